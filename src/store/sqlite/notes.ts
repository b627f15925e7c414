import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import type { FileNote } from '../../model/health.ts';
import { toleratedAheadMs } from '../merge/times.ts';
import { ahead, times } from './upkeep-sql.ts';

/** What can be mended in a database file, and beside it, at `now` (Unix time in ms). Only reads. */
export function notesIn(db: Sqlite.Database, path: string, now: number): readonly FileNote[] {
  return [...timesAhead(db, now), ...openImports(db, now), ...emptied(db), ...freeSpace(db), ...besideOf(path)];
}

const countOf = (db: Sqlite.Database, sql: string, ...values: readonly number[]): number =>
  Number(
    db
      .prepare(sql)
      .pluck()
      .get(...values),
  );

function timesAhead(db: Sqlite.Database, now: number): readonly FileNote[] {
  const counts = times.map(({ table, column }) => countOf(db, ahead(table, column), now + toleratedAheadMs));
  const count = counts.reduce((sum, one) => sum + one, 0);
  return count > 0 ? [{ what: 'times ahead', count }] : [];
}

/** An import that was not worked on for so long is not running any more, in ms. */
const restingMs = 3_600_000;

function openImports(db: Sqlite.Database, now: number): readonly FileNote[] {
  const resting = `SELECT count(*) FROM import_job WHERE state <> 'done' AND updated_at < ?`;
  const count = countOf(db, resting, now - restingMs);
  return count > 0 ? [{ what: 'open imports', count }] : [];
}

function emptied(db: Sqlite.Database): readonly FileNote[] {
  const providers = db.prepare('SELECT DISTINCT provider FROM emptied ORDER BY provider').pluck().all() as string[];
  const count = providers.length > 0 ? countOf(db, 'SELECT count(DISTINCT title_id) FROM emptied') : 0;
  return count > 0 ? [{ what: 'emptied relations', count, providers }] : [];
}

/** Free pages that are worth taking out: so many bytes, and so large a part of the file. */
const [worthBytes, worthShare] = [10 * 1024 * 1024, 0.25];

function freeSpace(db: Sqlite.Database): readonly FileNote[] {
  const [free = 0, all = 0, size = 0] = ['freelist_count', 'page_count', 'page_size'].map((name) =>
    Number(db.pragma(name, { simple: true })),
  );
  const bytes = free * size;
  return bytes >= worthBytes && free >= all * worthShare ? [{ what: 'free space', count: 1, bytes }] : [];
}

/** Copies that migrations have kept of a file, and parts of copies of those that were killed. */
function besideOf(path: string): readonly FileNote[] {
  const start = `${basename(path)}.v`;
  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(start) && name.includes('-backup'));
  const isPart = (name: string) => /\.part(-journal|-wal|-shm)?$/.test(name);
  const note = (what: 'copies' | 'parts', some: readonly string[]): readonly FileNote[] => {
    const sizes = some.map((name) => statSync(join(dirname(path), name), { throwIfNoEntry: false })?.size ?? 0);
    return some.length > 0 ? [{ what, count: some.length, bytes: sizes.reduce((sum, one) => sum + one, 0) }] : [];
  };
  return [
    ...note(
      'copies',
      names.filter((name) => !isPart(name)),
    ),
    ...note('parts', names.filter(isPart)),
  ];
}
