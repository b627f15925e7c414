import type { Line } from './lines.ts';
import { stateIn } from './watched.ts';

/** What parts titles in a line, and how many of them there are at the least: a title may hold a comma. */
const separators: readonly (readonly [RegExp, number])[] = [
  [/;\s+/, 3],
  [/\s*[、，；]\s*/, 3],
  [/,\s+/, 4],
];

/** Lines as they come; a line that is alone in its text and names several titles is a line for each: `Naruto; Bleach; Monster`. */
export async function* oneTitleALine(lines: AsyncIterable<Line>): AsyncGenerator<Line, void> {
  let first: Line | undefined;
  let isAlone = true;
  for await (const line of lines) {
    if (isAlone && line.text.trim() === '') continue;
    if (!first) first = line;
    else {
      if (isAlone) yield first;
      isAlone = false;
      yield line;
    }
  }
  if (first && isAlone) yield* apart(first);
}

function apart(line: Line): readonly Line[] {
  if (line.tooLong || line.text.includes('://')) return [line];
  for (const [separator, least] of separators) {
    const parts = line.text.split(separator).map((part) => part.trim());
    if (parts.length >= least && parts.every(mayBeTitle))
      return parts.map((text, n) => (n < parts.length - 1 ? { number: line.number, text } : { ...line, text }));
  }
  return [line];
}

/** A number or how far somebody is stands beside a title. */
const mayBeTitle = (text: string): boolean =>
  /\p{L}/u.test(text) && stateIn(text) === undefined && text.length <= 100 && !/^\d+\s*(?:\/|of)\s*\d/.test(text);
