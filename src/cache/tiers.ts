import Keyv from 'keyv';
import type { Clock } from '../model/clock.ts';
import type { Counters } from '../state/sqlite/counters.ts';
import { type Cache, type Entry, type Tier, tiers } from './cache.ts';
import type { Figures, Layer } from './layer.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How long each tier stays fresh, in ms. */
const defaultTtls: Readonly<Record<Tier, number>> = {
  basic: hour,
  detailed: 6 * hour,
  franchise: 24 * hour,
  search: hour,
};
const defaultGraceMs = 7 * 24 * hour;
/** How often a run deletes what is past its grace period. */
const pruneEveryMs = 10 * minute;

export interface CacheOptions {
  readonly clock: Clock;
  readonly counters: Counters;
  /** In place of the default times; ms. */
  readonly ttls?: Partial<Readonly<Record<Tier, number>>>;
  /** How long an entry is kept past its time, for when no provider answers; ms. */
  readonly graceMs?: number;
}

export interface TierStats extends Figures {
  readonly tier: Tier;
  /** Answered with a fresh entry. */
  readonly hits: number;
  /** There was an entry, past its time. */
  readonly stale: number;
  readonly misses: number;
  /** Entries deleted for their age. */
  readonly expired: number;
  /** Hits among all that was asked for; undefined: nothing was. */
  readonly hitRatio: number | undefined;
}

/** The cache, and what can be said of it. */
export interface TieredCache extends Cache {
  /** Deletes what is past its grace period. Answers how many entries that were. */
  prune(): Promise<number>;
  /** Deletes all, or all of a tier. Answers how many entries that were. */
  clear(tier?: Tier): Promise<number>;
  stats(): Promise<readonly TierStats[]>;
}

/** What Keyv carries. The times first: whoever looks at an entry's beginning learns them without its value. */
interface Envelope {
  readonly at: number;
  readonly until: number;
  readonly value: unknown;
}

type Found = Map<string, Envelope>;

// A damaged value is a miss, not a crash: Keyv would let one row spoil a whole bulk read.
function readSafely<Value>(text: string): { readonly value?: Value } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isEnvelope(value: unknown): value is Envelope {
  return typeof value === 'object' && value !== null && 'value' in value && 'at' in value && 'until' in value;
}

function keyvOf(layer: Layer, tier: Tier): Keyv {
  // No key prefix: the stores keep the namespace apart by themselves.
  const store = layer.store(tier);
  const keyv = new Keyv({
    store,
    namespace: store.namespace ?? tier,
    useKeyPrefix: false,
    serialize: JSON.stringify,
    deserialize: readSafely,
  });
  // The stores report their own failures; without a listener Keyv would throw them.
  keyv.on('error', () => undefined);
  return keyv;
}

/** Entries of one tier over all layers, nearest first. */
function shelvesOf(layers: readonly Layer[], tier: Tier, now: () => number, graceMs: number) {
  const shelves = layers.map((layer) => keyvOf(layer, tier));

  async function put(shelf: Keyv, found: ReadonlyMap<string, Envelope>): Promise<void> {
    if (found.size === 0) return;
    const at = now();
    const entries = [...found].map(([key, value]) => ({ key, value, ttl: Math.max(1, value.until + graceMs - at) }));
    await shelf.setMany(entries);
  }

  async function read(shelf: Keyv, keys: readonly string[]): Promise<Found> {
    const values: readonly unknown[] = await shelf.get<unknown>([...keys]);
    const found: Found = new Map();
    keys.forEach((key, n) => {
      const value = values[n];
      // A layer that expires entries by a clock of its own may still have what is too old by ours.
      if (isEnvelope(value) && value.until + graceMs > now()) found.set(key, value);
    });
    return found;
  }

  return {
    async get(keys: readonly string[]): Promise<Found> {
      const found: Found = new Map();
      let open = keys;
      for (const [n, shelf] of shelves.entries()) {
        if (open.length === 0) break;
        const here = await read(shelf, open);
        const newer = new Map([...here].filter(([key, { at }]) => at > (found.get(key)?.at ?? -1)));
        for (const nearer of shelves.slice(0, n)) await put(nearer, newer);
        for (const [key, envelope] of newer) found.set(key, envelope);
        // Another process may have put something newer farther away than what is too old here.
        open = open.filter((key) => (found.get(key)?.until ?? 0) <= now());
      }
      return found;
    },
    async set(entries: ReadonlyMap<string, Envelope>): Promise<void> {
      for (const shelf of shelves.toReversed()) await put(shelf, entries);
    },
    async delete(keys: readonly string[]): Promise<void> {
      for (const shelf of shelves.toReversed()) await shelf.delete([...keys]);
    },
    async clear(): Promise<void> {
      for (const shelf of shelves.toReversed()) await shelf.clear();
    },
  };
}

