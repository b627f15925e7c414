import type { Cache, Entry } from '../cache/cache.ts';
import { type Reads, readingInto } from '../cache/reads.ts';
import type { ProviderName } from '../config/config.ts';
import type { Clock } from '../model/clock.ts';
import { keptForMs } from '../providers/registry.ts';

/** The cache without what the provider lets nobody keep for so long. */
export function lawful(name: ProviderName, cache: Cache, clock: Clock): Cache {
  const mostMs = keptForMs(name);
  if (mostMs === undefined) return cache;
  const isLawful = ([, { storedAt }]: readonly [string, Entry]) => clock.now() - storedAt <= mostMs;
  const read =
    (get: Cache['get']): Cache['get'] =>
    async (...of) =>
      new Map([...(await get(...of))].filter(isLawful));
  return { ...cache, get: read(cache.get), peek: read(cache.peek) };
}

/** The same; what is read of it is noted in `reads`. */
export function keptOf(name: ProviderName, cache: Cache, clock: Clock, reads: Reads | undefined): Cache {
  const all = lawful(name, cache, clock);
  return reads ? readingInto(reads, all, keptForMs(name) !== undefined) : all;
}
