import { searched, trigramsOf } from '../../model/names.ts';
import type { Connection } from '../../sqlite/connection.ts';
import * as sql from './sql.ts';

// Longer than any title; what is cut off could not match anyway.
const longest = 200;
// Enough to compare a long title by its beginning.
const mostTrigrams = 40;
// Enough to find a name by, and few enough to stay fast: a misspelt letter spoils three.
const soughtTrigrams = 9;
// The share of groups of three letters that a name with a typing error still has in common with the right one.
const likeEnough = 0.35;

/** Ids of titles, likeliest first: the very name, names that begin so, names that hold it, its words, and typing errors. */
export function searchTitles(db: Connection, words: string, limit: number): readonly number[] {
  const text = [...searched(words.slice(0, 4 * longest))].slice(0, longest).join('');
  const most = Math.max(0, Math.floor(limit));
  if (text === '' || most === 0) return [];
  const found = new Set<number>();
  for (const step of steps) {
    if (found.size < most) for (const id of step(db, text, most)) found.add(id);
  }
  return [...found].slice(0, most);
}

type Step = (db: Connection, text: string, limit: number) => readonly number[];

const idsOf = (rows: readonly { readonly id: number }[]): readonly number[] => rows.map(({ id }) => id);

const exact: Step = (db, text, limit) => idsOf(db.all(sql.searchExact, text, limit));

const prefix: Step = (db, text, limit) => idsOf(db.all(sql.searchRange, text, `${text}\u{10ffff}`, limit));

const part: Step = (db, text, limit) => {
  if ([...text].length >= 3) return idsOf(db.all(sql.searchText, quoted(text), limit));
  return idsOf(db.all(sql.searchLike, `%${text.replace(/[%_\\]/g, '\\$&')}%`, limit));
};

const everyWord: Step = (db, text, limit) => {
  const long = text.split(' ').filter((word) => [...word].length >= 3);
  return long.length < 2 ? [] : idsOf(db.all(sql.searchText, long.map(quoted).join(' AND '), limit));
};

const similar: Step = (db, text, limit) => {
  const wanted = trigramsOf(text).slice(0, mostTrigrams);
  if (wanted.length < 2) return [];
  const rows = db.all<{ id: number; folded: string }>(sql.searchBest, sought(text, wanted).map(quoted).join(' OR '));
  const scored = rows.map(({ id, folded }) => ({ id, score: likeness(wanted, trigramsOf(folded)) }));
  const good = scored.filter(({ score }) => score >= likeEnough).sort((a, b) => b.score - a.score || a.id - b.id);
  return idsOf(good).slice(0, limit);
};

/** Groups that say something: of words that are not in every other name, spread over the whole text. */
function sought(text: string, all: readonly string[]): readonly string[] {
  const long = text.split(' ').filter((word) => [...word].length >= 4);
  const inWords = [...new Set(long.flatMap(trigramsOf))];
  const telling = inWords.length >= 4 ? inWords : all;
  const step = Math.max(1, telling.length / soughtTrigrams);
  return telling.filter((_, n) => Math.floor(n / step) !== Math.floor((n - 1) / step));
}

const steps: readonly Step[] = [exact, prefix, part, everyWord, similar];

/** As one phrase of the full-text language, whatever signs it holds. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Dice's coefficient: 1 where all are shared, 0 where none is. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const others = new Set(b);
  return (2 * a.filter((one) => others.has(one)).length) / (a.length + b.length);
}
