import { ProviderError } from '../model/errors.ts';
import type { Format } from '../model/format.ts';
import type { Answer, Arrived, Call, Candidates, Lookup } from '../model/lookup.ts';
import { normalised } from '../model/names.ts';
import type { Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import { type Chain, chainFrom, createSequels, isOfSeriesFormat, placeIn, type Sequels } from './chain.ts';
import { inOtherKana, isNumbered, type NameReading, readingsOf } from './reading.ts';
import { acceptableScore, clearScore, mainNamesOf, type Ranked, rankedBy, type Wanted, wantedOf } from './score.ts';

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
  /** What is found for words, best first. */
  readonly ranked: WeakMap<Sought, RankedFor>;
}

export function createHeard(): Heard {
  return {
    found: new Map(),
    local: new Set(),
    answered: new Set(),
    failed: new Map(),
    arrived: new Map(),
    sequels: createSequels(),
    ranked: new WeakMap(),
  };
}

/** Words as they are compared with the candidates for them. */
export interface Understood {
  readonly wanted: Wanted;
  readonly all: readonly Ranked[];
  /** The reading that names a season or a part, where the candidates' own names do not settle which title that is. */
  readonly place?: PlaceSought;
}

interface PlaceSought {
  readonly reading: NameReading;
  /** What goes by the name alone. */
  readonly first: Ranked;
  /** What goes by one of its names and the season. */
  readonly named: Ranked | undefined;
  readonly chain: Chain;
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
): AsyncGenerator<Answer, void> {
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

async function* search(asked: Asked, lookup: Lookup, call: Call, heard: Heard): AsyncGenerator<Answer, void> {
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
): AsyncGenerator<Answer, void> {
  const asked = new Set<Ref>();
  let open = all;
  for (let step = 0; step < mostSteps; step++) {
    const next = open.map((sought) => ({ sought, refs: openIn(understood(sought, heard)) }));
    open = next.filter(({ refs }) => refs.length > 0).map(({ sought }) => sought);
    const refs = [...new Set(next.flatMap((one) => one.refs))].filter((ref) => !asked.has(ref));
    if (refs.length === 0) return;
    for (const ref of refs) asked.add(ref);
    for await (const answer of lookup.titles(refs, { ...call, lookAhead: true })) {
      if (answer.type === 'title') learn(answer, heard);
      if (answer.type === 'fallback') heard.refusal = answer.error;
      if (answer.type === 'failed' && answer.error instanceof ProviderError)
        for (const { sought, refs: wanted } of next)
          if (wanted.includes(answer.ref)) heard.failed.set(sought.text, answer.error);
      yield answer;
    }
  }
}

/** Sequels that have to be asked for to tell which title the words mean. */
const openIn = ({ place }: Understood): readonly Ref[] =>
  place && !place.named && !placeIn(place.chain, place.reading) ? place.chain.open : [];

function wantedFor({ text, year, format }: Sought): Wanted {
  return wantedOf(text, { ...(year !== undefined && { year }), ...(format && { format }) });
}

type RankedFor = Pick<Understood, 'wanted' | 'all'>;

function rankedFor(sought: Sought, { found, ranked }: Heard): RankedFor {
  const titles = [...(found.get(sought.text)?.values() ?? [])].map(({ title }) => title);
  const known = ranked.get(sought);
  // More may be found, and never less.
  if (known && known.all.length === titles.length) return known;
  const wanted = wantedFor(sought);
  const made = { wanted, all: rankedBy(wanted, titles) };
  ranked.set(sought, made);
  return made;
}

/** What the words mean as far as it is known. */
export function understood(sought: Sought, heard: Heard): Understood {
  const { wanted, all } = rankedFor(sought, heard);
  const reading = wanted.readings.find(isNumbered);
  const [best] = all;
  if (!reading || !best || (isSettled(best) && (best.match.isMain || !isNumbered(best.match.wanted))))
    return { wanted, all };
  const { season, part, final, isNumeral: _, ...name } = reading;
  const found = all.map(({ title }) => title);
  const [first] = rankedBy(called(name), found);
  if (!first || first.match.score < firstScore) return { wanted, all };
  // A synonym with a number may be of the first title itself.
  if (isSettled(best) && best.title.ref !== first.title.ref) return { wanted, all };
  const place = {
    ...(season !== undefined && { season }),
    ...(part !== undefined && { part }),
    ...(final && { final }),
  };
  const named = mainNamesOf(first.title).flatMap((other) => {
    const [one] = rankedBy(called({ ...name, ...nameIn(other), ...place }), found);
    const isIt = one?.match.isPart && one.match.score >= clearScore && one.title.ref !== first.title.ref;
    return isIt && isOfOneSort(first.title, one.title) ? [one] : [];
  })[0];
  return { wanted, all, place: { reading, first, named, chain: chainFrom(first.title, name.name, heard.sequels) } };
}

/** A misspelt word of four letters is another word, if a season is all that is known besides. */
export const firstScore = 0.68;

/** A second film is not the second season of a series. */
const isOfOneSort = (a: Title, b: Title): boolean =>
  b.format === undefined || isOfSeriesFormat(a) === isOfSeriesFormat(b);

const nameIn = (name: string): Pick<NameReading, 'name' | 'words'> => {
  const { name: own, words } = readingsOf(name).at(-1) ?? { name, words: name };
  return { name: own, words };
};

function called(reading: NameReading): Wanted {
  const { words, year, format } = reading;
  const besides = { ...(year !== undefined && { year }), ...(format && { format }) };
  const asIs = isNumbered(reading) ? '' : words;
  return { exact: asIs, plain: asIs, readings: [reading], besides };
}

/** The season was found by name, or the number is one of the name's own. */
const isSettled = ({ match, score }: Ranked): boolean =>
  match.isPart && (match.score >= clearScore || (!isNumbered(match.wanted) && score >= acceptableScore));
