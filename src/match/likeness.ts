import { distance } from 'fastest-levenshtein';
import { isUnspaced } from '../model/names.ts';

/** The longest text that is compared letter by letter. */
const comparedLetters = 120;

/** Two names that are the same. */
export const sameScore = 0.92;

/** How well searched words answer to a name, both in the form in which names are compared; 0: not at all. */
export function likeness(words: string, name: string): number {
  if (words === '' || name === '') return 0;
  if (words === name) return sameScore;
  return Math.max(partial(words, name), alike(words, name));
}

/** The words stand in the name: at its beginning, elsewhere, or scattered. */
function partial(words: string, name: string): number {
  const share = Math.min(1, words.length / name.length);
  if (name.includes(words)) {
    if (name.startsWith(`${words} `)) return 0.72 + 0.06 * share;
    if (` ${name} `.includes(` ${words} `)) return 0.66 + 0.1 * share - littleOf(share, !words.includes(' '));
    if (isUnspaced(words) && words.length > 1) return 0.64 + 0.1 * share - littleOf(share);
  }
  const [asked, parts] = [words.split(' '), name.split(' ')];
  return scattered(asked, parts, words.length, share) || begun(asked, parts, name.startsWith(words));
}

/** The fewest letters that say how a word goes on. */
const fewestBegun = 3;

/**
 * The last word is not written to its end: `shin`, `attack on ti`. That never tells which title is meant: among such names it is
 * the best known one.
 */
function begun(asked: readonly string[], parts: readonly string[], isBeginning: boolean): number {
  const last = asked.at(-1) ?? '';
  const isShort = last.length < fewestBegun;
  if (/\d/.test(last) || (isShort && asked.length === 1)) return 0;
  if (isBeginning) return 0.5;
  if (isShort || !parts.some((part) => part.startsWith(last))) return 0;
  return asked.slice(0, -1).every((word) => parts.includes(word)) ? 0.4 : 0;
}

function scattered(asked: readonly string[], parts: readonly string[], letters: number, share: number): number {
  if (asked.length === 1 && parts.length === 1) return 0;
  // Of one misspelt word among many there is too little to go by.
  const isTooLittle = (errors: number) => errors > asked.length / 2 && (asked.length > 1 || letters < 5);
  if (isTooLittle(asked.filter((word) => !parts.includes(word)).length)) return 0;
  const open = [...parts];
  const misspelt = asked.filter((word) => !taken(open, (part) => part === word));
  if (isTooLittle(misspelt.length)) return 0;
  if (!misspelt.every((word) => taken(open, (part) => isNear(word, part)))) return 0;
  return 0.62 + 0.1 * share - 0.06 * misspelt.length - littleOf(share);
}

/** Takes out of a name's words the first that is meant; false where none is. So `candy candy` wants both of them. */
function taken(parts: string[], isIt: (part: string) => boolean): boolean {
  const at = parts.findIndex(isIt);
  if (at < 0) return false;
  parts.splice(at, 1);
  return true;
}

/** A few words somewhere in a long name say little of it, one word less still: `plan` means no `Plan to Eradicate the Super Saiyans`. */
const littleOf = (share: number, isAlone = false): number => (isAlone ? 0.7 : 0.4) * Math.max(0, 0.25 - share);

const letters = (text: string): string => text.slice(0, comparedLetters).replaceAll(' ', '');

/** The same but for typing errors and blanks. Numbers that differ are no typing error. */
export function alike(words: string, name: string): number {
  if (words === '' || name === '') return 0;
  if (Math.min(words.length, name.length) < 0.7 * Math.max(words.length, name.length)) return 0;
  const [a, b] = [letters(words), letters(name)];
  if (a === b) return sameScore - 0.02;
  if (digitsIn(words) !== digitsIn(name)) return 0;
  const longest = Math.max(a.length, b.length);
  const errors = errorsIn(a, b, allowedErrors(longest));
  return errors === undefined || hasAnotherWord(words, name) ? 0 : 0.88 * (1 - errors / longest);
}

/** Where the words stand in pairs, one of another pair is another word: `Aria the Animation` is no misspelt `Garo the Animation`. */
function hasAnotherWord(words: string, name: string): boolean {
  const [asked, named] = [words.split(' '), name.split(' ')];
  if (asked.length !== named.length || asked.length === 1) return false;
  return asked.some((word, n) => {
    const other = named[n] ?? '';
    const longest = Math.max(word.length, other.length);
    return distance(word, other) > Math.max(2, Math.floor(longest / 2));
  });
}

/** The numbers of a text, in digits. */
export const digitsIn = (text: string): string => text.match(/\d+/g)?.join(' ') ?? '';

const isNear = (a: string, b: string): boolean =>
  !/\d/.test(a + b) && errorsIn(a, b, Math.floor((Math.min(a.length, b.length) + 1) / 5)) !== undefined;

/** How many typing errors a text of so many letters may hold. */
const allowedErrors = (length: number): number => (length < 4 ? 0 : Math.max(1, Math.floor(length / 5)));

/** Letters too many, too few or wrong, two swapped counting as one; undefined: more than are allowed. */
function errorsIn(a: string, b: string, allowed: number): number | undefined {
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed) return undefined;
  const errors = distance(a, b);
  if (errors === 2 && a.length === b.length && isSwapped(a, b)) return 1;
  return errors <= allowed ? errors : undefined;
}

/** Two neighbouring letters have changed places. */
function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((_, n) => a[n] !== b[n]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
