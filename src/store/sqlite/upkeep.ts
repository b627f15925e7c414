import { statSync } from 'node:fs';
import { StoreError } from '../../model/errors.ts';
import type { Connection } from '../../sqlite/connection.ts';
import { isBusy } from '../../sqlite/failure.ts';
import type { Engine } from '../sql/engine.ts';
import { countAll, findDisagreements, findFaults, mendTimes } from '../sql/upkeep.ts';
import type { DatabaseInfo, Finding, Upkeep } from '../upkeep.ts';
import { schemaVersion } from './open.ts';
import { runSteps } from './steps.ts';
import * as sql from './upkeep-sql.ts';

export function sqliteUpkeep(
  db: Connection,
  { clock }: Engine,
  safely: <Result>(body: () => Result) => Promise<Result>,
): Upkeep {
  return {
    info: () => safely(() => infoOf(db)),
    check: () => safely(() => checked(db, clock.now())),
    disagreements: () => safely(() => runSteps(db, findDisagreements(sql))),
    mend: () => safely(() => mend(db, clock.now())),
    shrink: () => safely(() => shrink(db)),
  };
}

const pragma = (db: Connection, name: string): number =>
  Number(Object.values(db.all<Record<string, unknown>>(`PRAGMA ${name}`)[0] ?? {})[0] ?? 0);

function infoOf(db: Connection): DatabaseInfo {
  const version = pragma(db, 'user_version');
  return {
    address: db.file,
    engine: { name: 'SQLite', version: versionOfSqlite(db) },
    version,
    wantedVersion: schemaVersion,
    bytes: bytesOf(db.file),
    freeBytes: pragma(db, 'freelist_count') * pragma(db, 'page_size'),
    ...runSteps(db, countAll(sql, version)),
  };
}

const versionOfSqlite = (db: Connection): string =>
  db.all<{ version: string }>('SELECT sqlite_version() AS version')[0]?.version ?? '';

/** The size of a file with its write-ahead log, in bytes. */
function bytesOf(file: string): number {
  return [file, `${file}-wal`].reduce((sum, one) => sum + (statSync(one, { throwIfNoEntry: false })?.size ?? 0), 0);
}

function checked(db: Connection, now: number): readonly Finding[] {
  const damage = integrity(db);
  // What is read from a damaged file says nothing.
  if (damage) return [damage];
  const faults = foreignKeys(db);
  return [...(faults.count > 0 ? [faults] : []), ...runSteps(db, findFaults(sql, now))];
}

function mend(db: Connection, now: number): number {
  try {
    return db.transaction(() => runSteps(db, mendTimes(sql, now)));
  } catch (error) {
    if (error instanceof StoreError && error.file === undefined)
      throw new StoreError(error.code, error.what, { file: db.file });
    throw error;
  }
}

function integrity(db: Connection): Finding | undefined {
  const words = db.all<{ integrity_check: string }>('PRAGMA integrity_check(5)').map((row) => row.integrity_check);
  if (words.length !== 1 || words[0] !== 'ok')
    return { severity: 'damage', what: 'integrity', count: words.length, examples: words };
  if (db.readonly) return undefined;
  try {
    // 1: compared with the names themselves, too. https://www.sqlite.org/fts5.html#the_integrity_check_command
    db.run(`INSERT INTO name_search (name_search, rank) VALUES ('integrity-check', 1)`);
    return undefined;
  } catch (error) {
    // It is compared under the write lock, which another program may have.
    if (isBusy(error)) throw error;
    return { severity: 'damage', what: 'full text', count: 1, examples: [String(error)] };
  }
}

function foreignKeys(db: Connection): Finding {
  const rows = db.all<{ table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check');
  const examples = rows.slice(0, 5).map(({ table, rowid, parent }) => `${table} ${rowid ?? ''} lacks its ${parent}`);
  return { severity: 'fault', what: 'foreign keys', count: rows.length, examples };
}

/** In fewer pages, whatever SQLite knows of its tables, every plan is as fast, and noting it takes two pages more. */
const leastPages = 1_000;

function shrink(db: Connection): { readonly before: number; readonly after: number } {
  if (db.readonly) throw new StoreError('readonly', 'it can be read but not written', { file: db.file });
  const before = bytesOf(db.file);
  db.run(`INSERT INTO name_search (name_search) VALUES ('optimize')`);
  db.run('VACUUM');
  if (pragma(db, 'page_count') >= leastPages) db.all('PRAGMA optimize');
  db.all('PRAGMA wal_checkpoint(TRUNCATE)');
  return { before, after: bytesOf(db.file) };
}
