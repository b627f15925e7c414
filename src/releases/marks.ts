import type { Tokens, Word } from './tokens.ts';
import { type Term, type TermNode, terms } from './vocabulary.ts';

/** A technical term where it stands in a name. */
export interface NameMark {
  readonly term: Term;
  /** Indices of its first word and of the one after its last. */
  readonly from: number;
  readonly to: number;
}

/** By word: the technical term that it belongs to. */
export type Marks = readonly (NameMark | undefined)[];

const strong = { isWeak: false } as const;
const weak = { isWeak: true } as const;

/** Words of a single term; the longest of the vocabulary has four. */
const longestWord = 24;

/** Finds the technical terms of a name, the longest at each place. */
export function marksOf({ name, words, brackets }: Tokens): Marks {
  const marks: (NameMark | undefined)[] = new Array(words.length);
  // Few names ask for it, and those that do may ask often.
  let mixed: boolean | undefined;
  const isMixed = () => {
    mixed ??= name !== name.toUpperCase() && name !== name.toLowerCase();
    return mixed;
  };
  for (let from = 0; from < words.length; ) {
    const mark = markAt(words, from, isMixed) ?? channelsAt(name, words, from);
    const to = mark ? (mark.term.kind === 'audio' ? afterChannels(words, mark.to) : mark.to) : from + 1;
    const whole = mark && to !== mark.to ? { ...mark, to } : mark;
    for (let index = from; index < to; index += 1) marks[index] = whole;
    from = to;
  }
  for (const { first, last } of brackets) {
    const key = last === first + 1 ? words[first]?.key : undefined;
    if (key && isChecksum(key)) marks[first] = { term: { kind: 'checksum', ...strong }, from: first, to: last };
  }
  return marks;
}

/** Eight hexadecimal digits alone in a bracket. A date of eight digits is none. */
function isChecksum(key: string): boolean {
  return /^[0-9a-f]{8}$/.test(key) && !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/.test(key);
}

function markAt(words: readonly Word[], from: number, isMixed: () => boolean): NameMark | undefined {
  const word = words[from];
  if (!word || word.key.length > longestWord) return undefined;
  const listed = listedAt(words, from);
  if (listed)
    return isShouted(listed, word) && isMixed() ? { ...listed, term: { ...listed.term, isWeak: false } } : listed;
  const term = patterned(word.key);
  return term && { term, from, to: from + 1 };
}

/** The longest term of the vocabulary that begins with a word. */
function listedAt(words: readonly Word[], from: number): NameMark | undefined {
  let found: NameMark | undefined;
  let next: ReadonlyMap<string, TermNode> | undefined = terms;
  for (let at = from; next && at < words.length; at += 1) {
    const node: TermNode | undefined = next.get(words[at]?.key ?? '');
    if (node?.term) found = { term: node.term, from, to: at + 1 };
    next = node?.next;
  }
  return found;
}

/** A language in capitals among words that are not is a statement about the release: `My.Film.GERMAN.2016`. */
function isShouted({ term, from, to }: NameMark, { text }: Word): boolean {
  return term.kind === 'language' && from > 0 && to === from + 1 && text.length >= 5 && text === text.toUpperCase();
}

/** Terms that have a number in them. Every pattern is anchored and bounded, so that a word costs the same however long. */
function patterned(key: string): Term | undefined {
  const first = key.charCodeAt(0);
  const isNumber = first >= 48 && first <= 57;
  if (isNumber) {
    if (isDigits(key)) return undefined;
    const lines = /^(\d{3,4})[pi](?:\d{2,3})?$/.exec(key)?.[1] ?? /^\d{3,4}[x×](\d{3,4})[pi]?$/.exec(key)?.[1];
    if (lines) return { kind: 'resolution', value: Number(lines), ...strong };
    if (/^4kto\d{3,4}p$/.test(key)) return { kind: 'resolution', value: Number(key.slice(4, -1)), ...strong };
    if (/^\d{1,2}(?:ch|fps)$/.test(key)) return { kind: 'other', ...strong };
    if (/^\d{1,5}(?:mb|gb|mib|gib|kbps|hz)$/.test(key)) return { kind: 'other', ...weak };
    if (/^\d{1,3}(?:st|nd|rd|th)$/.test(key)) return undefined;
    if (/^\d{1,2}月新番$/.test(key)) return { kind: 'other', ...strong };
    return undefined;
  }
  if (first === 118 && /^v\d$/.test(key)) return { kind: 'version', value: Number(key[1]), ...weak };
  const last = key.charCodeAt(key.length - 1);
  // Most words are none of these, which their last letter tells.
  if (
    ((last >= 48 && last <= 57) || last === 104) &&
    /^(?:ddpa?|dda?|q?aac|e?ac3|flac|dts|opus|truehd|l?pcm|ma)x?\d{1,2}(?:ch)?$/.test(key)
  )
    return { kind: 'audio', ...strong };
  if (first === 110 && /^(?:ncop|nced)\d{0,2}[a-z]?(?:v\d)?$/.test(key)) return { kind: 'extra', ...strong };
  if (last >= 48 && last <= 57 && /^(?:menu|pv|cm|iv|sp)\d\d$/.test(key)) return { kind: 'extra', ...strong };
  return undefined;
}

/** `5.1` by itself: a number of channels when it stands among technical terms. */
function channelsAt(name: string, words: readonly Word[], from: number): NameMark | undefined {
  const whole = words[from];
  const part = words[from + 1];
  if (!whole || !part || part.start !== whole.end + 1 || name[whole.end] !== '.') return undefined;
  const isCount = whole.key.length === 1 && part.key.length === 1 && /^[1-9][0-2]$/.test(whole.key + part.key);
  return isCount ? { term: { kind: 'audio', ...weak }, from, to: from + 2 } : undefined;
}

/** Digits after an audio format are channels: `DDP5.1`, `DTS-HD MA 5 1`. */
function afterChannels(words: readonly Word[], from: number): number {
  let to = from;
  while (to < from + 2 && /^\d$/.test(words[to]?.key ?? '')) to += 1;
  return to;
}

/** Index of the first term that no title has, behind the title's first word or in a bracket; the number of words if none. */
export function firstStrong({ words }: Tokens, marks: Marks, titleFirst: number): number {
  for (let index = titleFirst; index < words.length; index += 1) {
    const mark = marks[index];
    if (mark && !mark.term.isWeak && (index > titleFirst || (words[index]?.bracket ?? -1) >= 0)) return index;
  }
  return words.length;
}

/** Whether a word is a number of digits alone. */
export const isDigits = (key: string): boolean => /^\d{1,9}$/.test(key);
