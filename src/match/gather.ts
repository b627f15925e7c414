import type { ProviderError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import type { Format } from '../model/format.ts';
import type { Arrived, Call, Candidates, Lookup } from '../model/lookup.ts';
import { normalised } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';
import { type Chain, chainFrom, createSequels, placeIn, type Sequels } from './chain.ts';
import { inOtherKana, isNumbered, type NameReading } from './reading.ts';
import { acceptableScore, clearScore, type Ranked, rankedBy, type Wanted, wantedOf } from './score.ts';

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
  /** Words that a provider has answered, now or lately. */
  readonly answered: Set<string>;
  /** Words that a provider fails on, and on no others. */
  readonly failed: Map<string, ProviderError>;
  /** Why the provider that should have been asked was not. */
  refusal?: ProviderError;
  readonly arrived: Map<Ref, Arrived>;
  readonly sequels: Sequels;
}

export function createHeard(): Heard {
  return {
    found: new Map(),
    local: new Set(),
    answered: new Set(),
    failed: new Map(),
    arrived: new Map(),
    sequels: createSequels(),
  };
}

/** Words as they are compared with the candidates for them. */
export interface Understood {
  readonly wanted: Wanted;
  readonly all: readonly Ranked[];
  /** The reading that names a season or a part, where the candidates' own names do not settle which title that is. */
  readonly place?: { readonly reading: NameReading; readonly first: Ranked; readonly chain: Chain };
}

/**
 * Asks for candidates for all words: as they are written; what is stored and bundled where a provider knows nothing good; without
 * season and part, which no name may hold; and the sequels of a first season, one after the other. Yields what happens on the way.
 */
export async function* gather(
  all: readonly Sought[],
  lookup: Lookup,
  call: Call,
  heard: Heard,
): AsyncGenerator<RunEvent, void> {
  const texts = [...new Set(all.map(({ text }) => text))];
  yield* search(new Map(texts.map((text) => [text, [text]])), lookup, call, heard);
  yield* search(
    unclear(all, heard, (text) => !heard.local.has(text)),
    lookup,
    { ...call, scope: 'local' },
    heard,
  );
  const names = namesWithout(all, heard);
  yield* search(names, lookup, call, heard);
  const missed = [...names].filter(([name, those]) => those.some((text) => !heard.local.has(text)) && name !== '');
  yield* search(new Map(missed), lookup, { ...call, scope: 'local' }, heard);
  yield* askSequels(all, lookup, call, heard);
}

type Asked = ReadonlyMap<string, readonly string[]>;

async function* search(asked: Asked, lookup: Lookup, call: Call, heard: Heard): AsyncGenerator<RunEvent, void> {
  if (asked.size === 0) return;
  for await (const answer of lookup.search([...asked.keys()], call)) {
    if (answer.type === 'fallback') heard.refusal = answer.error;
    if (answer.type === 'title') learn(answer, heard);
    if (answer.type !== 'candidates') yield answer;
    else for (const text of asked.get(answer.query) ?? []) hear(text, answer, heard);
  }
}

function hear(text: string, { found, from, error }: Candidates, heard: Heard): void {
  if (error) {
    heard.failed.set(text, error);
    return;
  }
  if (from === 'network' || from === 'cache') heard.answered.add(text);
  else heard.local.add(text);
  const known = heard.found.get(text) ?? new Map<Ref, Arrived>();
  for (const one of found) {
    // What is printed is no answer to who looks for what is shown.
    if (one.title.kind !== 'manga' && !known.has(one.title.ref)) known.set(one.title.ref, one);
    learn(one, heard);
  }
  heard.found.set(text, known);
}

function learn(one: Arrived, { arrived, sequels }: Heard): void {
  sequels.learn(one.title);
  if (!arrived.get(one.title.ref)?.title.relations) arrived.set(one.title.ref, one);
}

function unclear(all: readonly Sought[], heard: Heard, isOpen: (text: string) => boolean): Asked {
  const texts = all.filter((sought) => isOpen(sought.text) && !isClear(sought, heard)).map(({ text }) => text);
  return new Map(texts.map((text) => [text, [text]]));
}

/** Searches look for all the words, so what is left of them need not be what was meant. */
function isClear(sought: Sought, heard: Heard): boolean {
  const [best] = rankedFor(sought, heard).all;
  return best?.match.isPart === true && best.match.score >= clearScore;
}

/** What is searched for instead of `aot final season`, which no title is called: `aot`. By that name, the words that it is for. */
function namesWithout(all: readonly Sought[], heard: Heard): Asked {
  const names = new Map<string, readonly string[]>();
  for (const sought of all) {
    const { text } = sought;
    if (isClear(sought, heard)) continue;
    const written = normalised(text);
    const others = [...wantedFor(sought).readings.map(({ words }) => words), inOtherKana(written)];
    for (const name of new Set(others))
      if (name !== undefined && name !== written) names.set(name, [...(names.get(name) ?? []), text]);
  }
  return names;
}

/** The most requests for sequels that a chain is followed by. */
const mostSteps = 12;

async function* askSequels(
  all: readonly Sought[],
  lookup: Lookup,
  call: Call,
  heard: Heard,
): AsyncGenerator<RunEvent, void> {
  const asked = new Set<Ref>();
  for (let step = 0; step < mostSteps; step++) {
    const open = all.flatMap((sought) => {
      const { place } = understood(sought, heard);
      return place && !placeIn(place.chain, place.reading) ? place.chain.open : [];
    });
    const refs = [...new Set(open)].filter((ref) => !asked.has(ref));
    if (refs.length === 0) return;
    for (const ref of refs) asked.add(ref);
    for await (const answer of lookup.titles(refs, { ...call, lookAhead: true })) {
      if (answer.type === 'title') learn(answer, heard);
      if (answer.type === 'fallback') heard.refusal = answer.error;
      yield answer;
    }
  }
}

function wantedFor({ text, year, format }: Sought): Wanted {
  return wantedOf(text, { ...(year !== undefined && { year }), ...(format && { format }) });
}

function rankedFor(sought: Sought, heard: Heard): { readonly wanted: Wanted; readonly all: readonly Ranked[] } {
  const wanted = wantedFor(sought);
  const found = [...(heard.found.get(sought.text)?.values() ?? [])].map(({ title }) => title);
  return { wanted, all: rankedBy(wanted, found) };
}

/** What the words mean as far as it is known. */
export function understood(sought: Sought, heard: Heard): Understood {
  const { wanted, all } = rankedFor(sought, heard);
  const reading = wanted.readings.find(isNumbered);
  const [best] = all;
  if (!reading || !best || isSettled(best)) return { wanted, all };
  const { season: _s, part: _p, final: _f, isNumeral: _n, ...name } = reading;
  const found = all.map(({ title }) => title);
  const { words, year, format } = name;
  const besides = { ...(year !== undefined && { year }), ...(format && { format }) };
  const [first] = rankedBy({ exact: words, plain: words, readings: [name], besides }, found);
  if (!first || first.score < acceptableScore) return { wanted, all };
  return { wanted, all, place: { reading, first, chain: chainFrom(first.title, name.name, heard.sequels) } };
}

/** The season was found by name, or the number is one of the name's own. */
const isSettled = ({ match, score }: Ranked): boolean =>
  match.isPart && (match.score >= clearScore || (!isNumbered(match.wanted) && score >= acceptableScore));
