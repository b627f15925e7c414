import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Pool } from 'pg';
import { StoreError } from '../../model/errors.ts';
import { inTransaction, repeatedly, type Waiting } from '../../postgres/transaction.ts';
import { makeDocuments } from './documents.ts';
import type { Migration } from './migration.ts';
import { migrations } from './migrations.ts';

/** The data model that this program writes; `schema.sql` sets the same number, and SQLite's has it, too. */
export const schemaVersion = 5;

/** What stands for the data model as long as a copy into the database is not finished. */
export const copying = 0;

/** What was done to bring a database up to date, or what would be. */
export interface MigratedSchema {
  readonly from: number;
  readonly to: number;
  readonly migrations: readonly Migration[];
}

/** What is there, and what may be done with it. */
interface Facts extends Documents {
  /** The data model's number; null where there is nothing of animectl's. */
  readonly version: number | null;
  readonly server: number;
  readonly encoding: string;
  readonly readonly: boolean;
}

/** Whether titles can be read from their documents, and whether those can be made where there are none: see schema.sql. */
interface Documents {
  readonly documents: 'readable' | 'hidden' | 'missing' | 'unmakeable';
}

/** A database as it was found. */
export interface FoundSchema extends Documents {
  /** The data model's number; undefined where there is nothing of animectl's yet. */
  readonly version: number | undefined;
}

/** The oldest server that has everything: pg_xact_status(xid8). */
const oldestServer = 130_000;

/** Reads the number of the data model: see `schemaIn`. */
export async function versionIn(
  pool: Pool,
  address: string,
  waiting: Waiting,
  unfinished?: 'mayBeUnfinished',
): Promise<number | undefined> {
  return (await schemaIn(pool, address, waiting, unfinished)).version;
}

/**
 * Looks at what is in a database. Rejects with `StoreError` for one that is of no use: of a newer program, of an old server, or not in
 * Unicode.
 */
export async function schemaIn(
  pool: Pool,
  address: string,
  waiting: Waiting,
  unfinished?: 'mayBeUnfinished',
): Promise<FoundSchema> {
  // One that is away for longer is told of at once: what is asked next can do without it.
  const facts = await repeatedly(() => factsOf(pool), { waitMs: 1_000, ...waiting });
  const fault = faultOf(facts) ?? (unfinished ? undefined : unfinishedIn(facts));
  if (fault) throw new StoreError(fault.code, fault.what, { file: address });
  return { version: facts.version ?? undefined, documents: facts.documents };
}

async function factsOf(pool: Pick<Pool, 'query'>): Promise<Facts> {
  const { rows } = await pool.query<Omit<Facts, 'version' | 'documents'> & { hasModel: number }>(`
    SELECT current_setting('server_version_num')::int AS server, current_setting('server_encoding') AS encoding,
      to_regclass('animectl.data_model') IS NOT NULL AS "hasModel"`);
  const [row] = rows;
  if (!row) throw new Error('The server answers nothing to what it is');
  if (!row.hasModel) return { ...row, version: null, documents: 'missing' };
  const model = await pool.query<Pick<Facts, 'documents'> & { version: number }>(`
    SELECT version, ${documents} AS documents FROM animectl.data_model`);
  const { version = 0, documents: found = 'missing' } = model.rows[0] ?? {};
  return { ...row, version, documents: found };
}

/** Only whom the tables belong to can give them triggers. */
const documents = `
CASE
  WHEN to_regclass('animectl.title_document') IS NOT NULL
    THEN CASE WHEN has_table_privilege(to_regclass('animectl.title_document'), 'SELECT') THEN 'readable' ELSE 'hidden' END
  WHEN NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'
    AND has_schema_privilege('animectl', 'CREATE')
    AND (SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class
      WHERE relnamespace = to_regnamespace('animectl') AND relkind = 'r')
    THEN 'missing'
  ELSE 'unmakeable'
END`;

function faultOf({ version, server, encoding }: Facts): Pick<StoreError, 'code' | 'what'> | undefined {
  if (server < oldestServer)
    return {
      code: 'foreign',
      what: `its server is PostgreSQL ${Math.floor(server / 10_000)}, and 13 is the oldest that will do`,
    };
  if (encoding !== 'UTF8')
    return { code: 'foreign', what: `its texts are in ${encoding}, and names of titles need one in UTF8` };
  if ((version ?? 0) > schemaVersion)
    return {
      code: 'newer',
      what: `a newer animectl made it (data model ${version}, this one knows ${schemaVersion}) and nothing was touched`,
    };
  return undefined;
}

function unfinishedIn({ version }: Facts): Pick<StoreError, 'code' | 'what'> | undefined {
  if (version !== copying) return undefined;
  return { code: 'foreign', what: 'a copy into it was begun and is not finished' };
}

/** Says what it would take to bring a database of a data model to this program's. */
export function plannedFrom(version: number | undefined, steps = migrations): MigratedSchema {
  const from = version ?? schemaVersion;
  return { from, to: schemaVersion, migrations: steps.filter(({ to }) => to > from) };
}

/**
 * Makes animectl's schema in a database, or brings it up to date, and makes documents where there are none: all in one transaction,
 * and once, however many programs do it at the same time. `as`: the number that it is to have; `steps`: those from one data model to
 * the next.
 */
export function bringUpToDate(
  pool: Pool,
  waiting: Waiting,
  as = schemaVersion,
  steps = migrations,
): Promise<MigratedSchema> {
  return inTransaction(pool, waiting, async (client) => {
    // Another process may have been faster.
    const { version, documents } = await factsOf(client);
    if (version === null) await client.query(schemaText());
    if (as !== schemaVersion) await client.query('UPDATE animectl.data_model SET version = $1', [as]);
    const planned = plannedFrom(version ?? undefined, steps);
    for (const { to, sql } of planned.migrations) {
      await client.query(sql);
      await client.query('UPDATE animectl.data_model SET version = $1', [to]);
    }
    if (version !== null && documents === 'missing') {
      await client.query(documentsText());
      await client.query(makeDocuments);
    }
    return planned;
  });
}

/** What makes the table of documents and all that keeps them right: the end of schema.sql. */
function documentsText(): string {
  const text = schemaText();
  return text.slice(text.indexOf('CREATE TABLE animectl.title_document'));
}

function schemaText(): string {
  return readFileSync(createRequire(import.meta.url).resolve('animectl/postgres/schema.sql'), 'utf8');
}
