/**
 * The one folding of names: what counts as the same name when titles are compared, stored, searched, filtered.
 * - `exact`: as written, but for width, case, blanks and the kind of apostrophe. Tells `Gintama'` from `Gintama`.
 * - `normalised`: its words alone. `Hunter × Hunter (2011)` and `hunter x hunter 2011` have one normalised form.
 * - `searched`: its normalised form with hiragana as katakana, so that がんだむ finds ガンダム.
 */
export function exact(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’`´ʼ]/g, "'")
    .replaceAll('×', 'x')
    .replace(/\s+/g, ' ')
    .trim();
}

/** One step from a name to its normalised form, as data: a page that filters names folds what is typed by the same steps. */
export type FoldingStep =
  | readonly [what: 'normalize', form: 'NFKC' | 'NFKD']
  | readonly [what: 'lower']
  | readonly [what: 'replace', pattern: string, by: string]
  /** Characters of the pattern become those so many places further on in Unicode. */
  | readonly [what: 'shift', pattern: string, places: number];

const normalisingSteps: readonly FoldingStep[] = [
  // Before the decomposition, which makes a blank of ´.
  ['replace', "['‘’`´ʼ＇]", ''],
  // Latin accents go; Japanese voicing marks stay, for が is not か, and so do the vowels of Thai and Hindi.
  ['normalize', 'NFKD'],
  // So does the apostrophe that comes of ŉ.
  ['replace', '[\\u0300-\\u036fʼ\\p{Default_Ignorable_Code_Point}]', ''],
  ['normalize', 'NFKC'],
  ['lower'],
  ['replace', '×', 'x'],
  ['replace', '&', ' and '],
  // The sign of Turn A Gundam is a letter of its name: without it, it would be the best answer to "Gundam".
  ['replace', '[^\\p{L}\\p{N}\\p{M}∀]+', ' '],
  ['replace', '^ | $', ''],
];
const kanaStep: FoldingStep = ['shift', '[ぁ-ゖゝゞ]', 'ア'.charCodeAt(0) - 'あ'.charCodeAt(0)];

/** The steps to what is searched, for folding where this file is not at hand. */
export const searchedSteps: readonly FoldingStep[] = [...normalisingSteps, kanaStep];

const toNormalised = normalisingSteps.map(folder);

function folder(step: FoldingStep): (text: string) => string {
  if (step[0] === 'normalize') return (text) => text.normalize(step[1]);
  if (step[0] === 'lower') return (text) => text.toLowerCase();
  // V8 takes a third of a millisecond for a pattern with Unicode's properties: few names need one.
  let pattern: RegExp | undefined;
  const made = () => {
    pattern ??= new RegExp(step[1], 'gu');
    return pattern;
  };
  if (step[0] === 'replace') return (text) => text.replace(made(), step[2]);
  return (text) => text.replace(made(), (one) => String.fromCharCode(one.charCodeAt(0) + step[2]));
}

// ASCII, kana without signs of their own for voice, and Chinese characters: all that the steps do to them is done without them.
const common = /^[\0-\x7f\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fa5]*$/;

/**
 * Letters, numbers and marks of the scripts that most other names are written in, as far as they lie together, in small letters: Latin,
 * Greek, Cyrillic, Hebrew, Arabic, Thai, Hangul, kana, Chinese.
 */
const letters =
  'a-z0-9\u00df-\u00f6\u00f8-\u017f\u03b1-\u03c9\u0430-\u045f\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u0e01-\u0e3a\u0e40-\u0e4e' +
  '\u1100-\u1112\u1161-\u1175\u11a8-\u11c2\u2200\u3041-\u3096\u3099\u309a\u30a1-\u30fa\u30fc\u4e00-\u9fa5\uac00-\ud7a3';
/** With signs and capital letters, but for characters that nobody sees. */
const familiar = new RegExp(
  '^[\\0-\u00ac\u00ae-\u017f\u0300-\u034e\u0350-\u036f\u0391-\u03a1\u03a3-\u03a9\u0410-\u042f\u2010-\u2027\u2030-\u205e' +
    `\u2190-\u23fa\u2500-\u2767\u3001-\u3003\u3008-\u3011\u3014-\u301f\u30fb${letters}]*$`,
);
const signs = new RegExp(`[^${letters}]+`, 'g');

/** The words of a name, by one blank each: lower case, without accents and signs, & as and, × as x. Empty for a name that is nothing but signs. */
export function normalised(name: string): string {
  if (!common.test(name)) return rareNormalised(name);
  // The same steps, as far as they do anything here: nearly all names are written so.
  return name
    .replace(/['`]/g, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fa5]+/g, ' ')
    .trim();
}

function rareNormalised(name: string): string {
  const apart = name.replace(/['‘’`´ʼ＇]/g, '').normalize('NFKD');
  if (!familiar.test(apart)) return toNormalised.reduce((text, step) => step(text), name);
  // The same steps for these, without Unicode's tables.
  return apart
    .replace(/[\u0300-\u036fʼ]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('×', 'x')
    .replaceAll('&', ' and ')
    .replace(signs, ' ')
    .replace(/^ | $/g, '');
}

/** A normalised name with hiragana as katakana. */
export const inKatakana = folder(kanaStep);

/** A name as it is searched: its normalised form with hiragana as katakana. Never empty for a name that is not blank: one that is nothing but signs stays as it is. */
export function searched(name: string): string {
  return inKatakana(normalised(name)) || signsOf(name);
}

function signsOf(name: string): string {
  return keepable(exact(name))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/**
 * Text that every database can keep: half characters (lone surrogates), which cannot be written as UTF-8, and the character of
 * number 0 have become U+FFFD.
 */
export function keepable(text: string): string {
  return /[\ud800-\udfff\0]/.test(text) ? text.replace(/[\p{Cs}\0]/gu, '\ufffd') : text;
}

/** Whether a text has signs of Japanese and its like, which do without blanks between words. */
export function isUnspaced(text: string): boolean {
  if (/^[\0-\x7f]*$/.test(text)) return false;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
}

/** Every group of three neighbouring characters of a text, once each. */
export function trigramsOf(text: string): readonly string[] {
  const characters = [...text];
  return [...new Set(characters.slice(2).map((_, at) => characters.slice(at, at + 3).join('')))];
}

/** At most so many items of a list, from its beginning to its end at equal distances. */
export function spread<Item>(list: readonly Item[], most: number): readonly Item[] {
  const step = Math.max(1, list.length / most);
  return list.filter((_, n) => Math.floor(n / step) !== Math.floor((n - 1) / step));
}
