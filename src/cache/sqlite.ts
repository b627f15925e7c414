import type { KeyvStoreAdapter } from 'keyv';
import type { Clock } from '../model/clock.ts';
import type { State } from '../state/sqlite/state.ts';
import type { Figures, Layer } from './layer.ts';

export interface SqliteLayerOptions {
  readonly clock: Clock;
  /** Hears how many expired entries were deleted in passing. */
  readonly onExpired?: (namespace: string, count: number) => void;
  /** What the file may take on disk; what would expire first goes first. Looked at when it is pruned. */
  readonly maxBytes?: number;
}

const defaultMaxBytes = 1024 ** 3;

interface Row {
  readonly key: string;
  readonly value: string;
  readonly expires_at: number | null;
}

// CROSS JOIN: the keys first, or the planner walks the whole tier.
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
  SELECT key, value, expires_at FROM cache
  WHERE namespace = ? AND key > ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY key LIMIT 100`;
const selectFigures = `
  SELECT count(*) AS entries, coalesce(sum(octet_length(value)), 0) AS bytes, min(stored_at) AS oldest,
         min(expires_at) FILTER (WHERE expires_at > ?) AS next
  FROM cache WHERE namespace = ? AND (expires_at IS NULL OR expires_at > ?)`;
export const pruneAll = `DELETE FROM cache WHERE expires_at <= ? RETURNING namespace`;
// As many of the entries that expire first as make up so many bytes.
const pruneFirst = `
  DELETE FROM cache WHERE rowid IN (
    SELECT rowid FROM (
      SELECT rowid, sum(octet_length(value)) OVER (ORDER BY expires_at, rowid) - octet_length(value) AS before FROM cache
    ) WHERE before < ?)
  RETURNING namespace`;

/** Reading and writing of one namespace. Throws what SQLite throws. `space` answers which one it is now. */
function tableOf(state: State, space: () => string, { clock, onExpired }: SqliteLayerOptions) {
  return {
    read(keys: readonly string[]): ReadonlyMap<string, string> {
      const list = JSON.stringify(keys);
      const now = clock.now();
      const rows = state.sql(selectMany).all(list, space()) as readonly Row[];
      const fresh = rows.filter((row) => row.expires_at === null || row.expires_at > now);
      if (fresh.length < rows.length) {
        const { changes } = state.sql(deleteExpired).run(space(), list, now);
        onExpired?.(space(), changes);
      }
      return new Map(fresh.map((row) => [row.key, row.value]));
    },
    write(entries: readonly { key: string; value: unknown; ttl?: number }[]): void {
      const now = clock.now();
      const rows = entries.map(({ key, value, ttl }) => [key, value, ttl === undefined ? null : Math.ceil(now + ttl)]);
      state.sql(upsertMany).run(space(), now, JSON.stringify(rows));
    },
    remove: (keys: readonly string[]): boolean => state.sql(deleteMany).run(space(), JSON.stringify(keys)).changes > 0,
    clear(): void {
      state.sql('DELETE FROM cache WHERE namespace = ?').run(space());
      state.shrink();
    },
    /** Up to 100 entries that come after `key`. */
    after: (key: string, namespace = space()) =>
      state.sql(selectPage).all(namespace, key, clock.now()) as readonly Row[],
  };
}

/** Keyv's storage contract on the state file's `cache` table. Times come from `clock`; all bulk operations are one statement. */
export function sqliteStore(state: State, namespace: string, options: SqliteLayerOptions): KeyvStoreAdapter {
  // Keyv may give the store another namespace than the one it was made for.
  const table = tableOf(state, () => store.namespace ?? namespace, options);
  const read = (keys: readonly string[]) => state.attempt(() => table.read(keys), new Map<string, string>());
  const remove = (keys: readonly string[]) => state.attempt(() => table.remove(keys), false);
  const write = (entries: readonly { key: string; value: unknown; ttl?: number }[]) =>
    state.attempt(() => {
      table.write(entries);
      return true;
    }, false);

  const store: KeyvStoreAdapter = {
    // Keyv asks for both before it lets anyone iterate.
    opts: { dialect: 'sqlite', url: 'sqlite://' },
    namespace,
    on: () => store,
    get: async <Value>(key: string) => read([key]).get(key) as Value | undefined,
    async getMany<Value>(keys: string[]) {
      const values = read(keys);
      return keys.map((key) => values.get(key) as Value | undefined);
    },
    set: async (key: string, value: unknown, ttl?: number) =>
      write([{ key, value, ...(ttl !== undefined && { ttl }) }]),
    async setMany(entries) {
      write(entries);
    },
    delete: async (key) => remove([key]),
    deleteMany: async (keys) => remove(keys),
    clear: async () => state.attempt(() => table.clear(), undefined),
    has: async (key) => read([key]).has(key),
    async hasMany(keys) {
      const values = read(keys);
      return keys.map((key) => values.has(key));
    },
    async *iterator<Value>(other?: string) {
      for (let rows = table.after('', other); rows.length > 0; rows = table.after(rows.at(-1)?.key ?? '', other))
        for (const { key, value } of rows) yield [key, value as Awaited<Value>];
    },
  };
  return store;
}

/** The layer that outlives the process and is shared with others. */
export function sqliteLayer(state: State, options: SqliteLayerOptions): Layer {
  const { clock, maxBytes = defaultMaxBytes } = options;
  return {
    store: (namespace) => sqliteStore(state, namespace, options),
    figures: async (namespace, graceMs) => figuresOf(state, namespace, clock.now(), graceMs),
    prune: async () => state.attempt(() => prune(state, clock.now(), maxBytes), new Map()),
  };
}

function figuresOf(state: State, namespace: string, now: number, graceMs: number): Figures {
  const nothing = { entries: 0, bytes: 0, oldest: null, next: null };
  const row = state.attempt(() => state.sql(selectFigures).get(now + graceMs, namespace, now), nothing) as {
    readonly entries: number;
    readonly bytes: number;
    readonly oldest: number | null;
    readonly next: number | null;
  };
  const nextToExpire = row.next === null ? undefined : row.next - graceMs;
  return { entries: row.entries, bytes: row.bytes, oldest: row.oldest ?? undefined, nextToExpire };
}

function usedBytes(state: State): number {
  const figure = (name: string) => Number(state.sql(`PRAGMA ${name}`).pluck().get());
  return (figure('page_count') - figure('freelist_count')) * figure('page_size');
}

function prune(state: State, now: number, maxBytes: number): ReadonlyMap<string, number> {
  const rows = state.sql(pruneAll).all(now);
  const excess = usedBytes(state) - maxBytes;
  if (excess > 0) rows.push(...state.sql(pruneFirst).all(excess));
  if (rows.length > 0) state.shrink();
  const gone = new Map<string, number>();
  for (const row of rows) {
    const { namespace } = row as { readonly namespace: string };
    gone.set(namespace, (gone.get(namespace) ?? 0) + 1);
  }
  return gone;
}
