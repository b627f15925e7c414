import type { Frame } from './frame.ts';
import { isDigits } from './marks.ts';
import { type Bracket, gapBefore, isJoined, type Tokens } from './tokens.ts';

/**
 * Groups whose names no rule finds: they stand without a dash, have dots, blanks or a dash inside, or are digits. Any
 * other group is found by where it stands.
 */
const irregular =
  `E.N.D, D-Z0N3, KRaLiMaRKo, BluDragon, ZØNEHD, HQMUX, TMd, KCRT, LMain, DarQ, BEN THE MEN, Eml HDTeam, TAoE, QxR, Fight-BB,
  126811`
    .split(',')
    .map((name) => name.trim().toLowerCase());
const irregularByWord = new Map<string, string[][]>();
for (const name of irregular) {
  const words = name.split(/[ .-]/);
  const [first = ''] = words;
  irregularByWord.set(first, [...(irregularByWord.get(first) ?? []), words]);
}

/** Finds who made the release: the leading bracket, or what stands last, once all that is technical is taken away. */
export function groupOf(frame: Frame, live: readonly boolean[]): string | undefined {
  return frame.leading ?? irregularIn(frame, live) ?? trailing(frame);
}

/** The last of the irregular names behind the first technical term. */
function irregularIn({ tokens }: Frame, live: readonly boolean[]): string | undefined {
  const start = live.indexOf(true);
  if (start < 0) return undefined;
  for (let index = tokens.words.length - 1; index > start; index -= 1) {
    const names = irregularByWord.get(tokens.words[index]?.key ?? '');
    const words = names?.find((name) => name.every((word, offset) => tokens.words[index + offset]?.key === word));
    const last = tokens.words[index + (words?.length ?? 0) - 1];
    if (words && last) return tokens.name.slice(tokens.words[index]?.start, last.end);
  }
  return undefined;
}

/** Walks back over brackets and languages to the last word that is none of them, and judges where it stands. */
function trailing(frame: Frame): string | undefined {
  const { tokens } = frame;
  let index = tokens.words.length - 1;
  for (;;) {
    while (index > frame.first && isPassed(frame, index)) index -= 1;
    const word = tokens.words[index];
    if (!word || index <= frame.first) return undefined;
    const own = tokens.brackets[word.bracket];
    const isAlone = own !== undefined && own.first === index && own.last === index + 1;
    if (isFreeDash(frame, index)) return nameAt(tokens, index, index);
    if (isJoined(tokens, index) && !isAlone) return dashed(frame, index);
    const bracket = tokens.brackets[outermost(tokens, word.bracket)];
    if (!bracket) return closedOnly(frame, index);
    const found = bracketed(frame, bracket, index);
    if (found !== undefined) return found;
    index = bracket.first - 1;
  }
}

/** Technical terms in brackets, checksums and versions do not hide a group; outside only a language may follow it. */
function isPassed({ tokens, marks }: Frame, index: number): boolean {
  const word = tokens.words[index];
  const mark = marks[index];
  if (!word) return false;
  if (word.bracket < 0)
    return mark?.term.kind === 'language' && (!isJoined(tokens, index) || isLanguageTail({ tokens, marks }, index));
  return mark !== undefined || isDigits(word.key) || /^[0-9a-f]{8}$/.test(word.key);
}

/** `x264-Group-ITA`: a language that is joined to a group, which is joined to something else. */
function isLanguageTail({ tokens, marks }: Pick<Frame, 'tokens' | 'marks'>, index: number): boolean {
  const isGroup = !marks[index - 1] && isJoined(tokens, index - 1) && gapBefore(tokens, index) === '-';
  return isGroup && (tokens.words[index]?.text.length ?? 0) > 2;
}

/** The bracket around all others, or the word's own when it is only a bracket in a longer list. */
function outermost({ brackets }: Tokens, bracket: number): number {
  let at = bracket;
  while (at >= 0 && (brackets[at]?.parent ?? -1) >= 0) at = brackets[at]?.parent ?? -1;
  return at;
}

