import { FileError } from '../../model/errors.ts';
import type { Text } from '../decode.ts';
import { fieldMeaning } from '../field-meaning.ts';
import type { FieldMeaning } from '../known-fields.ts';
import { linePieces } from '../lines.ts';
import { atLine, broken, excerpt, type Row, skipped } from '../row.ts';
import { idColumns } from '../row-fault.ts';
import { rowsOf } from '../rows-of-record.ts';
import { scaleOfColumn } from '../scores.ts';
import { type HeaderRow, headerRowIn } from './header-row.ts';
import { createRecords, type TableRecord } from './table-records.ts';

/** Columns that somebody has named: a meaning by the head of its column. */
export type Columns = ReadonlyMap<string, FieldMeaning>;

/**
 * A table under a line of heads: `title`, `anilist_id`, `mal_id`, `year`, `format`, ... which is one of the first ten. Throws
 * `FileError` where there is none.
 */
export async function* readCsv(text: Text, columns?: Columns): AsyncGenerator<Row, void> {
  const heads = headerRowIn(text.head, [...(columns?.keys() ?? [])]);
  if (!heads) throw new FileError(noHeads(text.name), text.name);
  const records = createRecords(heads);
  const table: Table = { columns };
  for await (const lines of linePieces(text.chunks)) {
    for (const { number, text: line, tooLong, last } of lines) {
      const isBad = tooLong || (last && text.isCut());
      const isAbove = number < heads.line && isRemark(line);
      if (isBad || isAbove || records.isFull()) yield* rowsOfRecords(await records.taken(), table);
      if (isBad)
        yield broken(atLine(number), excerpt(line), tooLong ? 'the line is too long' : 'the line ends in the middle');
      else if (isAbove) yield skipped(atLine(number), excerpt(line), 'it stands above the heads');
      else if (number >= heads.line && !isRule(line, heads)) records.add(number, piped(line, heads));
    }
  }
  yield* rowsOfRecords(await records.taken(), table);
}

interface Table {
  readonly columns: Columns | undefined;
  /** What its scores are of, once its first rows have come. */
  scale?: number | undefined;
  /** The heads, once they have come. */
  names?: readonly string[];
}

/** What the scores of the first rows are of. */
function scaleIn(records: readonly TableRecord[], { columns }: Table): number | undefined {
  const rows = records.flatMap((one) => ('cells' in one ? [one.cells] : []));
  const isScore = (name: string) => (columns?.get(name.trim()) ?? fieldMeaning(name)) === 'score';
  const at = rows[0]?.findIndex(isScore) ?? -1;
  return at < 0 ? undefined : scaleOfColumn(rows.slice(1).map((cells) => cells[at] ?? ''));
}

function* rowsOfRecords(records: readonly TableRecord[], table: Table): Generator<Row, void> {
  if (!table.names && records.length > 1) table.scale = scaleIn(records, table);
  for (const one of records) {
    if ('reason' in one) yield one;
    else if (table.names) yield* tableRows(one.line, ...linksApart(table.names, one.cells), table);
    else table.names = one.cells.map((name) => name.replace(/^\ufeff/, '').trim());
  }
}

function noHeads(name: string): string {
  return `${name} has no column that says which title a row is of: one of the first lines must name columns such as title, ${idColumns}`;
}

const isRemark = (line: string): boolean => /[\p{L}\p{N}]/u.test(line) && !/^\ufeff?"?sep=.?"?\s*$/i.test(line);

/** The line under the heads of a table in Markdown: `|---|:-:|`. */
const isRule = (line: string, { separator }: HeaderRow): boolean =>
  separator === '|' && /^[\s|:-]+$/.test(line) && line.includes('-');

/** A row in Markdown begins and ends with the sign that sets cells apart. */
const piped = (line: string, { separator }: HeaderRow): string =>
  separator === '|' ? line.trim().replace(/^\||\|$/g, '') : line;

/** `[Bleach](https://anilist.co/anime/269)` in a cell is a title and its page. */
function linksApart(
  heads: readonly string[],
  record: readonly string[],
): readonly [heads: readonly string[], record: readonly string[]] {
  if (!record.some((cell) => cell.includes(']('))) return [heads, record];
  const links = record.map((cell) => /^!?\[([^\]]+)\]\(<?(\S+?)>?\)$/.exec(cell.trim()));
  const pages = links.flatMap((link) => link?.[2] ?? []);
  if (pages.length === 0) return [heads, record];
  const texts = record.map((cell, n) => links[n]?.[1] ?? cell);
  const added = pages.map((_, n) => (n === 0 ? 'url' : `url ${n + 1}`));
  return [
    [...heads, ...added],
    [...heads.map((_, n) => texts[n] ?? ''), ...pages],
  ];
}

function tableRows(
  line: number,
  heads: readonly string[],
  record: readonly string[],
  { columns, scale }: Table,
): readonly Row[] {
  const raw: Record<string, string> = {};
  for (const [n, head] of heads.entries()) {
    const cell = record[n];
    if (cell === undefined || cell === '' || head === '') continue;
    // What an apostrophe keeps from being a formula in a spreadsheet is no part of the title.
    raw[head] = cell.startsWith("'") ? cell.replace(/^'(?=[=+\-@\t])/, '') : cell;
  }
  return rowsOf(atLine(line), raw, raw, { columns, scale });
}
