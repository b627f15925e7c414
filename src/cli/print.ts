import type { Provenance } from '../model/documents.ts';
import type { ListFormat } from '../report/choices.ts';
import { safeJson } from '../report/text/plain.ts';
import type { Display } from './screen.ts';

/** One answer in the forms that it can be printed in. */
export interface Printable {
  /** For `--json`. */
  readonly document: unknown;
  /** For `ndjson` and `csv`: a line each. */
  readonly rows: readonly object[];
  readonly human: () => Promise<string>;
  /** Where its titles come from; where none has just been fetched, a line says how old they are. */
  readonly titles: readonly Provenance[];
}

export async function printList(
  format: ListFormat,
  { io, config }: Display,
  { document, rows, human, titles }: Printable,
): Promise<void> {
  switch (format) {
    case 'json':
      io.stdout.write(`${safeJson(document, 2)}\n`);
      break;
    case 'ndjson':
      for (const row of rows) io.stdout.write(`${safeJson(row)}\n`);
      break;
    case 'csv':
      io.stdout.write((await import('../report/format/title-csv.ts')).mediaCsv(rows));
      break;
    case 'table':
      io.stdout.write(await human());
  }
  // Where stderr is a log for machines, the log has it.
  const isLog = config.verbose && config.logFormat === 'json';
  if (!config.quiet && !isLog && titles.length > 0 && titles.every(({ from }) => from !== 'network')) {
    const { titlesLine } = await import('../report/text/provenance.ts');
    io.stderr.write(`${titlesLine(titles, io.clock.now())}\n`);
  }
}

/** Prints a document as `--json` does. */
export function printJson({ io }: Pick<Display, 'io'>, document: unknown): void {
  io.stdout.write(`${safeJson(document, 2)}\n`);
}
