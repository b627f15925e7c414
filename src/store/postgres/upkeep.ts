import type { Pool } from 'pg';
import { inTransaction, onConnection, type Waiting } from '../../postgres/transaction.ts';
import type { Engine } from '../sql/engine.ts';
import { countAll, findDisagreements, findFaults, mendTimes } from '../sql/upkeep.ts';
import type { DatabaseInfo, Upkeep } from '../upkeep.ts';
import { findWrongDocuments, makeDocuments, mendDocuments } from './documents.ts';
import { size } from './health.ts';
import { schemaVersion } from './open.ts';
import { runSteps } from './steps.ts';
import * as sql from './upkeep-sql.ts';

/** What looking after a database takes. */
interface Ward {
  readonly pool: Pool;
  readonly address: string;
  readonly engine: Engine;
  readonly readsDocuments: boolean;
  readonly waiting: Waiting;
  /** Runs what reads; failures come out as `StoreError`. */
  reading<Result>(body: () => Promise<Result>): Promise<Result>;
}

/** Space of rows that are no more, as far as the server knows; bytes. */
const free = `
SELECT coalesce(sum(pg_relation_size(relid) * n_dead_tup / greatest(n_live_tup + n_dead_tup, 1)), 0)::bigint AS bytes
FROM pg_stat_user_tables WHERE schemaname = 'animectl'`;

export function postgresUpkeep({ pool, address, engine, readsDocuments, waiting, reading }: Ward): Upkeep {
  const numberOf = async (text: string) => (await pool.query<{ bytes: number }>(text)).rows[0]?.bytes ?? 0;
  const { clock } = engine;
  return {
    info: () =>
      reading(async (): Promise<DatabaseInfo> => {
        const { rows } = await pool.query<{ server: string; version: number }>(
          `SELECT current_setting('server_version') AS server, version FROM animectl.data_model`,
        );
        const { server = '', version = 0 } = rows[0] ?? {};
        return {
          address,
          engine: { name: 'PostgreSQL', version: server },
          ...{ version, wantedVersion: schemaVersion },
          bytes: await numberOf(size),
          freeBytes: await numberOf(free),
          ...(await onConnection(pool, (client) => runSteps(client, countAll(sql, version)))),
        };
      }),
    check: () =>
      engine.read(function* () {
        const found = yield* findFaults(sql, clock.now());
        return readsDocuments ? [...(yield* findWrongDocuments()), ...found] : found;
      }),
    disagreements: () => engine.read(() => findDisagreements(sql)),
    mend: () =>
      reading(() =>
        inTransaction(pool, waiting, async (client) => {
          const rows = await runSteps(client, mendTimes(sql, clock.now()));
          if (readsDocuments) await client.query(mendDocuments);
          return rows;
        }),
      ),
    shrink: () =>
      reading(async () => {
        const before = await numberOf(size);
        if (readsDocuments) await inTransaction(pool, waiting, (client) => client.query(makeDocuments));
        for (const { name } of (await pool.query<{ name: string }>(`${sql.tableNames} ORDER BY 1`)).rows)
          await pool.query(`VACUUM (ANALYZE) animectl."${name}"`);
        return { before, after: await numberOf(size) };
      }),
  };
}
