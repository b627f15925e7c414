import type { Clock } from '../model/clock.ts';
import type { Log } from '../model/log.ts';
import type { Cache } from './cache.ts';

/**
 * Says of every key that is read what came of it. An entry past its time is `EXPIRED` where it is asked for anew and
 * `STALE` where it stands in.
 */
export function loggedCache<C extends Pick<Cache, 'get'>>(
  cache: C,
  log: Log,
  clock: Clock,
  past: 'EXPIRED' | 'STALE',
): C {
  return {
    ...cache,
    async get(tier, keys) {
      const startedAt = clock.now();
      const entries = await cache.get(tier, keys);
      const now = clock.now();
      for (const key of keys) {
        const entry = entries.get(key);
        const result = entry ? (entry.stale ? past : 'HIT') : 'MISS';
        const age = entry && { ageMs: now - entry.storedAt };
        log({ what: 'cache', result, tier, key, ...age, ms: now - startedAt });
      }
      return entries;
    },
  } satisfies Pick<Cache, 'get'> as C;
}
