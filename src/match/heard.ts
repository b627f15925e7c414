import type { ProviderError } from '../model/errors.ts';
import type { Format } from '../model/format.ts';
import type { From } from '../model/franchise.ts';
import type { Arrived, Candidates } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import { createSequels, type Sequels } from './chain.ts';
import { namesOf } from './names.ts';
import { inOtherNumerals, type NameReading } from './reading.ts';
import { type Ranked, rankedBy, type Wanted, wantedOf } from './score.ts';

/** Words that mean a title, and what is known of it besides. */
export interface Sought {
  readonly text: string;
  readonly year?: number;
  readonly format?: Format;
}

/** What was found for words so far. */
export interface Heard {
  /** By words: candidates by ref. Words that nobody has answered yet are not there. */
  readonly found: Map<string, Map<Ref, Arrived>>;
  /** Words for which what is stored and bundled has been looked at, too. */
  readonly local: Set<string>;
  /** By words that a provider has answered, now or lately: who. */
  readonly answered: Map<string, string | undefined>;
  /** Words that a provider fails on, and on no others. */
  readonly failed: Map<string, ProviderError>;
  /** Why the provider that should have been asked was not. */
  refusal?: ProviderError;
  readonly arrived: Map<Ref, Arrived>;
  readonly sequels: Sequels;
  /** How often something was heard. */
  revision: number;
  /** What is found for words, best first, as of a revision. */
  readonly ranked: WeakMap<Sought, RankedFor & { readonly revision: number }>;
}

/** Begins a collection of answers in which nothing has been heard yet. */
export function createHeard(): Heard {
  return {
    found: new Map(),
    local: new Set(),
    answered: new Map(),
    failed: new Map(),
    arrived: new Map(),
    sequels: createSequels(),
    revision: 0,
    ranked: new WeakMap(),
  };
}

/** Words as they are compared with the candidates for them. */
export interface RankedFor {
  readonly wanted: Wanted;
  readonly all: readonly Ranked[];
}

/** Ranks the candidates for words, best first. Ranks again only when something has been heard since. */
export function rankedFor(sought: Sought, { found, ranked, revision }: Heard): RankedFor {
  const known = ranked.get(sought);
  if (known?.revision === revision) return known;
  const wanted = wantedFor(sought);
  const titles = [...(found.get(sought.text)?.values() ?? [])].map(({ title }) => title);
  const made = { wanted, all: rankedBy(wanted, titles), revision };
  ranked.set(sought, made);
  return made;
}

/** Reads words, also with their numbers written otherwise, together with the year and the format that are known besides. */
export function wantedFor({ text, year, format }: Sought): Wanted {
  const besides = { ...(year !== undefined && { year }), ...(format && { format }) };
  const wanted = wantedOf(text, besides);
  const others = inOtherNumerals(wanted.plain).flatMap((other) => wantedOf(other, besides).readings);
  const isNew = ({ name, words }: NameReading) =>
    !wanted.readings.some((one) => one.name === name || one.words === words);
  return others.length === 0 ? wanted : { ...wanted, readings: [...wanted.readings, ...others.filter(isNew)] };
}

/** Tells whether a provider has answered, now or within the lifetime of its cached answers. */
export const isFresh = ({ from }: { readonly from: From }): boolean => from === 'network' || from === 'cache';

/** Notes the candidates that an answer holds for words, or why it holds none. */
export function hear(text: string, { found, from, by, error }: Candidates, heard: Heard): void {
  if (error) {
    heard.failed.set(text, error);
    return;
  }
  if (isFresh({ from })) heard.answered.set(text, by ?? heard.answered.get(text));
  else heard.local.add(text);
  const known = heard.found.get(text) ?? new Map<Ref, Arrived>();
  for (const one of found) {
    // What is printed is no answer to who looks for what is shown, and a collection is no title.
    if (one.title.kind !== 'manga' && one.title.kind !== 'collection') {
      const before = known.get(one.title.ref) ?? one;
      known.set(one.title.ref, isBetter(one, before) ? alsoNamed(one, before) : alsoNamed(before, one));
    }
    learn(one, heard);
  }
  heard.found.set(text, known);
  heard.revision++;
}

/** A title that is found, also by what it is called where it is stored or bundled: that may be what was asked for. */
function alsoNamed(one: Arrived, other: Arrived): Arrived {
  if (other === one || isFresh(other)) return one;
  const { title } = one;
  const known = new Set(namesOf(title));
  const others = namesOf(other.title).filter((name) => !known.has(name));
  return others.length === 0 ? one : { ...one, title: { ...title, synonyms: [...(title.synonyms ?? []), ...others] } };
}

/** Notes a title that came, whether it was searched for or came along. */
export function learn(one: Arrived, { arrived, sequels }: Heard): void {
  sequels.learn(one.title);
  const before = arrived.get(one.title.ref);
  if (isBetter(one, before) || !before?.title.relations) arrived.set(one.title.ref, one);
}

/**
 * The first answer stands, unless a provider answers after what was stored or bundled, or what is bundled says what a title is that
 * is stored by its name alone.
 */
const isBetter = (one: Arrived, before: Arrived | undefined): boolean =>
  before === undefined ||
  (!isFresh(before) && (isFresh(one) || (!before.title.relations && one.title.relations !== undefined)));
