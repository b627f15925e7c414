import { isEveryday } from '../model/characters.ts';
import { relationTypeOf } from '../model/relation.ts';

/** Without controls and halves of characters, which no name holds; undefined where nothing is left to be seen. */
export function nonEmpty(text: string | null | undefined): string | undefined {
  if (text && isEveryday(text)) return text.trim() || undefined;
  const name = text
    ?.replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
  return name && /[^\p{C}\p{Z}\ufffd]/u.test(name) ? name : undefined;
}

/** What a provider itself says of a failure: one line of at most 300 characters, without controls; undefined where it says nothing. */
export function sentenceFrom(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return nonEmpty(value.slice(0, 10_000).replace(/[\s\p{C}]+/gu, ' '))?.slice(0, 300);
}

/** A year that has at most four digits; undefined for 0 and what is none. */
export function yearIn(year: number | null | undefined): number | undefined {
  return year && year > 0 && year <= 9999 ? year : undefined;
}

/** More than the longest series has by far. */
const mostEpisodes = 100_000;
/** A day: no episode is longer. */
const mostMinutes = 24 * 60;

/** How many episodes a provider states; undefined for 0 and for more than any series can have. */
export function episodesIn(episodes: number | null | undefined): number | undefined {
  return episodes && episodes > 0 && episodes <= mostEpisodes ? episodes : undefined;
}

/** How many minutes a provider says that an episode takes; undefined for 0 and for more than a day. */
export function runtimeIn(minutes: number | null | undefined): number | undefined {
  return minutes && minutes > 0 && minutes <= mostMinutes ? minutes : undefined;
}

/** As precise as it is known: 2013, 2013-04 or 2013-04-07; undefined without a year. */
export function dateOf(
  year: number | null | undefined,
  month: number | null | undefined,
  day: number | null | undefined,
): string | undefined {
  const known = yearIn(year);
  if (!known) return undefined;
  const parts = [String(known).padStart(4, '0')];
  if (month && month > 0 && month <= 12) {
    parts.push(String(month).padStart(2, '0'));
    if (day && day > 0 && day <= 31) parts.push(String(day).padStart(2, '0'));
  }
  return parts.join('-');
}

/** The date that a time such as `2013-04-07T00:00:00+00:00` begins with; 2013 and 2013-04 stand as they are. */
export function dateIn(text: string | null | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T|$)/.exec(text?.trim() ?? '') ?? [];
  return dateOf(Number(year), Number(month), Number(day));
}

/**
 * The date that a time begins with, of a source that can write days only: who knows the year alone writes 1 January there, so that
 * this says no more than the year.
 */
export function filledDateIn(text: string | null | undefined): string | undefined {
  const date = dateIn(text);
  return date?.endsWith('-01-01') ? date.slice(0, 4) : date;
}

export function yearOfDate(date: string | undefined): number | undefined {
  return date ? Number(date.slice(0, 4)) : undefined;
}

/** Other names of a title: each once, without those that it has already. */
export function otherNames(
  names: readonly (string | null | undefined)[],
  known: readonly (string | undefined)[],
): string[] {
  const all = new Set(names.flatMap((name) => nonEmpty(name) ?? []));
  for (const name of known) if (name) all.delete(name);
  return [...all];
}

/** What a word stands for, whatever its case, its blanks, hyphens and underscores. */
export function meaningOf<T>(words: Readonly<Record<string, T>>, word: string | null | undefined): T | undefined {
  const key = word
    ?.trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  return key !== undefined && Object.hasOwn(words, key) ? words[key] : undefined;
}

/** A relation's word that counts as OTHER only because nobody knows it. */
export function isUnknownRelation(word: string): boolean {
  return relationTypeOf(word) === 'OTHER' && word.trim().toLowerCase() !== 'other';
}
