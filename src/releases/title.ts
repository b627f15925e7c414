import type { Frame } from './frame.ts';

/** The title: from its first word to the first thing that is said of the release. */
export function titleIn(frame: Frame, live: readonly boolean[]): string | undefined {
  const { tokens, first, numbering, year, titleBracket } = frame;
  const { name, words, brackets } = tokens;
  const start = words[first];
  if (!start) return undefined;
  if (titleBracket) return cleaned(name.slice(titleBracket.start + 1, titleBracket.end));
  const firstLive = live.indexOf(true, first);
  const ends = [firstLive < 0 ? words.length : firstLive, numbering?.from ?? words.length, year ?? words.length];
  const at = Math.min(...ends.filter((index) => index > first));
  const end = words[at];
  if (!end) return cleaned(name.slice(start.start), false);
  let offset = end.start;
  for (let inner = end.bracket; inner >= 0; inner = brackets[inner]?.parent ?? -1) {
    const bracket = brackets[inner];
    if (bracket && bracket.start > start.start) offset = bracket.start;
  }
  return cleaned(name.slice(start.start, offset), at === year || at === numbering?.from);
}

/** The edition, as written: all terms for editions that are said of the release. */
export function editionIn({ tokens, marks }: Frame, live: readonly boolean[]): string | undefined {
  const parts: string[] = [];
  for (let index = 0; index < marks.length; index += 1) {
    const mark = marks[index];
    if (!live[index] || mark?.term.kind !== 'edition') continue;
    const before = tokens.words[index - 1];
    const isAnniversary = mark.from === index && before && /^\d{1,3}(?:st|nd|rd|th)$/.test(before.key);
    if (isAnniversary && tokens.words[index]?.key === 'anniversary') parts.push(before.text);
    parts.push(tokens.words[index]?.text ?? '');
  }
  return parts.length > 0 ? parts.join(' ') : undefined;
}

/** Signs that no title begins or ends with. */
const rims = new Set(' -–—_.~:|,+#([{（【［/\\★');

/** Tabs and the blanks of other scripts, too. */
const isRim = (sign: string): boolean => rims.has(sign) || sign.trim() === '';

/** Blanks for the signs that stand for them; nothing but the title at both ends. `isWhole`: a year or an episode follows. */
function cleaned(text: string, isWhole = true): string | undefined {
  let [from, to] = [0, text.length];
  while (to > from && isRim(text[to - 1] ?? '')) to -= 1;
  while (from < to && isRim(text[from] ?? '')) from += 1;
  const bare = text.slice(from, to).replaceAll('_', ' ');
  const words = (bare.includes(' ') ? bare : undotted(bare, isWhole)).split(' ').filter((word) => word !== '');
  // A full stop belongs to a title that is written with blanks: `Kimi no Na wa.`
  const isStopped = bare.includes(' ') && text[to] === '.' && text[to - 1] !== '.' && !text.slice(to).startsWith('.-');
  return words.length > 0 ? words.join(' ') + (isStopped ? '.' : '') : undefined;
}

/** What is written with a full stop that ends no sentence; those of numbers before a number only. */
const shortened = new Set('Dr Mr Mrs Ms Prof St Jr Sr vs Vs Sgt Lt'.split(' '));
const ofNumbers = new Set('No Vol Pt'.split(' '));

const isLetter = (piece = ''): boolean => piece.length === 1 && /[A-Za-z]/.test(piece);
/** `1`, `33`, and `0+1` of `3.0+1.0`. */
const isNumber = (piece = ''): boolean => /^\d{1,2}(?:\+\d{1,2})?$/.test(piece);

/** Dots that stand for blanks, but those of an acronym, a number or an abbreviation: `S.W.A.T`, `3.0+1.0`, `Dr. Stone`, `No.6`. */
function undotted(text: string, isWhole: boolean): string {
  const pieces = text.split('.');
  const words: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    const [piece = '', next] = pieces.slice(at, at + 2);
    const is = isLetter(piece) ? isLetter : isNumber;
    let to = at;
    while (to < pieces.length && is(pieces[to])) to += 1;
    // Two numbers at the end may be a season and an episode as well.
    const isOpen = to === pieces.length && !isWhole;
    if (to > at && is === isNumber) words.push(...(isOpen ? pieces.slice(at) : numbersIn(pieces.slice(at, to))));
    else if (to > at) words.push(...acronymIn(pieces.slice(at, to)));
    else if (ofNumbers.has(piece) && isNumber(next))
      words.push(piece === 'No' ? `${piece}.${next}` : `${piece}. ${next}`);
    else words.push(shortened.has(piece) && next ? `${piece}.` : piece);
    at = Math.max(to, at + (ofNumbers.has(piece) && isNumber(next) ? 2 : 1));
  }
  return words.join(' ');
}

/** Two letters may be words, as in `Am I a Hero`, unless both are capitals: `L.A`. */
function acronymIn(letters: readonly string[]): readonly string[] {
  const isPair = letters.length === 2 && letters.every((one) => one < 'a') && letters.join('') !== 'IA';
  return letters.length > 2 || isPair ? [letters.join('.')] : letters;
}

/** One digit goes on behind its dot, `1.11`; three numbers are a date, `11.22.63`. */
function numbersIn(numbers: readonly string[]): readonly string[] {
  if (numbers.length === 3) return [numbers.join('.')];
  const words: string[] = [];
  for (let at = 0; at < numbers.length; at += 1) {
    const [one = '', two] = numbers.slice(at, at + 2);
    if (two === undefined || one.length > 1) words.push(one);
    else {
      words.push(`${one}.${two}`);
      at += 1;
    }
  }
  return words;
}
