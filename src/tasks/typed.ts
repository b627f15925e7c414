import { holdsWord, isCalledSo } from '../match/called.ts';
import { sureScore } from '../match/ranked.ts';
import { resolveTitles } from '../match/resolve.ts';
import { NotFoundError } from '../model/errors.ts';
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

/**
 * Which titles such words are: all words together, where a title answers to them; each by itself where each is the whole name of
 * one. Otherwise they are taken together, or refused with a `NotFoundError` where something is written.
 */
export const titlesTyped: Task<TypedQuestion, readonly string[]> = async function* (question, app) {
  const { words, about, exactly = false, signal } = question;
  const all = words.join(' ');
  const lookup = await app.lookup({ ...usual, noStore: false, forAnswer: true });
  const database = await app.database('forAnswer');
  const call = { lookAhead: false, signal, ...(about && { about }) };
  const resolved = (texts: readonly string[]) =>
    persisted(resolveTitles(texts, lookup, call), database, { brief: !exactly, strict: exactly });
  const [together] = yield* resolved([all]);
  if (together?.chosen && (together.mismatch || together.chosen.score >= sureScore)) return [all];
  const apart = yield* resolved([...new Set(words)]);
  if (apart.every(isCalledSo)) return words;
  if (!exactly) return [all];
  // Of a single word, a shell takes the quotes away.
  const marked = words.map((word) => `title:${word}`).join(' ');
  throw new NotFoundError(
    `no title matches "${all}" well enough: put a title of several words in quotes, and title: before one of a single word, "${all}" if it is one, ${marked} if they are several; nothing was written`,
    { candidates: together?.candidates.filter(({ score }) => score > 0.3) ?? [] },
  );
};

/** Whether the title that words mean has the first of them in a name of its own. */
export const isOfFirstWord: Task<Omit<TypedQuestion, 'exactly'>, boolean> = async function* (question, app) {
  const { words, about, signal } = question;
  const lookup = await app.lookup({ ...usual, noStore: false, forAnswer: true });
  const database = await app.database('forAnswer');
  const call = { lookAhead: false, signal, ...(about && { about }) };
  const [meant] = yield* persisted(resolveTitles([words.join(' ')], lookup, call), database, { brief: true });
  return meant !== undefined && holdsWord(meant, words[0] ?? '');
};
