import { absentForMs, type Cache } from '../cache/cache.ts';
import { AnimectlError } from '../model/errors.ts';
import { refsOf } from '../model/identity.ts';
import type { Log } from '../model/log.ts';
import type { Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import type { Provider, Raws } from '../providers/provider.ts';
import { absentValue, aliasValue, keyIn, knownRelations, searchKey } from './cached.ts';

/** Relations that are known from elsewhere, for titles of which a provider suddenly states none. */
export type KnownRelations = (refs: readonly Ref[], provider: string) => Promise<ReadonlyMap<Ref, readonly Relation[]>>;

/** Where what a provider sends is kept, and who is told of what is odd about it. */
export interface Receiving {
  readonly cache: Cache;
  readonly known?: KnownRelations;
  readonly log?: Log;
  /** Told of each word of a provider's that nobody knows, and that counts as OTHER. */
  readonly onUnknownWord?: (word: string) => void;
}

/** What was made of an answer. */
export interface Received {
  /** `wanted`: asked for, by one of its refs. */
  readonly titles: readonly { readonly title: Title; readonly wanted: boolean }[];
  /** Sent, and not to be read. */
  readonly unreadable: ReadonlyMap<Ref, AnimectlError>;
  /** Asked for, and not there. */
  readonly absent: readonly Ref[];
}

/** Reads what a provider sent for the refs that were `asked` for, and keeps it raw. What cannot be read never takes the place of what could. */
export async function receive(
  provider: Provider,
  raws: Raws,
  asked: ReadonlySet<Ref>,
  receiving: Receiving,
): Promise<Received> {
  const { read, unreadable } = decoded(provider, raws);
  const standing = await standingRelations(provider, read, receiving);
  /** The refs that were asked for, by the ref that each title came under. */
  const answered = new Map<Ref, Ref>([...unreadable.keys()].map((ref) => [ref, ref]));
  const outlines = new Map<string, unknown>();
  const titles: { title: Title; wanted: boolean }[] = [];
  for (const [ref, title] of read) {
    for (const word of provider.unknownWords?.(raws.get(ref)) ?? []) receiving.onUnknownWord?.(word);
    const wanted = refsOf(title).filter((one) => asked.has(one));
    for (const one of wanted) answered.set(one, ref);
    // What is known of a title without what it states of others does not count as its relations.
    if (title.relations && !standing.has(ref)) outlines.set(ref, provider.outline(raws.get(ref)));
    const relations = standing.get(ref) ?? title.relations;
    titles.push({ title: { ...title, ...(relations && { relations }) }, wanted: wanted.length > 0 });
  }
  // Whoever asks by the same foreign id again finds it.
  for (const [one, ref] of answered)
    if (keyIn(provider, one) !== one) outlines.set(keyIn(provider, one), aliasValue(ref));
  const absent = [...asked].filter((ref) => !answered.has(ref));
  const { cache } = receiving;
  await cache.set('detailed', new Map([...read.keys()].map((ref) => [ref, raws.get(ref)])));
  await cache.set('basic', outlines);
  const gaps = new Map(absent.map((ref) => [keyIn(provider, ref), absentValue]));
  if (gaps.size > 0) await cache.set('basic', gaps, absentForMs);
  return { titles, unreadable, absent };
}

function decoded(
  { decode }: Provider,
  raws: Raws,
): { readonly read: ReadonlyMap<Ref, Title>; readonly unreadable: ReadonlyMap<Ref, AnimectlError> } {
  const read = new Map<Ref, Title>();
  const unreadable = new Map<Ref, AnimectlError>();
  for (const [ref, raw] of raws) {
    try {
      read.set(ref, decode(raw));
    } catch (error) {
      if (!(error instanceof AnimectlError)) throw error;
      unreadable.set(ref, error);
    }
  }
  return { read, unreadable };
}

/**
 * Relations that stand although the provider suddenly states none of these titles: one that has been rebuilt says so of all
 * of them.
 */
async function standingRelations(
  provider: Provider,
  read: ReadonlyMap<Ref, Title>,
  { cache, known, log }: Receiving,
): Promise<ReadonlyMap<Ref, readonly Relation[]>> {
  const empty = [...read].flatMap(([ref, { relations }]) => (relations?.length === 0 ? ref : []));
  if (empty.length === 0) return new Map();
  const before = await knownRelations(provider, cache, empty);
  const rest = empty.filter((ref) => !before.has(ref));
  const stored = rest.length > 0 ? ((await known?.(rest, provider.name)) ?? []) : [];
  const all = new Map([...before, ...stored].filter(([, relations]) => relations.length > 0));
  for (const [ref, relations] of all)
    log?.({ what: 'cache', result: 'KEPT', key: ref, provider: provider.name, relations: relations.length });
  return all;
}

/** Keeps what searches found, by their words. */
export async function receiveSearches(
  provider: Provider,
  cache: Cache,
  answers: readonly { readonly query: string; readonly refs: readonly Ref[] }[],
): Promise<void> {
  const entries = (some: typeof answers) =>
    new Map(some.map(({ query, refs }) => [searchKey(provider.name, query), refs]));
  await cache.set('search', entries(answers.filter(({ refs }) => refs.length > 0)));
  const empty = answers.filter(({ refs }) => refs.length === 0);
  if (empty.length > 0) await cache.set('search', entries(empty), absentForMs);
}
