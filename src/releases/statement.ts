import type { Marks } from './marks.ts';
import type { Tokens } from './tokens.ts';

/** Which episodes a name is about, and where it says so. */
export interface Numbering {
  readonly seasons: readonly number[];
  readonly episodes: readonly number[];
  readonly absolute: readonly number[];
  readonly aired: string | undefined;
  readonly version: number | undefined;
  /** Indices of the first word of the first statement and of the one after the last statement. */
  readonly from: number;
  readonly to: number;
}

/** A numbering of which only a part has been read yet. */
export type FoundWord = Partial<Numbering> & Pick<Numbering, 'from' | 'to'>;

/** A name in which a numbering is looked for. */
export interface ReadName {
  readonly tokens: Tokens;
  readonly marks: Marks;
  /** Index of the title's first word, and of the first term that no title has. */
  readonly first: number;
  readonly strong: number;
}

/** More episodes in one release are a misreading. */
export const longestRange = 2000;

/** All numbers from one to another, a step of 1 apart; the first alone if they are no plausible range. */
export function range(from: number, to: number): readonly number[] {
  const isPlausible = to >= from && to - from <= longestRange;
  return isPlausible ? Array.from({ length: Math.floor(to - from) + 1 }, (_, at) => from + at) : [from];
}

/** Whether digits may be the year of a film or series: 1900 to 2039. */
export const isYear = (digits: string): boolean => /^(?:19\d\d|20[0-3]\d)$/.test(digits);
