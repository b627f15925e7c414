/** No line of an honest list is as long, in characters. */
export const longestLine = 1024 * 1024;

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its end; of a line that is too long only the beginning. */
  readonly text: string;
  readonly tooLong?: boolean;
  /** Nothing ended it: it is the last one. */
  readonly last?: boolean;
}

/** Lines, whichever way they end. One that is too long takes no more memory than others do. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line, void> {
  for await (const lines of linePieces(chunks)) yield* lines;
}

/** Lines as `linesOf` gives them, together those that end in one chunk. */
export async function* linePieces(chunks: AsyncIterable<string>): AsyncGenerator<readonly Line[], void> {
  let number = 1;
  let rest = '';
  let skipping = false;
  for await (const chunk of chunks) {
    const parts = `${rest}${chunk}`.split('\n');
    const lines: Line[] = [];
    rest = parts.pop() ?? '';
    for (const part of parts) {
      if (skipping) skipping = false;
      else lines.push(lineOf(number, part));
      number++;
    }
    if (!skipping && rest.length > longestLine) {
      lines.push({ number, text: rest.slice(0, 500), tooLong: true });
      skipping = true;
    }
    if (skipping) rest = '';
    yield lines;
  }
  if (!skipping && rest !== '') yield [{ ...lineOf(number, rest), last: true }];
}

function lineOf(number: number, text: string): Line {
  if (text.length > longestLine) return { number, text: text.slice(0, 500), tooLong: true };
  return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
}
