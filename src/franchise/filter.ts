import type { Format } from '../model/format.ts';
import { type Rating, ratings, type Title } from '../model/title.ts';
import { isOut } from './release.ts';

/** What can be left out by name. */
export const skips = ['recaps', 'music', 'specials'] as const;
export type Skip = (typeof skips)[number];

/** Which titles of a franchise are shown. */
export interface Filter {
  readonly skip: readonly Skip[];
  /** Only these formats; undefined: all. */
  readonly only?: readonly Format[];
  /** Only what has begun to air. */
  readonly aired: boolean;
  /** Nothing for older people than this, and nothing of which that is not known. */
  readonly maxRating?: Rating;
  /** Only the main line of each continuity: no side stories, recaps, songs. Absent: all of it. */
  readonly essential?: boolean;
  /** What is for adults only, too. Absent: only where it was such a title that was asked for. */
  readonly adult?: boolean;
}

/** Whether a filter hides anything of what there is, besides what is for adults only. */
export function isNarrowing({ skip, only, aired, maxRating, essential }: Filter): boolean {
  return skip.length > 0 || only !== undefined || aired || maxRating !== undefined || essential === true;
}

/** What may be left out without missing any of the story. */
export type Skippable = 'recap' | 'music' | 'advert';

export function skippableOf({ format }: Pick<Title, 'format'>, recap: boolean): Skippable | undefined {
  if (format === 'MUSIC') return 'music';
  if (format === 'CM' || format === 'PV') return 'advert';
  return recap ? 'recap' : undefined;
}

/** Where a title stands, as far as a filter asks. */
export interface Standing {
  readonly kind: 'main' | 'line' | 'branch';
  readonly recap: boolean;
}

export function isWanted(title: Title, { kind, recap }: Standing, filter: Filter): boolean {
  const { skip, only, aired, maxRating, essential } = filter;
  if (essential && (kind === 'branch' || skippableOf(title, recap))) return false;
  if (only && !(title.format && only.includes(title.format))) return false;
  if (aired && !isOut(title)) return false;
  if (maxRating && !(title.rating && ratings.indexOf(title.rating) <= ratings.indexOf(maxRating))) return false;
  const word = skippableOf(title, recap);
  const words: readonly (Skip | false)[] = [
    recap && 'recaps',
    (word === 'music' || word === 'advert') && 'music',
    title.format === 'SPECIAL' && 'specials',
  ];
  return !skip.some((one) => words.includes(one));
}

/** How much there is to watch of what is out, as far as it is known; what is known of no title is absent. */
export interface Totals {
  readonly titles: number;
  readonly episodes?: number;
  readonly minutes?: number;
  /** Titles that are out and ended, and of which nobody says how many episodes they have. Absent: none. */
  readonly uncounted?: number;
  /** Titles that are out, without those that still air, whose length is not in `minutes`, because it is not known. Absent: none. */
  readonly untimed?: number;
}

export function totalsOf(titles: readonly Counted[]): Totals {
  const aired = titles.filter(({ status }) => status !== 'NOT_YET_RELEASED');
  const episodes = sumOf(aired.map((title) => title.episodes));
  const minutes = sumOf(aired.map(minutesOf));
  // What still airs is told apart: how much of it there will be cannot be known yet.
  const ended = aired.filter((title) => !isOpen(title));
  const uncounted = ended.filter((title) => episodesOf(title) === undefined).length;
  const untimed = ended.filter((title) => minutesOf(title) === undefined).length;
  return {
    titles: titles.length,
    ...(episodes !== undefined && { episodes }),
    ...(minutes !== undefined && { minutes }),
    ...(uncounted > 0 && { uncounted }),
    ...(untimed > 0 && { untimed }),
  };
}

/** Of those that are known; undefined where none is. */
function sumOf(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((one) => one !== undefined);
  return known.length > 0 ? known.reduce((sum, one) => sum + one, 0) : undefined;
}

const product = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a * b;

const minutesOf = (title: Counted): number | undefined => product(episodesOf(title), title.durationMinutes);

/** Airs, and nobody says how many episodes there will be. */
export const isOpen = (title: Counted): boolean => title.status === 'RELEASING' && episodesOf(title) === undefined;

type Counted = Pick<Title, 'status' | 'format' | 'episodes' | 'durationMinutes'>;

/** A film or a special of which nothing is said is one; how many a series has that still airs is not known. */
export function episodesOf({ episodes, format }: Pick<Title, 'episodes' | 'format'>): number | undefined {
  return episodes ?? (format && seriesFormats.has(format) ? undefined : 1);
}

const seriesFormats: ReadonlySet<Format> = new Set(['TV', 'TV_SHORT', 'ONA']);
