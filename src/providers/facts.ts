import { relationTypeOf } from '../model/relation.ts';

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is not known. */
export function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}

export function nonEmpty(text: string | null | undefined): string | undefined {
  return text?.trim() || undefined;
}

/** As precise as it is known: 2013, 2013-04 or 2013-04-07; undefined without a year. */
export function dateOf(
  year: number | null | undefined,
  month: number | null | undefined,
  day: number | null | undefined,
): string | undefined {
  if (!year || year > 9999) return undefined;
  const parts = [String(year).padStart(4, '0')];
  if (month && month <= 12) {
    parts.push(String(month).padStart(2, '0'));
    if (day && day <= 31) parts.push(String(day).padStart(2, '0'));
  }
  return parts.join('-');
}

/** The date that a time such as `2013-04-07T00:00:00+00:00` begins with; 2013 and 2013-04 stand as they are. */
export function dateIn(text: string | null | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T|$)/.exec(text?.trim() ?? '') ?? [];
  return dateOf(Number(year), Number(month), Number(day));
}

export function yearOf(date: string | undefined): number | undefined {
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
