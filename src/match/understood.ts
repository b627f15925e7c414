import type { Title } from '../model/title.ts';
import { type Chain, chainFrom, isOfSeriesFormat, placeIn } from './chain.ts';
import { type Heard, type RankedFor, rankedFor, type Sought } from './heard.ts';
import { isNumbered, type NameReading, readingsOf } from './reading.ts';
import { acceptableScore, clearScore, mainNamesOf, namesOf, type Ranked, rankedBy, type Wanted } from './score.ts';

/** What words mean, as far as the candidates tell. */
export interface Understood extends RankedFor {
  /** The reading that names a season or a part, where the candidates' own names do not settle which title that is. */
  readonly place?: PlaceSought;
}

export interface PlaceSought {
  readonly reading: NameReading;
  /** What goes by the name alone. */
  readonly first: Ranked;
  /** What goes by one of its names and the season. */
  readonly named: Ranked | undefined;
  readonly chain: Chain;
}

/** What the words mean as far as it is known. */
export function understood(sought: Sought, heard: Heard): Understood {
  const { wanted, all } = rankedFor(sought, heard);
  return meantBy(wanted, all, heard);
}

/** What words mean that have been compared with candidates. `all`: these, best first. */
export function meantBy(wanted: Wanted, all: readonly Ranked[], heard: Heard): Understood {
  const reading = wanted.readings.find(isNumbered);
  const [best] = all;
  if (!reading || !best || (isSettled(best) && (best.match.isMain || !isNumbered(best.match.wanted))))
    return { wanted, all };
  const { season, part, final, isNumeral: _, ...name } = reading;
  const found = all.map(({ title }) => title);
  const first = firstWith(reading, rankedBy(called(name), found), heard);
  if (!first) return { wanted, all };
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

/** Titles that go by the name so much less well than the best one may be meant all the same. */
const nearlyAsGood = 0.12;

/**
 * What goes by the name alone: the best, unless it is known to have no such season and one that goes by it nearly as well has:
 * `kaguya s3` is of the series Kaguya-sama, and not of a film that is called Kaguya-hime.
 */
function firstWith(reading: NameReading, all: readonly Ranked[], { sequels }: Heard): Ranked | undefined {
  const [best] = all;
  if (!best || best.match.score < firstScore) return undefined;
  const has = ({ title }: Ranked) => placeIn(chainFrom(title, reading.name, sequels), reading) !== undefined;
  const least = Math.max(firstScore, best.match.score - nearlyAsGood);
  if (best.match.isSame || has(best) || chainFrom(best.title, reading.name, sequels).open.length > 0) return best;
  return all.find((one) => one.match.score >= least && one.match.begins && has(one)) ?? best;
}

/** A misspelt word of four letters is another word, if a season is all that is known besides. */
export const firstScore = 0.68;

/** A second film is not the second season of a series. */
const isOfOneSort = (a: Title, b: Title): boolean =>
  b.format === undefined || isOfSeriesFormat(a) === isOfSeriesFormat(b);

/**
 * A title of the chain is called by the words and says the season itself, while the one that stands in that place by its order does
 * not: `Monogatari Series: Second Season` is `Monogatari second season`, not the second series. The second season of what another
 * title of the chain is called is none: `Tokyo Ghoul:re 2` is the second `re`.
 */
export function isSaidOnlyBy({ title, match }: Ranked, found: Title, { chain, reading }: PlaceSought): boolean {
  if (!match.isMain || !match.begins || reading.isNumeral || match.score < firstScore) return false;
  const readings = (one: Title) => namesOf(one).flatMap((name) => readingsOf(name));
  const others = chain.places.filter((one) => one.title.ref !== title.ref).map((one) => one.title);
  const called = new Set(
    others.flatMap((one) => mainNamesOf(one).flatMap((name) => readingsOf(name).map((own) => own.name))),
  );
  const isOwn = readings(title).some(
    (one) => isNumbered(one) && one.name.startsWith(`${reading.name} `) && !called.has(one.name),
  );
  return others.length < chain.places.length && isOwn && !readings(found).some(isNumbered);
}

/** Its name holds all the words and names the season that they name in so many words: `slime s3` is spelt rightly, if shortly. */
export const saysSeason = ({ match, score }: Ranked): boolean =>
  match.isPart && match.holds && isNumbered(match.wanted) && !match.wanted.isNumeral && score >= acceptableScore;

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
