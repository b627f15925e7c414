import { alsoSaid } from '../model/also-said.ts';
import type { ProviderError } from '../model/errors.ts';
import type { Mismatch, Other, RunEvent } from '../model/events.ts';
import type { Arrived, Lookup } from '../model/lookup.ts';
import type { Candidate, Title } from '../model/title.ts';
import { nearestIn, placeIn } from './chain.ts';
import { countedFilms } from './counted-films.ts';
import { gather } from './gather.ts';
import { createHeard, type Heard, isFresh, type Sought } from './heard.ts';
import { kinOf } from './kin.ts';
import { isMerePart, isOfMany } from './namesake.ts';
import { isNoNameOf } from './no-name.ts';
import { orFilms } from './or-films.ts';
import { sureScore } from './ranked.ts';
import { isNumbered } from './reading.ts';
import { shown } from './refusal.ts';
import type { Resolution, ResolveOptions } from './resolution.ts';
import { acceptableScore, ambiguityMargin, isAdvert, type Ranked } from './score.ts';
import { seasonExtras } from './season-extras.ts';
import { spelledOut } from './spelled-out.ts';
import { fittingIn, mismatchOf, nearestNamed } from './stated.ts';
import { firstScore, isSaidOnlyBy, saysSeason, type Understood, understood } from './understood.ts';

export { unanswered, whyNot } from './refusal.ts';
export type { Resolution, ResolveOptions } from './resolution.ts';

/** Finds the titles that queries mean, all by one rule. Yields what happens on the way; returns one resolution a query. */
export async function* resolveTitles(
  queries: readonly string[],
  lookup: Lookup,
  options: ResolveOptions,
): AsyncGenerator<RunEvent, readonly Resolution[]> {
  const heard = createHeard();
  const sought = queries.map((text) => ({ text }));
  yield* gather(sought, lookup, options, heard);
  const open = sought.filter((one) => resolutionOf(one, heard).chosen === undefined);
  const full = yield* spelledOut(open, lookup, options, { heard, resolve: resolutionOf });
  const byName = sought.map((one) => ({ ...resolutionOf(full.get(one.text) ?? one, heard), query: one.text }));
  const unclear = sought.filter((_, n) => !byName[n]?.chosen || byName[n].mismatch?.type === 'season');
  const counted = yield* countedFilms(unclear, lookup, options, { heard, resolve: resolutionOf });
  const resolutions = byName.map((one) => counted.get(one.query) ?? one);
  const { about } = lookup;
  const lacksFilms = options.about === undefined && about?.includes('anime') && !about.includes('films');
  const isOfBoth = options.about === undefined && lookup.about?.includes('films') && lookup.about.includes('anime');
  const ofFilms = createHeard();
  const ofAnime = lacksFilms ? resolutions.map((one) => ({ ...one, lacksFilms: true as const })) : resolutions;
  const all = isOfBoth
    ? yield* orFilms(resolutions, lookup, options, { heard: ofFilms, resolve: resolutionOf })
    : ofAnime;
  const { pick } = options;
  return pick === undefined ? all : all.map((one) => picked(one, pick, [heard, ofFilms]));
}

/** The candidate of a number instead, 1 being the best: the numbers are those that the choice without one tells. */
export function picked(
  { query, candidates, isAsked, refusal }: Resolution,
  pick: number,
  all: readonly Heard[],
): Resolution {
  const chosen = candidates[pick - 1];
  const [arrived] = chosen ? all.flatMap((heard) => arrivedOf(chosen.title, { text: query }, heard) ?? []) : [];
  return {
    ...{ query, candidates, isAsked, others: [], ambiguous: false, from: arrived?.from ?? 'network' },
    ...(chosen && { chosen }),
    ...(arrived && { arrived }),
    ...(refusal && { refusal }),
  };
}

