import { absentForMs, type Cache } from '../cache/cache.ts';
import { AnimectlError } from '../model/errors.ts';
import type { Log } from '../model/log.ts';
import type { Answer } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import type { Provider, Raws } from '../providers/provider.ts';
import { absentValue, aliasValue, keyIn, knownRelations, searchKey } from './cached.ts';
import { refsOf } from './identity.ts';

export interface KeeperOptions {
  readonly cache: Cache;
  /** Relations that are known from elsewhere, for titles of which a provider suddenly states none. */
  readonly known?: (refs: readonly Ref[], provider: string) => Promise<ReadonlyMap<Ref, readonly Relation[]>>;
  readonly log?: Log;
  /** Told of each word of a provider's that nobody knows, and that counts as OTHER. */
  readonly onUnknownWord?: (word: string) => void;
}

/** What was made of an answer. */
interface Heard {
  /** Asked for, and not there. */
  readonly absent: readonly Ref[];
  /** Sent, and not to be read. */
  readonly unreadable: ReadonlyMap<Ref, AnimectlError>;
}

type Hear = (said: Title | Extract<Answer, { type: 'failed' }>, wanted: boolean) => void;

/** Reads what a provider sent, and keeps it raw. */
export function createKeeper(provider: Provider, { cache, known, log, onUnknownWord }: KeeperOptions) {
  /**
   * Titles whose relations were known and of which there are suddenly none: a provider that has been rebuilt says so of
   * all of them. Those that are known stand.
   */
  async function withheld(raws: Raws): Promise<ReadonlyMap<Ref, readonly Relation[]>> {
    const empty = [...raws].flatMap(([ref, raw]) => (statesNothing(provider, raw) ? ref : []));
    if (empty.length === 0) return new Map();
    const before = await knownRelations(provider, cache, empty);
    const rest = empty.filter((ref) => !before.has(ref));
    const stored = rest.length > 0 ? ((await known?.(rest, provider.name)) ?? []) : [];
    const all = new Map([...before, ...stored].filter(([, relations]) => relations.length > 0));
    for (const [ref, relations] of all)
      log?.({ what: 'cache', result: 'KEPT', key: ref, provider: provider.name, relations: relations.length });
    return all;
  }

  return {
    /** `hear` is told of every title; of those that cannot be read, of the ones that were asked for. */
    async take(raws: Raws, asked: ReadonlySet<Ref>, hear: Hear): Promise<Heard> {
      const standing = await withheld(raws);
      const answered = new Map<Ref, Ref>();
      const outlines = new Map<string, unknown>();
      const records = new Map<Ref, unknown>();
      const unreadable = new Map<Ref, AnimectlError>();
      for (const [ref, raw] of raws) {
        try {
          const title = provider.decode(raw);
          for (const word of provider.unknownWords?.(raw) ?? []) onUnknownWord?.(word);
          const relations = standing.get(ref) ?? title.relations;
          records.set(ref, raw);
          const wanted = refsOf(title).filter((one) => asked.has(one));
          for (const one of wanted) answered.set(one, ref);
          // What is known of a title without what it states of others does not count as its relations.
          if (title.relations && !standing.has(ref)) outlines.set(ref, provider.outline(raw));
          hear({ ...title, ...(relations && { relations }) }, wanted.length > 0);
        } catch (error) {
          if (!(error instanceof AnimectlError)) throw error;
          unreadable.set(ref, error);
          if (asked.has(ref)) hear({ type: 'failed', ref, error }, true);
          answered.set(ref, ref);
        }
      }
      // Whoever asks by the same foreign id again finds it.
      for (const [one, ref] of answered)
        if (keyIn(provider, one) !== one) outlines.set(keyIn(provider, one), aliasValue(ref));
      const absent = [...asked].filter((ref) => !answered.has(ref));
      // What cannot be read never takes the place of what could.
      await cache.set('detailed', records);
      await cache.set('basic', outlines);
      const gaps = new Map(absent.map((ref) => [keyIn(provider, ref), absentValue]));
      if (gaps.size > 0) await cache.set('basic', gaps, absentForMs);
      return { absent, unreadable };
    },

    /** What searches found, by their words. */
    async takeSearches(answers: readonly { readonly query: string; readonly refs: readonly Ref[] }[]): Promise<void> {
      const entries = (some: typeof answers) =>
        new Map(some.map(({ query, refs }) => [searchKey(provider.name, query), refs]));
      await cache.set('search', entries(answers.filter(({ refs }) => refs.length > 0)));
      const empty = answers.filter(({ refs }) => refs.length === 0);
      if (empty.length > 0) await cache.set('search', entries(empty), absentForMs);
    },
  };
}

function statesNothing(provider: Provider, raw: unknown): boolean {
  try {
    return provider.decode(raw).relations?.length === 0;
  } catch (error) {
    if (error instanceof AnimectlError) return false;
    throw error;
  }
}
