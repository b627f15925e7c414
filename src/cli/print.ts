import type { App } from '../app.ts';
import type { ExitCode } from '../exit.ts';
import type { ListFormat } from '../report/choices.ts';
import { safeJson } from '../report/text.ts';

/** One answer in the forms that it can be printed in, and how the run ends. */
export interface Printable {
  /** For `--json`. */
  readonly document: unknown;
  /** For `ndjson` and `csv`: a line each. */
  readonly rows: readonly object[];
  readonly human: () => Promise<string>;
  readonly code: ExitCode;
}

export async function printList(
  format: ListFormat,
  { io }: App,
  { document, rows, human, code }: Printable,
): Promise<ExitCode> {
  switch (format) {
    case 'json':
      io.stdout.write(`${safeJson(document, 2)}\n`);
      break;
    case 'ndjson':
      for (const row of rows) io.stdout.write(`${safeJson(row)}\n`);
      break;
    case 'csv':
      io.stdout.write((await import('../report/format/media-csv.ts')).mediaCsv(rows));
      break;
    case 'table':
      io.stdout.write(await human());
  }
  return code;
}