/** What the words mean, from all that was found. */
export function resolutionOf(sought: Sought, heard: Heard): Resolution {
  const { candidates, ...found } = choice(understood(sought, heard), heard, sought);
  const { chosen, mismatch }: Partial<Choice> = isNoNameOf(sought.text, found.chosen?.title) ? {} : found;
  const arrived = chosen && arrivedOf(chosen.title, sought, heard);
  const refusal = refusalOf(sought, chosen, heard);
  return {
    query: sought.text,
    candidates,
    ...(chosen && { chosen }),
    ...(arrived && { arrived }),
    ...(mismatch && { mismatch }),
    others: chosen ? othersThan(chosen, candidates, heard, mismatch) : [],
    ambiguous: chosen !== undefined && isAmbiguous(chosen, candidates),
    from: arrived?.from ?? 'network',
    isAsked: heard.answered.has(sought.text),
    ...(refusal && { refusal }),
  };
}

/** Why a provider that should have been asked was not; where nothing fits, with what the one has said that was asked in its place. */
function refusalOf({ text }: Sought, chosen: Candidate | undefined, heard: Heard): ProviderError | undefined {
  const refusal = heard.failed.get(text) ?? heard.refusal;
  const by = heard.answered.get(text);
  return refusal && !chosen && by !== undefined ? alsoSaid(refusal, [`${by} has no such title`]) : refusal;
}

const arrivedOf = (title: Title, { text }: Sought, heard: Heard): Arrived | undefined =>
  heard.found.get(text)?.get(title.ref) ?? heard.arrived.get(title.ref);

function isAmbiguous(chosen: Candidate, candidates: readonly Candidate[]): boolean {
  const second = candidates.find((one) => one !== chosen);
  return second !== undefined && chosen.score - second.score < ambiguityMargin;
}

/** Titles that score so much less than the chosen one could not be meant. */
const couldBeMeant = 0.12;

function othersThan(
  chosen: Candidate,
  candidates: readonly Candidate[],
  { sequels }: Heard,
  mismatch: Mismatch | undefined,
): readonly Other[] {
  if (mismatch?.type === 'several')
    return candidates.slice(1, Math.min(mismatch.count, shown + 1)).map((one, n) => ({ ...one, pick: n + 2 }));
  const least = Math.max(acceptableScore, chosen.score - couldBeMeant);
  const possible = candidates.map((one, n) => ({ ...one, pick: n + 1 })).filter(({ score }) => score >= least);
  if (possible.length < 2) return [];
  const kin = kinOf(chosen.title, sequels.title);
  const isKin = ({ ref, relations = [] }: Title) => kin.has(ref) || relations.some(({ to }) => kin.has(to));
  return possible.filter(({ title }) => !isKin(title)).slice(0, shown);
}

/** Makes the event that tells how words were understood; undefined where they were not. */
export function resolvedEvent({ query, chosen, ambiguous, mismatch, others, from }: Resolution): RunEvent | undefined {
  if (!chosen) return undefined;
  return {
    type: 'resolved',
    query,
    title: chosen.title,
    runnersUp: others,
    ambiguous,
    ...(mismatch && { mismatch }),
    from,
  };
}

interface Choice {
  readonly candidates: readonly Candidate[];
  readonly chosen?: Candidate;
  readonly mismatch?: Mismatch;
}

/** A name that fits as well as another one, but for so much. */
const asGood = 0.05;

/** What the words mean; where they name a season and a format, what hangs on that season, unless a title is called so. */
function choice(meaning: Understood, heard: Heard, sought: Sought): Choice {
  const named = choiceByName(meaning, heard, sought);
  const extras = seasonExtras(sought, heard);
  if (!extras?.season) return named;
  const { format, season, titles } = extras;
  if (named.chosen && !named.mismatch && named.chosen.title.format?.startsWith(format)) return named;
  const { all } = meaning;
  // What hangs alone on the season that is named is what is meant.
  const as = (title: Title): Candidate => ({ title, score: Math.max(sureScore, scoreOf(title, all)) });
  const [meant = season, ...more] = titles;
  const rest = [...more.map(as), ...all.filter(({ title }) => !more.includes(title))];
  if (titles.length === 1) return put(as(meant), rest);
  const asOf = staleAt([season], heard);
  const mismatch: Mismatch =
    titles.length > 1
      ? { type: 'several', format, of: season, count: titles.length }
      : { type: 'format', format, of: season, ...(asOf !== undefined && { asOf }) };
  return { ...put(as(meant), rest), mismatch };
}

