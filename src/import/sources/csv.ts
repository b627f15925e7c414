import { FileError } from '../../model/errors.ts';
import type { WatchState } from '../../model/watched.ts';
import { type DayOrder, dayOrderIn, inDayOrder } from '../days.ts';
import type { Text } from '../decode.ts';
import { fieldMeaning } from '../field-meaning.ts';
import type { FieldMeaning } from '../known-fields.ts';
import { linePieces } from '../lines.ts';
import { atLine, broken, excerpt, type Row, skipped } from '../row.ts';
import { idColumns } from '../row-fault.ts';
import { rowsOf } from '../rows-of-record.ts';
import { scaleOfColumn } from '../scores.ts';
import { withOwnScore } from '../watch-layout.ts';
import { stateIn } from '../watched.ts';
import { type HeaderRow, headerRowIn } from './header-row.ts';
import { stateOfTable } from './letterboxd.ts';
import { ofTautulli } from './media-server.ts';
import { createRecords, type TableRecord } from './table-records.ts';
import { createListLines, type ReadWords } from './text.ts';
import { ofTvTime, type Retold } from './tv-time.ts';

/** Columns that somebody has named: a meaning by the head of its column. */
export type Columns = ReadonlyMap<string, FieldMeaning>;

/**
 * A table under a line of heads: `title`, `anilist_id`, `mal_id`, `year`, `format`, ... which is one of the first ten. Throws
 * `FileError` where there is none.
 */
export async function* readCsv(text: Text, read: ReadWords, columns?: Columns): AsyncGenerator<Row, void> {
  const heads = headerRowIn(text.head, [...(columns?.keys() ?? [])]);
  if (!heads) throw new FileError(noHeads(text.name), text.name, { code: 'no-title-column' });
  const records = createRecords(heads);
  const isMarkdown = heads.separator === '|';
  const list = isMarkdown ? createListLines(read) : undefined;
  let table: Table = { columns, separator: heads.separator, file: text.name };
  // The line before one that is a rule holds the heads of a table in Markdown.
  let held: readonly [number: number, line: string] | undefined;
  for await (const lines of linePieces(text.chunks)) {
    for (const { number, text: line, tooLong, last } of lines) {
      const isBad = tooLong || (last && text.isCut());
      const isAbove = number < heads.line && isRemark(line);
      const isBetween = isMarkdown && number > heads.line && isRemark(line) && !line.includes('|');
      const isNext = held !== undefined && isRule(line, heads);
      if (held && !isNext) records.add(...held);
      if (isBad || isAbove || isBetween || isNext || records.isFull())
        yield* rowsOfRecords(await records.taken(), table);
      if (isBad)
        yield broken(atLine(number), excerpt(line), tooLong ? 'the line is too long' : 'the line ends in the middle');
      else if (isAbove || isBetween) {
        const why = isAbove ? 'it stands above the heads' : 'it stands between two tables';
        yield* list?.rowsOf(number, line) ?? [skipped(atLine(number), excerpt(line), why)];
      } else if (isNext && held) {
        table = { columns, separator: heads.separator, file: text.name, below: list?.state() };
        records.add(...held);
      }
      const isRow = !isBad && !isAbove && !isBetween && number >= heads.line && !isRule(line, heads);
      held = isRow && isMarkdown ? [number, piped(line, heads)] : undefined;
      if (isRow && !isMarkdown) records.add(number, line);
    }
  }
  if (held) records.add(...held);
  yield* rowsOfRecords(await records.taken(), table);
}

interface Table {
  readonly columns: Columns | undefined;
  readonly separator: string;
  /** What its scores are of, once its first rows have come. */
  scale?: number | undefined;
  /** Which number of `04/07/2013` is the day, once its first rows have come. */
  order?: DayOrder | undefined;
  /** The heads, once they have come. */
  names?: readonly string[];
  /** Heads of scores that are everybody's, beside the user's own. */
  others?: ReadonlySet<string>;
  /** How its rows are told where a service writes them in a way of its own. */
  retold?: Retold | undefined;
  /** What the table is called, where that says what it is of. */
  readonly file: string;
  /** What the heading above it says of all that is in it. */
  readonly below?: WatchState | undefined;
  /** How far its user is with all that is in it. */
  listed?: WatchState | undefined;
}

