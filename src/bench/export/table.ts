import { type Column, grid, headRow } from '../../report/text/grid.ts';
import { plain } from '../../report/text/plain.ts';
import { type Look, lookOf, type Style } from '../../report/text/style.ts';
import { wrap } from '../../report/text/width.ts';
import type { BenchReport, ScenarioReport } from '../report.ts';
import { closingLines, figuresOf, linesOf } from './words.ts';

/** A scenario a table, a way of doing it a line, and under it what its figures are held to. */
export function table(report: BenchReport, style: Style = {}): string {
  const look = lookOf(style);
  const lines = [
    ...report.scenarios.flatMap((scenario) => [...scenarioLines(scenario, look), '']),
    ...closingLines(report).map((line) => painted(wrap(line, look.columns), look)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function scenarioLines({ name, about, results, failed }: ScenarioReport, look: Look): readonly string[] {
  const shown = figuresOf(results);
  const columns: readonly Column[] = [
    { head: '', flexible: true },
    ...shown.map(({ head, spare }) => ({ head, right: true, ...(spare !== undefined && { spare }) })),
  ];
  const rows = results.map((result) =>
    [plain(result.name), ...shown.map(({ of }) => of(result))].map((text) => ({ text })),
  );
  const [head = '', ...cells] = grid(columns, [headRow(columns, look), ...rows], look);
  return [
    wrap(`${look.paint.bold(plain(name))}: ${plain(about)}`, look.columns, ''),
    ...(results.length > 0 ? [head] : []),
    ...results.flatMap((result, n) => [
      cells[n] ?? '',
      ...linesOf(result).map((line) => painted(indented(line, look), look)),
    ]),
    ...(failed === undefined ? [] : [painted(wrap(`✗ ${plain(failed)}`, look.columns), look)]),
  ];
}

function indented(text: string, { columns }: Look): string {
  return wrap(text, columns - 2).replace(/^/gm, '  ');
}

/** In the colour of the sign that a line begins with; without colours the sign says the same. */
function painted(line: string, { paint }: Look): string {
  if (/^ *✓/.test(line)) return paint.green(line);
  if (/^ *✗/.test(line)) return paint.red(line);
  return /^ *!/.test(line) ? paint.yellow(line) : paint.dim(line);
}
