import type { Format } from '../model/format.ts';
import { normalised, searched } from '../model/names.ts';

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

const formatWords: Readonly<Record<string, Format>> = {
  movie: 'MOVIE',
  film: 'MOVIE',
  gekijouban: 'MOVIE',
  劇場版: 'MOVIE',
  ova: 'OVA',
  oav: 'OVA',
  oad: 'OVA',
  ona: 'ONA',
  special: 'SPECIAL',
  specials: 'SPECIAL',
  tv: 'TV',
};

const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ordinals = ['0th', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const romans = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const kanji = '〇一二三四五六七八九十';

const number = `(\\d{1,2}|${[...numberWords.slice(1), ...romans.slice(1)].join('|')})`;
const ordinal = `(\\d{1,2}(?:st|nd|rd|th)|${ordinals.slice(1).join('|')})`;
const japanese = `(\\d{1,2}|[${kanji}])`;

/** Roman numerals that are no words and no initials, wherever they stand. */
const sureRomans = new Set(['iii', 'iv', 'vi', 'vii', 'viii', 'ix']);
const mayChange = / v$|\b(?:[iv]{2}|ix)|rst|cond|hird|th/;

/** Normalised words in the form in which names are compared: `lupin iii` is `lupin 3`, `lupin the third` is `lupin the 3rd`, hiragana are katakana. */
export function comparable(words: string): string {
  const plain = words === '' ? '' : searched(words);
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

const countedFilm = new RegExp(`^(.+?) (?:(?:the )?film ${number}|(?:the )?${ordinal} (?:movie|film))$`);

// What one asks about a title, which is no part of its name.
const askedBefore = /^(?:(?:the )?(?:watch|watching) order (?:of|for) |how to watch )?(?:the )?/;
const askedBehind = /(?: (?:the )?(?:anime|series|franchise|(?:watch|watching) order|in order|all seasons))+$/;

/**
 * Normalised words with numbers in digits that are written in letters, and the other way round: `1 piece` and `one piece`. A film
 * that is counted (`naruto film 3`, `naruto third movie`) is written as most names have it, `naruto movie 3`. Without what is asked
 * about a title: `watch order of fate`.
 */
export function inOtherNumerals(words: string): readonly string[] {
  const parts = words.split(' ');
  const others = [digitsOf, wordOf].map((by) => parts.map((word) => by.get(word) ?? word).join(' '));
  const [, name, count, ordinalCount] = countedFilm.exec(words) ?? [];
  if (name !== undefined) others.push(`${name} movie ${numberIn(count ?? ordinalCount ?? '')}`);
  const title = words.replace(askedBefore, '').replace(askedBehind, '');
  if (title !== '') others.push(title);
  return others.filter((other) => other !== words);
}

function numberIn(word: string): number {
  const digits = /^\d+/.exec(word)?.[0];
  if (digits) return Number(digits);
  return Math.max(...[numberWords, ordinals, romans, [...kanji]].map((all) => all.indexOf(word)));
}

/** A pattern, and what tells without it that a text cannot fit: making a pattern ready takes as long as comparing ten names. */
interface Hint {
  readonly pattern: RegExp;
  readonly mayFit: (text: string) => boolean;
}

/** What every text that fits holds one of, and the pattern. */
const hint = (words: readonly string[], pattern: string): Hint => ({
  pattern: new RegExp(pattern),
  mayFit: (text) => words.some((word) => text.includes(word)),
});

/** What every text that fits ends in one of, before the blank at its end. */
const hintAtEnd = (ends: string, pattern: RegExp): Hint => ({
  pattern,
  mayFit: (text) => ends.includes(text.charAt(text.length - 2)),
});

const seasonHints = [
  hint(['season'], `(?: season|season) ?${number}(?= )`),
  hint([' season', ' series'], ` ${ordinal} (?:season|series)(?= )`),
  hint([' s'], ' s(\\d{1,2})(?= )'),
  hint(['期', '季'], ` ?第? ?${japanese}(?:期|季)(?= )`),
  hint(['シーズン'], ` ?シーズン ?${japanese}(?= )`),
  hint([' dai '], ' dai (\\d{1,2}) ki(?= )'),
];
const partHints = [
  hint([' part', ' cour', ' pt'], ` (?:part|cour|pt) ?${number}(?= )`),
  hint([' part', ' cour'], ` ${ordinal} (?:part|cour)(?= )`),
  hint(['クール', '部'], ` ?第? ?${japanese}(?:クール|部)(?= )`),
  hint(['パート'], ` ?パート ?${japanese}(?= )`),
];
/** After a season only: `s3 p2`. */
const shortPartHint = hint([' p'], ' p(\\d)(?= )');
const finalHint = hint(
  ['final season', 'season final', 'ファイナル', '最終期', '最終章', '完結編'],
  ' (?:the )?final season(?= )| season final(?= )| ?ファイナル ?シーズン(?= )| ?(?:最終期|最終章|完結編)(?= )',
);
const yearHint = hintAtEnd('0123456789', / ((?:19|20)\d\d)(?= $)/);
const formatHint = hint(
  Object.keys(formatWords),
  ' (?:the )?(movie|film|gekijouban|ova|oav|oad|ona|specials?|tv)(?= $)|^ ?(gekijouban|劇場版)(?=.)',
);
const numeralHint = hintAtEnd('23456789ivx', / ([2-9]|ii|iii|iv|v|vi|vii|viii|ix)(?= $)/);

/** Nearly all names say nothing besides, which this tells at once. */
const mayHint =
  /\d|season|series|part|pt |cour|final|movie|film|gekijouban|劇場版|o[vna][avd]|special|tv|期|季|部|クール|シーズン|パート|最終|完結| [iv]+x?$/;

/**
 * Reads `Attack on Titan Season 3 Part 2`, `Hunter x Hunter (2011)`, `Steins;Gate movie`. A number or a year at the end may belong
 * to the name (`Lupin III`, `Yes! Precure 5`), so it is read both ways: as said besides, which comes first, and as part of the name.
 */
export function readingsOf(title: string): readonly NameReading[] {
  const whole = normalised(title);
  if (!mayHint.test(whole)) return [{ name: comparable(whole), words: whole }];
  const { rest, ...said } = spoken(` ${whole} `);
  const reading = (words: string, more: Omit<NameReading, 'name' | 'words'>): NameReading => ({
    name: comparable(words.trim()),
    words: words.trim(),
    ...more,
  });
  const numeral = said.season === undefined ? cut(rest, numeralHint) : undefined;
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
      const taken = cut(rest, hint);
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
  const format = formatWords[take(formatHint) ?? ''];
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

/** Takes what the pattern finds out of the text; undefined if nothing would be left: a name that is nothing but a hint is a name. */
function cut(text: string, { pattern, mayFit }: Hint): { readonly found: string; readonly rest: string } | undefined {
  const match = mayFit(text) ? pattern.exec(text) : undefined;
  if (!match) return undefined;
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim();
  return rest === '' ? undefined : { found: match[1] ?? match[2] ?? match[0], rest: ` ${rest} ` };
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
