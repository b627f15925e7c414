import type { Pool, PoolClient } from 'pg';
import { type Clock, inTime } from '../model/clock.ts';
import { cutOff } from './connection.ts';
import { isCrossed, isHeld, isServerGone } from './failure.ts';

/** How to wait for other programs, and for a server that is away. */
export interface Waiting {
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  /** Aborted when the process is to end: from then on a wait is a second at most. */
  readonly signal?: AbortSignal;
  /** How long to wait for other writers, and for a server that is away, in ms; half a minute, and some seconds. */
  readonly waitMs?: number | undefined;
  /** Is called once if another program writes for long. */
  readonly say?: () => void;
}

/** What all that write to animectl's schema hold meanwhile, one after the other: 'anim'. */
const writers = 0x616e696d;
/** How long to wait for another writer: at first without a word, then with one; ms. */
const [quietMs, patientMs, hurryMs] = [2_000, 30_000, 1_000];
/** Pauses before what failed is done again, in ms. */
const pausesMs = [100, 300, 900, 2_700];

/**
 * Does something again and again where the connection is lost, or where others did the same at the same time. When it has failed
 * for the last time it rejects as `body` did.
 */
export async function repeatedly<Result>(
  body: () => Promise<Result>,
  { clock, signal, waitMs = patientMs }: Waiting,
): Promise<Result> {
  let left = waitMs;
  for (const pause of pausesMs) {
    try {
      return await body();
    } catch (error) {
      if (!isCrossed(error) && !isServerGone(error)) throw error;
      if (pause > left || (signal?.aborted && pause > hurryMs)) throw error;
    }
    left -= pause;
    await clock.sleep(pause);
  }
  return body();
}

/**
 * Runs `body` in a transaction, alone among all that write. Where the connection is lost while it is being committed the server is
 * asked what became of it, so that nothing is done twice.
 */
export function inTransaction<Result>(
  pool: Pool,
  waiting: Waiting,
  body: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  let unsure: { readonly id: string; readonly result: Result } | undefined;
  return repeatedly(async () => {
    if (unsure && (await isCommitted(pool, unsure.id))) return unsure.result;
    unsure = undefined;
    const client = await pool.connect();
    let fault: Error | undefined;
    // A connection that breaks says so even where nobody is asking it: the question that comes next is told, too.
    const hear = (error: Error) => {
      fault = error;
    };
    client.on('error', hear);
    try {
      const id = await begun(client, waiting);
      const result = await body(client);
      unsure = { id, result };
      await client.query('COMMIT');
      return result;
    } catch (error) {
      fault = error instanceof Error ? error : new Error(String(error));
      // What the server has said no to is undone; only a connection that broke leaves a doubt.
      if (!isServerGone(error)) {
        unsure = undefined;
        await client.query('ROLLBACK').then(
          () => {
            fault = undefined;
          },
          () => {},
        );
      }
      throw error;
    } finally {
      client.off('error', hear);
      client.release(fault);
    }
  }, waiting);
}

/** Runs `body` on one connection. What fails on it is not used again. */
export async function onConnection<Result>(pool: Pool, body: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let fault: Error | undefined;
  const hear = (error: Error) => {
    fault = error;
  };
  client.on('error', hear);
  try {
    return await body(client);
  } catch (error) {
    fault = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.off('error', hear);
    client.release(fault);
  }
}

/** Begins a transaction and waits until no other program writes. Resolves to the transaction's number. */
async function begun(client: PoolClient, { signal, say, waitMs = patientMs }: Waiting): Promise<string> {
  const longestMs = Math.max(1, Math.round(signal?.aborted ? Math.min(hurryMs, waitMs) : waitMs));
  const waits = longestMs <= quietMs ? [longestMs] : [quietMs, longestMs - quietMs];
  for (const [n, ms] of waits.entries()) {
    try {
      const begin = client.query(
        // Compiling a statement would take many times as long as running it.
        `BEGIN; SET LOCAL jit = off; SET LOCAL lock_timeout = ${ms}; SELECT pg_advisory_xact_lock(${writers}); SET LOCAL lock_timeout = DEFAULT`,
      );
      await unlessHurried(begin, signal);
      break;
    } catch (error) {
      if (isTimeout(error)) {
        cutOff(client);
        throw Object.assign(new Error('another program writes', { cause: error }), { code: '55P03' });
      }
      await client.query('ROLLBACK');
      if (!isHeld(error) || n === waits.length - 1) throw error;
      say?.();
    }
  }
  const { rows } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  return rows[0]?.id ?? '0';
}

/** What `work` comes to. Rejects with a `TimeoutError` where it goes on for a moment after the signal that the process is to end. */
function unlessHurried<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal || signal.aborted) return work;
  return new Promise((resolve, reject) => {
    const hurry = () => void inTime(work, hurryMs).catch(reject);
    signal.addEventListener('abort', hurry, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', hurry));
  });
}

const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';

/** Whether a transaction was committed, by its number; one that is still going on is waited for by asking once more. */
async function isCommitted(pool: Pool, id: string): Promise<boolean> {
  const { rows } = await pool.query<{ status: string | null }>('SELECT pg_xact_status($1::xid8) AS status', [id]);
  if (rows[0]?.status === 'in progress') throw Object.assign(new Error('it is still in progress'), { code: '40001' });
  return rows[0]?.status === 'committed';
}
