import { type Counters, createCounters } from '../state/sqlite/counters.ts';
import type { State } from '../state/sqlite/state.ts';
import type { Layer } from './layer.ts';
import { memoryLayer } from './memory.ts';
import { sqliteLayer } from './sqlite.ts';
import { type CacheOptions, createCache, type TieredCache } from './tiers.ts';

export interface OpenCacheOptions extends Omit<CacheOptions, 'counters'> {
  /** What the nearest layer may take of memory. */
  readonly memoryBytes?: number;
  /** Left out: kept in the state file. */
  readonly counters?: Counters;
  /** What outlives the process, in place of the state file. */
  readonly far?: Layer;
}

/** Memory over the state file, or over `far`; memory alone where there is neither. The state is the caller's to close, after the cache. */
export function openCache(state: State | undefined, options: OpenCacheOptions): TieredCache {
  const { clock, memoryBytes } = options;
  const counters = options.counters ?? createCounters({ clock, ...(state && { state }) });
  const near = memoryLayer({ clock, ...(memoryBytes !== undefined && { maxBytes: memoryBytes }) });
  const onExpired = (namespace: string, count: number) => counters.add(`cache.${namespace}.expired`, count);
  const far = options.far ?? (state && sqliteLayer(state, { clock, onExpired }));
  const layers = far ? [near, far] : [near];
  return createCache(layers, { ...options, counters });
}
