import type { Mismatch } from '../model/events.ts';
import type { Format } from '../model/format.ts';
import type { Ref } from '../model/ref.ts';
import { compareDates } from '../model/time.ts';
import type { Title } from '../model/title.ts';
import { isOfSeriesFormat } from './chain.ts';
import { familyOf } from './family.ts';
import { type Heard, rankedFor, type Sought } from './heard.ts';
import { firstOfNamesakes, isOfMany } from './namesake.ts';
import type { Ranked } from './ranked.ts';
import { isNumbered, readingsOf } from './reading.ts';
import { acceptableScore, namesOf } from './score.ts';
import { firstScore, saysSeason, type Understood } from './understood.ts';

/** The title whose name is nearest to words that name no season; undefined where none is near enough. */
export function nearestNamed({ all }: Understood, text: string, heard: Heard): Ranked | undefined {
  const nearest = all.find(({ title }) => isNamed(text, title));
  if (nearest && saysSeason(nearest)) return nearest;
  const first = nearest && firstOfNamesakes(nearest, all, heard.sequels.title);
  // The first of the series that are called so is not meant by words that say what it is not: `gaiking 2005`.
  const best = first && first.score < acceptableScore ? nearest : first;
  const isMisspelt =
    best && isNumbered(best.match.wanted) && best.match.score < firstScore && !isSpelt(best, all, heard.sequels.title);
  return !best || isMisspelt || best.score < acceptableScore ? undefined : best;
}

/** A main name has all the words and their number, and no series of another franchise has them: `nijigasaki 2`. */
const isSpelt = (best: Ranked, all: readonly Ranked[], known: (ref: Ref) => Title | undefined): boolean =>
  best.match.isPart && best.match.isMain && best.match.holds && !isOfMany(best, all, known);

/** A number alone is a name where a title is called so, before a subtitle at the most: `86: Eighty Six`. */
function isNamed(text: string, title: Title): boolean {
  const number = text.trim();
  if (!/^\d+$/.test(number)) return true;
  return namesOf(title).some((name) => (/^\d+(?=$| ?[:：–—―－~～]| -|--)/u.exec(name.trim())?.[0] ?? '') === number);
}

/** What words say besides a name, of which a title has something else. */
interface Stated {
  readonly format?: Format;
  readonly year?: number;
  /** What is left of the words. */
  readonly name: string;
}

/** What the words themselves say and the nearest title is not; undefined where it is all that. */
function unfitting({ title, match }: Ranked, text: string): Stated | undefined {
  const said = readingsOf(text).find(({ name }) => name === match.wanted.name);
  if (!said) return undefined;
  const { format, year } = said;
  const isOff = year !== undefined && title.year !== undefined && title.year !== year;
  const isOther = format !== undefined && title.format !== undefined && !title.format.startsWith(format);
  if (!isOff && !isOther) return undefined;
  return { name: said.name, ...(format && { format }), ...(year !== undefined && { year }) };
}

/** Titles of a franchise that are what the words say, the one that is meant first. */
export interface Fitting {
  readonly titles: readonly Title[];
  /** What has to be asked for to know all of them. */
  readonly open: readonly Ref[];
  readonly stated: Stated;
}

/**
 * The titles of the nearest one's franchise that have the format and the year that words state, where that one has not: `Attack
 * on Titan 2017` is of the series that began in 2013. Undefined: it has, or the words state nothing.
 */
export function fittingIn(best: Ranked, sought: Sought, heard: Heard): Fitting | undefined {
  const stated = unfitting(best, sought.text);
  if (!stated) return undefined;
  const { format, year } = stated;
  const { titles, open } = familyOf(best.title, heard.sequels);
  const isSort = (one: Title) => isOfSeriesFormat(one) === isOfSeriesFormat(best.title);
  const those = titles.filter(
    (one) =>
      (format === undefined || one.format?.startsWith(format) === true) && (year === undefined || one.year === year),
  );
  // What goes on from the nearest one is meant by a year before what is beside it.
  const same = format === undefined ? those.filter(isSort) : those;
  const isNear = format === undefined && best.title.year !== undefined && Math.abs(best.title.year - (year ?? 0)) <= 1;
  const all = same.length > 0 || isNear ? same : those;
  const isBranch = titles.some((one) => isBefore(one, best.title));
  const found = all.length > 0 || year !== undefined ? all : foundAs(format, sought, heard);
  const meant = isBranch || found !== all ? namedIn(found, stated.name, all) : all;
  return {
    titles: [...meant].sort((a, b) => compareDates(a.startDate ?? '9999', b.startDate ?? '9999')),
    open: same.length > 0 && format === undefined ? [] : open,
    stated,
  };
}

/** Whether a series came before another title: what is called by the later one's name is a branch of the franchise. */
const isBefore = (one: Title, than: Title): boolean =>
  one.format === 'TV' && compareDates(one.startDate ?? '9999', than.startDate ?? '0') < 0;

/** `Robo II movie` is a film that is called Robo II before any film of Robo; where none is called so, all of them: `otherwise`. */
function namedIn(titles: readonly Title[], name: string, otherwise: readonly Title[]): readonly Title[] {
  const words = name.split(' ');
  const isNamedSo = (title: Title) =>
    namesOf(title).some((own) => {
      const those = new Set(readingsOf(own).flatMap((one) => one.name.split(' ')));
      return words.every((word) => those.has(word));
    });
  const named = titles.filter(isNamedSo);
  return named.length > 0 ? named : otherwise;
}

/** What was found for the words and has the format that they state, although nothing that is known ties it to the nearest title. */
const foundAs = (format: Format | undefined, sought: Sought, heard: Heard): readonly Title[] =>
  format === undefined
    ? []
    : rankedFor(sought, heard)
        .all.filter(({ title, score }) => score >= acceptableScore && title.format?.startsWith(format))
        .map(({ title }) => title);

/** What there is instead of one title that is what the words say. `asOf`, Unix time in ms: nobody could be asked since. */
export function mismatchOf(
  best: Ranked,
  { titles, stated: { format, year } }: Fitting,
  asOf: number | undefined,
): Mismatch | undefined {
  const besides = { ...(format && { format }), ...(year !== undefined && { year }) };
  if (titles.length > 1) return { type: 'several', ...besides, of: best.title, count: titles.length };
  if (titles.length === 1) return undefined;
  if (format) return { type: 'format', ...besides, format, of: best.title, ...(asOf !== undefined && { asOf }) };
  return undefined;
}
