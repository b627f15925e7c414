import type { Cache, Entry } from '../cache/cache.ts';
import { ProviderError } from '../model/errors.ts';
import type { Answer, Arrived, Candidates } from '../model/lookup.ts';
import { exact } from '../model/names.ts';
import { type Ids, type Ref, sourceOf } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import type { Provider } from '../providers/provider.ts';
import type { Origin } from './origin.ts';

/** What is kept under a ref: its title, or that the provider has none. */
export type CachedAnswer = Extract<Answer, { type: 'title' | 'missing' }>;
type Entries = ReadonlyMap<string, Entry>;

/** Whose word is kept: a provider, or one that need not be loaded where nothing of it is kept. */
export type CachedProvider = Provider | (Named & { load(): Promise<Provider> });
type Named = Pick<Provider, 'name' | 'numberings'>;

/** Reads what is kept of titles as its provider does. */
interface Reader {
  readonly name: string;
  readonly decode: Provider['decode'];
}

const readerOf = async (keeper: CachedProvider): Promise<Reader> => ('load' in keeper ? keeper.load() : keeper);

/** What is read of the cache. */
export interface CachedOptions {
  /** Who a title is and what it states of others is enough. */
  readonly outline?: boolean;
  /** Old answers count, too: the provider does not give new ones. */
  readonly stale?: boolean;
}

/** Kept under a ref that was asked for and is not there. */
export const absentValue = { absent: true } as const;
/** Kept under an id of another numbering: the title is kept under its own. */
export const aliasValue = (same: Ref): unknown => ({ same });

/** Under what a provider's word on a ref is kept. Of ids that are not its own it says something else than others do. */
export function keyIn({ name, numberings }: Named, ref: Ref): string {
  return sourceOf(ref) === numberings[0] ? ref : `${name} ${ref}`;
}

/** Under what the answer of a provider to a query is kept. */
export function searchKey(provider: string, query: string): string {
  return `${provider} ${exact(query)}`;
}

/**
 * What a provider has said of titles. Those count whose record and relations are both kept; for an outline the relations are
 * enough. An absence counts while it is fresh.
 */
export async function cachedTitles(
  provider: CachedProvider,
  cache: Cache,
  refs: readonly Ref[],
  { outline = false, stale = false }: CachedOptions,
): Promise<ReadonlyMap<Ref, CachedAnswer>> {
  const basics = await basicsOf(provider, cache, refs);
  if (basics.size === 0) return new Map();
  const owns = [...new Set([...basics.values()].map(([own]) => own))];
  const details: Entries = outline ? new Map() : await cache.get('detailed', owns);
  const reader = await readerOf(provider);
  const found = new Map<Ref, CachedAnswer>();
  for (const [ref, [own, basic]] of basics) {
    if (basic.stale && !stale) continue;
    if (isAbsent(basic.value)) {
      if (!basic.stale) found.set(ref, { type: 'missing', ref });
      continue;
    }
    const detail = details.get(own);
    const isRead = detail && (stale || !detail.stale);
    const answer = outline ? outlineIn(reader, basic) : isRead ? recordIn(reader, detail, basic) : undefined;
    if (answer?.title.relations) found.set(ref, mergedAs(answer, ref, own));
  }
  return found;
}

/** Whoever asks by an id that was merged into another is told so. */
function mergedAs(answer: Arrived, ref: Ref, own: Ref): Arrived {
  if (ref === own || sourceOf(ref) !== sourceOf(own)) return answer;
  return { ...answer, title: { ...answer.title, merged: [ref] } };
}

/** Searches of which all that was found is still there, with its relations where those are fresh. */
export async function cachedSearches(
  provider: CachedProvider,
  cache: Cache,
  queries: readonly string[],
  { stale = false }: CachedOptions = {},
): Promise<ReadonlyMap<string, Candidates>> {
  const keyOf = (query: string) => searchKey(provider.name, query);
  const entries = await cache.get('search', queries.map(keyOf));
  const all = new Map<string, Candidates>();
  for (const query of queries) {
    const entry = entries.get(keyOf(query));
    if (!entry || (entry.stale && !stale) || !Array.isArray(entry.value)) continue;
    const found = await candidates(await readerOf(provider), cache, entry.value as Ref[]);
    if (found.length === entry.value.length) all.set(query, { type: 'candidates', query, found, from: 'cache' });
  }
  return all;
}

