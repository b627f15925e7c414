import type { Clock } from '../model/clock.ts';
import type { Meter, Standings } from '../state/figures.ts';
import { type Cache, type Entry, type Tier, tiers } from './cache.ts';
import type { Figures, Layer } from './layer.ts';
import { clearEntries, deleteEntries, type Envelope, entriesOf, putEntries, type Shelf, shelfOf } from './shelf.ts';

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
  /** Counts how often each tier helped. */
  readonly meter: Meter;
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
  /** Deletes what is past its grace period. Resolves to how many entries that were. */
  prune(): Promise<number>;
  /** Deletes all, or all of a tier. Resolves to how many entries that were. */
  clear(tier?: Tier): Promise<number>;
  stats(): Promise<readonly TierStats[]>;
}

/** What a cache is made of. */
interface Parts {
  /** Nearest first. */
  readonly layers: readonly Layer[];
  /** Made when it is first asked for: most runs need one. */
  shelf(tier: Tier): Shelf;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly graceMs: number;
  /** When to delete in passing what is past its grace period, Unix time in ms. */
  pruneAt: number;
}

/** A cache over `layers`, nearest first. Closing it closes them. */
export function createCache(layers: readonly Layer[], options: CacheOptions): TieredCache {
  const { clock, meter, graceMs = defaultGraceMs } = options;
  const ttls = { ...defaultTtls, ...options.ttls };
  const shelves = new Map<Tier, Shelf>();
  const shelf = (tier: Tier): Shelf => {
    const made = shelves.get(tier) ?? shelfOf(layers, tier, clock, graceMs);
    shelves.set(tier, made);
    return made;
  };
  const parts: Parts = { layers, shelf, clock, meter, graceMs, pruneAt: 0 };
  return {
    peek: (tier, keys) => peek(parts, tier, keys),
    async get(tier, keys) {
      const entries = await peek(parts, tier, keys);
      const stale = [...entries.values()].filter((entry) => entry.stale).length;
      meter.add('cache.hits', tier, entries.size - stale);
      meter.add('cache.stale', tier, stale);
      meter.add('cache.misses', tier, new Set(keys).size - entries.size);
      return entries;
    },
    async set(tier, entries, ttlMs = ttls[tier], at = clock.now()) {
      if (clock.now() >= parts.pruneAt)
        await prune(
          parts,
          layers.filter((layer) => !layer.forgets),
        );
      const until = at + ttlMs;
      await putEntries(shelf(tier), new Map([...entries].map(([key, value]) => [key, { at, until, value }])));
    },
    delete: (tier, keys) => deleteEntries(shelf(tier), keys),
    prune: () => prune(parts, layers),
    clear: (tier) => clear(parts, tier ? [tier] : tiers),
    stats: () => statsOf(parts),
    async close() {
      await meter.flush();
      for (const layer of layers) await layer.close?.();
    },
  };
}

async function peek({ shelf, clock }: Parts, tier: Tier, keys: readonly string[]) {
  const found = await entriesOf(shelf(tier), keys);
  return new Map([...found].map(([key, envelope]) => [key, entryOf(envelope, clock.now())] as const));
}

function entryOf({ value, at, until }: Envelope, now: number): Entry {
  // From the future: the clock was set back since, and how old it is nobody knows.
  return { value, storedAt: at, expiresAt: until, stale: until <= now || at > now + minute };
}

async function prune(parts: Parts, chosen: readonly Layer[]): Promise<number> {
  const { clock, meter, graceMs, shelf } = parts;
  parts.pruneAt = clock.now() + pruneEveryMs;
  // A layer knows of what its shelves hold.
  for (const tier of tiers) shelf(tier);
  const all: ReadonlyMap<string, number>[] = [];
  for (const layer of chosen) all.push(await layer.prune(graceMs));
  const gone = all.at(-1) ?? new Map<string, number>();
  for (const [tier, count] of gone) meter.add('cache.expired', tier, count);
  return [...gone.values()].reduce((sum, count) => sum + count, 0);
}

async function clear(parts: Parts, chosen: readonly Tier[]): Promise<number> {
  let count = 0;
  for (const tier of chosen) {
    count += (await figuresOf(parts, tier)).entries;
    await clearEntries(parts.shelf(tier));
  }
  return count;
}

async function statsOf(parts: Parts): Promise<readonly TierStats[]> {
  const standings = await parts.meter.read();
  const all: TierStats[] = [];
  for (const tier of tiers) all.push({ tier, ...(await figuresOf(parts, tier)), ...countsOf(tier, standings) });
  return all;
}

const nothing: Figures = { entries: 0, bytes: 0, oldest: undefined, nextToExpire: undefined };

/** Of what is farthest away, which outlives the others. */
async function figuresOf({ layers, graceMs }: Parts, tier: Tier): Promise<Figures> {
  return (await layers.at(-1)?.figures(tier, graceMs)) ?? nothing;
}

function countsOf(tier: Tier, { of }: Standings) {
  const [hits, stale, misses] = [of('cache.hits', tier), of('cache.stale', tier), of('cache.misses', tier)];
  const asked = hits + stale + misses;
  return { hits, stale, misses, expired: of('cache.expired', tier), hitRatio: asked > 0 ? hits / asked : undefined };
}
