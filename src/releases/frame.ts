import type { Profile } from '../model/release.ts';
import { firstStrong, isDigits, type Marks, marksOf } from './marks.ts';
import { numberingOf } from './numbering.ts';
import { isYear, type Numbering } from './statement.ts';
import { type Bracket, type Tokens, tokensOf } from './tokens.ts';

/** A name with all that divides the title from what is said of the release. */
export interface Frame {
  readonly tokens: Tokens;
  readonly marks: Marks;
  /** The group in brackets that the name begins with. */
  readonly leading: string | undefined;
  /** Indices of the title's first word and of the first term that no title has. */
  readonly first: number;
  readonly strong: number;
  /** The bracket that the title is alone in, for names of nothing but brackets. */
  readonly titleBracket: Bracket | undefined;
  readonly numbering: Numbering | undefined;
  /** Index of the year. */
  readonly year: number | undefined;
}

/** Divides a name. A film has no numbering. */
export function frameOf(name: string, profile: Profile): Frame {
  const tokens = tokensOf(name);
  const marks = marksOf(tokens);
  const { leading, first, titleBracket } = beginning(tokens, marks);
  const strong = firstStrong(tokens, marks, first);
  const numbering = profile === 'series' ? numberingOf({ tokens, marks, first, strong }) : undefined;
  const year = yearAt(tokens, marks, numbering, { first, strong });
  return { tokens, marks, leading, first, strong, titleBracket, numbering, year };
}

/** The frame of a series once more, as that of a film. */
export function asFilm(frame: Frame): Frame {
  if (!frame.numbering) return frame;
  return { ...frame, numbering: undefined, year: yearAt(frame.tokens, frame.marks, undefined, frame) };
}

/** The leading group, and where the title begins after it and after further brackets. */
function beginning(tokens: Tokens, marks: Marks): Pick<Frame, 'leading' | 'first' | 'titleBracket'> {
  const { name, words, brackets } = tokens;
  const chain: Bracket[] = [];
  let at = 0;
  for (const bracket of brackets) {
    if (bracket.parent >= 0) continue;
    const isLabel =
      '[【［'.includes(bracket.open) || (bracket.last > bracket.first && isTechnical(marks, tokens, bracket));
    if (bracket.start !== at || !isLabel) break;
    chain.push(bracket);
    at = afterLabel(tokens, marks, bracket);
  }
  const [head] = chain;
  if (!head) return { leading: undefined, first: 0, titleBracket: undefined };
  const inside = name.slice(head.start + 1, head.end).trim();
  const isGroup = inside !== '' && head.end < name.length && !isTechnical(marks, tokens, head);
  const end = chain.at(-1)?.last ?? 0;
  const next = words[end];
  const isFree = next && next.bracket < 0 && !marks[end];
  const titles = isFree ? [] : chain.slice(1).filter((one) => one.last > one.first && !isTechnical(marks, tokens, one));
  const titleBracket = titles.find(({ start, end }) => /[A-Za-z]{2}/.test(name.slice(start, end))) ?? titles[0];
  const first = titleBracket?.first ?? (isFree ? end : head.last);
  return { leading: isGroup ? inside : undefined, first, titleBracket };
}

/** The offset behind a bracket, blanks, and a label of a fansub site such as `★10月新番★`. */
function afterLabel({ name, words }: Tokens, marks: Marks, bracket: Bracket): number {
  const isFiller = (at: number) => at < name.length && ' _.-★'.includes(name[at] ?? '');
  let at = bracket.end + 1;
  while (isFiller(at)) at += 1;
  const label = words[bracket.last];
  if (label?.start === at && marks[bracket.last] && !marks[bracket.last]?.term.isWeak) at = label.end;
  while (isFiller(at)) at += 1;
  return at;
}

/** Whether a bracket has nothing but terms, numbers and checksums. */
function isTechnical(marks: Marks, { words }: Tokens, { first, last }: Bracket): boolean {
  for (let index = first; index < last; index += 1) {
    const key = words[index]?.key ?? '';
    if (!marks[index] && !/^\d{1,4}(?:v\d)?$/.test(key) && !isDigits(key)) return false;
  }
  return true;
}

/** Index of the year: the last alone in a bracket, else the last before the technical terms, else the first after. */
function yearAt(
  { words, brackets }: Tokens,
  marks: Marks,
  numbering: Numbering | undefined,
  { first, strong }: { readonly first: number; readonly strong: number },
): number | undefined {
  let before: number | undefined;
  let after: number | undefined;
  let bracketed: number | undefined;
  for (let index = first + 1; index < words.length; index += 1) {
    const word = words[index];
    if (word?.text.length !== 4 || marks[index] || !isYear(word.text)) continue;
    if (numbering && index >= numbering.from && index < numbering.to) continue;
    const bracket = brackets[word.bracket];
    if (bracket && bracket.first === index && bracket.last === index + 1) bracketed = index;
    if (index < strong && (!numbering || index === numbering.from - 1)) before = index;
    if (index > strong && !bracket) after ??= index;
  }
  return bracketed ?? before ?? (numbering ? undefined : after);
}
