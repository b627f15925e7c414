import type { Format } from '../model/format.ts';
import { inKatakana, normalised } from '../model/names.ts';
import {
  filmNouns,
  finalHint,
  foreignSeasonWords,
  formatHints,
  type Hint,
  numeralHint,
  partHints,
  saidFormats,
  seasonHints,
  shortPartHint,
  takenOut,
  yearHint,
} from './hints.ts';
import { isNumber, isOrdinal, numberIn, numberWords, ordinals, romans } from './numerals.ts';

/** One way to understand a name: the name itself, and what its words say besides. */
export interface NameReading {
  /** What is left of the name, in the form in which names are compared. */
  readonly name: string;
  /** What is left of the name as it was written, for searching. */
  readonly words: string;
  readonly season?: number;
  /** The season is a mere number at the end, which may belong to the name. */
  readonly isNumeral?: boolean;
  readonly part?: number;
  readonly final?: boolean;
  readonly year?: number;
  readonly format?: Format;
}

/** Roman numerals that are no words and no initials, wherever they stand. */
const sureRomans = new Set(['iii', 'iv', 'vi', 'vii', 'viii', 'ix']);
const mayChange = / v$|\b(?:[iv]{2}|ix)|rst|cond|hird|th/;

/** Normalised words in the form in which names are compared: `lupin iii` is `lupin 3`, `lupin the third` is `lupin the 3rd`, hiragana are katakana. */
export function comparable(words: string): string {
  const plain = inKatakana(words);
  if (!mayChange.test(plain)) return plain;
  return plain
    .split(' ')
    .map((word, at, { length }) => {
      // `ii` is a word in Japanese.
      const isLast = at > 0 && at === length - 1;
      if ((at > 0 && sureRomans.has(word)) || (isLast && (word === 'ii' || word === 'v')))
        return String(romans.indexOf(word));
      const ordinal = ordinals.indexOf(word);
      return ordinal > 0 ? `${ordinal}${['st', 'nd', 'rd'][ordinal - 1] ?? 'th'}` : word;
    })
    .join(' ');
}

const kanaDistance = 0x60;

/** Words in the other of the two syllabaries; undefined if they are in none, or in both. */
export function inOtherKana(words: string): string | undefined {
  const [isHiragana, isKatakana] = [/[\u3041-\u3096]/.test(words), /[\u30a1-\u30f6]/.test(words)];
  if (isHiragana === isKatakana) return undefined;
  const distance = isHiragana ? kanaDistance : -kanaDistance;
  return words.replace(/[\u3041-\u3096\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + distance));
}

const spelt = [
  ...numberWords,
  ...'eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(' '),
];
const digitsOf = new Map([...spelt.map((word, n) => [word, String(n)] as const), ['hundred', '100'] as const]);
const wordOf = new Map([...digitsOf].map(([word, digits]) => [digits, word]));

/** A film that is counted. All that fits holds one of these words. */
const countedFilm = /^(.+?) (?:(?:the )?film ([^ ]+)|(?:the )?([^ ]+) (?:movie|film))$/;
const filmWords = [' film', ' movie'];

// What one asks about a title, which is no part of its name, and how it begins or ends.
const askedBefore = /^(?:(?:the )?(?:watch|watching) order (?:of|for) |how to watch )?(?:the )?/;
const beginnings = ['the ', 'watch', 'how '];
const askedBehind = /(?: (?:the )?(?:anime|series|franchise|(?:watch|watching) order|in order|all seasons))+$/;
const ends = ['anime', 'series', 'franchise', 'order', 'seasons'];

/**
 * Normalised words with numbers in digits that are written in letters, and the other way round: `1 piece` and `one piece`. A film
 * that is counted (`naruto film 3`, `naruto third movie`) is written as most names have it, `naruto movie 3`. Without what is asked
 * about a title: `watch order of fate`.
 */
export function inOtherNumerals(words: string): readonly string[] {
  const parts = words.split(' ');
  const others = [digitsOf, wordOf].map((by) => parts.map((word) => by.get(word) ?? word).join(' '));
  const counted = filmWords.some((word) => words.includes(word)) ? inCountedFilm(words) : undefined;
  const title = withoutAsking(words);
  return [...others, counted ?? '', title].filter((other) => other !== words && other !== '');
}

