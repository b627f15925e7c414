/** A run of letters and digits in a name. */
export interface Word {
  readonly text: string;
  /** Lower case, without apostrophes: what tables are asked for. */
  readonly key: string;
  /** Offsets into the name: the first character, and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Index of the innermost bracket around the word, -1 outside of all. */
  readonly bracket: number;
}

/** A bracket that was opened. One that is never closed ends with the name. */
export interface Bracket {
  readonly open: string;
  /** Offset of the opening bracket. */
  readonly start: number;
  /** Offset of the closing bracket, or the length of the name. */
  readonly end: number;
  /** Indices of the first word and of the one after the last, words of brackets inside included. */
  readonly first: number;
  readonly last: number;
  /** Index of the bracket around this one, -1 for none. */
  readonly parent: number;
}

/** A name in words and brackets. */
export interface Tokens {
  readonly name: string;
  readonly words: readonly Word[];
  readonly brackets: readonly Bracket[];
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '【': '】', '（': '）', '［': '］' };
const separators = new Set(
  '\u00a0\u2000\u2009\u200b\u2010\u2011\u2012\u2013\u2014\u2015\u2026\u3000\u301c～★☆！？：；，。、／｜',
);
const brackets = new Set([...Object.keys(closing), ...Object.values(closing)]);

/** Splits a name in one pass over its characters. */
export function tokensOf(name: string): Tokens {
  const words: Word[] = [];
  const found: { -readonly [key in keyof Bracket]: Bracket[key] }[] = [];
  const open: number[] = [];
  let start = -1;
  for (let at = 0; at <= name.length; at += 1) {
    if (at < name.length && isLetter(name, at)) {
      if (start < 0) start = at;
      continue;
    }
    if (start >= 0) pushWords(words, name, start, at, open.at(-1) ?? -1);
    start = -1;
    const sign = name[at] ?? '';
    const current = found[open.at(-1) ?? -1];
    if (closing[sign]) {
      open.push(found.length);
      found.push({
        open: sign,
        start: at,
        end: name.length,
        first: words.length,
        last: -1,
        parent: open.at(-2) ?? -1,
      });
    } else if (current && closing[current.open] === sign) {
      current.end = at;
      current.last = words.length;
      open.pop();
    }
  }
  for (const index of open) {
    const unclosed = found[index];
    if (unclosed) unclosed.last = words.length;
  }
  return { name, words, brackets: found };
}

/** `BD1080p` is two words: where the picture is from, and how many lines it has. */
const sourceAndLines =
  /^(bd|bdrip|brrip|bluray|web|webdl|webrip|hdtv|tv|dvd|dvdrip)(?:480|540|576|720|1080|2160)[pi]$/i;
const longestPair = 11;

function pushWords(words: Word[], name: string, start: number, end: number, bracket: number): void {
  const pair = end - start <= longestPair ? sourceAndLines.exec(name.slice(start, end)) : null;
  const cut = start + (pair?.[1]?.length ?? 0);
  if (pair) words.push(wordOf(name, start, cut, bracket));
  words.push(wordOf(name, cut, end, bracket));
}

function wordOf(name: string, start: number, end: number, bracket: number): Word {
  const text = name.slice(start, end);
  const lower = text.toLowerCase();
  const key = lower.includes("'") || lower.includes('’') ? lower.replaceAll("'", '').replaceAll('’', '') : lower;
  return { text, key, start, end, bracket };
}

/** Letters and digits of any script. Told by code, because `\w` and `\b` of regular expressions know ASCII only. */
function isLetter(name: string, at: number): boolean {
  const code = name.charCodeAt(at);
  if (code < 0x80)
    return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 39;
  const sign = name[at] ?? '';
  return !separators.has(sign) && !brackets.has(sign);
}

/** What stands between a word and the one before it. */
export function gapBefore({ name, words }: Tokens, index: number): string {
  const word = words[index];
  return word ? name.slice(words[index - 1]?.end ?? 0, word.start) : '';
}

/** Whether a word is joined by a dash to what stands before it: `x264-Group`, and `.-Group`, but not `- Group`. */
export function isJoined({ name, words }: Tokens, index: number): boolean {
  return name[(words[index]?.start ?? 0) - 1] === '-';
}

/** Whether the only dash before a word stands free: ` - 01`, `_-_01`, `.-.01`. */
export function isSetOff(tokens: Tokens, index: number): boolean {
  const gap = gapBefore(tokens, index);
  return gap.length >= 3 && gap.length <= 8 && /[ ._)\]][-–—][ ._]/.test(gap);
}
