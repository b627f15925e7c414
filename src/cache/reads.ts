import type { Cache, Tier } from './cache.ts';

/** What an answer found in the cache: what it was made of, beside the database. */
export interface Reads {
  /** By tier and key: which entry was there. */
  readonly entries: Map<Tier, Map<string, string>>;
  /** Something in it may be kept for a limited time only, and is left out from some moment on. */
  isPassing: boolean;
}

export const newReads = (): Reads => ({ entries: new Map(), isPassing: false });

/** Notes all that is read of a cache. `isPassing`: what is found in it may be kept for a limited time only. */
export function readingInto(reads: Reads, cache: Cache, isPassing: boolean): Cache {
  const noted =
    (read: Cache['get']): Cache['get'] =>
    async (tier, keys) => {
      const found = await read(tier, keys);
      const seen = reads.entries.get(tier) ?? new Map<string, string>();
      for (const key of keys) seen.set(key, which(found, key));
      reads.entries.set(tier, seen);
      reads.isPassing ||= isPassing && found.size > 0;
      return found;
    };
  return { ...cache, get: noted(cache.get), peek: noted(cache.peek) };
}

/** Reads, by `read` of a cache, all that was read before, and tells whether each entry is what it was, and as fresh. */
export async function areSame({ entries }: Pick<Reads, 'entries'>, read: Cache['get']): Promise<boolean> {
  for (const [tier, seen] of entries) {
    const found = await read(tier, [...seen.keys()]);
    for (const [key, before] of seen) if (which(found, key) !== before) return false;
  }
  return true;
}

type Found = Awaited<ReturnType<Cache['get']>>;

/** Tells an entry from what is put there later; empty where there is none. */
function which(found: Found, key: string): string {
  const entry = found.get(key);
  return entry ? `${entry.storedAt}${entry.stale ? ' stale' : ''}` : '';
}
