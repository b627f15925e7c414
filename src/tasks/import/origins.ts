import { existsSync, statSync } from 'node:fs';
import { basename, extname, isAbsolute } from 'node:path';
import type { Readable } from 'node:stream';
import { type Bytes, openFile, openStream } from '../../import/bytes.ts';
import { fieldMeaning } from '../../import/field-meaning.ts';
import type { FieldMeaning } from '../../import/known-fields.ts';
import { isDataSet, type Reading, readSource } from '../../import/read.ts';
import { atLine, type Row } from '../../import/row.ts';
import { readFolder } from '../../import/sources/folder.ts';
import { wordsRow } from '../../import/sources/text.ts';
import type { RowSource } from '../../import/take-in.ts';
import { UsageError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Lookup } from '../../model/lookup.ts';
import { addressIn } from '../../model/page.ts';
import { parseTarget } from '../../model/query.ts';
import type { SourceFormat } from '../../model/source-format.ts';
import { userIn, userRows } from './user-list.ts';

/** What an import begins with, as it is kept to go on with. */
export interface Origins {
  readonly items: readonly string[];
  readonly files: readonly string[];
  readonly from?: SourceFormat | undefined;
  /** Folders whose files are titles, by their names alone. */
  readonly folders?: readonly string[] | undefined;
  /** What columns of tables say, by their heads: `title`, `year`, `mal_id` and the like. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
}

/** What is asked to be imported. */
export interface OriginsQuestion {
  /** Titles, refs, page addresses, files, `-` for stdin, `anilist:user/NAME`. */
  readonly items?: readonly string[];
  /** Lists and data sets. */
  readonly files?: readonly string[];
  /** What they are; absent: that is found out. */
  readonly from?: SourceFormat | undefined;
  /** Folders whose files are titles, by their names alone. */
  readonly folders?: readonly string[];
  /** What columns of tables say, by their heads: `title`, `year`, `mal_id` and the like. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
  /** A file that says which ids mean one title; nobody is asked. */
  readonly idMap?: string | undefined;
}

/** What an import begins with: an item that is a folder by its path is one of files. */
export function originsOf(question: OriginsQuestion): Origins {
  const { items = [], files = [], from, folders = [], columns, idMap } = question;
  if (idMap !== undefined) return { items: [], files: [idMap], from: 'id-lists' };
  const named = foldersIn(items);
  const others = named.length === 0 ? items : items.filter((item) => !named.includes(item));
  return { items: others, files, from, folders: [...folders, ...named], columns };
}

/** What origins are read with. */
export interface OriginOptions {
  readonly lookup: Lookup;
  readonly signal?: AbortSignal | undefined;
  /** What `-` stands for. */
  readonly stdin?: Readable | undefined;
}

/** What is wrong with files, of those that were read to their end: a sentence each. */
export const problemsOf = (bytes: readonly Bytes[]): readonly string[] =>
  bytes.flatMap((one) => one.problems().map((problem) => `${one.name}: ${problem}`));

/** What is to be imported, opened. */
export type Opened =
  | {
      readonly kind: 'list';
      readonly name: string;
      readonly sources: readonly RowSource[];
      readonly bytes: readonly Bytes[];
      /** Columns of tables that say nothing to anybody here, by their heads. */
      readonly notUnderstood?: readonly string[];
    }
  | {
      readonly kind: 'data set';
      readonly name: string;
      readonly reading: Reading;
      readonly bytes: Bytes;
      readonly notUnderstood?: undefined;
    };

/**
 * Opens everything, so that a file that is missing is told before anything is asked for; lists of users are asked for at once.
 * Throws `FileError`, `UsageError`.
 */
export async function* openOrigins(origins: Origins, options: OriginOptions): AsyncGenerator<RunEvent, Opened> {
  const opened: Bytes[] = [];
  try {
    return yield* open(origins, opened, options);
  } catch (error) {
    await inTurn(opened, (one) => one.close());
    throw error;
  }
}

/** Lets go of files that were not read to their end. */
export async function closeOrigins({ bytes }: Opened): Promise<void> {
  await inTurn([bytes].flat(), (one) => one.close());
}

async function* open(
  { items, files, from, folders = [], columns = {} }: Origins,
  opened: Bytes[],
  options: OriginOptions,
): AsyncGenerator<RunEvent, Opened> {
  // A row that cannot be read is one of many; an empty argument is a mistake in the command.
  for (const item of items) if (item.trim() === '') parseTarget(item);
  const paths = [...files, ...items.filter(isFile)];
  const users = items.flatMap((item) => userIn(item) ?? []);
  const words = items.filter((item) => !isFile(item) && userIn(item) === undefined);
  const meanings = meaningsOf(columns);
  for (const path of paths) opened.push(await bytesOf(path, options));
  const readings = await inTurn(
    opened,
    async (one) => [one, await readSource(one, { from, words: parseTarget, columns: meanings })] as const,
  );
  checkColumns(
    Object.keys(columns),
    readings.map(([, reading]) => reading),
  );
  const dataSet = readings.find(([, { format }]) => isDataSet(format));
  if (dataSet) {
    if (readings.length + words.length + users.length + folders.length > 1)
      throw new UsageError(`${dataSet[0].name} is a data set: import it by itself`);
    return { kind: 'data set', name: shortName(dataSet[0].name), reading: dataSet[1], bytes: dataSet[0] };
  }
  const named = words.length > 0 ? [{ name: 'argument', rows: wordRows(words) }] : [];
  const read = [
    ...readings.map(([one, { rows }]) => ({ name: shortName(one.name), rows })),
    ...folders.map((folder) => ({ name: shortName(folder), rows: readFolder(folder) })),
  ];
  const lists: RowSource[] = [];
  for (const user of users) lists.push(yield* listOf(user, options));
  const names = [...(words.length > 0 ? [wordsName(words)] : []), ...[...read, ...lists].map(({ name }) => name)];
  const unread = [...new Set(readings.flatMap(([, reading]) => reading.notUnderstood ?? []))];
  return {
    ...{ kind: 'list', name: names.join(', '), sources: [...named, ...read, ...lists], bytes: opened },
    ...(unread.length > 0 && { notUnderstood: unread }),
  };
}

async function bytesOf(path: string, { stdin }: OriginOptions): Promise<Bytes> {
  if (path !== '-') return openFile(path);
  if (!stdin) throw new UsageError('there is no stdin to read from');
  return openStream(stdin);
}

async function* listOf(user: string, { lookup, signal }: OriginOptions): AsyncGenerator<RunEvent, RowSource> {
  const rows = yield* userRows(user, lookup, signal);
  return { name: `AniList's ${user}`, rows: streamed(rows), isAnswered: true };
}

/** Throws `UsageError` for what no column says. */
function meaningsOf(columns: Readonly<Record<string, string>>): ReadonlyMap<string, FieldMeaning> {
  return new Map(
    Object.entries(columns).map(([head, what]) => {
      const meaning = fieldMeaning(what);
      if (!meaning)
        throw new UsageError(
          `no column says "${what}": it may say title, ref, year, season, format, status, progress, score, started, finished, rewatches, or an id such as mal_id`,
        );
      return [head, meaning];
    }),
  );
}

/** Throws `UsageError` where a column that somebody has named is in none of the tables. */
function checkColumns(names: readonly string[], readings: readonly Reading[]): void {
  const heads = readings.flatMap(({ columns = [] }) => columns);
  if (heads.length === 0) return;
  const missing = names.find((name) => !heads.includes(name));
  if (missing !== undefined)
    throw new UsageError(`there is no column "${missing}": there are ${[...new Set(heads)].join(', ')}`);
}

/** Endings of lists and data sets: nobody calls a title so. */
const listEnding = /\.(?:txt|csv|tsv|json|jsonl|ndjson|xml|ya?ml|md|gz|zst)$/i;

/** A file by its ending, if it is there or could be nothing else; anything else is a title. */
function isFile(item: string): boolean {
  if (item === '-' || (listEnding.test(item) && addressIn(item) === undefined)) return true;
  return (isPath(item) || /^\.[a-z0-9]{2,5}$/i.test(extname(item))) && existsSync(item);
}

/** Items that are folders by their paths: their files are titles. */
const foldersIn = (items: readonly string[]): readonly string[] =>
  items.filter((item) => isPath(item) && statSync(item, { throwIfNoEntry: false })?.isDirectory() === true);

const isPath = (item: string): boolean => isAbsolute(item) || /^\.{1,2}(?:[\\/]|$)|^[^:]+[\\/]$/.test(item);

const shortName = (path: string): string => basename(path);

function wordsName(words: readonly string[]): string {
  const [first = ''] = words;
  return words.length === 1 ? first : `${words.length} titles`;
}

async function* streamed(rows: readonly Row[]): AsyncGenerator<Row, void> {
  yield* rows;
}

async function* wordRows(words: readonly string[]): AsyncGenerator<Row, void> {
  for (const [n, one] of words.entries()) yield wordsRow(atLine(n + 1), one, one, parseTarget);
}

async function inTurn<In, Out>(items: readonly In[], body: (item: In) => Promise<Out>): Promise<readonly Out[]> {
  const results: Out[] = [];
  for (const item of items) results.push(await body(item));
  return results;
}
