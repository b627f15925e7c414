import { SaxesParser } from 'saxes';
import { FileError } from '../../model/errors.ts';
import type { Text } from '../decode.ts';
import { fieldMeaning } from '../field-meaning.ts';
import { longestLine } from '../lines.ts';
import { mended } from '../mended-xml.ts';
import { atEntry, broken, type Row, type RowPlace, skipped } from '../row.ts';
import { rowsOf } from '../rows-of-record.ts';

interface Entry {
  readonly number: number;
  readonly kind: 'anime' | 'manga';
  readonly fields: Record<string, string>;
}

/** What is made of the `<anime>` elements of a document. */
interface AnimeElements {
  /** Whether an attribute or member of that name is wanted. */
  keeps(name: string): boolean;
  rowsOf(place: RowPlace, fields: Readonly<Record<string, string>>): readonly Row[];
}

interface Reader {
  readonly name: string;
  readonly elements: AnimeElements;
  readonly parser: SaxesParser;
  readonly rows: Row[];
  entry: Entry | undefined;
  number: number;
  words: string;
  depth: number;
  /** How much has come since the last tag, in characters. */
  since: number;
}

/**
 * The list that https://myanimelist.net/panel.php?go=export gives, and what other sites and scripts write like it: a row for each
 * `<anime>`, whatever is wrong with the one before. A document that defines entities of its own is refused.
 */
export function readMyAnimeList(text: Text): AsyncGenerator<Row, void> {
  return readAnimeElements(text, {
    // What may say something of the title or of who watched it.
    keeps: (name) => fieldMeaning(name) !== undefined || /^(?:my_|anidbid$|manga_|series_)/.test(name),
    rowsOf: (place, fields) => rowsOf(place, fields, fields),
  });
}

/** The rows that `elements` makes of each `<anime>`, whatever is wrong with the one before. */
export async function* readAnimeElements(text: Text, elements: AnimeElements): AsyncGenerator<Row, void> {
  const reader = readerOf(text.name, elements);
  const { parser, rows } = reader;
  for await (const chunk of mended(text.chunks)) {
    reader.since += chunk.length;
    parser.write(chunk);
    if (reader.since > longestLine)
      throw new FileError(`${text.name} holds a text longer than any title: not read`, text.name);
    yield* rows.splice(0);
  }
  const unfinished = reader.entry;
  reader.entry = undefined;
  parser.close();
  yield* rows.splice(0);
  if (unfinished) yield broken(atEntry(unfinished.number), unfinished.fields, 'the file ends in the middle of it');
}

function readerOf(name: string, elements: AnimeElements): Reader {
  const reader: Reader = {
    ...{ name, elements, parser: new SaxesParser(), rows: [], entry: undefined },
    ...{ number: 0, words: '', depth: 0, since: 0 },
  };
  const { parser } = reader;
  const add = (part: string) => {
    reader.words += part;
  };
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype))
      throw new FileError(`${name} defines entities, which no export does: not read`, name);
  });
  parser.on('opentag', (tag) => opened(reader, tag.name, tag.attributes));
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', (tag) => closed(reader, tag.name));
  // What is wrong with one tag says nothing of the next.
  parser.on('error', () => undefined);
  return reader;
}

function opened(reader: Reader, name: string, attributes: Readonly<Record<string, unknown>>): void {
  reader.words = '';
  reader.since = 0;
  reader.depth++;
  if (reader.depth > deepest)
    throw new FileError(`${reader.name} is nested more deeply than any export: not read`, reader.name);
  if (name !== 'anime' && name !== 'manga') return;
  // One that was never closed ends where the next begins.
  finish(reader);
  reader.depth = 2;
  reader.number++;
  reader.entry = { number: reader.number, kind: name, fields: {} };
  for (const [key, value] of Object.entries(attributes)) note(reader, key, String(value));
}

function closed(reader: Reader, name: string): void {
  reader.since = 0;
  reader.depth = Math.max(0, reader.depth - 1);
  if (name === 'anime' || name === 'manga') finish(reader);
  else note(reader, name, reader.words);
  reader.words = '';
}

/** An export has three levels. Each open one takes memory. */
const deepest = 100;
const mostFields = 40;

function note({ entry, elements }: Reader, name: string, words: string): void {
  if (!entry || words.trim() === '' || !elements.keeps(name)) return;
  const { fields } = entry;
  if (Object.keys(fields).length < mostFields) fields[name] ??= words.trim().slice(0, 500);
}

function finish(reader: Reader): void {
  const { entry } = reader;
  reader.entry = undefined;
  if (!entry) return;
  const place = atEntry(entry.number);
  if (entry.kind === 'manga') reader.rows.push(skipped(place, entry.fields, 'it is a manga'));
  else reader.rows.push(...reader.elements.rowsOf(place, entry.fields));
}
