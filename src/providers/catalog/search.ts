import { distance } from 'fastest-levenshtein';
import { exact, searched } from '../../model/names.ts';
import type { CatalogEntry } from './entry.ts';

/** One way to call a title, ready to be compared. */
interface Name {
  /** Its exact form: the only one that tells Gintama' from Gintama. */
  readonly exact: string;
  /** Its searched form: words, a blank between each two. */
  readonly spaced: string;
  /** Those words one by one. */
  readonly words: readonly string[];
  /** Those words without blanks: `steinsgate`. */
  readonly letters: string;
}

/** Names in kana or kanji are made ready apart from the others: they take longest, and only who types Japanese asks for them. */
export type Script = 'japanese' | 'other';

export interface Searchable {
  /** The title's AniList id. */
  readonly anilist: number;
  /** All its names of one script, a line each, of which `namesIn` makes them again: most titles are seen not to be meant without that. */
  readonly names: string;
}

/** What all titles are called in one script, in the order in which equally good ones are offered. */
export interface SearchableNames {
  all(): readonly Searchable[];
  /** Those of which a name holds one of these texts. */
  holding(texts: readonly string[]): readonly Searchable[];
}

/** A name as a line: its searched form, and of the others what is not the same. */
function lineOf({ exact, spaced, letters }: Omit<Name, 'words'>): string {
  return [spaced, exact === spaced ? '' : exact, letters === spaced ? '' : letters].join('\t');
}

/** Names that were made again before: who asks for thousands of titles compares the same ones each time. */
const made = new WeakMap<Searchable, readonly Name[]>();

function namesIn(one: Searchable): readonly Name[] {
  const before = made.get(one);
  if (before) return before;
  const names = one.names.split('\n').map((line): Name => {
    const [spaced = '', exact = '', letters = ''] = line.split('\t');
    return { spaced, exact: exact || spaced, words: spaced.split(' '), letters: letters || spaced };
  });
  made.set(one, names);
  return names;
}

const mostCandidates = 25;
/** A title has no more letters than this; what is longer matches nothing and would be slow to compare. */
const longestName = 300;

/** The fewest letters that say how a word goes on. */
const fewestBegun = 3;

/** How a name answers to what was typed, best first. */
const fits: readonly ((name: Name, typed: Name) => boolean)[] = [
  (name, typed) => name.exact === typed.exact,
  (name, typed) => name.letters === typed.letters,
  (name, typed) =>
    name.letters.startsWith(typed.letters) ||
    typed.words.every((word) => ` ${name.spaced} `.includes(` ${word} `)) ||
    holdsUnspaced(name, typed),
  goesOn,
];
/** Asked only when none of `fits` does: they are slower, and right answers should not be followed by guesses. */
const guesses: readonly ((name: Name, typed: Name) => boolean)[] = [
  (name, typed) => near(name.letters, typed.letters),
  (name, typed) => typed.words.every((word) => name.words.some((one) => one === word || near(one, word))),
];

export function scriptOf(text: string): Script {
  return /[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]/.test(text) ? 'japanese' : 'other';
}

/** The titles with their names of one script made ready. */
export function searchableOf(entries: Iterable<CatalogEntry>, script: Script): SearchableNames {
  const titles = [...entries]
    .sort((a, b) => weightOf(a) - weightOf(b) || (startOf(a) < startOf(b) ? -1 : 1))
    .map((entry) => ({ anilist: entry.anilist, names: namesOf(entry, script).map(lineOf).join('\n') }))
    .filter(({ names }) => names !== '');
  return { all: () => titles, holding: (texts) => titles.filter((one) => holdsOne(one, texts)) };
}

export const holdsOne = ({ names }: Searchable, texts: readonly string[]): boolean =>
  texts.some((text) => names.includes(text));

/** AniList ids of the titles that answer to one as a person types it, best first, 25 at most. */
export function searchNames(typedTitle: string, names: SearchableNames): readonly number[] {
  const typed = nameOf(typedTitle.slice(0, longestName));
  if (typed.letters === '') return [];
  const [first = ''] = typed.words;
  const sure = ranked(typed, names.holding([first, typed.letters]), fits);
  return (sure.length > 0 ? sure : ranked(typed, names.all(), guesses)).slice(0, mostCandidates);
}

function ranked(typed: Name, all: readonly Searchable[], tests: typeof fits): number[] {
  const ranks = tests.map((): number[] => []);
  for (const one of all) {
    const names = namesIn(one);
    const rank = tests.findIndex((test) => names.some((name) => test(name, typed)));
    ranks[rank]?.push(one.anilist);
  }
  return ranks.flat();
}

function namesOf({ title, english, native, synonyms = [] }: CatalogEntry, script: Script): Name[] {
  const names = [title, english, native, ...synonyms].filter((name) => name !== undefined);
  return names.filter((name) => scriptOf(name) === script).map(nameOf);
}

function nameOf(text: string): Name {
  const spaced = searched(text);
  return { exact: exact(text), spaced, words: spaced.split(' '), letters: spaced.replaceAll(' ', '') };
}

/** The last word that was typed is how one of the name begins. */
function goesOn(name: Name, typed: Name): boolean {
  const { words } = typed;
  const last = words.at(-1) ?? '';
  const isHeld = (word: string) => ` ${name.spaced} `.includes(` ${word} `);
  return last.length >= fewestBegun && ` ${name.spaced}`.includes(` ${last}`) && words.slice(0, -1).every(isHeld);
}

/** Japanese is written without spaces: there a part of the name is as good as a word. */
function holdsUnspaced(name: Name, typed: Name): boolean {
  return typed.letters.length > 1 && /^\P{ASCII}+$/u.test(typed.letters) && name.letters.includes(typed.letters);
}

/** The same but for a few typing errors: one in four letters, one more for each further six; or for two letters swapped. */
function near(name: string, typed: string): boolean {
  const allowed = Math.floor((Math.min(name.length, typed.length) + 2) / 6);
  if (Math.abs(name.length - typed.length) > allowed) return false;
  const errors = distance(name, typed);
  return errors <= allowed || (errors === 2 && allowed === 1 && sorted(name) === sorted(typed));
}

function sorted(letters: string): string {
  return [...letters].sort().join('');
}

const formatsFirst: readonly CatalogEntry['format'][] = ['TV', 'MOVIE', 'ONA', 'OVA'];

function weightOf({ format }: CatalogEntry): number {
  const place = formatsFirst.indexOf(format);
  return place < 0 ? formatsFirst.length : place;
}

function startOf({ start = '9999' }: CatalogEntry): string {
  return start;
}
