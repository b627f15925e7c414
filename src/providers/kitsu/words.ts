import type { Format } from '../../model/format.ts';
import type { Rating, Status } from '../../model/title.ts';

/** What Kitsu calls the others in its mappings: `myanimelist/anime`. */
export const siteOf = { mal: 'myanimelist', anilist: 'anilist' } as const;

/** Kitsu's words, lower case. */
export const formatWords: Readonly<Record<string, Format>> = {
  tv: 'TV',
  movie: 'MOVIE',
  ova: 'OVA',
  ona: 'ONA',
  special: 'SPECIAL',
  music: 'MUSIC',
  manga: 'MANGA',
  manhua: 'MANGA',
  manhwa: 'MANGA',
  doujin: 'MANGA',
  oel: 'MANGA',
  novel: 'NOVEL',
  oneshot: 'ONE_SHOT',
};

export const statusWords: Readonly<Record<string, Status>> = {
  current: 'RELEASING',
  finished: 'FINISHED',
  upcoming: 'NOT_YET_RELEASED',
  unreleased: 'NOT_YET_RELEASED',
  tba: 'NOT_YET_RELEASED',
};

/** PG is two of MyAnimeList's ratings, R is two others: then the guide's sentence tells which, or nothing does. */
const ratingCodes: Readonly<Record<string, Rating>> = { g: 'G', r18: 'Rx' };
const ratingGuides: Readonly<Record<string, readonly (readonly [RegExp, Rating])[]>> = {
  pg: [
    [/^teens 13 or older$/i, 'PG-13'],
    [/^children$/i, 'PG'],
  ],
  r: [
    [/^17\+ \(violence & profanity\)$/i, 'R-17'],
    [/^mild nudity$/i, 'R+'],
  ],
};

export function ratingOf(code: string | null | undefined, guide: string | null | undefined): Rating | undefined {
  const key = code?.trim().toLowerCase() ?? '';
  const said = guide?.trim() ?? '';
  if (Object.hasOwn(ratingCodes, key)) return ratingCodes[key];
  if (!Object.hasOwn(ratingGuides, key)) return undefined;
  return ratingGuides[key]?.find(([sentence]) => sentence.test(said))?.[1];
}
