import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { html as text } from '../../report/page/escape.ts';
import { inlined, shell } from '../../report/page/shell.ts';
import type { BenchReport, Result, ScenarioReport } from '../report.ts';
import { css, script } from './page.ts';
import { closingLines, figuresOf, linesOf, timeWords } from './words.ts';

/**
 * One page that needs nothing else: a table a scenario, which works without scripts, and a chart drawn by the inlined
 * Chart.js.
 */
export async function html(report: BenchReport): Promise<string> {
  const body = `<header>
<h1>animectl bench</h1>
${paragraphs(closingLines(report))}
</header>
<main>
${report.scenarios.map(section).join('\n')}
</main>`;
  return shell({
    title: `animectl bench, ${report.startedAt.slice(0, 10)}`,
    css,
    body,
    data: report.scenarios.map(chartData),
    scripts: [await chartLibrary(), script],
  });
}

/** Read when a page is written. */
function chartLibrary(): Promise<string> {
  const require = createRequire(import.meta.url);
  return inlined(join(dirname(require.resolve('chart.js')), 'chart.umd.min.js'));
}

interface ChartData {
  readonly names: readonly string[];
  readonly mediansMs: readonly number[];
  /** In words, for the ends of the bars. */
  readonly medians: readonly string[];
  readonly details: readonly string[];
}

function chartData({ results }: ScenarioReport): ChartData {
  return {
    names: results.map(({ name }) => name),
    mediansMs: results.map(({ medianMs }) => medianMs),
    medians: results.map(({ medianMs }) => timeWords(medianMs)),
    details: results.map(
      ({ deviationMs, p95Ms, runs }) => `± ${timeWords(deviationMs)}, p95 ${timeWords(p95Ms)}, ${runs} runs`,
    ),
  };
}

function section({ name, about, results, failed }: ScenarioReport, n: number): string {
  return `<section aria-labelledby="head-${n}">
<h2 id="head-${n}">${text(name)}</h2>
<p>${text(about)}</p>
<div class="chart" hidden><canvas role="img" aria-label="Median times of ${text(name)}; the table says the same"></canvas></div>
${results.length === 0 ? '' : tableOf(results)}
<ul>${results.map(remarks).join('\n')}</ul>
${failed === undefined ? '' : `<p class="missed">✗ ${text(failed)}</p>`}
</section>`;
}

function tableOf(results: readonly Result[]): string {
  const shown = figuresOf(results);
  const heads = shown.map(({ head }) => `<th scope="col">${text(head)}</th>`).join('');
  const rows = results.map((result) => {
    const cells = shown.map(({ of }) => `<td>${text(of(result))}</td>`).join('');
    return `<tr><th scope="row">${text(result.name)}</th>${cells}</tr>`;
  });
  return `<div class="wide"><table>
<thead><tr><td></td>${heads}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;
}

function remarks(result: Result): string {
  return linesOf(result)
    .map((line) => `<li>${text(result.name)}: <span class="${look(line)}">${text(line)}</span></li>`)
    .join('\n');
}

const paragraphs = (lines: readonly string[]): string =>
  lines.map((line) => `<p class="${look(line)}">${text(line)}</p>`).join('\n');

function look(line: string): string {
  if (line.startsWith('✓')) return 'held';
  if (line.startsWith('✗')) return 'missed';
  return line.startsWith('!') ? 'remark' : 'plain';
}
