import { isObject } from '../../model/json.ts';
import type { WatchState } from '../../model/watched.ts';
import type { Text } from '../decode.ts';
import { fieldMeaning, isTelling } from '../field-meaning.ts';
import { createFileTitles, type FileTitles } from '../file-names.ts';
import { isKeyedEntry, keyedScores, keyedStates } from '../json/keyed.ts';
import { parseJson } from '../json/parse.ts';
import { decideEntry, isReject, whyBeside } from '../json/roles.ts';
import { valuesIn, valuesOf } from '../json/scan.ts';
import { createTableRows, type TableRows } from '../json/table-rows.ts';
import type { Decide, IsRow, Value, ValueSpot } from '../json/value.ts';
import { linesOf } from '../lines.ts';
import { isLineByLine } from '../recognise.ts';
import { atEntry, atLine, broken, excerpt, type Row, type RowPlace, skipped } from '../row.ts';
import { rowsOf } from '../rows-of-record.ts';
import { scoreIn } from '../scores.ts';
import { aRowEach } from '../several-seasons.ts';
import { idsIn } from '../values.ts';
import { stateOfList, watchedOf } from '../watched.ts';
import { fromLibrary, type Library } from './kitsu.ts';
import { isLibraryItem, ofLibraryItem } from './media-server.ts';
import { type ReadWords, spokenRow, withState, wordsRow } from './text.ts';

/** The entries of all lists that a JSON text holds, wherever they are. */
export async function* readJson(text: Text, read: ReadWords): AsyncGenerator<Row, void> {
  const tables = createTableRows();
  const known: Known = { read, library: new Set(), files: createFileTitles(), tables };
  for await (const one of jsonValues(text, decideEntry, tables.isRow)) {
    if ('reason' in one) yield one;
    else yield* rowsOfValue(one, known);
  }
}

/** One that was read, and where it stands. */
export interface JsonValue extends ValueSpot {
  readonly place: RowPlace;
  readonly value: unknown;
}

type Broken = Row & { readonly type: 'broken' };

/** Elements of lists, whichever way the text holds them. What cannot be read comes out as a broken row. */
export async function* jsonValues(text: Text, decide: Decide, isRow?: IsRow): AsyncGenerator<JsonValue | Broken, void> {
  if (isLineByLine(text.head)) return yield* lineValues(text, decide);
  let number = 0;
  for await (const one of valuesOf(text.chunks, decide, isRow)) yield parsed(atEntry(++number), one);
}

async function* lineValues(text: Text, decide: Decide): AsyncGenerator<JsonValue | Broken, void> {
  for await (const { number, text: line, tooLong, last } of linesOf(text.chunks)) {
    if (line.trim() === '') continue;
    const place = atLine(number);
    if (tooLong || (last && text.isCut()))
      yield broken(place, excerpt(line), tooLong ? 'it is too long' : 'it ends in the middle');
    else if (!parseJson(line)) yield broken(place, excerpt(line), 'it is no JSON');
    else for (const one of valuesIn(line, decide)) yield parsed(place, one);
  }
}

function parsed(place: RowPlace, { text, fault, ...spot }: Value): JsonValue | Broken {
  if (fault) return broken(place, excerpt(text), fault === 'cut' ? 'it ends in the middle' : 'it is too long');
  const one = parseJson(text);
  if (!one) return broken(place, excerpt(text), 'it is no JSON');
  const { value } = one;
  return isShallow(value, deepest)
    ? { ...spot, place, value }
    : broken(place, excerpt(text), 'it is nested too deeply');
}

/** Deeper than any entry of a list. Some thousand levels could be read, but not be written any more. */
const deepest = 100;

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

/** What the rows of a file are read with. */
interface Known {
  readonly read: ReadWords;
  readonly library: Library;
  readonly files: FileTitles;
  readonly tables: TableRows;
}

