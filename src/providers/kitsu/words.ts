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

/**
 * PG is two of MyAnimeList's ratings, R is two others: then the words of the guide, which people write as they like, tell which, or
 * nothing does. The older age counts where they speak of both.
 */
const ratingCodes: Readonly<Record<string, Rating>> = { g: 'G', r18: 'Rx' };
const ratingGuides: Readonly<Record<string, readonly (readonly [RegExp, Rating])[]>> = {
  pg: [
    [/\bteens?\b|\b13\b/i, 'PG-13'],
    [/\b(?:child(?:ren)?|kids|parental)\b/i, 'PG'],
  ],
  r: [
    [/(?<!\bno )\b(?:nudity|naked|nude|sex(?:ual)?)\b/i, 'R+'],
    [/\b17\b|\b(?:violen(?:ce|t)|profanity|swearing|gore|blood(?:y|shed)?)\b/i, 'R-17'],
  ],
};

export function ratingOf(code: string | null | undefined, guide: string | null | undefined): Rating | undefined {
  const key = code?.trim().toLowerCase() ?? '';
  const said = guide?.trim() ?? '';
  if (Object.hasOwn(ratingCodes, key)) return ratingCodes[key];
  if (!Object.hasOwn(ratingGuides, key)) return undefined;
  return ratingGuides[key]?.find(([sentence]) => sentence.test(said))?.[1];
}
