import type { Format } from '../../model/format.ts';
import type { Rating, Status, Title } from '../../model/title.ts';

/** MyAnimeList's words, lower case, blanks for hyphens. */
export const formatWords: Readonly<Record<string, Format>> = {
  tv: 'TV',
  movie: 'MOVIE',
  ova: 'OVA',
  ona: 'ONA',
  special: 'SPECIAL',
  'tv special': 'SPECIAL',
  music: 'MUSIC',
  cm: 'CM',
  pv: 'PV',
  manga: 'MANGA',
  manhwa: 'MANGA',
  manhua: 'MANGA',
  doujinshi: 'MANGA',
  'one shot': 'ONE_SHOT',
  novel: 'NOVEL',
  'light novel': 'NOVEL',
};

export const statusWords: Readonly<Record<string, Status>> = {
  'finished airing': 'FINISHED',
  'currently airing': 'RELEASING',
  'not yet aired': 'NOT_YET_RELEASED',
  finished: 'FINISHED',
  publishing: 'RELEASING',
  'not yet published': 'NOT_YET_RELEASED',
  'on hiatus': 'HIATUS',
  discontinued: 'CANCELLED',
};

export const seasonWords: Readonly<Record<string, NonNullable<Title['season']>>> = {
  winter: 'WINTER',
  spring: 'SPRING',
  summer: 'SUMMER',
  fall: 'FALL',
};

const ratingCodes: Readonly<Record<string, Rating>> = {
  g: 'G',
  pg: 'PG',
  'pg-13': 'PG-13',
  r: 'R-17',
  'r-17': 'R-17',
  'r+': 'R+',
  rx: 'Rx',
};

/** `R - 17+ (violence & profanity)` is R-17: the code is what stands before the dash. */
export function ratingOf(text: string | null | undefined): Rating | undefined {
  const code = text?.split(/\s-\s/)[0]?.trim().toLowerCase();
  return code !== undefined && Object.hasOwn(ratingCodes, code) ? ratingCodes[code] : undefined;
}

/** Whole minutes of `24 min per ep`, `1 hr 55 min`, `2 min 30 sec`; at least 1. Undefined for `Unknown` and the like. */
export function minutesOf(text: string | null | undefined): number | undefined {
  const amount = (unit: string) => Number(new RegExp(`(\\d{1,4})\\s*${unit}`, 'i').exec(text ?? '')?.[1] ?? 0);
  const minutes = amount('hr') * 60 + amount('min') + amount('sec') / 60;
  return minutes > 0 ? Math.max(1, Math.round(minutes)) : undefined;
}
