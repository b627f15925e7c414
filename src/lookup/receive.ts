import { absentForMs, type Cache } from '../cache/cache.ts';
import { AnimectlError } from '../model/errors.ts';
import { refsOf } from '../model/identity.ts';
import type { Log } from '../model/log.ts';
import { kindOf, type Ref, sourceOf } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Emptied, Title } from '../model/title.ts';
import type { Provider, Raws } from '../providers/provider.ts';
import { absentValue, aliasValue, keyIn, knownRelations, searchKey } from './cached.ts';
import { type EmptiedTitle, emptiedAs, noteStated, type StatedInRun, settledDoubts } from './emptied.ts';

/** What is known from elsewhere of how a title is related to others. */
export interface KnownOf {
  readonly relations: readonly Relation[];
  /** As it is stored. Absent: it is not. */
  readonly title?: Title;
  /** When the provider first stated no relations any more, Unix time in ms. */
  readonly emptiedAt?: number;
}

/** Relations that are known from elsewhere, for titles of which a provider suddenly states none. Undefined: they cannot be read now. */
export type KnownRelations = (refs: readonly Ref[], provider: string) => Promise<ReadonlyMap<Ref, KnownOf> | undefined>;

/** Where what a provider sends is kept, and who is told of what is odd about it. */
export interface Receiving {
  readonly cache: Cache;
  readonly known?: KnownRelations;
  readonly log?: Log;
  /** What the provider has stated so far, in one run. */
  readonly run: StatedInRun;
  /** Told of each word of a provider's that nobody knows, and that counts as OTHER. */
  readonly onUnknownWord?: (word: string) => void;
}

interface ReceivedTitle {
  readonly title: Title;
  /** Whether it was asked for, by one of its refs. */
  readonly wanted: boolean;
  /** Set where the provider states no relations of it any more. */
  readonly emptied?: Emptied;
}

/** A title that is stored, and that a provider has no more. Its relations are those that stand. */
interface GoneTitle {
  readonly title: Title;
  readonly emptied: Emptied;
}

/** What was made of an answer. */
export interface Received {
  /** Titles that came, and those that came earlier in the run and whose relations no longer stand. */
  readonly titles: readonly ReceivedTitle[];
  /** Titles that the provider has none of any more, as they are stored: those of this answer, and earlier ones of which less stands. */
  readonly gone: readonly GoneTitle[];
  /** Sent, and not to be read. */
  readonly unreadable: ReadonlyMap<Ref, AnimectlError>;
  /** Asked for, and not there. */
  readonly absent: readonly Ref[];
}

/**
 * Reads at `now` (Unix time in ms) what a provider sent for the refs that were `asked` for, and keeps it raw. What cannot be read
 * never takes the place of what could.
 */
export async function receive(
  provider: Provider,
  raws: Raws,
  asked: ReadonlySet<Ref>,
  now: number,
  receiving: Receiving,
): Promise<Received> {
  const { cache, onUnknownWord } = receiving;
  const { read, unreadable } = decoded(provider, raws);
  for (const raw of read.keys()) for (const word of provider.unknownWords?.(raws.get(raw)) ?? []) onUnknownWord?.(word);
  /** The refs that were asked for, by the ref that each title came under. */
  const answered = new Map<Ref, Ref>([...unreadable.keys()].map((ref) => [ref, ref]));
  const wanted = new Set<Ref>();
  for (const [ref, title] of read) {
    const own = refsOf(title).filter((one) => asked.has(one));
    for (const one of own) answered.set(one, ref);
    if (own.length > 0) wanted.add(ref);
  }
  const absent = [...asked].filter((ref) => !answered.has(ref));
  const doubted = await doubtsOf(provider, { raws, read, absent }, now, receiving);
  const outlines = new Map<string, unknown>(
    [...doubted.settled].flatMap(([ref, { outline, gone }]) => (gone ? [] : [[ref, outline] as const])),
  );
  // What is known of a title without what it states of others does not count as its relations.
  for (const [ref, { relations }] of read)
    if (relations && !doubted.all.has(ref) && !doubted.unchecked.has(ref))
      outlines.set(ref, provider.outline(raws.get(ref)));
  // Whoever asks by the same foreign id again finds it.
  for (const [one, ref] of answered)
    if (keyIn(provider, one) !== one) outlines.set(keyIn(provider, one), aliasValue(ref));
  await cache.set('detailed', await recordsIn(provider, raws, read, cache));
  await cache.set('basic', outlines);
  const gaps = new Map(absent.map((ref) => [keyIn(provider, ref), absentValue]));
  if (gaps.size > 0) await cache.set('basic', gaps, absentForMs);
  const titles = [...read].map(([ref, title]) => ({
    ...(doubted.unchecked.has(ref) ? { title, emptied: 'doubted' as const } : asDoubted(title, doubted.all.get(ref))),
    wanted: wanted.has(ref),
  }));
  const earlier = [...doubted.settled].filter(([ref, { gone }]) => !gone && !read.has(ref));
  const gone = new Map([...doubted.all, ...doubted.settled].filter(([, doubt]) => doubt.gone));
  return {
    titles: [...titles, ...earlier.map(([, doubt]) => ({ ...asDoubted(doubt.title, doubt), wanted: false }))],
    gone: [...gone.values()].map((doubt) => ({
      title: { ...doubt.title, relations: doubt.standing },
      emptied: emptiedAs(doubt),
    })),
    unreadable,
    absent,
  };
}

