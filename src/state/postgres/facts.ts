import type { PostgresAddress } from '../../model/postgres.ts';
import { poolFor } from '../../postgres/connection.ts';
import { postgresErrorOf } from '../../postgres/failure.ts';
import { schema } from './schema.ts';

/** What a PostgreSQL holds of what machines share, looked at without writing to it. */
export interface PostgresSaid {
  /** Why it is of no use. */
  readonly fault?: string;
  /** Tables and indexes. */
  readonly bytes?: number;
  readonly entries?: number;
  /** Those that nobody gets any more. */
  readonly expired?: number;
}

/** Looks at the state on a server; throws nothing for what is wrong with it, and gives up after some seconds. */
export async function postgresFacts(address: PostgresAddress): Promise<PostgresSaid> {
  const pool = await poolFor(address, {
    ...{ connections: 1, connectMs: 5_000, answerMs: 5_000 },
    wantedBy: { what: 'The cache is on PostgreSQL, which', setting: 'ANIMECTL_CACHE' },
  });
  try {
    const [made] = (await pool.query<{ made: 0 | 1 }>(`SELECT to_regclass('${schema}.cache') IS NOT NULL AS made`))
      .rows;
    if (!made?.made) return { bytes: 0, entries: 0, expired: 0 };
    const [facts] = (await pool.query<Required<Omit<PostgresSaid, 'fault'>>>(looked)).rows;
    return { ...facts };
  } catch (error) {
    const failure = postgresErrorOf(address.shown, error);
    if (failure instanceof Error && 'what' in failure) return { fault: String(failure.what) };
    throw failure;
  } finally {
    await pool.end();
  }
}

const looked = `
SELECT (SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c
    WHERE c.relnamespace = '${schema}'::regnamespace AND c.relkind = 'r') AS bytes,
  count(*) AS entries,
  count(*) FILTER (WHERE expires_at <= floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) AS expired
FROM ${schema}.cache`;
