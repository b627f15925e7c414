import { numberOf } from '../model/ref.ts';
import type { Title } from '../model/title.ts';

type Dated = Pick<Title, 'ref' | 'status' | 'startDate' | 'year'>;

/**
 * Titles by start date. `2013-04` comes after the full dates of its month, `2013` after those of its year. What is known to
 * have aired comes before what has not, and in both what has no date comes last. The same from every start of a crawl.
 */
export function byRelease<T extends Dated>(titles: readonly T[]): readonly T[] {
  return sortBy(titles, releaseKey);
}

/** Compares as text: whether it has aired, when, then the number and the ref so that no two titles are equal. */
function releaseKey(title: Dated): string {
  const before = keys.get(title);
  if (before !== undefined) return before;
  const date = dateKey(title) ?? '9999-99-99';
  const key = [isOut(title) ? 0 : 2, date, String(numberOf(title.ref)).padStart(10, '0'), title.ref].join(' ');
  keys.set(title, key);
  return key;
}

const keys = new WeakMap<Dated, string>();

/** Whether it has begun to air, as far as is known: where nothing is said, a date will do. */
export function isOut(title: Omit<Dated, 'ref'>): boolean {
  if (title.status && aired.has(title.status)) return true;
  return title.status !== 'NOT_YET_RELEASED' && dateKey(title) !== undefined;
}

const aired: ReadonlySet<string> = new Set(['FINISHED', 'RELEASING', 'HIATUS']);

function dateKey({ startDate, year }: Pick<Title, 'startDate' | 'year'>): string | undefined {
  if (startDate && /^\d{4}(-\d\d){0,2}$/.test(startDate)) return startDate + '9999-99-99'.slice(startDate.length);
  return year ? `${year}-99-99` : undefined;
}

function sortBy<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return all
    .map((one) => ({ one, key: key(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ one }) => one);
}
