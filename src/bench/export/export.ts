import type { BenchFormat } from '../../report/choices.ts';
import { safeJson } from '../../report/text/plain.ts';
import type { Style } from '../../report/text/style.ts';
import type { BenchReport } from '../report.ts';

/** The report as text, with a line break at its end. Loads what the format needs. */
export async function exported(report: BenchReport, format: BenchFormat, style: Style): Promise<string> {
  switch (format) {
    case 'table':
      return (await import('./table.ts')).table(report, style);
    case 'json':
      return `${safeJson(report, 2)}\n`;
    case 'markdown':
      return (await import('./markdown.ts')).markdown(report);
    case 'csv':
      return (await import('./csv.ts')).csv(report);
    case 'html':
      return (await import('./html.ts')).html(report);
  }
}
