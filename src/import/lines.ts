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

/**
 * Lines as `linesOf` gives them, together those that end in one chunk. Each is cut off when it is asked for, so that a million of
 * them need no memory: those of a chunk are to be taken before the next ones come.
 */
export async function* linePieces(chunks: AsyncIterable<string>): AsyncGenerator<Iterable<Line>, void> {
  const place = { number: 1, rest: '', isSkipping: false };
  for await (const chunk of chunks) yield linesIn(place, chunk);
  const { number, rest, isSkipping } = place;
  if (!isSkipping && rest !== '') yield [{ ...lineOf(number, rest), last: true }];
}

function* linesIn(place: { number: number; rest: string; isSkipping: boolean }, chunk: string): Generator<Line, void> {
  const text = `${place.rest}${chunk}`;
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    if (place.isSkipping) place.isSkipping = false;
    else yield lineOf(place.number, text.slice(from, end));
    place.number += 1;
    from = end + 1;
  }
  place.rest = text.slice(from);
  if (!place.isSkipping && place.rest.length > longestLine) {
    yield { number: place.number, text: place.rest.slice(0, 500), tooLong: true };
    place.isSkipping = true;
  }
  if (place.isSkipping) place.rest = '';
}

function lineOf(number: number, text: string): Line {
  if (text.length > longestLine) return { number, text: text.slice(0, 500), tooLong: true };
  return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
}
