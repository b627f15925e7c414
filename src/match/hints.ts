import type { Format } from '../model/format.ts';
import { isForeignOrdinal, isNumber, isOrdinal, kanji } from './numerals.ts';

/** What a name says besides, as a pattern. To make one ready takes V8 as long as comparing ten names, and the longer the more it lists. */
export interface Hint {
  readonly pattern: RegExp;
  /** Tells without the pattern that a text cannot fit. */
  readonly mayFit: (text: string) => boolean;
  /** Whether it is what the pattern looks for. Absent: whatever it finds. */
  readonly isIt?: (found: string) => boolean;
}

/** A film, as people call one in a list of several, without accents. */
export const filmNouns = ['movie', 'film', 'filme', 'pelicula', 'фильм', '映画'] as const;
/** What may stand before it. */
export const article = '(?:(?:the|la|le|il|o) )?';

export const saidFormats: Readonly<Record<string, Format>> = {
  ...Object.fromEntries(filmNouns.map((word) => [word, 'MOVIE' as const])),
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

/** What every text that fits holds one of, and the pattern. */
const hint = (words: readonly string[], pattern: RegExp, isIt?: (found: string) => boolean): Hint => ({
  pattern,
  mayFit: (text) => words.some((word) => text.includes(word)),
  ...(isIt && { isIt }),
});

/** What every text that fits ends in one of, before the blank at its end. */
const hintAtEnd = (ends: string, pattern: RegExp): Hint => ({
  pattern,
  mayFit: (text) => ends.includes(text.charAt(text.length - 2)),
});

const japanese = `(\\d{1,2}|[${kanji}])`;

/** `season` in languages in which people name one, without accents. */
export const foreignSeasonWords = ['staffel', 'saison', 'temporada', 'stagione', 'seizoen', 'sezon', 'сезон', '시즌'];
const foreign = foreignSeasonWords.join('|');
/** Asked by several patterns in a row, which tell apart how it is counted. */
const holdsSeasonWord = ofLast((text) => foreignSeasonWords.some((word) => text.includes(word)));
const foreignHint = (pattern: string, isIt?: (found: string) => boolean): Hint => ({
  pattern: new RegExp(pattern, 'g'),
  mayFit: holdsSeasonWord,
  ...(isIt && { isIt }),
});

export const seasonHints = [
  hint(['season'], /season ?([^ ]+)(?= )/g, isNumber),
  hint([' season', ' series'], / ([^ ]+) (?:season|series)(?= )/g, isOrdinal),
  hint([' s'], / s(\d{1,2})(?= )/g),
  foreignHint(` (?:${foreign}) ?(\\d{1,2})(?= )`),
  // `2. Staffel`, `2ª temporada`, `2e saison`, `2-й сезон`.
  foreignHint(` (\\d{1,2}) ?(?:a|o|e|eme|re|er|и)? ?(?:${foreign})(?= )`),
  foreignHint(` ([^ ]+) (?:${foreign})(?= )`, isForeignOrdinal),
  hint(['기'], / (\d{1,2}) ?기(?= )/g),
  hint([' t'], / t(\d)(?= $)/g),
  hint(['期', '季'], new RegExp(` ?第? ?${japanese}(?:期|季)(?= )`, 'g')),
  hint(['シーズン'], new RegExp(` ?シーズン ?${japanese}(?= )`, 'g')),
  hint(['シーズン'], new RegExp(` ?第? ?${japanese} ?シーズン(?= )`, 'g')),
  hint([' dai '], / dai (\d{1,2}) ki(?= )/g),
];
export const partHints = [
  hint([' part', ' cour', ' pt'], / (?:part|cour|pt) ?([^ ]+)(?= )/g, isNumber),
  hint([' part', ' cour'], / ([^ ]+) (?:part|cour)(?= )/g, isOrdinal),
  hint(['クール', '部'], new RegExp(` ?第? ?${japanese}(?:クール|部)(?= )`, 'g')),
  hint(['パート'], new RegExp(` ?パート ?${japanese}(?= )`, 'g')),
];
/** After a season only: `s3 p2`. */
export const shortPartHint = hint([' p'], / p(\d)(?= )/g);
export const finalHint = hint(
  ['final season', 'season final', 'ファイナル', '最終期', '最終章', '完結編'],
  / (?:the )?final season(?= )| season final(?= )| ?ファイナル ?シーズン(?= )| ?(?:最終期|最終章|完結編)(?= )/g,
);
export const yearHint = hintAtEnd('0123456789', / ((?:19|20)\d\d)(?= $)/g);
export const formatHints = [
  hint(['gekijouban', '劇場版'], /^ ?(gekijouban|劇場版)(?=.)/g),
  hint(
    Object.keys(saidFormats),
    new RegExp(` ${article}([^ ]+)(?= $)`, 'g'),
    (word) => word !== '劇場版' && Object.hasOwn(saidFormats, word),
  ),
];
export const numeralHint = hintAtEnd('23456789ivx', / ([2-9]|ii|iii|iv|v|vi|vii|viii|ix)(?= $)/g);

/** Takes what a hint finds out of the text; undefined if nothing would be left: a name that is nothing but a hint is a name. */
export function takenOut(text: string, hint: Hint): { readonly found: string; readonly rest: string } | undefined {
  const match = hint.mayFit(text) ? firstIn(text, hint) : undefined;
  if (!match) return undefined;
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim();
  return rest === '' ? undefined : { found: match[1] ?? match[0], rest: ` ${rest} ` };
}

function firstIn(text: string, { pattern, isIt }: Hint): RegExpExecArray | undefined {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (isIt?.(match[1] ?? '') !== false) return match;
    // What follows may begin inside of it.
    pattern.lastIndex = match.index + 1;
  }
  return undefined;
}

/** A function that knows what it answered last. */
function ofLast(answer: (text: string) => boolean): (text: string) => boolean {
  let [last, said] = ['', answer('')];
  return (text) => {
    if (text !== last) [last, said] = [text, answer(text)];
    return said;
  };
}
