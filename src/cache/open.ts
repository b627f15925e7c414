import type { Meter } from '../state/figures.ts';
import type { Layer } from './layer.ts';
import { memoryLayer } from './memory.ts';
import { type CacheOptions, createCache, type TieredCache } from './tiers.ts';

export interface OpenCacheOptions extends CacheOptions {
  /** What the nearest layer may take of memory. */
  readonly memoryBytes?: number;
}

/** Memory over `far`, which outlives the process; memory alone where there is none. */
export function openCache(far: Layer | undefined, options: OpenCacheOptions): TieredCache {
  const { clock, memoryBytes } = options;
  const near = memoryLayer({ clock, ...(memoryBytes !== undefined && { maxBytes: memoryBytes }) });
  return createCache(far ? [near, far] : [near], options);
}

/** A cache that nobody counts, in memory alone. */
export function openMemoryCache(options: Omit<OpenCacheOptions, 'meter'>): TieredCache {
  return openCache(undefined, { ...options, meter: uncounted });
}

const uncounted: Meter = {
  add: () => {},
  read: async () => ({ of: () => 0, since: undefined }),
  flush: async () => {},
};
