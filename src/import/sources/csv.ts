import { CsvError, type Info, parse } from 'csv-parse';
import { FileError } from '../../model/errors.ts';
import { idColumns, isTelling, rowOf } from '../fields.ts';
import { linesOf, longestLine } from '../lines.ts';
import { separatorOf } from '../recognise.ts';
import { broken, excerpt, type Row } from '../row.ts';
import type { Text } from '../text.ts';

/** A table under a line of heads: `title`, `anilist_id`, `mal_id`, `year`, `format`, ... Throws `FileError` without them. */
export async function* readCsv(text: Text): AsyncGenerator<Row, void> {
  const first = text.head.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const faults: Row[] = [];
  const parser = parse({
    delimiter: separatorOf(first),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    comment: '#',
    comment_no_infix: true,
    max_record_size: longestLine,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error) faults.push(broken(Number(error.lines ?? 0), excerpt(String(error.record ?? '')), reasonOf(error)));
      return undefined;
    },
  });
  const feeding = feed(text, parser, faults);
  let heads: readonly string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: readonly string[]; info: Info }>) {
      yield* faults.splice(0);
      if (heads) yield tableRow(info.lines, heads, record);
      else heads = headsOf(text.name, record);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.push(broken(Number(error.lines ?? 0), '', reasonOf(error)));
  }
  yield* faults;
  await feeding;
}

interface Sink {
  write(text: string, done: (error?: Error | null) => void): boolean;
  end(): void;
  destroy(error?: Error): void;
  readonly destroyed: boolean;
}

/** Lines that are too long are left out; an empty one stands in their place, so that the others keep their numbers. */
async function feed(text: Text, parser: Sink, faults: Row[]): Promise<void> {
  try {
    for await (const line of linesOf(text.chunks)) {
      if (parser.destroyed) return;
      const isBad = line.tooLong || (line.last && text.isCut());
      if (isBad)
        faults.push(
          broken(
            line.number,
            excerpt(line.text),
            line.tooLong ? 'the line is too long' : 'the line ends in the middle',
          ),
        );
      await new Promise<void>((done) => parser.write(isBad ? '\n' : `${line.text}\n`, () => done()));
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function headsOf(name: string, record: readonly string[]): readonly string[] {
  if (record.some(isTelling)) return record.map((head) => head.trim());
  throw new FileError(
    `${name} has no column that says which title a row is of: the first line must name columns such as title, ${idColumns}`,
  );
}

function tableRow(line: number, heads: readonly string[], record: readonly string[]): Row {
  // What an apostrophe keeps from being a formula in a spreadsheet is no part of the title.
  const cells = heads.map((head, n) => [head, (record[n] ?? '').replace(/^'(?=[=+\-@\t])/, '')] as const);
  const raw = Object.fromEntries(cells.filter(([head, cell]) => head !== '' && cell !== ''));
  return rowOf(line, raw, raw);
}

function reasonOf(error: CsvError): string {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return 'the row is too long: a quotation mark may be missing';
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is never closed';
  return 'its quotation marks do not fit together';
}
