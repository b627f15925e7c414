// What names are searched by, the same on every engine. A text is folded, and not empty.

/** The text that follows all that begin with one. */
export const endOf = (text: string): string => `${text}\u{10ffff}`;

/** The pattern of names that contain a text, for LIKE with \ before what is meant as it is. */
export const patternOf = (text: string): string => `%${text.replace(/[%_\\]/g, '\\$&')}%`;

/** The shortest text that full text finds, in characters: others are looked for in every name. */
export const shortestPart = 3;

/** What a text begins with, up to the end of each of its words but the last. */
export const startsOf = (text: string): readonly string[] =>
  [...text.matchAll(/ /g)].map(({ index }) => text.slice(0, index));

/** Titles that are called by a text, likeliest first. */
export interface Called {
  /** Those with exactly that name, those whose names begin with it, that contain it; of the last only as many as are wanted. */
  readonly ids: readonly number[];
  /** Whether one has exactly that name; then those come last with whose name the text begins. */
  readonly isExact: boolean;
}