/** The relations that a provider has stated before, however long ago. Not counted as a use of the cache: nobody asked for these. */
export async function knownRelations(
  provider: Provider,
  cache: Cache,
  refs: readonly Ref[],
): Promise<ReadonlyMap<Ref, readonly Relation[]>> {
  const quiet: Cache = { ...cache, get: cache.peek };
  const kept = await cachedTitles(provider, quiet, refs, { outline: true, stale: true });
  return new Map(
    [...kept].flatMap(([ref, one]) =>
      one.type === 'title' && one.title.relations ? [[ref, one.title.relations]] : [],
    ),
  );
}

/** The ids that a provider's record of a title had, however long ago, also of one that it has no more. Not counted as a use of the cache. */
export async function cachedIds(
  provider: Provider,
  cache: Cache,
  refs: readonly Ref[],
): Promise<ReadonlyMap<Ref, Ids>> {
  const records = await cache.peek('detailed', refs);
  return new Map(
    refs.flatMap((ref) => {
      const record = records.get(ref);
      const title = record && decoded(provider, record);
      return title ? [[ref, title.ids] as const] : [];
    }),
  );
}

/** What a provider sent once, however old: for when it does not answer. */
export function staleOrigin(provider: CachedProvider, cache: Cache): Origin {
  return {
    label: 'what is cached',
    provider: provider.name,
    local: true,
    numberings: provider.numberings,
    async *titles(refs, { outline = false }) {
      const kept = await cachedTitles(provider, cache, refs, { outline, stale: true });
      for (const one of kept.values()) if (one.type === 'title') yield one;
    },
    async *search(queries) {
      yield* (await cachedSearches(provider, cache, queries, { stale: true })).values();
    },
  };
}

/** What is kept under each ref, or under the ref of the provider's own that it stands for. */
async function basicsOf(
  provider: Named,
  cache: Cache,
  refs: readonly Ref[],
): Promise<ReadonlyMap<Ref, readonly [own: Ref, basic: Entry]>> {
  const keys = refs.map((ref) => keyIn(provider, ref));
  const first = await cache.get('basic', keys);
  const owns = new Map(refs.map((ref) => [ref, ownRef(first.get(keyIn(provider, ref))?.value) ?? ref] as const));
  const meant = [...owns].flatMap(([ref, own]) => (own === ref ? [] : own));
  const second: Entries = meant.length > 0 ? await cache.get('basic', meant) : new Map();
  const found = new Map<Ref, readonly [Ref, Entry]>();
  for (const [ref, own] of owns) {
    const basic = own === ref ? first.get(keyIn(provider, ref)) : second.get(own);
    if (basic) found.set(ref, [own, basic]);
  }
  return found;
}

async function candidates(reader: Reader, cache: Cache, refs: readonly Ref[]): Promise<readonly Arrived[]> {
  const details = await cache.get('detailed', refs);
  const basics = await cache.get('basic', refs);
  return refs.flatMap((ref) => {
    const detail = details.get(ref);
    const basic = basics.get(ref);
    const isFresh = basic && !basic.stale && !isAbsent(basic.value);
    return (detail && recordIn(reader, detail, isFresh ? basic : undefined)) ?? [];
  });
}

/** A title's record, with the relations of `basic`; without one they are not known. */
function recordIn(reader: Reader, detail: Entry, basic: Entry | undefined): Arrived | undefined {
  const whole = decoded(reader, detail);
  const outline = basic && decoded(reader, basic);
  if (!whole || (basic && !outline)) return undefined;
  const { relations: _, ...record } = whole;
  return arrivedAt(reader, basic ?? detail, {
    ...record,
    ...(outline?.relations && { relations: outline.relations }),
  });
}

function outlineIn(reader: Reader, basic: Entry): Arrived | undefined {
  const title = decoded(reader, basic);
  return title && arrivedAt(reader, basic, title);
}

function arrivedAt({ name }: Reader, { storedAt }: Entry, title: Title): Arrived {
  return { type: 'title', title, from: 'cache', provider: name, fetchedAt: storedAt };
}

/** Undefined where the decoder has become stricter since: then it is asked for again. */
function decoded({ decode }: Reader, entry: Entry): Title | undefined {
  try {
    return decode(entry.value);
  } catch (error) {
    if (error instanceof ProviderError) return undefined;
    throw error;
  }
}

function isAbsent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'absent' in value;
}

function ownRef(value: unknown): Ref | undefined {
  return typeof value === 'object' && value !== null && 'same' in value ? (value.same as Ref) : undefined;
}
