import type { Pool } from 'pg';
import type { Clock } from '../../model/clock.ts';
import { StoreError } from '../../model/errors.ts';
import type { Patience } from '../../model/patience.ts';
import { type PostgresAddress, serverOfPostgres } from '../../model/postgres.ts';
import { type ConnectOptions, poolFor } from '../../postgres/connection.ts';
import { postgresErrorOf } from '../../postgres/failure.ts';
import { repeatedly } from '../../postgres/transaction.ts';
import { aloneForNow } from '../away.ts';
import { StateUnavailableError } from '../state.ts';
import { definition, schema, version } from './schema.ts';
import { type ServerStanding, serverStanding } from './standing.ts';

export interface PostgresStateOptions extends Pick<ConnectOptions, 'load'> {
  readonly clock: Clock;
  /** Hears one line, once, when the server cannot be reached, or not any more. */
  readonly warn?: (message: string) => void;
  /** Waits for a server that has been reached and has gone. Left out: for some seconds only. */
  readonly patience?: Patience | undefined;
  /** It is used again when it is back, and left alone until then; hears that, in a sentence. Left out: each call waits for it for some seconds. */
  readonly onBack?: ((message: string) => void) | undefined;
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

/** What a run does without it. */
const alone = 'limits are those of this machine alone';

/** What all who make the schema hold meanwhile: 'ancs'. */
const makers = 0x616e6373;

/** Connects. Resolves to undefined, after a warning, where nobody is there. Throws `ConfigError` where `pg` is not installed. */
export async function connectPostgres(
  address: PostgresAddress,
  { clock, warn = () => {}, byOwnClock, timeoutMs = 5_000, load, patience, onBack }: PostgresStateOptions,
): Promise<PostgresConnection | undefined> {
  const pool = await poolFor(address, {
    ...{ connections: 2, connectMs: timeoutMs, answerMs: timeoutMs, ...(load && { load }) },
    wantedBy: { what: 'The cache is on PostgreSQL, which', setting: 'ANIMECTL_CACHE' },
  });
  let hasWarned = false;
  const failed = (error: unknown): StateUnavailableError => {
    const known = postgresErrorOf(address.shown, error);
    return new StateUnavailableError(known instanceof Error ? known.message : String(known), { cause: known });
  };
  const told = (error: StateUnavailableError): StateUnavailableError => {
    // Who waits for it stands not alone without it, and ends.
    if (!hasWarned) warn(patience ? error.message : `${error.message}: ${onBack ? aloneForNow : alone}`);
    hasWarned = true;
    return error;
  };
  const query = async <Row extends object>(text: string, values: readonly unknown[]) => {
    const once = () => pool.query<Row>(text, [...values]);
    try {
      // A server that is started again is waited for: who loses what is shared counts alone from then on.
      return (await (patience ? once() : repeatedly(once, { clock }))).rows;
    } catch (error) {
      throw failed(error);
    }
  };
  try {
    const [here] = (await pool.query('SELECT to_regclass($1) IS NOT NULL AS made', [`${schema}.version`])).rows;
    if (!here?.made || !(await isCurrent(pool))) await made(pool);
  } catch (error) {
    await pool.end();
    told(failed(error));
    return undefined;
  }
  const back = () => {
    hasWarned = false;
    onBack?.(`${serverOfPostgres(address)} can be used again`);
  };
  const probe = () => pool.query(`UPDATE ${schema}.version SET number = number`);
  const unlessLost = leftUntilBack(query, told, onBack && serverStanding({ clock, probe, onBack: back }));
  return {
    now: () => (byOwnClock ? Math.ceil(clock.now()) : null),
    query: <Row extends object>(text: string, values: readonly unknown[] = []) =>
      patience ? patience.through(() => query<Row>(text, values), isAway) : unlessLost<Row>(text, values),
    close: () => pool.end(),
  };
}

type Query = <Row extends object>(text: string, values: readonly unknown[]) => Promise<readonly Row[]>;

/** Queries that reject at once while the server is left alone. */
function leftUntilBack(
  query: Query,
  told: (error: StateUnavailableError) => StateUnavailableError,
  standing: ServerStanding | undefined,
): Query {
  return async <Row extends object>(text: string, values: readonly unknown[]) => {
    const lost = standing?.lost();
    if (lost) throw lost;
    try {
      return await query<Row>(text, values);
    } catch (error) {
      if (!(error instanceof StateUnavailableError)) throw error;
      if (isAway(error)) standing?.leave(error);
      throw told(error);
    }
  };
}

/** Whether the server will do as it is told later. */
function isAway(error: unknown): boolean {
  const cause = error instanceof StateUnavailableError ? error.cause : error;
  return cause instanceof StoreError && ['unreachable', 'busy', 'full', 'readonly', 'disk'].includes(cause.code);
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
