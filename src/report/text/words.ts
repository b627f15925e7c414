import { user } from '../../model/decision.ts';
import type { Format } from '../../model/format.ts';
import type { RelationType } from '../../model/relation.ts';
import type { Status } from '../../model/title.ts';
import { providerLabel } from '../../providers/registry.ts';

/** What a title is to another, in a sentence: "sequel of 3". */
export const roleWords: Readonly<Record<RelationType, string>> = {
  SEQUEL: 'sequel',
  PREQUEL: 'prequel',
  PARENT: 'parent',
  SIDE_STORY: 'side story',
  SPIN_OFF: 'spin-off',
  ALTERNATIVE: 'alternative',
  SUMMARY: 'recap',
  COMPILATION: 'compilation',
  CONTAINS: 'part',
  CHARACTER: 'same characters as',
  OTHER: 'extra',
  ADAPTATION: 'adaptation',
  SOURCE: 'source',
  COLLECTION: 'collection',
};

export const formatLabels: Readonly<Record<Format, string>> = {
  TV: 'TV',
  TV_SHORT: 'TV short',
  MOVIE: 'Film',
  SPECIAL: 'Special',
  OVA: 'OVA',
  ONA: 'ONA',
  MUSIC: 'Music',
  CM: 'Advert',
  PV: 'Trailer',
  MANGA: 'Manga',
  NOVEL: 'Novel',
  ONE_SHOT: 'One-shot',
};

export const statusLabels: Readonly<Record<Status, string>> = {
  FINISHED: 'finished',
  RELEASING: 'airing',
  NOT_YET_RELEASED: 'not yet aired',
  CANCELLED: 'cancelled',
  HIATUS: 'on hiatus',
};

/** Who states something, as in sentences. */
export function providerWord(name: string): string {
  return name === user ? 'you' : (providerLabel(name) ?? name);
}

/** `AniList`, `AniList and MyAnimeList`, `AniList, Kitsu and MyAnimeList`. */
export function providersWords(names: readonly string[]): string {
  const words = names.map(providerWord);
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `1 title`, `2 titles`, `1,200 titles`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

/** `1,200`; without the locale data, which take longer to load than all the rest of an answer. */
export function grouped(n: number): string {
  const digits = String(n);
  // Most numbers are short, and the first use of a pattern takes longer than all the rest of a line.
  return digits.length < 4 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `24 min`, `2 h`, `58 h 20 min`. */
export function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return `${rest} min`;
  return rest ? `${grouped(hours)} h ${rest} min` : `${grouped(hours)} h`;
}

/** A span of time in its largest unit: `just now` under two minutes, `5 minutes ago`, `3 days ago`. */
export function ageWords(ms: number): string {
  const [size, unit] = units.find(([one]) => ms >= 2 * one) ?? [0, ''];
  return size ? `${Math.floor(ms / size)} ${unit} ago` : 'just now';
}

/** A span of time in short, for one of many facts in a line: `just now`, `12 min ago`, `3 h ago`, `2 days ago`. */
export function agoWords(ms: number): string {
  return ageWords(ms).replace(' minutes', ' min').replace(' hours', ' h');
}

/** `45 min`, `6 h 38 min`, `53 h`: from ten hours on, minutes tell nothing. */
export function hoursWords(minutes: number): string {
  return minutes < 600 ? minutesWords(minutes) : `${grouped(Math.round(minutes / 60))} h`;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const units = [
  [365 * day, 'years'],
  [30 * day, 'months'],
  [day, 'days'],
  [hour, 'hours'],
  [minute, 'minutes'],
] as const;

/** How long a wait is: `800 ms`, `2 s`, `1 min 5 s`, `5 h 59 min`. */
export function waitWords(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds >= 3600) return minutesWords(Math.floor(seconds / 60));
  return seconds % 60 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${seconds / 60} min`;
}
