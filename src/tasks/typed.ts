import { holdsWord, isCalledSo } from '../match/called.ts';
import { sureScore } from '../match/ranked.ts';
import { doubtOfPart } from '../match/refusal.ts';
import type { Resolution } from '../match/resolution.ts';
import { resolveTitles } from '../match/resolve.ts';
import { type AnimectlError, NotFoundError } from '../model/errors.ts';
import type { About } from '../model/lookup.ts';
import { usual } from '../model/usual.ts';
import { persisted } from './persisted.ts';
import type { Task } from './task.ts';

/** Words that were typed one after the other, without quotes. */
export interface TypedQuestion {
  readonly words: readonly string[];
  readonly about?: About | undefined;
  /** Something is written about them, which a doubt forbids. */
  readonly exactly?: boolean;
}

/** What such words are: titles, and why others of them are none. */
export interface TypedTitles {
  readonly titles: readonly string[];
  /** One for each that nobody can tell; only where something is written. */
  readonly doubts: readonly AnimectlError[];
}

/**
 * Which titles such words are: all words together, where a title answers to them; each by itself where each is the whole name of
 * one. Otherwise they are taken together; where something is written, those that are clear among several are titles and the others
 * doubts, or all of it is one doubt.
 */
export const titlesTyped: Task<TypedQuestion, TypedTitles> = async function* (question, app) {
  const { words, about, exactly = false, signal } = question;
  const all = words.join(' ');
  const lookup = await app.lookup({ ...usual, noStore: false, forAnswer: true });
  const database = await app.database('forAnswer');
  const call = { lookAhead: false, signal, ...(about && { about }) };
  const resolved = (texts: readonly string[]) =>
    persisted(resolveTitles(texts, lookup, call), database, { brief: !exactly, strict: exactly });
  const [together] = yield* resolved([all]);
  if (together?.chosen && (together.mismatch || together.chosen.score >= sureScore)) return sure([all]);
  const distinct = [...new Set(words)];
  const apart = yield* resolved(distinct);
  if (apart.every(isCalledSo)) return sure(words);
  if (!exactly) return sure([all]);
  const names = new Set(distinct.filter((_, n) => apart[n] && isCalledSo(apart[n])));
  const parts = partsOf(words, names);
  if (!together?.chosen && names.size > 0 && parts.length > 2) {
    const rest = parts.filter((part) => !names.has(part));
    const found = new Map((yield* resolved(rest)).map((one, n) => [rest[n] ?? '', one]));
    const isClear = (part: string) => names.has(part) || isCalled(found.get(part));
    const clear = parts.filter(isClear);
    // Of words of which most are no titles, one that is may as well be a word of another's name.
    if (clear.length > parts.length / 2)
      return {
        titles: clear,
        doubts: rest.flatMap((part) => (isClear(part) ? [] : doubtOfPart(part, found.get(part)))),
      };
  }
  return { titles: [], doubts: [undecided(words, together)] };
};

const sure = (titles: readonly string[]): TypedTitles => ({ titles, doubts: [] });
const isCalled = (one: Resolution | undefined): boolean => one !== undefined && isCalledSo(one);

/** Words that are the names of titles, and what stands between them. */
function partsOf(words: readonly string[], names: ReadonlySet<string>): readonly string[] {
  const parts: string[] = [];
  let isOpen = false;
  for (const word of words) {
    const isName = names.has(word);
    if (isOpen && !isName) parts.push(`${parts.pop()} ${word}`);
    else parts.push(word);
    isOpen = !isName;
  }
  return parts;
}

function undecided(words: readonly string[], together: Resolution | undefined): NotFoundError {
  const all = words.join(' ');
  // Of a single word, a shell takes the quotes away.
  const marked = words.map((word) => `title:${word}`).join(' ');
  return new NotFoundError(
    `no title matches "${all}" well enough: put a title of several words in quotes, and title: before one of a single word, "${all}" if it is one, ${marked} if they are several; nothing was written of them`,
    { candidates: together?.candidates.filter(({ score }) => score > 0.3) ?? [] },
  );
}

/** Whether the title that words mean has the first of them in a name of its own. */
export const isOfFirstWord: Task<Omit<TypedQuestion, 'exactly'>, boolean> = async function* (question, app) {
  const { words, about, signal } = question;
  const lookup = await app.lookup({ ...usual, noStore: false, forAnswer: true });
  const database = await app.database('forAnswer');
  const call = { lookAhead: false, signal, ...(about && { about }) };
  const [meant] = yield* persisted(resolveTitles([words.join(' ')], lookup, call), database, { brief: true });
  return meant !== undefined && holdsWord(meant, words[0] ?? '');
};
