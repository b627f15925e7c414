import type { Pool, PoolClient } from 'pg';
import { StoreError } from '../../model/errors.ts';
import type { PostgresAddress } from '../../model/postgres.ts';
import { poolFor } from '../../postgres/connection.ts';
import { postgresErrorOf } from '../../postgres/failure.ts';
import { inTransaction, type Waiting } from '../../postgres/transaction.ts';
import { makeDocuments } from '../postgres/documents.ts';
import { bringUpToDate, copying, schemaVersion, versionIn } from '../postgres/open.ts';
import { sentFor, withNumbers } from '../postgres/parameters.ts';
import { rowsGiven } from '../sql/statement.ts';
import type { CopiedRow, TableShape } from './shape.ts';
import { type CopySource, type CopyTarget, keyCells, pageText } from './side.ts';

type Asking = Pick<PoolClient, 'query'>;
type Cells = Record<string, string | number | null>;

/** Runs `body`; what the server refuses is thrown as a `StoreError`. */
async function safely<Result>({ shown }: PostgresAddress, body: () => Promise<Result>): Promise<Result> {
  try {
    return await body();
  } catch (error) {
    throw postgresErrorOf(shown, error);
  }
}

async function pageIn(on: Asking, table: TableShape, after: CopiedRow | undefined, limit: number) {
  const text = withNumbers(pageText(table, `animectl."${table.name}"`, after !== undefined));
  const { rows } = await on.query<Cells>(text, [...(after ? keyCells(table, after) : []), limit]);
  return rows.map((row) => table.columns.map((column) => row[column] ?? null));
}

/** Opens a database for copying from it. Rejects with `StoreError`. */
export async function postgresSource(address: PostgresAddress, waiting: Waiting): Promise<CopySource> {
  const pool = await poolFor(address, { connections: 1 });
  return safely(address, async () => {
    const version = await versionIn(pool, address.shown, waiting);
    if (version !== schemaVersion) {
      await pool.end();
      const what = `its data model is ${version}, a copy needs ${schemaVersion}`;
      throw version === undefined
        ? new StoreError('missing', "nothing of animectl's is in it yet", { file: address.shown })
        : new StoreError('outdated', what, { file: address.shown });
    }
    const client = await pool.connect();
    // What others write meanwhile is not seen.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return {
      page: (table, after, limit) => safely(address, () => pageIn(client, table, after, limit)),
      async close() {
        client.release(true);
        await pool.end();
      },
    };
  });
}

/**
 * Opens a database for copying to it. What an earlier copy has left there is gone on with. Rejects with `StoreError` where animectl's
 * is in it already.
 */
export async function postgresTarget(address: PostgresAddress, waiting: Waiting): Promise<CopyTarget> {
  const { shown } = address;
  const pool = await poolFor(address, { connections: 1 });
  await safely(address, () => begin(pool, shown, waiting)).catch(async (error) => {
    await pool.end();
    throw error;
  });
  const types = await typesIn(pool);
  return {
    page: (table, after, limit) => safely(address, () => pageIn(pool, table, after, limit)),
    last: ({ name, columns, key }) =>
      safely(address, async () => {
        const order = key.map((column) => `"${column}" DESC`).join(', ');
        const { rows } = await pool.query<Cells>(`SELECT * FROM animectl."${name}" ORDER BY ${order} LIMIT 1`);
        return rows[0] && columns.map((column) => rows[0]?.[column] ?? null);
      }),
    write: ({ name, columns }, rows) =>
      safely(address, () => {
        const names = columns.map((column) => `"${column}"`).join(', ');
        const arrays = columns.map((column) => `?::${types.get(`${name}.${column}`) ?? 'text'}[]`).join(', ');
        const text = `INSERT INTO animectl."${name}" (${names}) SELECT * FROM unnest(${arrays}) ON CONFLICT DO NOTHING`;
        return inTransaction(pool, waiting, async (client) => {
          await client.query(withNumbers(text), [...sentFor([rowsGiven(rows)])]);
        });
      }),
    finish: () => safely(address, () => finish(pool, waiting)),
    close: () => pool.end(),
  };
}

async function begin(pool: Pool, address: string, waiting: Waiting): Promise<void> {
  const version = await versionIn(pool, address, waiting, 'mayBeUnfinished');
  if (version === copying) return;
  if (version !== undefined)
    throw new StoreError('path', "animectl's tables are in it already, and a copy replaces nothing", { file: address });
  await bringUpToDate(pool, waiting, copying);
}

async function typesIn(pool: Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ name: string; type: string }>(`
    SELECT table_name || '.' || column_name AS name, udt_name AS type
    FROM information_schema.columns WHERE table_schema = 'animectl'`);
  return new Map(rows.map(({ name, type }) => [name, type]));
}

/** Numbers that come next follow those that were copied. */
async function finish(pool: Pool, waiting: Waiting): Promise<void> {
  await inTransaction(pool, waiting, async (client) => {
    const { rows } = await client.query<{ table_name: string; column_name: string }>(`
      SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'animectl' AND is_identity = 'YES'`);
    for (const { table_name: table, column_name: column } of rows)
      await client.query(`
        SELECT setval(pg_get_serial_sequence('animectl.${table}', '${column}'), max("${column}"))
        FROM animectl."${table}" HAVING max("${column}") IS NOT NULL`);
    await client.query(makeDocuments);
    await client.query('UPDATE animectl.data_model SET version = $1', [schemaVersion]);
  });
  for (const { name } of (await pool.query<{ name: string }>(tables)).rows)
    await pool.query(`ANALYZE animectl."${name}"`);
}

const tables = `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'animectl'`;