function choiceByName(meaning: Understood, heard: Heard, sought: Sought): Choice {
  const { all, place } = meaning;
  const { text } = sought;
  if (!place) {
    const best = nearestNamed(meaning, sought.text, heard);
    return best ? ofStated(best, all, sought, heard) : { candidates: all };
  }
  const { reading, first, named, chain } = place;
  const [best] = all;
  // A name that says the season, misspelt as the first one's is, or less.
  const found = placeIn(chain, reading)?.title;
  // The number may be in a synonym of the first title, where another one goes on from it.
  const isOther = found && best?.title.ref === first.title.ref && !best.match.isMain;
  const isSeason = best?.match.isPart && isNumbered(best.match.wanted) && !isAdvert(best.title) && !isOther;
  if (isSeason && best.match.score >= first.match.score - asGood) return { candidates: all, chosen: best };
  if (named) return put(named, all);
  if (isSeason && found && isSaidOnlyBy(best, found, place)) return { candidates: all, chosen: best };
  if (found) return put({ title: found, score: Math.max(first.score, scoreOf(found, all)) }, all);
  if (isSeason && saysSeason(best) && !first.match.isSame)
    return { candidates: all, chosen: best, ...(isDoubtful(best, all, heard) && { mismatch: { type: 'part' } }) };
  if (isMerePart(first, all, heard.sequels.title)) return { ...put(first, all), mismatch: { type: 'part' } };
  // Whether there is such a season could not be found out.
  if (chain.open.length > 0 && (heard.refusal || heard.failed.has(text))) return { candidates: all };
  const { season, part, final } = reading;
  const asOf = staleAt([first.title, ...chain.places.map(({ title }) => title)], heard);
  const mismatch: Mismatch = {
    type: 'season',
    of: first.title,
    ...(season !== undefined && { season }),
    ...(part !== undefined && { part }),
    ...(final && { final }),
    ...(asOf !== undefined && { asOf }),
  };
  const title = nearestIn(chain, reading) ?? first.title;
  return { ...put({ title, score: first.score }, all), mismatch };
}

/** The title that is nearest, or the one of its franchise that is of the format and the year that the words state. */
function ofStated(best: Ranked, all: readonly Ranked[], sought: Sought, heard: Heard): Choice {
  const fitting = fittingIn(best, sought, heard);
  const [meant, ...more] = fitting?.titles ?? [];
  if (!fitting || !meant) {
    const absent = fitting && mismatchOf(best, fitting, staleAt([best.title], heard));
    const { year } = best.match.wanted;
    const isOff = year !== undefined && best.title.year !== undefined && Math.abs(best.title.year - year) > 1;
    const isPart = isMerePart(best, all, heard.sequels.title) || isDoubtful(best, all, heard);
    const mismatch: Mismatch | undefined =
      absent ?? (isOff ? { type: 'year', year } : isPart ? { type: 'part' } : undefined);
    return { ...put(best, all), ...(mismatch && { mismatch }) };
  }
  const as = (title: Title): Candidate => ({ title, score: Math.max(best.score, scoreOf(title, all)) });
  const others = new Set(more.map(({ ref }) => ref));
  const rest = [...more.map(as), ...all.filter(({ title }) => !others.has(title.ref))];
  const mismatch = mismatchOf(best, fitting, undefined);
  return { ...put(as(meant), rest), ...(mismatch && { mismatch }) };
}

/** The season is right, but what it is a season of is a word of many names. */
const isDoubtful = (best: Ranked, all: readonly Ranked[], { sequels }: Heard): boolean =>
  saysSeason(best) && best.match.score < firstScore && isOfMany(best, all, sequels.title);

/** A title before all others. */
function put(chosen: Candidate, all: readonly Candidate[]): Choice {
  return { candidates: [chosen, ...all.filter(({ title }) => title.ref !== chosen.title.ref)], chosen };
}

const scoreOf = ({ ref }: Title, all: readonly Candidate[]): number =>
  all.find(({ title }) => title.ref === ref)?.score ?? 0;

/** The oldest of those that no provider has answered for now or lately. Unix time in ms. */
function staleAt(titles: readonly Title[], { arrived }: Heard): number | undefined {
  const times = titles.flatMap(({ ref }) => {
    const one = arrived.get(ref);
    return one && !isFresh(one) ? one.fetchedAt : [];
  });
  return times.length > 0 ? Math.min(...times) : undefined;
}
