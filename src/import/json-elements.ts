import { longestLine } from './lines.ts';

export interface Element {
  /** The line that it begins on, from 1. */
  readonly line: number;
  /** Its JSON; of one that is too long or has no end only the beginning. */
  readonly text: string;
  readonly fault?: 'too long' | 'cut';
}

const [quote, backslash, comma, newline] = [34, 92, 44, 10];
const [openBracket, closeBracket, openBrace, closeBrace] = [91, 93, 123, 125];

/**
 * The entries of the first list in a JSON text: of the list that it is, or of one that its outermost object holds. Reads
 * as it comes: neither the text nor the list is ever there as a whole. A lone object without a list is one entry itself.
 */
export async function* elementsOf(chunks: AsyncIterable<string>): AsyncGenerator<Element, void> {
  const state = { depth: 0, listDepth: 0, inString: false, escaped: false, line: 1, begun: 0, done: false };
  let text = '';
  let tooLong = false;
  let outer = '';

  function* entry(end: string, fault?: 'cut'): Generator<Element, void> {
    const whole = `${text}${end}`.trim();
    if (whole !== '' || tooLong)
      yield {
        line: state.begun || state.line,
        text: whole.slice(0, fault || tooLong ? 500 : undefined),
        ...((tooLong || fault) && { fault: tooLong ? 'too long' : (fault ?? 'cut') }),
      };
    text = '';
    tooLong = false;
    state.begun = 0;
  }

  function* scan(chunk: string): Generator<Element, void> {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (code === newline) state.line++;
      if (state.inString) {
        if (state.escaped) state.escaped = false;
        else if (code === backslash) state.escaped = true;
        else if (code === quote) state.inString = false;
        continue;
      }
      if (state.listDepth > 0 && state.begun === 0 && code > 32) state.begun = state.line;
      if (code === quote) state.inString = true;
      else if (code === openBracket || code === openBrace) {
        state.depth++;
        const isList = code === openBracket && state.listDepth === 0 && state.depth <= 2 && !state.done;
        if (!isList) continue;
        state.listDepth = state.depth;
        from = at + 1;
      } else if (code === closeBracket || code === closeBrace) {
        if (state.listDepth > 0 && state.depth === state.listDepth) {
          yield* entry(chunk.slice(from, at));
          state.listDepth = 0;
          state.done = true;
        }
        state.depth--;
      } else if (code === comma && state.listDepth > 0 && state.depth === state.listDepth) {
        yield* entry(chunk.slice(from, at));
        from = at + 1;
      }
    }
    if (state.listDepth === 0) return;
    text += chunk.slice(from);
    if (text.length <= longestLine) return;
    text = text.slice(0, 500);
    tooLong = true;
  }

  for await (const chunk of chunks) {
    if (!state.done && state.listDepth === 0 && outer.length < longestLine) outer += chunk;
    yield* scan(chunk);
  }
  if (state.listDepth > 0) yield* entry('', 'cut');
  else if (!state.done && outer.trim() !== '') yield { line: 1, text: outer.trim() };
}
