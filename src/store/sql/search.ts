import { searched, trigramsOf } from '../../model/names.ts';
import type { Dialect } from './dialect.ts';
import { all, type Steps } from './statement.ts';

/** Characters of a search that are looked at: more than any title has. */
const longest = 200;
/** Groups of three letters that are compared. */
const mostTrigrams = 40;
/** Groups that are looked up: enough to find a name, although a misspelt letter spoils three of them, and few enough to be fast. */
const soughtTrigrams = 9;
/** The share of groups that a name with a typing error still has in common with the right one. */
const likeEnough = 0.35;
/** A text of so many letters, or fewer, is compared by pairs of letters: a typing error spoils most of its groups of three. */
const shortName = 10;

/**
 * Finds ids of titles, likeliest first: those with exactly that name, then names that begin with it, names that contain it, names
 * with all its words, and names that differ by typing errors.
 */
export function* searchTitles(sql: Sql, words: string, limit: number): Steps<readonly number[]> {
  const text = [...searched(words.slice(0, 4 * longest))].slice(0, longest).join('');
  const most = Math.max(0, Math.floor(limit));
  if (text === '' || most === 0) return [];
  const found = new Set<number>();
  for (const search of searches) {
    if (found.size < most) for (const id of yield* search(sql, text, most)) found.add(id);
  }
  return [...found].slice(0, most);
}

type Sql = Dialect['search'];
type Search = (sql: Sql, text: string, limit: number) => Steps<readonly number[]>;

const idsOf = (rows: readonly { readonly id: number }[]): readonly number[] => rows.map(({ id }) => id);

const exact: Search = function* (sql, text, limit) {
  return idsOf(yield* all(sql.searchExact, text, limit));
};

const prefix: Search = function* (sql, text, limit) {
  return idsOf(yield* all(sql.searchRange, text, `${text}\u{10ffff}`, limit));
};

const part: Search = function* (sql, text, limit) {
  if ([...text].length >= 3) return idsOf(yield* sql.containing([text], limit));
  return idsOf(yield* all(sql.searchLike, `%${text.replace(/[%_\\]/g, '\\$&')}%`, limit));
};

const everyWord: Search = function* (sql, text, limit) {
  const long = text.split(' ').filter((word) => [...word].length >= 3);
  return long.length < 2 ? [] : idsOf(yield* sql.containing(long, limit));
};

const similar: Search = function* (sql, text, limit) {
  const wanted = trigramsOf(text).slice(0, mostTrigrams);
  if (wanted.length < 2) return [];
  const rows = yield* sql.sharing(sought(text, wanted));
  const groupsOf = [...text].length <= shortName ? pairsOf : trigramsOf;
  const all = groupsOf(text).slice(0, mostTrigrams);
  const scored = rows.map(({ id, folded }) => ({ id, score: likeness(all, groupsOf(folded)) }));
  const good = scored.filter(({ score }) => score >= likeEnough).sort((a, b) => b.score - a.score || a.id - b.id);
  return idsOf(good).slice(0, limit);
};

/** Chooses the groups to look up: of long words, which are in few names, and spread over the whole text. */
function sought(text: string, all: readonly string[]): readonly string[] {
  const long = text.split(' ').filter((word) => [...word].length >= 4);
  const inWords = [...new Set(long.flatMap(trigramsOf))];
  const telling = inWords.length >= 4 ? inWords : all;
  const step = Math.max(1, telling.length / soughtTrigrams);
  return telling.filter((_, n) => Math.floor(n / step) !== Math.floor((n - 1) / step));
}

const searches: readonly Search[] = [exact, prefix, part, everyWord, similar];

/** Lists every two neighbouring characters of a text, once each. */
function pairsOf(text: string): readonly string[] {
  const characters = [...text];
  return [...new Set(characters.slice(1).map((one, at) => `${characters[at]}${one}`))];
}

/** Dice's coefficient of two lists: 1 where all items are shared, 0 where none is. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const others = new Set(b);
  return (2 * a.filter((one) => others.has(one)).length) / (a.length + b.length);
}
