import { longestLine } from './lines.ts';

/** One entry of a list. */
export interface Element {
  /** The line that it begins on, from 1. */
  readonly line: number;
  /** Its JSON; of one that is too long or has no end only the beginning. */
  readonly text: string;
  readonly fault?: 'too long' | 'cut';
}

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const newline = 0x0a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Of an entry that is of no use so much is kept, in characters. */
const kept = 500;

/** How far a text has been read. */
interface Reader {
  /** How many brackets and braces are open. */
  depth: number;
  /** The depth of the list's entries; 0 outside of it. */
  listDepth: number;
  /** The list has come to its end. */
  done: boolean;
  inString: boolean;
  escaped: boolean;
  line: number;
  /** The line on which the entry begins; 0: it has not begun. */
  begun: number;
  /** What has come of the entry in earlier chunks. */
  text: string;
  tooLong: boolean;
}

/**
 * The entries of the first list in a JSON text: of the list that it is, or of one that its outermost object holds. Reads
 * as it comes: neither the text nor the list is ever there as a whole. A lone object without a list is one entry itself.
 */
export async function* elementsOf(chunks: AsyncIterable<string>): AsyncGenerator<Element, void> {
  const reader: Reader = {
    depth: 0,
    listDepth: 0,
    done: false,
    inString: false,
    escaped: false,
    line: 1,
    begun: 0,
    text: '',
    tooLong: false,
  };
  let outer = '';
  for await (const chunk of chunks) {
    if (!reader.done && reader.listDepth === 0 && outer.length < longestLine) outer += chunk;
    yield* elementsIn(chunk, reader);
  }
  if (reader.listDepth > 0) yield* entry(reader, '', 'cut');
  else if (!reader.done && outer.trim() !== '') yield { line: 1, text: outer.trim() };
}

/** The entries that end in a chunk. The beginning of the next one is kept. */
function* elementsIn(chunk: string, reader: Reader): Generator<Element, void> {
  let from = 0;
  for (let at = 0; at < chunk.length; at++) {
    const code = chunk.charCodeAt(at);
    if (code === newline) reader.line++;
    if (reader.inString) readInString(code, reader);
    else {
      if (reader.listDepth > 0 && reader.begun === 0 && code > 0x20) reader.begun = reader.line;
      if (code === quote) reader.inString = true;
      else if (code === openBracket || code === openBrace) {
        if (opensList(code, reader)) from = at + 1;
      } else if (code === closeBracket || code === closeBrace) {
        if (isInList(reader)) {
          yield* entry(reader, chunk.slice(from, at));
          reader.listDepth = 0;
          reader.done = true;
        }
        reader.depth--;
      } else if (code === comma && isInList(reader)) {
        yield* entry(reader, chunk.slice(from, at));
        from = at + 1;
      }
    }
  }
  if (reader.listDepth > 0) keep(chunk.slice(from), reader);
}

function readInString(code: number, reader: Reader): void {
  if (reader.escaped) reader.escaped = false;
  else if (code === backslash) reader.escaped = true;
  else if (code === quote) reader.inString = false;
}

/** Goes a level down. Whether it is the list whose entries are wanted. */
function opensList(code: number, reader: Reader): boolean {
  reader.depth++;
  const isList = code === openBracket && reader.listDepth === 0 && reader.depth <= 2 && !reader.done;
  if (isList) reader.listDepth = reader.depth;
  return isList;
}

const isInList = ({ depth, listDepth }: Reader): boolean => listDepth > 0 && depth === listDepth;

function keep(part: string, reader: Reader): void {
  reader.text += part;
  if (reader.text.length <= longestLine) return;
  reader.text = reader.text.slice(0, kept);
  reader.tooLong = true;
}

/** The entry that ends with `end`; none where there is nothing but blanks. */
function* entry(reader: Reader, end: string, fault?: 'cut'): Generator<Element, void> {
  const whole = `${reader.text}${end}`.trim();
  const wrong = reader.tooLong ? 'too long' : fault;
  if (whole !== '' || reader.tooLong)
    yield {
      line: reader.begun || reader.line,
      text: whole.slice(0, wrong ? kept : undefined),
      ...(wrong && { fault: wrong }),
    };
  reader.text = '';
  reader.tooLong = false;
  reader.begun = 0;
}
