import { isPostgres, postgresAddress } from '../model/postgres.ts';
import { poolFor } from '../postgres/connection.ts';
import { postgresErrorOf } from '../postgres/failure.ts';
import type { EngineOptions } from './engine.ts';
import { queueError } from './error.ts';
import { openQueue } from './open.ts';
import type { QueuedState } from './queue.ts';

const none: Readonly<Record<QueuedState, number>> = { waiting: 0, delayed: 0, running: 0, failed: 0 };

/** Counts the jobs of the queue at an address, and makes none where there is none yet. Throws as `openQueue` does. */
export async function lookAtQueue(
  url: string,
  options: Pick<EngineOptions, 'load' | 'advise'> = {},
): Promise<Readonly<Record<QueuedState, number>>> {
  if (isPostgres(url) && !(await isMade(url))) return none;
  const queue = await openQueue(url, options);
  try {
    return await queue.counts();
  } finally {
    await queue.close();
  }
}

/** Whether there are tables of BullMQ's. */
async function isMade(url: string): Promise<boolean> {
  const address = postgresAddress(url, 'ANIMECTL_QUEUE');
  const wantedBy = { what: 'The queue is on PostgreSQL, which', setting: 'ANIMECTL_QUEUE' };
  const pool = await poolFor(address, { connections: 1, connectMs: 3_000, answerMs: 5_000, wantedBy });
  try {
    const { rows } = await pool.query<{ made: 0 | 1 }>("SELECT to_regnamespace('bullmq') IS NOT NULL AS made");
    return rows[0]?.made === 1;
  } catch (error) {
    throw queueError(postgresErrorOf(address.shown, error), url);
  } finally {
    await pool.end();
  }
}
