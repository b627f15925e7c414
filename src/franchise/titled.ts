import type { Format } from '../model/format.ts';
import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import type { Title } from '../model/title.ts';

/** What the shape of a franchise is read from. */
export type Titled = Pick<
  Title,
  | 'ref'
  | 'title'
  | 'english'
  | 'native'
  | 'synonyms'
  | 'format'
  | 'status'
  | 'episodes'
  | 'durationMinutes'
  | 'startDate'
  | 'year'
  | 'adult'
  | 'rating'
  | 'popularity'
>;

/** What a title is to another: its SEQUEL, its SIDE_STORY, ... */
export interface Role {
  readonly role: RelationType;
  readonly of: Ref;
}

/** What each title is to the others. */
export type Roles = ReadonlyMap<Ref, readonly Role[]>;

/** Places in release order. */
export type Rank = ReadonlyMap<Ref, number>;

export function isSeries({ format, episodes = 0, durationMinutes = 0 }: Titled): boolean {
  return format === 'TV' || (format === 'ONA' && episodes >= 8) || (format === 'TV_SHORT' && durationMinutes >= 10);
}

/** Two minutes an episode are a series of shorts, however many there are. */
export function isFullSeries(title: Titled): boolean {
  return isSeries(title) && minutesEach(title) >= 10;
}

/** Several episodes of less than ten minutes each, on television or the web. */
export function isShorts({ format, episodes = 0, durationMinutes }: Titled): boolean {
  const isWeb = format === 'ONA' && episodes > 1 && durationMinutes !== undefined;
  return (format === 'TV_SHORT' || isWeb) && (durationMinutes ?? 0) < 10;
}

/** What is not known is taken to be as usual: a season of a series, a film, an episode of an OVA, and shorts for all else. */
export function minutesIn(titles: readonly Titled[]): number {
  return titles.reduce((sum, title) => sum + (title.episodes ?? usually(title)[0]) * minutesEach(title), 0);
}

/** An episode's. */
const minutesEach = (title: Titled): number => title.durationMinutes ?? usually(title)[1];

const usually = ({ format }: Titled): Length => (format && usualLength[format]) ?? shortLength;

type Length = readonly [episodes: number, minutes: number];

const shortLength: Length = [1, 5];

const usualLength: Readonly<Partial<Record<Format, Length>>> = {
  TV: [12, 24],
  OVA: [1, 24],
  MOVIE: [1, 90],
};

/** For adults only, as AniList marks it or MyAnimeList rates it. */
export function isAdult({ adult, rating }: Pick<Title, 'adult' | 'rating'>): boolean {
  return adult === true || rating === 'Rx';
}

/** A song, an advert or a trailer: nothing to watch for itself. */
export function isPromotion({ format }: Pick<Title, 'format'>): boolean {
  return format === 'MUSIC' || format === 'CM' || format === 'PV';
}