function rowsOfValue(one: JsonValue, known: Known): readonly Row[] {
  const { place, value, keys } = one;
  const { read, library, files } = known;
  const why = whyBeside(one);
  if (why !== undefined) return [skipped(place, value, why)];
  if (typeof value === 'string')
    return aRowEach(withState(spokenRow(place, value, { read, files }), stateOfKeys(keys)));
  if (typeof value === 'number') return [numberRow(one, value, read)];
  if (Array.isArray(value) && value.length > 0) return tableRow(one, value, known);
  if (!isObject(value)) return [broken(place, excerpt(JSON.stringify(value)), 'it is neither a title nor an object')];
  if (isReject(value)) return repaired(one, value, known);
  if (isLibraryItem(value)) {
    const told = ofLibraryItem(value);
    return typeof told === 'string' ? [skipped(place, value, told)] : rowsOf(place, value, told);
  }
  const byKey = keyedRows(one, value);
  if (byKey) return byKey;
  if (isElsewhere(value, keys)) return [skipped(place, value, 'it is no anime: those stand in a list of their own')];
  const entry = fromLibrary(value, keys, library);
  if ('why' in entry) return [skipped(place, value, entry.why)];
  return rowsOf(place, value, entry.record, { listed: stateOfKeys(keys) });
}

/** A row of a table that is a list. */
function tableRow(one: JsonValue, cells: readonly unknown[], { read, files, tables }: Known): readonly Row[] {
  const { place, keys } = one;
  const record = tables.read(cells, one);
  if (record === 'heads') return [skipped(place, cells, 'it is the heads of a table')];
  if (record) return rowsOf(place, cells, record, { listed: stateOfKeys(keys) });
  const line = cells.filter((cell) => cell !== null && cell !== '').join(' | ');
  return aRowEach(withState(spokenRow(place, line, { read, files }), stateOfKeys(keys)));
}

/** Rows of titles that stand as keys; undefined: what is there says itself which title it is. */
function keyedRows(
  { place, keys, isOneOfMany }: JsonValue,
  value: Readonly<Record<string, unknown>>,
): readonly Row[] | undefined {
  if (isOneOfMany) return undefined;
  const states = keyedStates(value);
  if (states) return states.flatMap(([title, status]) => rowsOf(place, { [title]: status }, { title, status }));
  const scores = keys.length === 0 ? keyedScores(value) : undefined;
  if (scores) return scores.map(([title, score]) => scored(place, title, score));
  const key = keys.at(-1);
  if (key === undefined || !isKeyedEntry(key, value)) return undefined;
  const isNamed = Object.keys(value).some((name) => isTelling(name));
  return isNamed ? undefined : rowsOf(place, { [key]: value }, { title: key, ...value }, { listed: stateOfKeys(keys) });
}

function scored(place: RowPlace, title: string, score: number): Row {
  const watched = watchedOf({ score: scoreIn(score) });
  return { type: 'asked', ...place, raw: { [title]: score }, asked: { refs: [], title, ...(watched && { watched }) } };
}

/** What the name of the list says, or of one that it stands in: `{"completed": [...]}`. */
function stateOfKeys(keys: readonly string[]): WatchState | undefined {
  for (const key of [...keys].reverse()) {
    const state = stateOfList(key);
    if (state !== undefined) return state;
  }
  return undefined;
}

/** Simkl keeps series and films that are no anime in lists of their own. */
function isElsewhere({ show, movie }: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean {
  const title = show ?? movie;
  const ids = isObject(title) && isObject(title.ids) ? title.ids : {};
  return /^(?:shows|movies)$/.test(keys.at(-1) ?? '') && 'simkl' in ids && !('mal' in ids);
}

/** A number in a list that has a name is an id if the name says whose; in a list without one nobody can tell. */
function numberRow({ place, keys }: JsonValue, value: number, read: ReadWords): Row {
  const key = keys.at(-1);
  if (key === undefined) return wordsRow(place, value, String(value), read);
  const meaning = fieldMeaning(key) ?? fieldMeaning(key.replace(/s$/, ''));
  const source = meaning?.startsWith('id:') ? (meaning.slice('id:'.length) as Parameters<typeof idsIn>[0]) : undefined;
  const refs = source && idsIn(source, value);
  if (!refs || refs.length === 0)
    return skipped(place, value, `it stands in "${key.slice(0, 60)}", which is no list of titles`);
  return { type: 'asked', ...place, raw: value, asked: { refs } };
}

/** A ref that somebody has added beside the row says which title it is. */
function repaired(one: JsonValue, { row, ref }: Readonly<Record<string, unknown>>, known: Known): readonly Row[] {
  const again = rowsOfValue({ ...one, value: row, keys: [], said: [] }, known);
  if (typeof ref !== 'string') return again;
  const named = wordsRow(one.place, row, ref, known.read);
  return named.type === 'asked' && named.asked.refs.length > 0 ? [named] : again;
}