/** What the scores of the first rows are of. */
function scaleIn(records: readonly TableRecord[], { columns }: Table): number | undefined {
  const rows = records.flatMap((one) => ('cells' in one ? [one.cells] : []));
  const names = rows[0] ?? [];
  const meanings = names.map((name) => columns?.get(name.trim()) ?? fieldMeaning(name));
  const at = withOwnScore(names, meanings).indexOf('score');
  return at < 0 ? undefined : scaleOfColumn(rows.slice(1).map((cells) => cells[at] ?? ''));
}

function* rowsOfRecords(records: readonly TableRecord[], table: Table): Generator<Row, void> {
  if (!table.names && records.length > 1) {
    table.scale = scaleIn(records, table);
    table.order = dayOrderIn(records.flatMap((one) => ('cells' in one ? one.cells : [])));
  }
  for (const one of records) {
    if ('reason' in one) yield one;
    else if (table.names) yield* tableRows(one.line, ...linksApart(table.names, fitted(one.cells, table)), table);
    else headed(table, one.cells);
  }
}

function headed(table: Table, cells: readonly string[]): void {
  const names = cells.map((name) => name.replace(/^\ufeff/, '').trim());
  const meanings = names.map((name) => table.columns?.get(name) ?? fieldMeaning(name));
  const own = withOwnScore(names, meanings);
  table.names = names;
  table.others = new Set(names.filter((_, n) => own[n] !== meanings[n]));
  table.listed = stateOfTable(names, table.file) ?? table.below;
  table.retold = table.columns?.size ? undefined : (ofTvTime(names) ?? ofTautulli(names));
}

/**
 * A row with more cells than there are heads: a title that holds the sign between cells, `Steins;Gate`, is put together again where
 * what stands behind it is then what its heads say.
 */
function fitted(cells: readonly string[], { names = [], columns, separator }: Table): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  const over = last + 1 - names.length;
  if (over <= 0) return cells;
  const meanings = names.map((name) => columns?.get(name) ?? fieldMeaning(name));
  const at = meanings.indexOf('title');
  if (at < 0) return cells;
  const whole = cells.slice(at, at + over + 1).join(separator);
  const joined = [...cells.slice(0, at), whole, ...cells.slice(at + over + 1, last + 1)];
  const told = (those: readonly string[]) => meanings.filter((meaning, n) => isToldBy(meaning, those[n] ?? '')).length;
  return told(joined) > told(cells) ? joined : cells;
}

/** Whether a cell is of the sort that its head speaks of: a number, or how far somebody is. */
function isToldBy(meaning: FieldMeaning | undefined, cell: string): boolean {
  if (meaning === 'status') return stateIn(cell) !== undefined;
  const isNumber = meaning === 'score' || meaning === 'progress' || meaning === 'episodes' || meaning === 'year';
  return isNumber && /^\s*\d[\d.,/ %]*$/.test(cell);
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
  { columns, scale, order, others, listed, retold }: Table,
): readonly Row[] {
  const raw: Record<string, string> = {};
  const told: Record<string, string> = {};
  for (const [n, head] of heads.entries()) {
    const cell = record[n];
    if (cell === undefined || cell === '' || head === '') continue;
    // What an apostrophe keeps from being a formula in a spreadsheet is no part of the title.
    raw[head] = cell.startsWith("'") ? cell.replace(/^'(?=[=+\-@\t])/, '') : cell;
    if (!others?.has(head)) told[head] = order ? inDayOrder(raw[head], order) : raw[head];
  }
  const own = retold?.(raw);
  if (typeof own === 'string') return [skipped(atLine(line), raw, own)];
  return rowsOf(atLine(line), raw, own ?? told, { columns, scale, listed });
}
