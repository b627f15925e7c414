import { longestLine } from '../lines.ts';
import type { Decide, IsRow, Value, ValueSpot } from './value.ts';

interface Frame {
  readonly isList: boolean;
  /** The key that the container stands under. */
  readonly key: string | undefined;
  /** What was said of all that it holds. */
  readonly said: string[];
  /** Of one of many: how many values had come before it. If none comes out of it, it is a value itself. */
  readonly emptySince: number | undefined;
  /** Its text; undefined where it is too long. */
  readonly text: string | undefined;
  /** The key of the value that is being read. */
  own: string | undefined;
}

interface Scanner {
  readonly frames: Frame[];
  readonly decide: Decide;
  readonly isRow: IsRow | undefined;
  readonly isLine: boolean;
  /** What has come of the value that is being read, in pieces; undefined: none is. */
  pieces: string[] | undefined;
  size: number;
  isScalar: boolean;
  tooLong: boolean;
  /** Brackets that are open inside the value. */
  depth: number;
  inString: boolean;
  escaped: boolean;
  /** A key is being read: what has come of it. */
  key: string | undefined;
  count: number;
}

/** Of a value that is of no use so much is kept, in characters. */
const kept = 500;
/** Levels that are looked into. */
const deepest = 100;

/**
 * The values of all lists in a JSON text, at any depth, as they come: neither the text nor a list is ever there as a whole. Objects
 * are looked at up to 1 MiB; what is larger is looked into. `isRow`: which lists in lists are one value each.
 */
export async function* valuesOf(
  chunks: AsyncIterable<string>,
  decide: Decide,
  isRow?: IsRow,
): AsyncGenerator<Value, void> {
  const scanner = scannerWith(decide, { isRow });
  for await (const chunk of chunks) yield* scan(chunk, scanner);
  yield* ended(scanner);
}

/** The values of a line that is one of many. */
export function* valuesIn(text: string, decide: Decide): Generator<Value, void> {
  const scanner = scannerWith(decide, { isLine: true });
  yield* scan(text, scanner);
  yield* ended(scanner);
}

function scannerWith(
  decide: Decide,
  { isLine = false, isRow }: { readonly isLine?: boolean; readonly isRow?: IsRow | undefined },
): Scanner {
  const begun = { pieces: undefined, size: 0, isScalar: false, tooLong: false, depth: 0 };
  return { frames: [], decide, isRow, isLine, ...begun, inString: false, escaped: false, key: undefined, count: 0 };
}

const top = ({ frames }: Scanner): Frame | undefined => frames[frames.length - 1];

function valueSpotOf({ frames, isLine }: Scanner): ValueSpot {
  const frame = frames[frames.length - 1];
  const keys = frames.flatMap(({ key }) => key ?? []);
  const own = frame && !frame.isList ? frame.own : undefined;
  return {
    keys: own === undefined ? keys : [...keys, own],
    isOneOfMany: frame === undefined ? isLine : frame.isList || /^\d+$/.test(own ?? ''),
    said: frames.flatMap(({ said }) => said),
  };
}

function* scan(chunk: string, scanner: Scanner): Generator<Value, void> {
  let from = 0;
  for (let at = 0; at < chunk.length; at++) {
    const sign = chunk[at] as string;
    if (scanner.pieces !== undefined) {
      const isEnd = inValue(sign, scanner);
      if (isEnd === undefined) continue;
      // A bare word ends before the sign that ends it.
      const end = isEnd === 'before' ? at : at + 1;
      yield* closed(scanner, chunk.slice(from, end));
      if (isEnd === 'before') at--;
    } else if (scanner.key !== undefined) readKey(sign, scanner);
    else from = yield* between(sign, at, scanner);
  }
  if (scanner.pieces !== undefined) yield* keep(chunk.slice(from), scanner);
}

/** Goes a sign on inside a value. Returns whether the value ends with it, or before it. */
function inValue(sign: string, scanner: Scanner): 'with' | 'before' | undefined {
  if (scanner.inString) {
    if (scanner.escaped) scanner.escaped = false;
    else if (sign === '\\') scanner.escaped = true;
    else if (sign === '"') scanner.inString = false;
    return undefined;
  }
  if (sign === '"') scanner.inString = true;
  else if (sign === '{' || sign === '[') scanner.depth++;
  else if (sign === '}' || sign === ']') {
    if (scanner.depth === 0) return 'before';
    scanner.depth--;
    if (scanner.depth === 0 && !scanner.isScalar) return 'with';
  } else if (sign === ',' && scanner.depth === 0) return 'before';
  return undefined;
}

function readKey(sign: string, scanner: Scanner): void {
  if (scanner.escaped) scanner.escaped = false;
  else if (sign === '\\') {
    scanner.escaped = true;
    return;
  } else if (sign === '"') {
    const frame = top(scanner);
    if (frame) frame.own = scanner.key;
    scanner.key = undefined;
    return;
  }
  if ((scanner.key ?? '').length < 200) scanner.key += sign;
}

