import { StoreError } from '../../model/errors.ts';
import type { PostgresAddress } from '../../model/postgres.ts';
import { poolFor } from '../../postgres/connection.ts';
import { postgresErrorOf } from '../../postgres/failure.ts';
import type { Waiting } from '../../postgres/transaction.ts';
import { bringUpToDate, type MigratedSchema, plannedFrom, versionIn } from './open.ts';

/** Brings a database on a server up to date, or with `dryRun` only says how. Rejects with `StoreError`; then it is as it was. */
export async function migratePostgres(
  address: PostgresAddress,
  dryRun: boolean,
  waiting: Waiting,
): Promise<MigratedSchema> {
  const { shown } = address;
  const pool = await poolFor(address);
  try {
    const version = await versionIn(pool, shown, waiting);
    if (version === undefined) throw new StoreError('missing', "nothing of animectl's is in it yet", { file: shown });
    const planned = plannedFrom(version);
    return dryRun || planned.migrations.length === 0 ? planned : await bringUpToDate(pool, waiting);
  } catch (error) {
    throw postgresErrorOf(shown, error);
  } finally {
    await pool.end();
  }
}