function inCountedFilm(words: string): string | undefined {
  const [, name, number = '', ordinal = ''] = countedFilm.exec(words) ?? [];
  if (name === undefined || !(isNumber(number) || isOrdinal(ordinal))) return undefined;
  return `${name} movie ${numberIn(number || ordinal)}`;
}

function withoutAsking(words: string): string {
  const begun = beginnings.some((start) => words.startsWith(start)) ? words.replace(askedBefore, '') : words;
  return ends.some((end) => words.endsWith(end)) ? begun.replace(askedBehind, '') : begun;
}

/** Nearly all names say nothing besides, which this tells at once. */
const mayHint = new RegExp(
  [
    '\\d|season|series|part|pt |cour|final|gekijouban|劇場版|o[vna][avd]|special|tv|期|季|部|クール|シーズン|パート|最終|完結| [iv]+x?$',
    ...foreignSeasonWords,
    ...filmNouns,
  ].join('|'),
);

/**
 * Reads `Attack on Titan Season 3 Part 2`, `Hunter x Hunter (2011)`, `Steins;Gate movie`. A number or a year at the end may belong
 * to the name (`Lupin III`, `Yes! Precure 5`), so it is read both ways: as said besides, which comes first, and as part of the name.
 */
export const readingsOf = (title: string): readonly NameReading[] => readingsOfWords(normalised(title));

/** The same for a name that is normalised already. */
export function readingsOfWords(whole: string): readonly NameReading[] {
  if (!mayHint.test(whole)) return [{ name: comparable(whole), words: whole }];
  const { rest, ...said } = spoken(` ${whole} `);
  const reading = (words: string, more: Omit<NameReading, 'name' | 'words'>): NameReading => ({
    name: comparable(words.trim()),
    words: words.trim(),
    ...more,
  });
  const numeral = said.season === undefined ? takenOut(rest, numeralHint) : undefined;
  const { year, ...place } = said;
  return [
    ...(numeral ? [reading(numeral.rest, { ...said, season: numberIn(numeral.found), isNumeral: true })] : []),
    reading(rest, said),
    ...(year !== undefined ? [reading(`${rest.trim()} ${year}`, place)] : []),
  ];
}

/** What is said in so many words: season, part, year, format. */
function spoken(whole: string): Omit<NameReading, 'name' | 'words'> & { readonly rest: string } {
  let rest = whole;
  const take = (...hints: readonly Hint[]): string | undefined => {
    for (const hint of hints) {
      const taken = takenOut(rest, hint);
      if (!taken) continue;
      rest = taken.rest;
      return taken.found;
    }
    return undefined;
  };
  const final = take(finalHint) !== undefined;
  const season = take(...seasonHints);
  const part = take(...partHints) ?? (season === undefined ? undefined : take(shortPartHint));
  const before = take(yearHint);
  const format = saidFormats[take(...formatHints) ?? ''];
  const year = before ?? take(yearHint);
  return {
    rest,
    ...(final && { final }),
    ...(season !== undefined && { season: numberIn(season) }),
    ...(part !== undefined && { part: numberIn(part) }),
    ...(year !== undefined && { year: Number(year) }),
    ...(format && { format }),
  };
}

/** Whether the words name a season, a part or the final season. */
export const isNumbered = ({ season, part, final }: NameReading): boolean =>
  season !== undefined || part !== undefined || final === true;

/** Both mean the same season and part; who names none means the first. */
export function samePart(a: NameReading, b: NameReading): boolean {
  return (
    (a.season ?? 1) === (b.season ?? 1) && (a.part ?? 1) === (b.part ?? 1) && (a.final ?? false) === (b.final ?? false)
  );
}

/** `Attack on Titan: Final Season - The Final Chapters` is of the season of which a part is wanted. */
export const isOfSeason = (wanted: NameReading, { name, season, final }: NameReading): boolean =>
  wanted.part !== undefined &&
  (season !== undefined || final === true) &&
  season === wanted.season &&
  final === wanted.final &&
  name.startsWith(`${wanted.name} `);
