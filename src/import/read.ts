import { dataSets } from '../model/data-sets.ts';
import { FileError } from '../model/errors.ts';
import type { SourceFormat } from '../model/source-format.ts';
import type { Bytes } from './bytes.ts';
import { type Text, textOf } from './decode.ts';
import { aRowATitle } from './episodes.ts';
import { isTaiga, recognise } from './recognise.ts';
import type { Row } from './row.ts';
import type { Columns } from './sources/csv.ts';
import { headerRowIn } from './sources/header-row.ts';
import type { ReadWords } from './sources/text.ts';
import { notUnderstood, writtenHeads } from './table-columns.ts';
import { unpacked } from './unpack.ts';

/** A source that has been opened and recognised. */
export interface Reading {
  readonly format: SourceFormat;
  /** When the data set was made, as it says itself: a date. */
  readonly edition?: string;
  readonly rows: AsyncIterable<Row>;
  /** The heads of a table: what it may be said of that they hold. */
  readonly columns?: readonly string[];
  /** Those that say nothing to anybody here. */
  readonly notUnderstood?: readonly string[];
}

export interface ReadOptions {
  /** What it is, where that need not be found out. */
  readonly from?: SourceFormat | undefined;
  readonly words: ReadWords;
  /** Which columns of a table say what, where their heads do not. */
  readonly columns?: Columns | undefined;
}

/** Titles are asked for one by one; the others bring along what is to be known. */
export function isDataSet(format: SourceFormat): boolean {
  return dataSets.some((one) => one === format);
}

/** Opens a source, packed or not, whatever it is. Throws `FileError` where it is of no use as a whole. */
export async function readSource(bytes: Bytes, options: ReadOptions): Promise<Reading> {
  try {
    return await readingOf(bytes, options);
  } catch (error) {
    await bytes.close();
    throw error;
  }
}

async function readingOf(bytes: Bytes, { from, words, columns }: ReadOptions): Promise<Reading> {
  const text = await textOf(await unpacked(bytes));
  if (text.head.trim() === '') {
    const [problem = 'it is empty'] = bytes.problems();
    throw new FileError(`cannot import ${bytes.name}: ${problem}`, bytes.name);
  }
  const format = from ?? recognise(text.head, bytes.name, [...(columns?.keys() ?? [])]);
  const edition =
    format === 'offline-database' ? (await import('./sources/offline-database.ts')).editionOf(text.head) : undefined;
  const rows = aRowATitle(notNone(await rowsOf(format, text, words, columns), text));
  return { format, ...(edition && { edition }), ...tableOf(format, text.head, columns), rows };
}

/** What the heads of a table are. */
function tableOf(format: SourceFormat, head: string, named: Columns = new Map()): Partial<Reading> {
  if (format !== 'csv' && format !== 'tsv') return {};
  const heads = headerRowIn(head, [...named.keys()]);
  if (!heads) return {};
  const columns = writtenHeads(head, heads);
  return { columns, notUnderstood: notUnderstood(columns, new Set(named.keys())) };
}

/** Throws `FileError` where there is not one row: a list that says nothing is no list. */
async function* notNone(rows: AsyncIterable<Row>, text: Text): AsyncGenerator<Row, void> {
  let isNone = true;
  for await (const row of rows) {
    isNone = false;
    yield row;
  }
  if (isNone && !text.isCut()) throw new FileError(`${text.name} holds no row that could be a title`, text.name);
}

async function rowsOf(
  format: SourceFormat,
  text: Text,
  words: ReadWords,
  columns: Columns | undefined,
): Promise<AsyncIterable<Row>> {
  switch (format) {
    case 'text':
      return (await import('./sources/text.ts')).readText(text, words);
    case 'csv':
    case 'tsv':
      return (await import('./sources/csv.ts')).readCsv(text, words, columns);
    case 'json':
    case 'ndjson':
      return (await import('./sources/json.ts')).readJson(text, words);
    case 'myanimelist':
      if (isTaiga(text.head)) return (await import('./sources/taiga.ts')).readTaiga(text, columns);
      return (await import('./sources/myanimelist.ts')).readMyAnimeList(text);
    case 'offline-database':
      return (await import('./sources/offline-database.ts')).readOfflineDatabase(text);
    case 'id-lists':
      return (await import('./sources/id-lists.ts')).readIdLists(text);
  }
}
