import { CsvError, type Info, parse } from 'csv-parse';
import { FileError } from '../../model/errors.ts';
import type { FieldMeaning } from '../field-names.ts';
import { rowsOf } from '../fields.ts';
import { linesOf, longestLine } from '../lines.ts';
import { atLine, broken, excerpt, type Row, skipped } from '../row.ts';
import { idColumns } from '../row-fault.ts';
import type { Text } from '../text.ts';
import { type Heads, headsIn } from './table-heads.ts';

/** Columns that somebody has named: a meaning by the head of its column. */
export type Columns = ReadonlyMap<string, FieldMeaning>;

/**
 * A table under a line of heads: `title`, `anilist_id`, `mal_id`, `year`, `format`, ... which is one of the first ten. Throws
 * `FileError` where there is none.
 */
export async function* readCsv(text: Text, columns?: Columns): AsyncGenerator<Row, void> {
  const heads = headsIn(text.head, [...(columns?.keys() ?? [])]);
  if (!heads) throw new FileError(noHeads(text.name), text.name);
  const faults: Row[] = [];
  const parser = parse({
    delimiter: heads.separator,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    ...(heads.separator === '|' && { trim: true, quote: null }),
    max_record_size: longestLine,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error)
        faults.push(broken(atLine(Number(error.lines ?? 0)), excerpt(String(error.record ?? '')), reasonOf(error)));
      return undefined;
    },
  });
  const feeding = feed(text, heads, parser, faults);
  let names: readonly string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: readonly string[]; info: Info }>) {
      yield* before(info.lines, faults);
      if (names) yield* tableRows(info.lines, ...linksApart(names, record), columns);
      else names = record.map((name) => name.replace(/^\ufeff/, '').trim());
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.push(broken(atLine(Number(error.lines ?? 0)), '', reasonOf(error)));
  }
  yield* faults;
  await feeding;
}

/** Takes out what was wrong above a line. */
function before(line: number, faults: Row[]): readonly Row[] {
  const end = faults.findIndex(({ number }) => number >= line);
  return faults.splice(0, end < 0 ? faults.length : end);
}

function noHeads(name: string): string {
  return `${name} has no column that says which title a row is of: one of the first lines must name columns such as title, ${idColumns}`;
}

interface Sink {
  write(text: string, done: (error?: Error | null) => void): boolean;
  end(): void;
  destroy(error?: Error): void;
  readonly destroyed: boolean;
}

/** So many characters are handed to the parser at once. */
const mostHandedOver = 65_536;

/** Lines that are left out or too long are empty for the parser, so that the others keep their numbers. */
async function feed(text: Text, heads: Heads, parser: Sink, faults: Row[]): Promise<void> {
  let waiting = '';
  const handOver = async () => {
    const lines = waiting;
    waiting = '';
    if (lines !== '') await new Promise<void>((done) => parser.write(lines, () => done()));
  };
  try {
    for await (const { number, text: line, tooLong, last } of linesOf(text.chunks)) {
      if (parser.destroyed) return;
      const isBad = tooLong || (last && text.isCut());
      const isAbove = number < heads.line && isRemark(line);
      if (isBad || isAbove) await handOver();
      if (isBad)
        faults.push(
          broken(atLine(number), excerpt(line), tooLong ? 'the line is too long' : 'the line ends in the middle'),
        );
      else if (isAbove) faults.push(skipped(atLine(number), excerpt(line), 'it stands above the heads'));
      const isEmpty = isBad || number < heads.line || isRule(line, heads);
      waiting += isEmpty ? '\n' : `${piped(line, heads)}\n`;
      if (waiting.length >= mostHandedOver) await handOver();
    }
    await handOver();
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

const isRemark = (line: string): boolean => /[\p{L}\p{N}]/u.test(line) && !/^\ufeff?"?sep=.?"?\s*$/i.test(line);

/** The line under the heads of a table in Markdown: `|---|:-:|`. */
const isRule = (line: string, { separator }: Heads): boolean =>
  separator === '|' && /^[\s|:-]+$/.test(line) && line.includes('-');

/** A row in Markdown begins and ends with the sign that sets cells apart. */
const piped = (line: string, { separator }: Heads): string =>
  separator === '|' ? line.trim().replace(/^\||\|$/g, '') : line;

/** `[Bleach](https://anilist.co/anime/269)` in a cell is a title and its page. */
function linksApart(
  heads: readonly string[],
  record: readonly string[],
): readonly [heads: readonly string[], record: readonly string[]] {
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
  columns?: Columns,
): readonly Row[] {
  // What an apostrophe keeps from being a formula in a spreadsheet is no part of the title.
  const cells = heads.map((head, n) => [head, (record[n] ?? '').replace(/^'(?=[=+\-@\t])/, '')] as const);
  const raw = Object.fromEntries(cells.filter(([head, cell]) => head !== '' && cell !== ''));
  return rowsOf(atLine(line), raw, raw, { columns });
}

function reasonOf(error: CsvError): string {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return 'the row is too long: a quotation mark may be missing';
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is never closed';
  return 'its quotation marks do not fit together';
}
