import type { Cache, Entry } from '../cache/cache.ts';
import { ProviderError } from '../model/errors.ts';
import type { Ref } from '../model/ref.ts';
import type { Provider } from '../providers/provider.ts';
import type { Answer, Arrived, Candidates, Origin } from './lookup.ts';
import { searchKey } from './words.ts';

type Kept = Extract<Answer, { type: 'media' | 'missing' }>;

/** What a provider once sent and is still kept. */
export function cachedTitles(provider: Provider, cache: Cache) {
  function decode(detail: Entry, basic: Entry): Arrived | undefined {
    try {
      const { relations } = provider.decode(basic.value);
      const media = { ...provider.decode(detail.value), ...(relations && { relations }) };
      return { type: 'media', media, from: 'cache', provider: provider.name, fetchedAt: basic.storedAt };
    } catch (error) {
      if (error instanceof ProviderError) return undefined; // a decoder that has become stricter: ask again
      throw error;
    }
  }

  async function read(refs: readonly Ref[], accept: (entry: Entry) => boolean): Promise<ReadonlyMap<Ref, Kept>> {
    const basics = await cache.get('basic', refs);
    const details = await cache.get('detailed', [...basics.keys()]);
    const found = new Map<Ref, Kept>();
    for (const ref of refs) {
      const [basic, detail] = [basics.get(ref), details.get(ref)];
      if (!basic || !accept(basic)) continue;
      if (isAbsent(basic.value)) {
        if (!basic.stale) found.set(ref, { type: 'missing', ref });
        continue;
      }
      const answer = detail && accept(detail) ? decode(detail, basic) : undefined;
      if (answer) found.set(ref, answer);
    }
    return found;
  }

  async function searches(titles: readonly string[], accept: (entry: Entry) => boolean) {
    const keys = new Map(titles.map((title) => [searchKey(provider.name, title), title]));
    const entries = await cache.get('search', [...keys.keys()]);
    const found = new Map<string, Candidates>();
    for (const [key, entry] of entries) {
      const title = keys.get(key);
      if (!title || !accept(entry) || !Array.isArray(entry.value)) continue;
      const titlesFound = await read(entry.value as Ref[], () => true);
      const all = [...titlesFound.values()].flatMap((said) => (said.type === 'media' ? said : []));
      if (all.length < entry.value.length) continue; // some are gone: ask again
      found.set(title, { type: 'candidates', title, found: all, from: 'cache' });
    }
    return found;
  }

  const isFresh = (entry: Entry) => !entry.stale;
  return {
    fresh: (refs: readonly Ref[]) => read(refs, isFresh),
    any: (refs: readonly Ref[]) => read(refs, () => true),
    searches: (titles: readonly string[]) => searches(titles, isFresh),
    anySearches: (titles: readonly string[]) => searches(titles, () => true),
  };
}

function isAbsent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'absent' in value;
}

/** What a provider sent once, however old: for when it does not answer. */
export function staleOrigin(provider: Provider, cache: Cache): Origin {
  const cached = cachedTitles(provider, cache);
  return {
    label: 'what is cached',
    local: true,
    numberings: provider.numberings,
    async *titles(refs) {
      for (const kept of (await cached.any(refs)).values()) if (kept.type === 'media') yield kept;
    },
    async *search(titles) {
      yield* (await cached.anySearches(titles)).values();
    },
  };
}
