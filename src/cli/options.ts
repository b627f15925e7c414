import { InvalidArgumentError } from 'commander';
import { autoDepth, type Depth } from '../model/depth.ts';
import { parseDuration } from '../model/duration.ts';
import { UsageError } from '../model/errors.ts';
import { type RelationType, relationTypes } from '../model/relation.ts';

/** A parser that tells what there is to choose from, for completion. */
interface Choosing<T extends string> {
  readonly choices: readonly T[];
}

/** Parsers of option values. What they throw, commander words with the option's name, as a usage error. */

/** Reads a text that says something: an empty one is mostly a variable that was not set. */
export function toText(word: string): string {
  if (word.trim() === '') throw new InvalidArgumentError('It must not be empty.');
  return word;
}

/** Adds such a text to what the option was given before. */
export const toTexts = (word: string, before: readonly string[] = []): readonly string[] => [...before, toText(word)];

export function toDepth(word: string): Depth {
  if (word === 'auto') return autoDepth;
  if (!/^\d{1,4}$/.test(word)) throw new InvalidArgumentError('It must be auto or a whole number from 0.');
  return { auto: false, steps: Number(word) };
}

/** Reads a whole number from `least` to `most`. */
export function toCount(least: number, most: number): (word: string) => number {
  return (word) => {
    const count = /^\d{1,9}$/.test(word) ? Number(word) : Number.NaN;
    if (!(count >= least && count <= most))
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return count;
  };
}

/** Reads `SIDE_STORY`, `spin-off` or `side story`. */
export function namedRelation(word: string): RelationType | undefined {
  const name = word.toUpperCase().replace(/[\s_-]+/g, '');
  return relationTypes.find((known) => known.replace(/_/g, '') === name);
}

/** Reads `SIDE_STORY,spin-off`, and adds it to what the option was given before. */
export function toRelationTypes(word: string, before: readonly RelationType[] = []): readonly RelationType[] {
  const types = word
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const type = namedRelation(one);
      if (!type)
        throw new InvalidArgumentError(`There is no relation type ${one}. Types: ${relationTypes.join(', ')}.`);
      return type;
    });
  if (types.length === 0) throw new InvalidArgumentError(`Types: ${relationTypes.join(', ')}.`);
  return [...before, ...types];
}

/** Reads one of a few words, whatever its case; a refusal names them all. */
export function toChoice<T extends string>(choices: readonly T[]): ((word: string) => T) & Choosing<T> {
  const chosen = (word: string) => {
    const choice = choices.find((one) => one === word.toLowerCase());
    if (choice === undefined) throw new InvalidArgumentError(`Allowed: ${choices.join(', ')}.`);
    return choice;
  };
  return Object.assign(chosen, { choices });
}

/** Reads `90s`, `10m` or `2h`. Returns ms. */
export function toDuration(word: string): number {
  const ms = parseDuration(word);
  if (ms === undefined) throw new InvalidArgumentError('It must be a time such as 90s, 10m or 2h.');
  return ms;
}

/** Reads a number from 1 to 10, or `auto`. */
export function toConcurrency(word: string): number | 'auto' {
  return word === 'auto' ? 'auto' : toCount(1, 10)(word);
}

/** Providers are not asked for everything again more often than that, ms. */
const shortestInterval = 10 * 60_000;

/** How often everything is asked for again. */
export function toInterval(word: string): number {
  const ms = toDuration(word);
  if (ms < shortestInterval) throw new InvalidArgumentError('It must be 10m or longer.');
  return ms;
}

/** Throws `UsageError` for a file with an ending that is none of those that say how it is written. */
export function checkEnding(file: string | undefined, endings: readonly string[]): void {
  const [ending] = /\.[^./\\]+$/.exec(file ?? '') ?? [];
  if (file === undefined || !ending || endings.includes(ending.toLowerCase())) return;
  throw new UsageError(`no format has the ending ${ending} of ${file}: write ${endings.join(', ')}, or add --format`);
}
