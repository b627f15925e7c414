import { isCalledSo } from '../match/called.ts';
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
    persisted(resolveTitles(texts, lookup, call), database, { brief: true, strict: exactly });
  const [together] = yield* resolved([all]);
  if (together?.chosen && (together.mismatch || together.chosen.score >= sureScore)) return [all];
  const apart = yield* resolved([...new Set(words)]);
  if (apart.every(isCalledSo)) return words;
  if (!exactly) return [all];
  const quoted = words.map((word) => `"${word}"`).join(' ');
  throw new NotFoundError(
    `no title matches "${all}" well enough: put each title in quotes, "${all}" if it is one, ${quoted} if they are several`,
    { candidates: together?.candidates.filter(({ score }) => score > 0.3) ?? [] },
  );
};
