import type { KeyvStoreAdapter } from 'keyv';
import type { Meter } from '../state/figures.ts';
import type { Entries, NewEntry } from '../state/sqlite/entries.ts';
import type { Layer } from './layer.ts';

export interface SqliteLayerOptions {
  /** Counts the expired entries that were deleted in passing. */
  readonly meter?: Meter;
  /** What the file may take on disk; what would expire first goes first. Looked at when it is pruned. */
  readonly maxBytes?: number;
}

const defaultMaxBytes = 1024 ** 3;

/** The layer that outlives the process and is shared with others: entries in the state file. */
export function sqliteLayer(entries: Entries, { meter, maxBytes = defaultMaxBytes }: SqliteLayerOptions = {}): Layer {
  return {
    store: (namespace) => sqliteStore(entries, namespace, meter),
    async figures(namespace, graceMs) {
      const { entries: count, bytes, oldest, next } = await entries.figures(namespace, graceMs);
      const nextToExpire = next === null ? undefined : next - graceMs;
      return { entries: count, bytes, oldest: oldest ?? undefined, nextToExpire };
    },
    prune: () => entries.prune(maxBytes),
  };
}

/** Keyv's storage contract on the entries of one namespace. All bulk operations are one statement. */
export function sqliteStore(entries: Entries, namespace: string, meter?: Meter): KeyvStoreAdapter {
  // Keyv may give the store another namespace than the one it was made for.
  const space = () => store.namespace ?? namespace;
  async function read(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { found, expired } = await entries.read(space(), keys);
    meter?.add('cache.expired', space(), expired);
    return found;
  }
  const write = (all: readonly { key: string; value: unknown; ttl?: number | undefined }[]) =>
    entries.write(
      space(),
      all.map(({ key, value, ttl }): NewEntry => ({ key, value: String(value), ttl })),
    );

  const store: KeyvStoreAdapter = {
    // Keyv asks for both before it lets anyone iterate.
    opts: { dialect: 'sqlite', url: 'sqlite://' },
    namespace,
    on: () => store,
    get: async <Value>(key: string) => (await read([key])).get(key) as Value | undefined,
    async getMany<Value>(keys: string[]) {
      const values = await read(keys);
      return keys.map((key) => values.get(key) as Value | undefined);
    },
    set: (key: string, value: unknown, ttl?: number) => write([{ key, value, ttl }]),
    async setMany(all) {
      await write(all);
    },
    delete: (key) => entries.remove(space(), [key]),
    deleteMany: (keys) => entries.remove(space(), keys),
    clear: () => entries.clear(space()),
    has: async (key) => (await read([key])).has(key),
    async hasMany(keys) {
      const values = await read(keys);
      return keys.map((key) => values.has(key));
    },
    iterator: <Value>(other?: string) => pages<Value>(entries, other ?? space()),
  };
  return store;
}

async function* pages<Value>(entries: Entries, namespace: string) {
  let rows = await entries.after(namespace, '');
  while (rows.length > 0) {
    for (const [key, value] of rows) yield [key, value as Awaited<Value>];
    rows = await entries.after(namespace, rows.at(-1)?.[0] ?? '');
  }
}