/** A dash with blanks around it, right behind technical terms: `x265 - Group`, `x265) - Group`. */
function isFreeDash({ tokens, marks }: Frame, index: number): boolean {
  return (
    marks[index] === undefined && marks[index - 1] !== undefined && /^[ .)\]]{1,3}- ?$/.test(gapBefore(tokens, index))
  );
}

/** `x264-Group`, `x264-Two-Words`, `x264.Some-Group`: what is joined by dashes, without the terms before it. */
function dashed(frame: Frame, index: number): string | undefined {
  const { tokens, marks, numbering, year } = frame;
  let from = index;
  const isStart = (at: number) =>
    marks[at] !== undefined || at === year || (numbering && at < numbering.to) || !isJoined(tokens, at + 1);
  while (from > frame.first && isJoined(tokens, from) && gapBefore(tokens, from) === '-' && !isStart(from - 1))
    from -= 1;
  // `DX-TV` is a group, `WEB-DL` and `-1080p` are none: a term can only be the second half of a name.
  const term = marks[index]?.term;
  if (term && (!term.isWeak || from === index || marks[from])) return undefined;
  const before = marks[from - 1] !== undefined || from - 1 === year || (numbering && from === numbering.to);
  const isBehind = before || !/^-$/.test(gapBefore(tokens, from));
  if (!isBehind || !isJoined(tokens, from)) {
    // Nothing technical is joined to it: only the last part is the group, and only behind technical terms.
    const isTail = isJoined(tokens, index) && frame.strong < index;
    return isTail ? nameAt(tokens, index, index) : undefined;
  }
  return nameAt(tokens, from, index);
}

function nameAt({ name, words }: Tokens, from: number, to: number): string | undefined {
  const [first, last] = [words[from], words[to]];
  const found = first && last ? name.slice(first.start, last.end) : '';
  return isName(found) ? found : undefined;
}

/** Digits, `s01`, `e01` and checksums are no names. */
function isName(text: string): boolean {
  return text !== '' && !/^(?:\d{1,40}|[se]\d{1,4}|[0-9a-f]{8})$/i.test(text) && !/^tt\d{5,10}$/.test(text);
}

/** Last in a bracket: alone in a square one, or behind technical terms in any: `(1080p x265 Group)`, `[Subs (Group)]`. */
function bracketed(frame: Frame, bracket: Bracket, index: number): string | undefined {
  const { tokens, marks } = frame;
  const { name, words } = tokens;
  const word = words[index];
  const own = tokens.brackets[word?.bracket ?? -1] ?? bracket;
  if (own.last > index + 1) return undefined;
  const inside = name.slice(own.start + 1, own.end).trim();
  const isAlone = !inside.includes(' ') && inside.length <= 60 && !marks[own.first];
  const isFansub =
    /(?:fansubs?|subs|raws|team|scans)$/.test(word?.key ?? '') && inside.length <= 60 && !marks[own.first];
  const isInner = own !== bracket && marks[own.first - 1] !== undefined;
  if ((isAlone || isFansub) && (own.open !== '(' || isInner) && own.first >= frame.first && isName(inside))
    return inside;
  return marks[index - 1] || isBehindTerms(frame, own, index) ? nameAt(tokens, index, index) : undefined;
}

/** One unknown word between the terms and the group is part of the terms: `10bit S82 Group`. */
function isBehindTerms({ marks }: Frame, { first }: Bracket, index: number): boolean {
  return index - 2 >= first && marks[index - 2] !== undefined;
}

/** Behind terms, before a bracket that closes and never opened: `x265.10bit.Group)`. */
function closedOnly({ tokens, marks }: Frame, index: number): string | undefined {
  const end = tokens.words[index]?.end ?? 0;
  const isClosed = index === tokens.words.length - 1 && /^[)\]]$/.test(tokens.name.slice(end, end + 2));
  return isClosed && marks[index - 1] ? nameAt(tokens, index, index) : undefined;
}