/** A cache over `layers`, nearest first. Closing it closes them. */
export function createCache(layers: readonly Layer[], options: CacheOptions): TieredCache {
  const { clock, counters, graceMs = defaultGraceMs } = options;
  const ttls = { ...defaultTtls, ...options.ttls };
  const now = () => clock.now();
  const shelves = Object.fromEntries(tiers.map((tier) => [tier, shelvesOf(layers, tier, now, graceMs)])) as Readonly<
    Record<Tier, ReturnType<typeof shelvesOf>>
  >;
  const figures = async (tier: Tier): Promise<Figures> => (await layers.at(-1)?.figures(tier, graceMs)) ?? nothing;
  let pruneAt = 0;

  function entryOf({ value, at, until }: Envelope): Entry {
    // From the future: the clock was set back since, and how old it is nobody knows.
    return { value, storedAt: at, expiresAt: until, stale: until <= clock.now() || at > clock.now() + minute };
  }

  async function prune(chosen: readonly Layer[]): Promise<number> {
    pruneAt = clock.now() + pruneEveryMs;
    const all: ReadonlyMap<string, number>[] = [];
    for (const layer of chosen) all.push(await layer.prune(graceMs));
    const gone = all.at(-1) ?? new Map<string, number>();
    for (const [tier, count] of gone) counters.add(`cache.${tier}.expired`, count);
    return [...gone.values()].reduce((sum, count) => sum + count, 0);
  }

  async function peek(tier: Tier, keys: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
    const found = await shelves[tier].get(keys);
    return new Map([...found].map(([key, envelope]) => [key, entryOf(envelope)] as const));
  }

  return {
    peek,
    async get(tier, keys) {
      const entries = await peek(tier, keys);
      const stale = [...entries.values()].filter((entry) => entry.stale).length;
      counters.add(`cache.${tier}.hits`, entries.size - stale);
      counters.add(`cache.${tier}.stale`, stale);
      counters.add(`cache.${tier}.misses`, new Set(keys).size - entries.size);
      return entries;
    },
    async set(tier, entries, ttlMs = ttls[tier], at = clock.now()) {
      if (clock.now() >= pruneAt) await prune(layers.filter((layer) => !layer.forgets));
      await shelves[tier].set(new Map([...entries].map(([key, value]) => [key, { at, until: at + ttlMs, value }])));
    },
    delete: (tier, keys) => shelves[tier].delete(keys),
    prune: () => prune(layers),
    async clear(tier) {
      const chosen: readonly Tier[] = tier ? [tier] : tiers;
      let count = 0;
      for (const one of chosen) {
        count += (await figures(one)).entries;
        await shelves[one].clear();
      }
      return count;
    },
    async stats() {
      const { counts } = counters.totals();
      const all: TierStats[] = [];
      for (const tier of tiers) all.push({ tier, ...(await figures(tier)), ...countsOf(tier, counts) });
      return all;
    },
    async close() {
      counters.flush();
      for (const layer of layers) await layer.close?.();
    },
  };
}

const nothing: Figures = { entries: 0, bytes: 0, oldest: undefined, nextToExpire: undefined };

function countsOf(tier: Tier, counts: ReadonlyMap<string, number>) {
  const count = (what: string) => counts.get(`cache.${tier}.${what}`) ?? 0;
  const [hits, stale, misses] = [count('hits'), count('stale'), count('misses')];
  const asked = hits + stale + misses;
  return { hits, stale, misses, expired: count('expired'), hitRatio: asked > 0 ? hits / asked : undefined };
}
