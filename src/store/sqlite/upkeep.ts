import { statSync } from 'node:fs';
import type { Clock } from '../../model/clock.ts';
import { StoreError } from '../../model/errors.ts';
import { unknownTime } from '../../model/time.ts';
import { bundled } from '../../providers/registry.ts';
import type { Connection } from '../../sqlite/connection.ts';
import { cyclesIn } from '../merge/cycles.ts';
import { providersIn } from '../merge/stated-by.ts';
import { toleratedAheadMs } from '../merge/times.ts';
import type { DatabaseInfo, Disagreement, Finding, Severity, Upkeep } from '../upkeep.ts';
import type { Read } from './jobs.ts';
import { schemaVersion } from './open.ts';
import * as sql from './upkeep-sql.ts';

export function sqliteUpkeep(db: Connection, reading: Read, clock: Pick<Clock, 'now'>): Upkeep {
  return {
    info: () => reading(() => infoOf(db)),
    check: () => reading(() => findingsIn(db, clock.now())),
    disagreements: () => reading(() => disagreementsIn(db)),
    mend: () => reading(() => mend(db, clock.now())),
    shrink: () => reading(() => shrink(db)),
  };
}

const pragma = (db: Connection, name: string): number =>
  Number(Object.values(db.all<Record<string, unknown>>(`PRAGMA ${name}`)[0] ?? {})[0] ?? 0);

function infoOf(db: Connection): DatabaseInfo {
  const [row] = db.all<Record<string, number | null> & { ids: string; providers: string }>(sql.figures);
  const version = pragma(db, 'user_version');
  const later = version >= 2 ? db.all<{ untyped: number; imports: number }>(sql.laterFigures)[0] : undefined;
  const count = (name: string) => Number(row?.[name] ?? 0);
  const [oldest, newest] = [row?.oldest, row?.newest];
  return {
    address: db.file,
    engine: { name: 'SQLite', version: versionOfSqlite(db) },
    version,
    wantedVersion: schemaVersion,
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

/** The size of a file with its write-ahead log, in bytes. */
function bytesOf(file: string): number {
  return [file, `${file}-wal`].reduce((sum, one) => sum + (statSync(one, { throwIfNoEntry: false })?.size ?? 0), 0);
}

function findingsIn(db: Connection, now: number): readonly Finding[] {
  const damage = integrity(db);
  // What is read from a damaged file says nothing.
  if (damage) return [damage];
  const counted = (severity: Severity, what: Finding['what'], query: string): Finding => {
    const [row] = db.all<{ count: number; examples: string }>(query);
    return { severity, what, count: row?.count ?? 0, examples: JSON.parse(row?.examples ?? '[]') };
  };
  const all = [
    foreignKeys(db),
    timesAhead(db, now),
    counted('fault', 'one-way relations', sql.oneWay),
    counted('fault', 'orphan ids', sql.orphanIds),
    counted('note', 'one-sided relations', sql.oneSided),
    counted('note', 'ids without a title', sql.nameless),
    cycles(db),
    counted('note', 'disagreements', sql.disagreements),
  ];
  return all.filter(({ count }) => count > 0);
}

/** Times that were written by a clock that was ahead. A file of an older data model lacks some of the tables. */
function timesAhead(db: Connection, now: number): Finding {
  const rows = timesIn(db).map(({ table, column }) => ({
    words: `${table}.${column}`,
    count: db.all<{ n: number }>(sql.ahead(table, column), now + toleratedAheadMs)[0]?.n ?? 0,
  }));
  const found = rows.filter(({ count }) => count > 0);
  const count = found.reduce((sum, one) => sum + one.count, 0);
  return { severity: 'fault', what: 'times ahead', count, examples: found.map((one) => `${one.words} ${one.count}`) };
}

function timesIn(db: Connection) {
  const tables = new Set(db.all<{ name: string }>(sql.tableNames).map(({ name }) => name));
  return sql.times.filter(({ table }) => tables.has(table));
}

function mend(db: Connection, now: number): number {
  if (now < bundled.editionMs) {
    const day = new Date(bundled.editionMs).toISOString().slice(0, 10);
    const what = `this machine's clock is wrong: it is before ${day}, and this animectl was made after that; nothing was changed`;
    throw new StoreError('clock', what, { file: db.file });
  }
  const set = ({ isFetch }: { readonly isFetch: boolean }) => (isFetch ? unknownTime : now);
  return db.transaction(() =>
    timesIn(db).reduce(
      (sum, one) => sum + db.run(sql.setBack(one.table, one.column), set(one), now + toleratedAheadMs),
      0,
    ),
  );
}

function disagreementsIn(db: Connection): readonly Disagreement[] {
  const rows = db.all<Omit<Disagreement, 'words'> & { words: string }>(sql.disagreed);
  return rows.map((row) => {
    const words = JSON.parse(row.words) as Disagreement['words'];
    const each = words.flatMap(({ type, provider }) => providersIn(provider).map((one) => ({ type, provider: one })));
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

function shrink(db: Connection): { readonly before: number; readonly after: number } {
  if (db.readonly) throw new StoreError('readonly', 'it can be read but not written', { file: db.file });
  const before = bytesOf(db.file);
  db.run(`INSERT INTO name_search (name_search) VALUES ('optimize')`);
  db.run('VACUUM');
  db.all('PRAGMA optimize');
  db.all('PRAGMA wal_checkpoint(TRUNCATE)');
  return { before, after: bytesOf(db.file) };
}
