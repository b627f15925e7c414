import type { Cache, Entry } from '../cache/cache.ts';
import { ProviderError } from '../model/errors.ts';
import type { Answer, Arrived, Call, Candidates } from '../model/lookup.ts';
import { exact } from '../model/names.ts';
import { type Ref, sourceOf } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Provider } from '../providers/provider.ts';
import type { Origin } from './lookup.ts';

type Kept = Extract<Answer, { type: 'title' | 'missing' }>;
type Entries = ReadonlyMap<string, Entry>;

/** Asked for, and not there. */
export const absentValue = { absent: true } as const;
/** Asked for by an id of another numbering: it is kept under its own. */
export const aliasValue = (same: Ref): unknown => ({ same });

/** Under what a provider's word on a ref is kept. Of ids that are not its own it says something else than others do. */
export function keyIn({ name, numberings }: Provider, ref: Ref): string {
  return sourceOf(ref) === numberings[0] ? ref : `${name} ${ref}`;
}

/** Under what the answer of a provider to searched words is kept. */
export function searchKey(provider: string, query: string): string {
  return `${provider} ${exact(query)}`;
}

/** What a provider once sent and is still kept. */
export function cachedTitles(provider: Provider, cache: Cache) {
  function decoded(entry: Entry): ReturnType<Provider['decode']> | undefined {
    try {
      return provider.decode(entry.value);
    } catch (error) {
      if (error instanceof ProviderError) return undefined; // a decoder that has become stricter: ask again
      throw error;
    }
  }

  /** The record, with what it states of others as `basic` has it; without one that is not known. */
  function decode(detail: Entry, basic: Entry | undefined): Arrived | undefined {
    const [whole, outline] = [decoded(detail), basic && decoded(basic)];
    if (!whole || (basic && !outline)) return undefined;
    const { relations: _, ...record } = whole;
    const title = { ...record, ...(outline?.relations && { relations: outline.relations }) };
    return { type: 'title', title, from: 'cache', provider: provider.name, fetchedAt: (basic ?? detail).storedAt };
  }

  function decodeOutline(basic: Entry): Arrived | undefined {
    const title = decoded(basic);
    return title && { type: 'title', title, from: 'cache', provider: provider.name, fetchedAt: basic.storedAt };
  }

  /** What is kept under each ref, or under the one of its own that it stands for. */
  async function basicsOf(refs: readonly Ref[]): Promise<ReadonlyMap<Ref, readonly [own: Ref, basic: Entry]>> {
    const first = await cache.get(
      'basic',
      refs.map((ref) => keyIn(provider, ref)),
    );
    const owns = new Map(refs.map((ref) => [ref, ownRef(first.get(keyIn(provider, ref))?.value) ?? ref] as const));
    const meant = [...new Set(owns)].flatMap(([ref, own]) => (own === ref ? [] : own));
    const second: Entries = meant.length > 0 ? await cache.get('basic', meant) : new Map();
    const found = new Map<Ref, readonly [Ref, Entry]>();
    for (const [ref, own] of owns) {
      const basic = own === ref ? first.get(keyIn(provider, ref)) : second.get(own);
      if (basic) found.set(ref, [own, basic]);
    }
    return found;
  }

  /** Titles with their relations. Both tiers have to have them; for an outline the first one is enough. */
  async function titles(refs: readonly Ref[], accept: (entry: Entry) => boolean, outline: boolean) {
    const basics = await basicsOf(refs);
    const owns = [...new Set([...basics.values()].map(([own]) => own))];
    const details: Entries = outline ? new Map() : await cache.get('detailed', owns);
    const found = new Map<Ref, Kept>();
    for (const [ref, [own, basic]] of basics) {
      if (!accept(basic)) continue;
      if (isAbsent(basic.value)) {
        if (!basic.stale) found.set(ref, { type: 'missing', ref });
        continue;
      }
      const detail = details.get(own);
      const answer = outline ? decodeOutline(basic) : detail && accept(detail) ? decode(detail, basic) : undefined;
      if (answer?.title.relations) found.set(ref, answer);
    }
    return found as ReadonlyMap<Ref, Kept>;
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

  async function searches(queries: readonly string[], accept: (entry: Entry) => boolean) {
    const keys = new Map(queries.map((query) => [searchKey(provider.name, query), query]));
    const entries = await cache.get('search', [...keys.keys()]);
    const found = new Map<string, Candidates>();
    for (const [key, entry] of entries) {
      const query = keys.get(key);
      if (!query || !accept(entry) || !Array.isArray(entry.value)) continue;
      const all = await candidates(entry.value as Ref[]);
      if (all.length < entry.value.length) continue; // some are gone: ask again
      found.set(query, { type: 'candidates', query, found: all, from: 'cache' });
    }
    return found as ReadonlyMap<string, Candidates>;
  }

  const isFresh = (entry: Entry) => !entry.stale;
  return {
    fresh: (refs: readonly Ref[], { outline = false }: Pick<Call, 'outline'>) => titles(refs, isFresh, outline),
    any: (refs: readonly Ref[], { outline = false }: Pick<Call, 'outline'>) => titles(refs, () => true, outline),
    searches: (queries: readonly string[]) => searches(queries, isFresh),
    anySearches: (queries: readonly string[]) => searches(queries, () => true),
  };
}

function isAbsent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'absent' in value;
}

function ownRef(value: unknown): Ref | undefined {
  return typeof value === 'object' && value !== null && 'same' in value ? (value.same as Ref) : undefined;
}

/** The relations that a provider has stated before, however long ago. Not counted: nobody asked for these. */
export async function knownRelations(
  provider: Provider,
  cache: Cache,
  refs: readonly Ref[],
): Promise<ReadonlyMap<Ref, readonly Relation[]>> {
  const quiet: Cache = { ...cache, get: cache.peek };
  const kept = await cachedTitles(provider, quiet).any(refs, { outline: true });
  return new Map(
    [...kept].flatMap(([ref, one]) =>
      one.type === 'title' && one.title.relations ? [[ref, one.title.relations]] : [],
    ),
  );
}

/** What a provider sent once, however old: for when it does not answer. */
export function staleOrigin(provider: Provider, cache: Cache): Origin {
  const cached = cachedTitles(provider, cache);
  return {
    label: 'what is cached',
    voice: provider.name,
    local: true,
    numberings: provider.numberings,
    async *titles(refs, call) {
      for (const kept of (await cached.any(refs, call)).values()) if (kept.type === 'title') yield kept;
    },
    async *search(queries) {
      yield* (await cached.anySearches(queries)).values();
    },
  };
}
