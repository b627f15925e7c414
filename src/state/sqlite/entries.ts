import type { Clock } from '../../model/clock.ts';
import type { StateFile } from './file.ts';

/** An entry that is written. `ttl` in ms; left out: it never expires. */
export interface NewEntry {
  readonly key: string;
  readonly value: string;
  readonly ttl?: number | undefined;
}

/** What is known of the entries of a namespace. Times are Unix times in ms, null where there is none. */
export interface EntryFigures {
  readonly entries: number;
  /** Of the values. */
  readonly bytes: number;
  readonly oldest: number | null;
  /** When the first of those expires that do not within the time asked for. */
  readonly next: number | null;
}

/** Texts by namespace and key, for a time, in the state file. A file that fails has none and takes none. */
export interface Entries {
  /** Resolves to what is there, and to how many entries were found expired and deleted. */
  read(
    namespace: string,
    keys: readonly string[],
  ): Promise<{ readonly found: ReadonlyMap<string, string>; readonly expired: number }>;
  /** Resolves to whether they were written. */
  write(namespace: string, entries: readonly NewEntry[]): Promise<boolean>;
  /** Resolves to whether there were any. */
  remove(namespace: string, keys: readonly string[]): Promise<boolean>;
  clear(namespace: string): Promise<void>;
  /** Up to 100 entries whose keys come after `key`. */
  after(namespace: string, key: string): Promise<readonly (readonly [key: string, value: string])[]>;
  /** `withinMs`: what expires within so long does not count as the next to expire. */
  figures(namespace: string, withinMs: number): Promise<EntryFigures>;
  /** Deletes what has expired and then, down to `maxBytes`, what expires first. Resolves to how many that were, by namespace. */
  prune(maxBytes: number): Promise<ReadonlyMap<string, number>>;
}

// CROSS JOIN: the keys first, or the planner walks the whole namespace.
export const selectMany = `SELECT c.key, c.value, c.expires_at FROM json_each(?) AS k CROSS JOIN cache AS c WHERE c.namespace = ? AND c.key = k.value`;
export const deleteMany = `DELETE FROM cache WHERE namespace = ? AND key IN (SELECT value FROM json_each(?))`;
const deleteExpired = `${deleteMany} AND expires_at <= ?`;
// "WHERE true": without it the parser takes ON CONFLICT for a join's ON.
const upsertMany = `
  INSERT INTO cache (namespace, key, value, stored_at, expires_at)
  SELECT ?, value ->> 0, value ->> 1, ?, value ->> 2 FROM json_each(?) WHERE true
  ON CONFLICT (namespace, key) DO UPDATE
  SET value = excluded.value, stored_at = excluded.stored_at, expires_at = excluded.expires_at`;
export const selectPage = `
  SELECT key, value FROM cache
  WHERE namespace = ? AND key > ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY key LIMIT 100`;
const selectFigures = `
  SELECT count(*) AS entries, coalesce(sum(octet_length(value)), 0) AS bytes, min(stored_at) AS oldest,
         min(expires_at) FILTER (WHERE expires_at > ?) AS next
  FROM cache WHERE namespace = ? AND (expires_at IS NULL OR expires_at > ?)`;
const deleteAll = 'DELETE FROM cache WHERE namespace = ?';
export const pruneAll = `DELETE FROM cache WHERE expires_at <= ? RETURNING namespace`;
// As many of the entries that expire first as make up so many bytes.
const pruneFirst = `
  DELETE FROM cache WHERE rowid IN (
    SELECT rowid FROM (
      SELECT rowid, sum(octet_length(value)) OVER (ORDER BY expires_at, rowid) - octet_length(value) AS before FROM cache
    ) WHERE before < ?)
  RETURNING namespace`;

interface Row {
  readonly key: string;
  readonly value: string;
  readonly expires_at: number | null;
}

const noFigures: EntryFigures = { entries: 0, bytes: 0, oldest: null, next: null };

export function sqliteEntries(file: StateFile, clock: Clock): Entries {
  return {
    read: (namespace, keys) =>
      file.attempt(() => readMany(file, namespace, keys, clock.now()), { found: new Map(), expired: 0 }),
    write: (namespace, entries) =>
      file.attempt(() => {
        const now = clock.now();
        const rows = entries.map(({ key, value, ttl }) => [
          key,
          value,
          ttl === undefined ? null : Math.ceil(now + ttl),
        ]);
        file.sql(upsertMany).run(namespace, now, JSON.stringify(rows));
        return true;
      }, false),
    remove: (namespace, keys) =>
      file.attempt(() => file.sql(deleteMany).run(namespace, JSON.stringify(keys)).changes > 0, false),
    clear: (namespace) =>
      file.attempt(() => {
        file.sql(deleteAll).run(namespace);
        file.shrink();
      }, undefined),
    after: (namespace, key) =>
      file.attempt(() => {
        const rows = file.sql(selectPage).all(namespace, key, clock.now()) as readonly Row[];
        return rows.map((row) => [row.key, row.value] as const);
      }, []),
    figures: (namespace, withinMs) =>
      file.attempt(() => {
        const now = clock.now();
        return file.sql(selectFigures).get(now + withinMs, namespace, now) as EntryFigures;
      }, noFigures),
    prune: (maxBytes) => file.attempt(() => prune(file, clock.now(), maxBytes), new Map()),
  };
}

function readMany(file: StateFile, namespace: string, keys: readonly string[], now: number) {
  const list = JSON.stringify(keys);
  const rows = file.sql(selectMany).all(list, namespace) as readonly Row[];
  const fresh = rows.filter((row) => row.expires_at === null || row.expires_at > now);
  const expired = fresh.length < rows.length ? file.sql(deleteExpired).run(namespace, list, now).changes : 0;
  return { found: new Map(fresh.map((row) => [row.key, row.value])), expired };
}

function usedBytes(file: StateFile): number {
  const figure = (name: string) => Number(file.sql(`PRAGMA ${name}`).pluck().get());
  return (figure('page_count') - figure('freelist_count')) * figure('page_size');
}

function prune(file: StateFile, now: number, maxBytes: number): ReadonlyMap<string, number> {
  const rows = file.sql(pruneAll).all(now);
  const excess = usedBytes(file) - maxBytes;
  if (excess > 0) rows.push(...file.sql(pruneFirst).all(excess));
  if (rows.length > 0) file.shrink();
  const gone = new Map<string, number>();
  for (const row of rows) {
    const { namespace } = row as { readonly namespace: string };
    gone.set(namespace, (gone.get(namespace) ?? 0) + 1);
  }
  return gone;
}