/** A title with the relations of it that stand. */
function asDoubted(title: Title, doubt: EmptiedTitle | undefined): Omit<ReceivedTitle, 'wanted'> {
  return doubt ? { title: { ...title, relations: doubt.standing }, emptied: emptiedAs(doubt) } : { title };
}

/** What is kept of titles: what holds less than is there already does not take its place. */
async function recordsIn(
  { isPartial }: Provider,
  raws: Raws,
  read: ReadonlyMap<Ref, Title>,
  cache: Cache,
): Promise<ReadonlyMap<Ref, unknown>> {
  const all = [...read.keys()].map((ref) => [ref, raws.get(ref)] as const);
  const less = all.filter(([, raw]) => isPartial?.(raw) === true).map(([ref]) => ref);
  const there = less.length > 0 ? await cache.peek('detailed', less) : new Map();
  const kept = new Set(less.filter((ref) => there.has(ref) && isPartial?.(there.get(ref)?.value) !== true));
  return new Map(all.filter(([ref]) => !kept.has(ref)));
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

/** An answer, read. */
interface Answered {
  readonly raws: Raws;
  readonly read: ReadonlyMap<Ref, Title>;
  /** Asked for, and not there. */
  readonly absent: readonly Ref[];
}

/** What a provider states no relations of, or has no more. */
interface Doubts {
  /** The titles of this answer of which it stated some before. */
  readonly all: ReadonlyMap<Ref, EmptiedTitle>;
  /** Those of the whole run of which less stands than before. */
  readonly settled: ReadonlyMap<Ref, EmptiedTitle>;
  /** Titles of this answer of which it cannot be found out now whether it stated some before. */
  readonly unchecked: ReadonlySet<Ref>;
}

/** Finds the titles of which the provider suddenly states no relations: one that has been rebuilt says so of all of them. */
async function doubtsOf(
  provider: Provider,
  { raws, read, absent }: Answered,
  now: number,
  receiving: Receiving,
): Promise<Doubts> {
  const { run, log } = receiving;
  for (const title of read.values()) if (title.relations) noteStated(run, refsOf(title), title.relations);
  for (const ref of absent) noteStated(run, [ref], []);
  const empty = [...read].filter(([, { relations }]) => relations?.length === 0);
  const lost = lostOf(provider, absent);
  const { known, unread } = await knownOf(provider, [...empty.map(([ref]) => ref), ...lost], receiving);
  const all = new Map<Ref, EmptiedTitle>();
  for (const [ref, title] of empty) {
    const { relations: standing = [], emptiedAt } = known.get(ref) ?? {};
    if (standing.length === 0) continue;
    const outline = provider.outline(raws.get(ref));
    all.set(ref, { title, standing, outline, ...(emptiedAt !== undefined && { since: emptiedAt }) });
  }
  for (const ref of lost) {
    const { title, relations: standing = [], emptiedAt } = known.get(ref) ?? {};
    // Who never knew a title cannot take back what others say of it.
    if (!title || !standing.some(({ by }) => by === undefined || by.includes(provider.name))) continue;
    all.set(ref, {
      title,
      standing,
      outline: undefined,
      gone: true,
      ...(emptiedAt !== undefined && { since: emptiedAt }),
    });
  }
  for (const [ref, doubt] of all) run.doubts.set(ref, doubt);
  const settled = settledDoubts(run, now);
  for (const ref of all.keys()) all.set(ref, settled.get(ref) ?? (all.get(ref) as EmptiedTitle));
  const tell = (result: string, key: Ref, relations: number) =>
    log?.({ what: 'cache', result, key, provider: provider.name, relations });
  for (const [ref, { standing }] of all) if (standing.length > 0) tell('KEPT', ref, standing.length);
  for (const [ref, { standing }] of settled) if (standing.length === 0) tell('GONE', ref, 0);
  return { all, settled, unchecked: new Set(empty.flatMap(([ref]) => (unread.has(ref) ? [ref] : []))) };
}

/**
 * Those of the absent ids of which the provider would know: its own, of anime and films. One that merges titles is silent about ids
 * that are found again under others.
 */
function lostOf({ numberings: [own], mergesIds }: Provider, absent: readonly Ref[]): readonly Ref[] {
  return mergesIds ? [] : absent.filter((ref) => sourceOf(ref) === own && kindOf(ref) !== 'manga');
}

/** What the provider stated of these titles, as it is cached, else as it is stored. `unread`: not cached, and cannot be read. */
async function knownOf(
  provider: Provider,
  refs: readonly Ref[],
  { cache, known }: Receiving,
): Promise<{ readonly known: ReadonlyMap<Ref, KnownOf>; readonly unread: ReadonlySet<Ref> }> {
  if (refs.length === 0) return { known: new Map(), unread: new Set() };
  const cached = await knownRelations(provider, cache, refs);
  const stored = known ? await known(refs, provider.name) : new Map<Ref, KnownOf>();
  const found = refs.map((ref): readonly [Ref, KnownOf] => {
    const one = stored?.get(ref) ?? { relations: [] };
    const relations = cached.get(ref) ?? [];
    return [ref, relations.length > 0 ? { ...one, relations } : one];
  });
  const unread = stored ? [] : found.flatMap(([ref, { relations }]) => (relations.length === 0 ? [ref] : []));
  return { known: new Map(found), unread: new Set(unread) };
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
