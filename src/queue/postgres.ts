import type { Pool } from 'pg';
import { StoreError } from '../model/errors.ts';
import { installed } from '../model/installed.ts';
import { postgresAddress, withHost } from '../model/postgres.ts';
import { isDirect, poolFor } from '../postgres/connection.ts';
import { postgresErrorOf } from '../postgres/failure.ts';
import { type EngineOptions, packagesMissing, type QueueEngine, type QueuePackages, queueName } from './engine.ts';
import { QueueError, queueError } from './error.ts';

/** The schema that BullMQ has for itself. */
const schema = 'bullmq';
/** Connections besides one for each job at once: one that listens, one that renews locks, and one for who looks on. */
const besides = 3;

/** A queue on a PostgreSQL server. BullMQ's tables are made, or brought up to date, in a schema of their own. */
export async function postgresEngine(
  url: string,
  { load, patient = false, concurrency = 1 }: EngineOptions,
): Promise<QueueEngine> {
  const bullmq = await installed(load?.bullmq ?? (() => import('bullmq')), packagesMissing('bullmq and pg'));
  const address = postgresAddress(url, 'ANIMECTL_QUEUE');
  const pool = await poolFor(address, {
    connections: concurrency + besides,
    connectMs: patient ? 10_000 : 3_000,
    answerMs: patient ? 60_000 : 15_000,
    ...{ searchPath: schema, values: 'pg', listens: true },
    wantedBy: { what: 'The queue is on PostgreSQL, which', setting: 'ANIMECTL_QUEUE' },
    ...(load?.pg && { load: load.pg }),
  });
  try {
    await prepared(pool, bullmq);
  } catch (error) {
    await pool.end();
    throw failureOf(error, url, address.shown, bullmq);
  }
  const { Queue, Worker, FlowProducer } = bullmq.withBackend(bullmq.createPostgresBackend);
  // Its types know no pool of the package's own types, and a queue of one backend not as one of another.
  const connection = pool as never;
  return {
    queue: async () => new Queue(queueName, { connection }) as never,
    flows: async () => new FlowProducer({ connection }) as never,
    worker: async (process, options) => new Worker(queueName, process as never, { ...options, connection }) as never,
    look: () =>
      pool.query('SELECT 1').then(
        () => {},
        (error) => {
          throw failureOf(error, url, address.shown, bullmq);
        },
      ),
    close: () => pool.end(),
  };
}

/** What a queue cannot do with, and what to do about it. */
const pooled =
  'something like pgbouncer stands before PostgreSQL there, and who waits for jobs has to listen to PostgreSQL itself (LISTEN): give ANIMECTL_QUEUE the address and port of the server; ANIMECTL_DB may stay as it is';

/** Makes BullMQ's tables where they are not there yet: a pool of one's own is not asked whether to. */
async function prepared(pool: Pool, { runMigrations }: QueuePackages['bullmq']): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    if (!isDirect(client, rows[0]?.pid)) throw new Error(pooled);
    await runMigrations(client, schema);
  } finally {
    client.release();
  }
}

/** What pgbouncer says to a connection that comes with settings. */
const settingsRefused = /unsupported startup parameter/;

function failureOf(error: unknown, url: string, shown: string, bullmq: QueuePackages['bullmq']): Error {
  if (error instanceof bullmq.SchemaVersionMismatchError)
    return new QueueError(
      `the queue at ${new URL(withHost(url)).host} was made by BullMQ ${error.minimumClientVersion}, and this is BullMQ ${bullmq.BULLMQ_MAJOR_VERSION}: update animectl`,
    );
  if (error instanceof Error && settingsRefused.test(error.message)) return queueError(new Error(pooled), url);
  const known = postgresErrorOf(shown, error);
  return queueError(known instanceof StoreError ? new Error(known.what) : known, url);
}
