import { plain } from '../../report/text/plain.ts';
import type { BenchReport, ScenarioReport } from '../report.ts';
import { closingLines, figuresOf, linesOf } from './words.ts';

/** A scenario a section with a table; what its figures are held to is in the last column. */
export function markdown(report: BenchReport): string {
  return ['# animectl bench', list(closingLines(report)), ...report.scenarios.map(section)].join('\n\n').concat('\n');
}

function section({ name, about, results, failed }: ScenarioReport): string {
  const shown = figuresOf(results);
  const remarks = results.map((result) => linesOf(result).map(escaped).join('<br>'));
  const hasRemarks = remarks.some((text) => text !== '');
  const rows = [
    ['', ...shown.map(({ head }) => head), ...(hasRemarks ? [''] : [])],
    ['---', ...shown.map(() => '---:'), ...(hasRemarks ? ['---'] : [])],
    ...results.map((result, n) => [
      escaped(result.name),
      ...shown.map(({ of }) => of(result)),
      ...(hasRemarks ? [remarks[n] ?? ''] : []),
    ]),
  ];
  return [
    `## ${escaped(name)}`,
    escaped(about),
    ...(results.length > 0 ? [rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')] : []),
    ...(failed === undefined ? [] : [`✗ ${escaped(failed)}`]),
  ].join('\n\n');
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${escaped(line)}`).join('\n');

/** Text that means nothing to Markdown, in a table too. */
function escaped(text: string): string {
  return plain(text).replace(/[\\`*_[\]<>|#~&]/g, '\\$&');
}
