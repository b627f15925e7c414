import type { CsvError } from 'csv-parse/sync';
import { longestLine } from '../lines.ts';
import { atLine, type BrokenRow, broken, excerpt } from '../row.ts';
import type { HeaderRow } from './header-row.ts';

/** The cells of a row, and the line that it ends on; or what cannot be taken apart. */
export type TableRecord = { readonly line: number; readonly cells: readonly string[] } | BrokenRow;

/** Takes the lines of a table apart, many at a time. */
export interface Records {
  add(number: number, line: string): void;
  /** Whether enough lines have come to be taken apart, and the last one ends a row. */
  isFull(): boolean;
  /** The rows of the lines that came since the last time. */
  taken(): Promise<readonly TableRecord[]>;
}

/** So many characters are taken apart at once. */
const enough = 65_536;

/** Lines without quotation marks are taken apart where their cells are; what has some is left to a parser. */
export function createRecords({ separator }: HeaderRow): Records {
  let lines: string[] = [];
  let first = 0;
  let [size, isQuoted, isOpen] = [0, false, false];
  const isMarkdown = separator === '|';
  return {
    add(number, line) {
      if (lines.length === 0) first = number;
      // Lines that were left out are empty, so that the others keep their numbers.
      while (first + lines.length < number) lines.push('');
      lines.push(line);
      size += line.length + 1;
      if (isMarkdown || !/["\r]/.test(line)) return;
      isQuoted = true;
      if (line.split('"').length % 2 === 0) isOpen = !isOpen;
    },
    isFull: () => size >= (isOpen ? longestLine * 2 : enough),
    async taken() {
      const those = lines;
      const parse = isQuoted ? await parserOf(separator) : undefined;
      [lines, size, isQuoted, isOpen] = [[], 0, false, false];
      return parse ? parse(those, first) : isMarkdown ? piped(those, first) : split(those, first, separator);
    },
  };
}

const split = (lines: readonly string[], first: number, separator: string): readonly TableRecord[] =>
  lines.flatMap((line, n) => (line === '' ? [] : { line: first + n, cells: line.split(separator) }));

/** A sign that sets cells apart may be one of a cell's: `\\|`. */
const piped = (lines: readonly string[], first: number): readonly TableRecord[] =>
  lines.flatMap((line, n) => {
    if (line === '') return [];
    const cells = line.includes('\\|')
      ? line.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|'))
      : line.split('|');
    return { line: first + n, cells: cells.map((cell) => unmarked(cell.trim())) };
  });

/** Without the marks of bold, struck or fixed text around all of it. */
const unmarked = (cell: string): string => /^(\*\*|__|~~|`)(.+)\1$/.exec(cell)?.[2] ?? cell;

type Parse = (lines: readonly string[], first: number) => readonly TableRecord[];

/** A row that cannot be taken apart is the line on which it begins: what a missing quotation mark swallows behind it is read anew. */
async function parserOf(separator: string): Promise<Parse> {
  const { CsvError, parse } = await import('csv-parse/sync');
  return (lines, first) => {
    const records: TableRecord[] = [];
    for (let begin = 0; begin < lines.length; ) {
      let end = begin;
      try {
        parse(lines.slice(begin).join('\n'), {
          delimiter: separator,
          relax_column_count: true,
          skip_empty_lines: true,
          max_record_size: longestLine,
          on_record: (cells: string[], { lines: line }) => {
            end = begin + line;
            records.push({ line: first + end - 1, cells });
            return null;
          },
        });
        break;
      } catch (error) {
        if (!(error instanceof CsvError)) throw error;
        while (lines[end] === '') end++;
        records.push(broken(atLine(first + end), excerpt(lines[end] ?? ''), reasonOf(error)));
        begin = end + 1;
      }
    }
    return records;
  };
}

function reasonOf(error: CsvError): string {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return 'the row is too long: a quotation mark may be missing';
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is never closed';
  return 'its quotation marks do not fit together';
}
