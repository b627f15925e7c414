export const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
export const ordinals = [
  ...['0th', 'first', 'second', 'third', 'fourth', 'fifth'],
  ...['sixth', 'seventh', 'eighth', 'ninth', 'tenth'],
];
export const romans = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
/** The same in other languages, without accents: Spanish and Portuguese, Italian, French, German, Russian. */
const foreignOrdinals: readonly (readonly string[])[] = [
  [],
  ['primera', 'primeira', 'prima', 'premiere', 'erste', 'первыи'],
  ['segunda', 'seconda', 'deuxieme', 'seconde', 'zweite', 'второи'],
  ['tercera', 'terceira', 'terza', 'troisieme', 'dritte', 'третии'],
  ['cuarta', 'quarta', 'quatrieme', 'vierte', 'четвертыи'],
  ['quinta', 'cinquieme', 'funfte', 'пятыи'],
];
/** Numbers as they are written in Chinese characters, from 0 to 10. */
export const kanji = '〇一二三四五六七八九十';

/** Two digits at the most. */
const isShort = (word: string): boolean => /^\d{1,2}$/.test(word);

/** `2`, `two`, `ii`. */
export const isNumber = (word: string): boolean =>
  isShort(word) || numberWords.indexOf(word) > 0 || romans.indexOf(word) > 0;

/** `2nd`, `second`. */
export const isOrdinal = (word: string): boolean =>
  ordinals.indexOf(word) > 0 || (['st', 'nd', 'rd', 'th'].includes(word.slice(-2)) && isShort(word.slice(0, -2)));

/** `segunda`, `zweite`. */
export const isForeignOrdinal = (word: string): boolean => foreignOrdinals.some((all) => all.includes(word));

/** The number that a word is which `isNumber`, `isOrdinal` or `isForeignOrdinal`, or one character of `kanji`. */
export function numberIn(word: string): number {
  const digits = /^\d+/.exec(word)?.[0];
  if (digits) return Number(digits);
  const foreign = foreignOrdinals.findIndex((all) => all.includes(word));
  return Math.max(foreign, ...[numberWords, ordinals, romans, [...kanji]].map((all) => all.indexOf(word)));
}
