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
  const end = words[Math.min(...ends.filter((index) => index > first))];
  if (!end) return cleaned(name.slice(start.start));
  let offset = end.start;
  for (let at = end.bracket; at >= 0; at = brackets[at]?.parent ?? -1) {
    const bracket = brackets[at];
    if (bracket && bracket.start > start.start) offset = bracket.start;
  }
  return cleaned(name.slice(start.start, offset));
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

/** Blanks for the signs that stand for them; nothing but the title at both ends. */
function cleaned(text: string): string | undefined {
  let [from, to] = [0, text.length];
  while (to > from && isRim(text[to - 1] ?? '')) to -= 1;
  while (from < to && isRim(text[from] ?? '')) from += 1;
  const bare = text.slice(from, to).replaceAll('_', ' ');
  const words = (bare.includes(' ') ? bare : undotted(bare)).split(' ').filter((word) => word !== '');
  // A full stop belongs to a title that is written with blanks: `Kimi no Na wa.`
  const isStopped = bare.includes(' ') && text[to] === '.' && text[to - 1] !== '.' && !text.slice(to).startsWith('.-');
  return words.length > 0 ? words.join(' ') + (isStopped ? '.' : '') : undefined;
}

/** Dots that stand for blanks, but those of an acronym: `S.W.A.T`. */
function undotted(text: string): string {
  const words: string[] = [];
  let letters: string[] = [];
  const flush = () => {
    if (letters.length > 2) words.push(letters.join('.'));
    else words.push(...letters);
    letters = [];
  };
  for (const piece of text.split('.')) {
    if (/^[A-Za-z]$/.test(piece)) letters.push(piece);
    else {
      flush();
      words.push(piece);
    }
  }
  flush();
  return words.join(' ');
}
