import { resolve } from 'node:path';
import { StoreError } from '../../model/errors.ts';
import type { Ref } from '../../model/ref.ts';
import type { Relation } from '../../model/relation.ts';
import { patiently } from '../../sqlite/busy.ts';
import { type Connection, guarded } from '../../sqlite/connection.ts';
import type { Jobs } from '../jobs.ts';
import { type RelationColumns, relationOf, type StoredRow, storedOf } from '../merge/rows.ts';
import type { CrawlRecord, Pair, Store, Stored } from '../store.ts';
import { sqliteChanges } from './changes.ts';
import { sqliteDecisions } from './decisions.ts';
import { sqliteJobs } from './jobs.ts';
import { isWritable, type OpenOptions, openDatabase, schemaVersion, versionOf } from './open.ts';
import { saveBatch } from './save.ts';
import { searchTitles } from './search.ts';
import * as sql from './sql.ts';

/** What is kept in one SQLite file. Closing the store closes all. */
export interface SqliteFile {
  readonly store: Store;
  readonly jobs: Jobs;
}

/**
 * One SQLite file (or `:memory:`), created where it is missing. One of an older data model is brought up to date, with a
 * copy kept. A file that cannot be written can still be read; only saving throws. Throws `StoreError`, having created and
 * changed nothing.
 */
export async function openSqlite(file: string, options: OpenOptions = {}): Promise<SqliteFile> {
  if (!options.readonly && isOutdated(file)) await (await import('./migrate.ts')).migrate(resolve(file));
  const { patience } = options;
  const waiting = async <Result>(body: () => Result) => (patience ? patiently(body, patience) : body());
  const db = openDatabase(file, options);
  const reading = <Result>(body: () => Result) => waiting(() => guarded(db.file, body));
  const writing = async <Result>(body: () => Result) => {
    refuseReadonly(db);
    return reading(body);
  };
  const store: Store = {
    save: (batch) => writing(() => saveBatch(db, batch)),
    load: (refs) => reading(() => load(db, refs)),
    inferred: (refs) => reading(() => inferred(db, refs)),
    search: (words, limit) => reading(() => search(db, words, limit)),
    relate: (pairs, provider) => writing(() => relate(db, pairs, provider)),
    asked: () => reading(() => db.all<{ ref: Ref }>(sql.asked).map(({ ref }) => ref)),
    recordCrawl: (crawl) => writing(() => recordCrawl(db, crawl)),
    ...sqliteDecisions(db, { reading, writing }),
    ...sqliteChanges(db, { reading, writing }),
    statements: db.statements,
    close: () => reading(db.close),
  };
  return { store, jobs: sqliteJobs(db, { reading, writing }) };
}

export async function openSqliteStore(file: string, options: OpenOptions = {}): Promise<Store> {
  return (await openSqlite(file, options)).store;
}

/** What cannot be opened at all is told by opening it. */
function isOutdated(file: string): boolean {
  if (file === '' || file === ':memory:' || file.includes('\0')) return false;
  try {
    const version = versionOf(file) ?? 0;
    return version > 0 && version < schemaVersion && isWritable(file);
  } catch {
    return false;
  }
}

function refuseReadonly(db: Connection): void {
  if (!db.readonly) return;
  throw new StoreError(
    `Database ${db.file}: it can be read but not written, so nothing was saved; allow writing to it, or choose another file with --db`,
    { isPassing: true },
  );
}

/** Of several titles that carry a ref, the one called by it, else the one that has carried it longest. */
function byAsked<Row extends { readonly asked: Ref; readonly ref: Ref }>(rows: readonly Row[]): ReadonlyMap<Ref, Row> {
  const best = new Map<Ref, Row>();
  for (const row of rows) if (!best.has(row.asked) || row.ref === row.asked) best.set(row.asked, row);
  return best;
}

function load(db: Connection, refs: readonly Ref[]): ReadonlyMap<Ref, Stored> {
  if (refs.length === 0) return new Map();
  const rows = byAsked(db.all<StoredRow & { readonly asked: Ref }>(sql.load, JSON.stringify(refs)));
  return new Map(
    refs.flatMap((asked) => {
      const row = rows.get(asked);
      const stored = row && storedOf(row);
      return stored ? [[asked, stored] as const] : [];
    }),
  );
}

function inferred(db: Connection, refs: readonly Ref[]): ReadonlyMap<Ref, readonly Relation[]> {
  if (refs.length === 0) return new Map();
  type Row = { readonly asked: Ref; readonly ref: Ref; readonly relations: string };
  const rows = byAsked(db.all<Row>(sql.inferred, JSON.stringify(refs)));
  return new Map(
    [...rows].flatMap(([asked, { relations }]) => {
      const columns = JSON.parse(relations) as readonly RelationColumns[];
      return columns.length > 0 ? [[asked, columns.map((one) => relationOf(one, false))] as const] : [];
    }),
  );
}

function search(db: Connection, words: string, limit: number): readonly Stored[] {
  const ids = searchTitles(db, words, limit);
  if (ids.length === 0) return [];
  const rows = new Map(db.all<StoredRow>(sql.loadById, JSON.stringify(ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return (row && storedOf(row)) ?? [];
  });
}

function relate(db: Connection, pairs: readonly Pair[], provider: string): readonly Pair[] {
  if (pairs.length === 0) return [];
  return db.transaction(() => {
    const ids = db.all<{ a: number | null; b: number | null }>(sql.pairIds, JSON.stringify(pairs));
    const known = ids.flatMap(({ a, b }) => (a && b && a !== b ? [[Math.min(a, b), Math.max(a, b), provider]] : []));
    db.run(sql.writeRelated, JSON.stringify(known));
    return pairs.filter((_, n) => !ids[n]?.a || !ids[n]?.b);
  });
}

function recordCrawl(db: Connection, crawl: CrawlRecord): void {
  db.transaction(() => {
    db.run(
      sql.writeCrawl,
      crawl.query,
      crawl.root,
      crawl.policy,
      crawl.depth,
      crawl.startedAt,
      Math.round(crawl.elapsedMs),
      Number(crawl.complete),
      crawl.truncatedBy ?? null,
      crawl.requests,
      Math.round(crawl.waitedMs),
    );
    db.run(sql.writeMembers, JSON.stringify(crawl.members));
  });
}