/** A sign outside of any value: something begins or ends. Returns where a value begins. */
function* between(sign: string, at: number, scanner: Scanner): Generator<Value, number> {
  const frame = top(scanner);
  if (sign === ',') {
    if (frame && !frame.isList) frame.own = undefined;
  } else if (sign === ']' || sign === '}') yield* left(scanner);
  else if (sign === '"' && frame && !frame.isList && frame.own === undefined) scanner.key = '';
  else if (sign === '[' && scanner.frames.length < deepest && !(scanner.isRow && frame?.isList))
    enter(scanner, true, '[]');
  else if (sign.charCodeAt(0) > 0x20 && sign !== ':' && sign !== '\ufeff') {
    begin(scanner, sign);
    return at;
  }
  return at;
}

function begin(scanner: Scanner, sign: string): void {
  scanner.pieces = [];
  scanner.size = 0;
  scanner.tooLong = false;
  scanner.isScalar = sign !== '{' && sign !== '[';
  scanner.depth = scanner.isScalar ? 0 : 1;
  scanner.inString = sign === '"';
  scanner.escaped = false;
}

function enter(scanner: Scanner, isList: boolean, text?: string, said: readonly string[] = []): void {
  const parent = top(scanner);
  const key = parent && !parent.isList ? parent.own : undefined;
  const isOne = isList && parent ? parent.isList : valueSpotOf(scanner).isOneOfMany;
  const emptySince = isOne ? scanner.count : undefined;
  scanner.frames.push({ isList, key, said: [...said], emptySince, text, own: undefined });
}

function* left(scanner: Scanner): Generator<Value, void> {
  const frame = scanner.frames.pop();
  if (frame?.emptySince === scanner.count) {
    scanner.count++;
    const { text } = frame;
    yield { ...valueSpotOf(scanner), text: text ?? '', ...(text === undefined && { fault: 'too long' as const }) };
  }
}

/** Keeps what has come of a value. An object that is too long is looked into. */
function* keep(part: string, scanner: Scanner): Generator<Value, void> {
  scanner.pieces?.push(part);
  scanner.size += part.length;
  if (scanner.size <= longestLine) return;
  const text = (scanner.pieces ?? []).join('');
  if (scanner.isScalar || scanner.frames.length >= deepest) {
    scanner.pieces = [text.slice(0, kept)];
    scanner.size = kept;
    scanner.tooLong = true;
    return;
  }
  yield* lookInto(text, scanner);
}

/** Reads what an object or a list holds of which only the beginning has come. */
function* lookInto(text: string, scanner: Scanner): Generator<Value, void> {
  scanner.pieces = undefined;
  scanner.inString = false;
  scanner.escaped = false;
  const isList = text.startsWith('[');
  enter(scanner, isList, isList ? '[]' : undefined);
  yield* scan(text.slice(1), scanner);
}

function* closed(scanner: Scanner, part: string): Generator<Value, void> {
  const text = [...(scanner.pieces ?? []), part].join('').trim();
  const { tooLong, isScalar } = scanner;
  scanner.pieces = undefined;
  const spot = valueSpotOf(scanner);
  const frame = top(scanner);
  if (tooLong || (isScalar && (spot.isOneOfMany || frame === undefined))) {
    // A number by number is a score or the like; a text may be a title.
    if (isScalar && frame && !frame.isList && !tooLong && !text.startsWith('"')) return;
    scanner.count++;
    yield { ...spot, text: tooLong ? text.slice(0, kept) : text, ...(tooLong && { fault: 'too long' as const }) };
    return;
  }
  if (isScalar) return;
  if (text.startsWith('[')) {
    const mayHold = scanner.frames.length < deepest && !scanner.isRow?.(text, spot);
    if (mayHold) return yield* lookInto(text, scanner);
    scanner.count++;
    return yield { ...spot, text };
  }
  const visit = scanner.decide(text, spot);
  if (visit === 'value') {
    scanner.count++;
    yield { ...spot, text };
  } else if (visit === 'descend' || 'descendAs' in visit) {
    enter(scanner, false, text, visit === 'descend' ? [] : [visit.descendAs]);
    yield* scan(text.slice(1), scanner);
  } else frame?.said.push(visit.says);
}

/** The text is at its end: a value that is not says so. */
function* ended(scanner: Scanner): Generator<Value, void> {
  if (scanner.pieces === undefined) return;
  const text = scanner.pieces.join('').trim();
  const mayHold = text.startsWith('[') || (text.startsWith('{') && !valueSpotOf(scanner).isOneOfMany);
  if (mayHold && scanner.frames.length < deepest) {
    const before = scanner.count;
    yield* lookInto(text, scanner);
    yield* ended(scanner);
    if (scanner.count > before || scanner.pieces !== undefined) return;
  }
  const isWhole = scanner.isScalar && !scanner.inString && scanner.frames.length === 0;
  if (text !== '')
    yield {
      ...valueSpotOf(scanner),
      text: text.slice(0, isWhole ? undefined : kept),
      ...(!isWhole && { fault: 'cut' as const }),
    };
}
