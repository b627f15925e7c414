import type { PostgresAddress } from '../../model/postgres.ts';
import { poolFor } from '../../postgres/connection.ts';
import { postgresErrorOf } from '../../postgres/failure.ts';
import type { Waiting } from '../../postgres/transaction.ts';
import { schemaVersion, versionIn } from './open.ts';

/** How a database on a server is, looked at without writing to it. */
export interface ServerHealth {
  /** The address without the password. */
  readonly path: string;
  readonly exists: boolean;
  readonly writable: boolean;
  readonly fault?: string;
  readonly version?: number;
  readonly bytes?: number;
  readonly wantedVersion: number;
}

/** Looks at a database; throws nothing for what is wrong with it, and gives up after some seconds. */
export async function examineServer(address: PostgresAddress, clock: Waiting['clock']): Promise<ServerHealth> {
  const { shown: path } = address;
  const found = { path, wantedVersion: schemaVersion };
  const pool = await poolFor(address, { connections: 1, connectMs: 5_000, answerMs: 5_000 });
  try {
    const version = await versionIn(pool, path, { clock, waitMs: 0 });
    const { rows } = await pool.query<{ readonly: string; may: 0 | 1 }>(`
      SELECT current_setting('transaction_read_only') AS readonly, ${version === undefined ? mayMake : mayWrite} AS may`);
    const writable = rows[0]?.readonly === 'off' && rows[0].may === 1;
    if (version === undefined) return { ...found, exists: false, writable };
    const bytes = (await pool.query<{ bytes: number }>(size)).rows[0]?.bytes ?? 0;
    return { ...found, exists: true, writable, version, bytes };
  } catch (error) {
    const failure = postgresErrorOf(path, error);
    if (!(failure instanceof Error) || !('what' in failure)) throw failure;
    return { ...found, exists: false, writable: false, fault: String(failure.what) };
  } finally {
    await pool.end();
  }
}

/** What all tables take with their indexes and all that belongs to them; bytes. */
export const size = `
SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint AS bytes
FROM pg_class c WHERE c.relnamespace = 'animectl'::regnamespace AND c.relkind = 'r'`;

const mayMake = `has_database_privilege(current_database(), 'CREATE')`;
const mayWrite = `has_table_privilege('animectl.title', 'INSERT')`;
