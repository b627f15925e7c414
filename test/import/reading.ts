import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openFile, openStream } from '../../src/import/bytes.ts';
import { type Reading, readSource } from '../../src/import/read.ts';
import type { Row } from '../../src/import/row.ts';
import { parseTarget } from '../../src/model/query.ts';
import type { SourceFormat } from '../../src/model/source-format.ts';
import { ownFolder } from '../helpers/folder.ts';

export interface ReadAll extends Omit<Reading, 'rows'> {
  readonly rows: readonly Row[];
  readonly problems: readonly string[];
}

/** Reads a file of that content to its end. */
export async function readAll(content: string | Buffer, name = 'list', from?: SourceFormat): Promise<ReadAll> {
  const path = join(ownFolder(), name);
  writeFileSync(path, content);
  const bytes = await openFile(path);
  const { rows, ...reading } = await readSource(bytes, { from, words: parseTarget });
  return { ...reading, rows: await all(rows), problems: bytes.problems() };
}

/** The same in pieces of so many bytes. */
export async function readInPieces(content: string | Buffer, size: number): Promise<readonly Row[]> {
  const buffer = Buffer.from(content);
  const pieces = Array.from({ length: Math.ceil(buffer.length / size) }, (_, n) =>
    buffer.subarray(n * size, (n + 1) * size),
  );
  return all((await readSource(openStream(Readable.from(pieces)), { words: parseTarget })).rows);
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** What a row says in one line: refs or title, year and format, or what is wrong with it. */
export function told(row: Row): string {
  switch (row.type) {
    case 'asked': {
      const { refs, title, year, format, note } = row.asked;
      const said = [refs.join('+'), title, year, format].filter(Boolean).join(' | ');
      return note === undefined ? said : `${said} (note: ${note})`;
    }
    case 'known':
      return `${row.title.ref} | ${row.title.title}`;
    case 'ids':
      return `${row.refs.join('+')}${row.notes ? ` (${row.notes.join('; ')})` : ''}`;
    case 'broken':
      return `! ${row.reason}`;
    case 'skipped':
      return `~ ${row.reason}`;
  }
}

/** The same with what it says of who watched the title. */
export function toldWatched(row: Row): string {
  const watched = row.type === 'asked' ? row.asked.watched : undefined;
  return watched ? `${told(row)} ${JSON.stringify(watched).replace(/"/g, '')}` : told(row);
}
