import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../../model/errors.ts';
import { type Connection, guarded, storeErrorOf } from '../../sqlite/connection.ts';
import { held } from '../../sqlite/held.ts';
import { cyclesIn } from '../merge/cycles.ts';
import { type StoredRow, storedOf } from '../merge/rows.ts';
import { sayersIn } from '../merge/stated-by.ts';
import type { Stored } from '../store.ts';
import type { DatabaseInfo, Disagreement, Finding, Severity, Upkeep } from '../upkeep.ts';
import { openDatabase, schemaVersion } from './open.ts';
import * as rowSql from './sql.ts';
import * as sql from './upkeep-sql.ts';

const pageSize = 500;

/** Opens a database that is there, of whatever data model. Throws `StoreError`; makes nothing. */
export function openUpkeep(path: string): Upkeep {
  const file = resolve(path);
  if (!existsSync(file)) throw new StoreError(`Database ${file}: there is none yet; name another file with --db`);
  const db = openDatabase(file, { asIs: true });
  const tried = <Result>(body: () => Result) => guarded(file, body);
  return {
    info: () => tried(() => infoOf(db)),
    check: () => tried(() => findingsIn(db)),
    disagreements: () => tried(() => disagreementsIn(db)),
    titles: () => pages(db),
    copyTo: (target) => copy(file, target),
    vacuum: () => tried(() => vacuum(db)),
    close: () => tried(db.close),
  };
}

const pragma = (db: Connection, name: string): number =>
  Number(Object.values(db.all<Record<string, unknown>>(`PRAGMA ${name}`)[0] ?? {})[0] ?? 0);

function infoOf(db: Connection): DatabaseInfo {
  const [row] = db.all<Record<string, number | null> & { ids: string; providers: string }>(sql.figures);
  const version = pragma(db, 'user_version');
  const later = version >= 2 ? db.all<{ untyped: number; imports: number }>(sql.laterFigures)[0] : undefined;
  const count = (name: string) => Number(row?.[name] ?? 0);
  const [{ oldest, newest }, sqlite] = [{ oldest: row?.oldest, newest: row?.newest }, versionOfSqlite(db)];
  return {
    ...{ file: db.file, version, wantedVersion: schemaVersion, sqlite },
    bytes: bytesOf(db.file),
    freeBytes: pragma(db, 'freelist_count') * pragma(db, 'page_size'),
    titles: count('titles'),
    outlines: count('outlines'),
    names: count('names'),
    ids: JSON.parse(row?.ids ?? '{}'),
    providers: JSON.parse(row?.providers ?? '{}'),
    relations: { stated: count('stated'), inferred: count('inferred'), untyped: later?.untyped ?? 0 },
    crawls: count('crawls'),
    imports: later?.imports ?? 0,
    ...(oldest && { oldest }),
    ...(newest && { newest }),
  };
}

const versionOfSqlite = (db: Connection): string =>
  db.all<{ version: string }>('SELECT sqlite_version() AS version')[0]?.version ?? '';

/** With what has not reached the file itself. */
function bytesOf(file: string): number {
  return [file, `${file}-wal`].reduce((sum, one) => sum + (statSync(one, { throwIfNoEntry: false })?.size ?? 0), 0);
}

function findingsIn(db: Connection): readonly Finding[] {
  const damage = integrity(db);
  // What is read from a damaged file says nothing.
  if (damage) return [damage];
  const counted = (severity: Severity, what: Finding['what'], query: string): Finding => {
    const [row] = db.all<{ count: number; examples: string }>(query);
    return { severity, what, count: row?.count ?? 0, examples: JSON.parse(row?.examples ?? '[]') };
  };
  const all = [
    foreignKeys(db),
    counted('fault', 'one-way relations', sql.oneWay),
    counted('fault', 'orphan ids', sql.orphanIds),
    counted('note', 'one-sided relations', sql.oneSided),
    counted('note', 'ids without a title', sql.nameless),
    cycles(db),
    counted('note', 'disagreements', sql.disagreements),
  ];
  return all.filter(({ count }) => count > 0);
}

function disagreementsIn(db: Connection): readonly Disagreement[] {
  const rows = db.all<Omit<Disagreement, 'words'> & { words: string }>(sql.disagreed);
  return rows.map((row) => {
    const words = JSON.parse(row.words) as Disagreement['words'];
    const each = words.flatMap(({ type, provider }) => sayersIn(provider).map((one) => ({ type, provider: one })));
    return { ...row, words: each };
  });
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
    return { severity: 'damage', what: 'full text', count: 1, examples: [String(error)] };
  }
}

function foreignKeys(db: Connection): Finding {
  const rows = db.all<{ table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check');
  const examples = rows.slice(0, 5).map(({ table, rowid, parent }) => `${table} ${rowid ?? ''} lacks its ${parent}`);
  return { severity: 'fault', what: 'foreign keys', count: rows.length, examples };
}

function cycles(db: Connection): Finding {
  const found = cyclesIn(db.all(sql.sequels));
  const examples = found.slice(0, 5).map((refs) => [...refs, refs[0]].join(' -> '));
  return { severity: 'note', what: 'SEQUEL cycles', count: found.length, examples };
}

function* pages(db: Connection): Generator<readonly Stored[], void> {
  for (let after = 0; ; ) {
    const ids = guarded(db.file, () => db.all<{ id: number }>(sql.titleIds, after, pageSize)).map(({ id }) => id);
    if (ids.length === 0) return;
    const rows = guarded(db.file, () => db.all<StoredRow>(rowSql.loadById, JSON.stringify(ids)));
    yield rows.flatMap((row) => storedOf(row) ?? []);
    after = ids.at(-1) ?? after;
  }
}

/** By SQLite's own backup: whole, whatever others do meanwhile. There only when it is done. */
async function copy(file: string, target: string): Promise<void> {
  const part = `${target}.${globalThis.crypto.randomUUID()}.part`;
  if (resolve(target) === file) throw new StoreError(`Database ${file}: it cannot be copied onto itself`);
  try {
    const db = held(new Database(file, { fileMustExist: true }));
    try {
      // For the user's eyes only, as the file itself is.
      closeSync(openSync(part, 'wx', 0o600));
      await db.backup(part);
    } finally {
      db.close();
    }
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw storeErrorOf(target, error);
  }
}

function vacuum(db: Connection): { readonly before: number; readonly after: number } {
  if (db.readonly) throw new StoreError(`Database ${db.file}: it can be read but not written`);
  const before = bytesOf(db.file);
  db.run(`INSERT INTO name_search (name_search) VALUES ('optimize')`);
  db.run('VACUUM');
  db.all('PRAGMA optimize');
  db.all('PRAGMA wal_checkpoint(TRUNCATE)');
  return { before, after: bytesOf(db.file) };
}
