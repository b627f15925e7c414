import { searched, spread, trigramsOf } from '../../model/names.ts';
import type { Dialect } from './dialect.ts';
import type { Steps } from './statement.ts';

/** Characters of a search that are looked at: more than any title has. */
const longest = 200;
/** Groups of three letters that are compared. */
const mostTrigrams = 40;
/** Groups that are looked up: enough to find a name, although a misspelt letter spoils three of them, and few enough to be fast. */
const soughtTrigrams = 9;
/** The share of groups that a name with a typing error still has in common with the right one. */
const likeEnough = 0.35;
/** The share that a name has of which nobody need look for one that is more like it. */
const muchAlike = 0.6;
/** Neighbouring groups that one error of typing spoils at the most: two letters in each other's place are in four. */
const spoilt = 4;
/** So many groups beside the spoilt ones tell names apart. */
const telling = 3;
/** A text of so many letters, or fewer, is compared by pairs of letters: a typing error spoils most of its groups of three. */
const shortName = 10;

/**
 * Finds ids of titles, likeliest first: those with exactly that name, then names that begin with it, names that contain it, names
 * with all its words, and names that differ by typing errors; where a name is exactly so, in place of the last two names that it
 * begins with.
 */
export function* searchTitles(sql: Sql, words: string, limit: number): Steps<readonly number[]> {
  const text = [...searched(words.slice(0, 4 * longest))].slice(0, longest).join('');
  const most = Math.max(0, Math.floor(limit));
  if (text === '') return [];
  const { ids, isExact } = yield* sql.called(text, most);
  const found = new Set(ids);
  for (const search of isExact ? [] : [everyWord, similar]) {
    if (found.size < most) for (const id of yield* search(sql, text, most)) found.add(id);
  }
  return [...found].slice(0, most);
}

type Sql = Dialect['search'];
type Search = (sql: Sql, text: string, limit: number) => Steps<readonly number[]>;

const idsOf = (rows: readonly { readonly id: number }[]): readonly number[] => rows.map(({ id }) => id);

const everyWord: Search = function* (sql, text, limit) {
  const long = text.split(' ').filter((word) => [...word].length >= 3);
  return long.length < 2 ? [] : idsOf(yield* sql.containing(long, limit));
};

const similar: Search = function* (sql, text, limit) {
  const close = yield* nearTo(sql, text);
  if ((close[0]?.score ?? 0) >= muchAlike) return idsOf(close).slice(0, limit);
  const groups = sought(text);
  return groups.length === 0 ? [] : idsOf(inOrder(text, yield* sql.sharing(groups))).slice(0, limit);
};

function* nearTo(sql: Sql, text: string): Steps<readonly Scored[]> {
  const parts = withoutNeighbours(sought(text));
  return parts.length === 0 ? [] : inOrder(text, yield* sql.containingAny(parts));
}

interface Scored {
  readonly id: number;
  readonly score: number;
}

interface Named {
  readonly id: number;
  readonly folded: string;
}

/** The names that are like a text, likest first. */
function inOrder(text: string, names: readonly Named[]): readonly Scored[] {
  const groupsOf = [...text].length <= shortName ? pairsOf : trigramsOf;
  const all = groupsOf(text).slice(0, mostTrigrams);
  const scored = names.map(({ id, folded }) => ({ id, score: likeness(all, groupsOf(folded)) }));
  return scored.filter(({ score }) => score >= likeEnough).sort((a, b) => b.score - a.score || a.id - b.id);
}

/** What is left of groups, in the order of the text, without those that one error of typing spoils, wherever that is. Empty where too little is left. */
function withoutNeighbours(groups: readonly string[]): readonly (readonly string[])[] {
  if (groups.length < spoilt + telling) return [];
  const errors = groups.slice(spoilt - 1).map((_, at) => at);
  return errors.map((at) => groups.filter((_, n) => n < at || n >= at + spoilt));
}

/** Chooses the groups to look up: of long words, which are in few names, and spread over the whole text. Empty where it has one at most. */
function sought(text: string): readonly string[] {
  const wanted = trigramsOf(text);
  if (wanted.length < 2) return [];
  const long = text.split(' ').filter((word) => [...word].length >= 4);
  const inWords = [...new Set(long.flatMap(trigramsOf))];
  return spread(inWords.length >= 4 ? inWords : wanted, soughtTrigrams);
}

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
