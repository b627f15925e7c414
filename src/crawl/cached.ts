import type { Cache, Entry } from '../cache/cache.ts';
import { ProviderError } from '../model/errors.ts';
import type { Ref } from '../model/ref.ts';
import type { Provider } from '../providers/provider.ts';
import type { Answer, Arrived, Candidates, Origin } from './lookup.ts';
import { searchKey } from './words.ts';

type Kept = Extract<Answer, { type: 'media' | 'missing' }>;

/** What a provider once sent and is still kept. */
export function cachedTitles(provider: Provider, cache: Cache) {
  /** The record, with what it states of others as `basic` has it; without one that is not known. */
  function decode(detail: Entry, basic: Entry | undefined): Arrived | undefined {
    try {
      const { relations: _, ...record } = provider.decode(detail.value);
      const relations = basic && provider.decode(basic.value).relations;
      const media = { ...record, ...(relations && { relations }) };
      const { storedAt } = basic ?? detail;
      return { type: 'media', media, from: 'cache', provider: provider.name, fetchedAt: storedAt };
    } catch (error) {
      if (error instanceof ProviderError) return undefined; // a decoder that has become stricter: ask again
      throw error;
    }
  }

  /** Titles with their relations: both tiers have to have them. */
  async function titles(refs: readonly Ref[], accept: (entry: Entry) => boolean): Promise<ReadonlyMap<Ref, Kept>> {
    const basics = await cache.get('basic', refs);
    const details = await cache.get('detailed', [...basics.keys()]);
    const found = new Map<Ref, Kept>();
    for (const [ref, basic] of basics) {
      const detail = details.get(ref as Ref);
      if (!accept(basic)) continue;
      if (isAbsent(basic.value)) {
        if (!basic.stale) found.set(ref as Ref, { type: 'missing', ref: ref as Ref });
        continue;
      }
      const answer = detail && accept(detail) ? decode(detail, basic) : undefined;
      if (answer?.media.relations) found.set(ref as Ref, answer);
    }
    return found;
  }

  /** Titles as a search shows them, with their relations where those are still fresh. */
  async function candidates(refs: readonly Ref[]): Promise<readonly Arrived[]> {
    const details = await cache.get('detailed', refs);
    const basics = await cache.get('basic', refs);
    return refs.flatMap((ref) => {
      const [detail, basic] = [details.get(ref), basics.get(ref)];
      const isFresh = basic && !basic.stale && !isAbsent(basic.value);
      return (detail && decode(detail, isFresh ? basic : undefined)) ?? [];
    });
  }

  async function searches(words: readonly string[], accept: (entry: Entry) => boolean) {
    const keys = new Map(words.map((title) => [searchKey(provider.name, title), title]));
    const entries = await cache.get('search', [...keys.keys()]);
    const found = new Map<string, Candidates>();
    for (const [key, entry] of entries) {
      const title = keys.get(key);
      if (!title || !accept(entry) || !Array.isArray(entry.value)) continue;
      const all = await candidates(entry.value as Ref[]);
      if (all.length < entry.value.length) continue; // some are gone: ask again
      found.set(title, { type: 'candidates', title, found: all, from: 'cache' });
    }
    return found;
  }

  const isFresh = (entry: Entry) => !entry.stale;
  return {
    fresh: (refs: readonly Ref[]) => titles(refs, isFresh),
    any: (refs: readonly Ref[]) => titles(refs, () => true),
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
