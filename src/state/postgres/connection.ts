import type { Pool } from 'pg';
import type { Clock } from '../../model/clock.ts';
import type { PostgresAddress } from '../../model/postgres.ts';
import { type ConnectOptions, poolFor } from '../../postgres/connection.ts';
import { postgresErrorOf } from '../../postgres/failure.ts';
import { repeatedly } from '../../postgres/transaction.ts';
import { StateUnavailableError } from '../state.ts';
import { definition, schema, version } from './schema.ts';

export interface PostgresStateOptions extends Pick<ConnectOptions, 'load'> {
  readonly clock: Clock;
  /** Hears one line, once, when the server cannot be reached, or not any more. */
  readonly warn?: (message: string) => void;
  /** Count by the clock that is given and not by the server's own: for who sets it. */
  readonly byOwnClock?: boolean;
  /** How long to wait for the connection, and for one answer; ms. */
  readonly timeoutMs?: number;
}

/** A PostgreSQL that keeps what machines share. All of it rejects with `StateUnavailableError` where the server fails. */
export interface PostgresConnection {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** The time to count by, Unix time in ms; null: the server's own. */
  now(): number | null;
  close(): Promise<void>;
}

/** What all who make the schema hold meanwhile: 'ancs'. */
const makers = 0x616e6373;

/** Connects. Resolves to undefined, after a warning, where nobody is there. Throws `ConfigError` where `pg` is not installed. */
export async function connectPostgres(
  address: PostgresAddress,
  { clock, warn = () => {}, byOwnClock, timeoutMs = 5_000, load }: PostgresStateOptions,
): Promise<PostgresConnection | undefined> {
  const pool = await poolFor(address, {
    ...{ connections: 2, connectMs: timeoutMs, answerMs: timeoutMs, ...(load && { load }) },
    wantedBy: { what: 'The cache is on PostgreSQL, which', setting: 'ANIMECTL_CACHE' },
  });
  let hasWarned = false;
  const failed = (error: unknown): StateUnavailableError => {
    const known = postgresErrorOf(address.shown, error);
    const words = known instanceof Error ? known.message : String(known);
    if (!hasWarned) warn(`${words}: limits are those of this machine alone`);
    hasWarned = true;
    return new StateUnavailableError(words);
  };
  // A server that is started again is waited for: who loses what is shared counts alone from then on.
  const patiently = <T>(work: () => Promise<T>): Promise<T> => repeatedly(work, { clock });
  try {
    const [here] = (await pool.query('SELECT to_regclass($1) IS NOT NULL AS made', [`${schema}.version`])).rows;
    if (!here?.made || !(await isCurrent(pool))) await made(pool);
  } catch (error) {
    await pool.end();
    failed(error);
    return undefined;
  }
  return {
    now: () => (byOwnClock ? Math.ceil(clock.now()) : null),
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      try {
        return (await patiently(() => pool.query<Row>(text, [...values]))).rows;
      } catch (error) {
        throw failed(error);
      }
    },
    close: () => pool.end(),
  };
}

async function isCurrent(pool: Pick<Pool, 'query'>): Promise<boolean> {
  const { rows } = await pool.query<{ number: number }>(`SELECT number FROM ${schema}.version`);
  return rows[0]?.number === version;
}

/** Makes the schema, once, however many do it at the same time. */
async function made(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${makers})`);
    const { rows } = await client.query<{ made: number }>('SELECT to_regclass($1) IS NOT NULL AS made', [
      `${schema}.version`,
    ]);
    if (!rows[0]?.made || !(await isCurrent(client))) {
      // A server says that there was nothing to drop.
      await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
      await client.query(definition);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
