import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { App } from '../../app/app.ts';
import { type Bytes, openFile, openStream } from '../../import/bytes.ts';
import { isDataSet, type Reading, readSource } from '../../import/read.ts';
import type { SourceFormat } from '../../import/recognise.ts';
import type { Row } from '../../import/row.ts';
import { wordsRow } from '../../import/sources/text.ts';
import type { Source } from '../../import/take-in.ts';
import { UsageError } from '../../model/errors.ts';
import type { Lookup } from '../../model/lookup.ts';
import { parseTarget } from '../../model/query.ts';
import { userIn, userRows } from './user.ts';

/** What an import begins with, as it is kept to go on with. */
export interface Origins {
  readonly items: readonly string[];
  readonly files: readonly string[];
  readonly from?: SourceFormat | undefined;
}

/** What is to be imported, opened. */
export type Opened =
  | {
      readonly kind: 'list';
      readonly name: string;
      readonly sources: readonly Source[];
      readonly bytes: readonly Bytes[];
    }
  | { readonly kind: 'data set'; readonly name: string; readonly reading: Reading; readonly bytes: Bytes };

/** Opens everything, so that a file that is missing is told before anything is asked for. Throws `FileError`, `UsageError`. */
export async function openOrigins(origins: Origins, lookup: Lookup, app: App): Promise<Opened> {
  const opened: Bytes[] = [];
  try {
    return await open(origins, opened, lookup, app);
  } catch (error) {
    await inTurn(opened, (one) => one.close());
    throw error;
  }
}

/** Lets go of files that were not read to their end. */
export async function closeOrigins({ bytes }: Opened): Promise<void> {
  await inTurn([bytes].flat(), (one) => one.close());
}

async function open({ items, files, from }: Origins, opened: Bytes[], lookup: Lookup, app: App): Promise<Opened> {
  const paths = [...files, ...items.filter(isFile)];
  const users = items.flatMap((item) => userIn(item) ?? []);
  const words = items.filter((item) => !isFile(item) && userIn(item) === undefined);
  for (const path of paths) opened.push(path === '-' ? openStream(app.io.stdin) : await openFile(path));
  const readings = await inTurn(
    opened,
    async (one) => [one, await readSource(one, { from, words: parseTarget })] as const,
  );
  const dataSet = readings.find(([, { format }]) => isDataSet(format));
  if (dataSet) {
    if (readings.length + words.length + users.length > 1)
      throw new UsageError(`${dataSet[0].name} is a data set: import it by itself`);
    return { kind: 'data set', name: shortName(dataSet[0].name), reading: dataSet[1], bytes: dataSet[0] };
  }
  const spoken = words.length > 0 ? [{ name: 'argument', rows: wordRows(words) }] : [];
  const read = readings.map(([one, { rows }]) => ({ name: shortName(one.name), rows }));
  const lists = await inTurn(users, async (user): Promise<Source> => {
    const rows = await userRows(user, lookup, app);
    return { name: `AniList's ${user}`, rows: streamed(rows), isAnswered: true };
  });
  const sources = [...spoken, ...read, ...lists];
  const names = [...(words.length > 0 ? [wordsName(words)] : []), ...[...read, ...lists].map(({ name }) => name)];
  return { kind: 'list', name: names.join(', '), sources, bytes: opened };
}

/** A file by its ending, if it is there; anything else is a title. */
function isFile(item: string): boolean {
  return item === '-' || (/^\.[a-z0-9]{2,5}$/i.test(extname(item)) && existsSync(item));
}

const shortName = (path: string): string => basename(path);

function wordsName(words: readonly string[]): string {
  const [first = ''] = words;
  return words.length === 1 ? first : `${words.length} titles`;
}

async function* streamed(rows: readonly Row[]): AsyncGenerator<Row, void> {
  yield* rows;
}

async function* wordRows(words: readonly string[]): AsyncGenerator<Row, void> {
  for (const [n, one] of words.entries()) yield wordsRow(n + 1, one, one, parseTarget);
}

async function inTurn<In, Out>(items: readonly In[], body: (item: In) => Promise<Out>): Promise<readonly Out[]> {
  const results: Out[] = [];
  for (const item of items) results.push(await body(item));
  return results;
}
