import type { App } from '../app/app.ts';
import type { Arrived } from '../model/lookup.ts';
import type { ListFormat } from '../report/choices.ts';
import { safeJson } from '../report/text/plain.ts';
import type { ExitCode } from './exit.ts';

/** One answer in the forms that it can be printed in, and how the run ends. */
export interface Printable {
  /** For `--json`. */
  readonly document: unknown;
  /** For `ndjson` and `csv`: a line each. */
  readonly rows: readonly object[];
  readonly human: () => Promise<string>;
  readonly code: ExitCode;
  /** The titles that it tells of; where none has just been fetched, a line says how old they are. */
  readonly titles: readonly Arrived[];
}

export async function printList(
  format: ListFormat,
  { io, config }: App,
  { document, rows, human, code, titles }: Printable,
): Promise<ExitCode> {
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
    const { arrivalsLine } = await import('../report/text/provenance.ts');
    io.stderr.write(`${arrivalsLine(titles, io.clock.now())}\n`);
  }
  return code;
}
