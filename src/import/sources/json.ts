import { isObject } from '../../model/json.ts';
import { rowOf } from '../fields.ts';
import { type Element, elementsOf } from '../json-elements.ts';
import { linesOf } from '../lines.ts';
import { isLineByLine } from '../recognise.ts';
import { broken, excerpt, type Row } from '../row.ts';
import type { Text } from '../text.ts';
import { type ReadWords, wordsRow } from './text.ts';

/** The entries of a JSON list, or of the list that an object holds. */
export async function* readJson(text: Text, read: ReadWords): AsyncGenerator<Row, void> {
  for await (const value of jsonValues(text)) yield 'reason' in value ? value : rowOfValue(value, read);
}

/** One that was read, with the text that it is from. */
export interface JsonValue {
  readonly line: number;
  readonly value: unknown;
}

/** Entries of a list, or a value a line, whichever the text is. What cannot be read comes out as a broken row. */
export async function* jsonValues(text: Text): AsyncGenerator<JsonValue | (Row & { readonly type: 'broken' }), void> {
  const elements = isLineByLine(text.head) ? lineElements(text) : elementsOf(text.chunks);
  for await (const { line, text: json, fault } of elements) {
    if (fault) yield broken(line, excerpt(json), fault === 'cut' ? 'it ends in the middle' : 'it is too long');
    else yield parsed(line, json);
  }
}

async function* lineElements(text: Text): AsyncGenerator<Element, void> {
  for await (const { number, text: line, tooLong, last } of linesOf(text.chunks)) {
    if (line.trim() === '') continue;
    const fault = tooLong ? 'too long' : last && text.isCut() ? 'cut' : undefined;
    yield { line: number, text: line, ...(fault && { fault }) };
  }
}

function parsed(line: number, json: string): JsonValue | (Row & { readonly type: 'broken' }) {
  try {
    const value: unknown = JSON.parse(json);
    return isShallow(value, deepest) ? { line, value } : broken(line, excerpt(json), 'it is nested too deeply');
  } catch {
    return broken(line, excerpt(json), 'it is no JSON');
  }
}

/** Deeper than any entry of a list. Some thousand levels could be read, but not be written any more. */
const deepest = 100;

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

function rowOfValue({ line, value }: JsonValue, read: ReadWords): Row {
  if (typeof value === 'string') return wordsRow(line, value, value, read);
  if (typeof value === 'number') return wordsRow(line, value, String(value), read);
  if (!isObject(value)) return broken(line, excerpt(JSON.stringify(value)), 'it is neither a title nor an object');
  return isReject(value) ? repaired(line, value, read) : rowOf(line, value, value);
}

/** What an import wrote with `--rejects`. */
function isReject(value: Readonly<Record<string, unknown>>): boolean {
  return 'row' in value && 'reason' in value;
}

/** A ref that somebody has added beside the row says which title it is. */
function repaired(line: number, { row, ref }: Readonly<Record<string, unknown>>, read: ReadWords): Row {
  const again = rowOfValue({ line, value: row }, read);
  if (typeof ref !== 'string') return again;
  const named = wordsRow(line, row, ref, read);
  return named.type === 'asked' && named.asked.refs.length > 0 ? named : again;
}
