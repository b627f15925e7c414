import { plain } from '../../report/text/plain.ts';
import { bytesWords } from '../../report/text/size.ts';
import type { BenchReport, HeldResult, Result } from '../report.ts';
import { heldIn } from '../report.ts';

/** `850 µs`, `22.2 ms`, `1.23 s`: three digits, which is more than most runs agree in. */
export function timeWords(ms: number): string {
  if (ms < 0.9995) return `${Number((ms * 1000).toPrecision(3))} µs`;
  return ms < 999.5 ? `${ms.toPrecision(3)} ms` : `${(ms / 1000).toFixed(ms < 9995 ? 2 : 1)} s`;
}

const numberWords = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

/** `✓ 1.46 times as long as node (at most 1.7)`. */
export function heldWords({ figure, value, bar, ok }: HeldResult): string {
  const limit = 'atMost' in bar ? `at most ${numberWords(bar.atMost)}` : `at least ${numberWords(bar.atLeast)}`;
  return `${ok ? '✓' : '✗'} ${numberWords(value)} ${plain(numbered(value, figure))} (${limit}${ok ? '' : ': missed'})`;
}

/** `requests` of which there is one is a request. */
function numbered(value: number, plural: string): string {
  return value === 1 ? plural.replace(/^(process)es\b|^(\S+?)s\b/, '$1$2') : plural;
}

/** `×1.32 ▲ slower`. */
function beforeWords({ before }: Result): string {
  if (!before) return '';
  const sign = { faster: '▼', slower: '▲', same: '=' }[before.change];
  return `×${before.ratio.toFixed(2)} ${sign} ${before.change}`;
}

/** A figure that not every result has: its head, and its words where there are any. */
export interface Figure {
  readonly head: string;
  readonly of: (result: Result) => string;
  /** Left out where room is short, the highest first. */
  readonly spare?: number;
}

const counted = (value: number | undefined): string => (value === undefined ? '' : numberWords(value));

const figures: readonly Figure[] = [
  { head: 'median', of: ({ medianMs }) => timeWords(medianMs) },
  { head: '±', of: ({ deviationMs }) => timeWords(deviationMs), spare: 3 },
  { head: 'p95', of: ({ p95Ms }) => timeWords(p95Ms), spare: 4 },
  { head: 'runs', of: ({ runs }) => String(runs), spare: 5 },
  { head: 'requests', of: ({ requests }) => counted(requests) },
  { head: '429s', of: ({ throttled }) => counted(throttled) },
  { head: 'statements', of: ({ statements }) => counted(statements), spare: 1 },
  { head: 'rows/s', of: ({ rowsPerSecond }) => counted(rowsPerSecond) },
  { head: 'peak', of: ({ peakBytes }) => (peakBytes === undefined ? '' : bytesWords(peakBytes)), spare: 2 },
  { head: 'before', of: beforeWords },
];

/** Those that at least one of the results has. */
export function figuresOf(results: readonly Result[]): readonly Figure[] {
  return figures.filter(({ of }) => results.some((result) => of(result) !== ''));
}

/** What is to be said of a result besides its figures, a line each. */
export function linesOf(result: Result): readonly string[] {
  const counts = Object.entries(result.counts ?? {}).map(
    ([name, value]) => `${numberWords(value)} ${plain(numbered(value, name))}`,
  );
  return [
    ...result.held.map(heldWords),
    ...(counts.length > 0 ? [`· ${counts.join(', ')}`] : []),
    ...(result.remark ? [`! ${result.remark}`] : []),
  ];
}

/** On what and when it was measured, what came of the bars, and what it was compared with. */
export function closingLines(report: BenchReport): readonly string[] {
  const { machine, startedAt, quick, interrupted, comparedWith } = report;
  const held = heldIn(report);
  const missed = held.filter(({ ok }) => !ok);
  const memory = `${(machine.memoryBytes / 2 ** 30).toFixed(1)} GiB`;
  return [
    `${machine.cpu} × ${machine.cpus}, ${memory}, ${machine.os}, ${machine.runtime}, SQLite ${machine.sqlite}`,
    `animectl ${machine.animectl}, ${startedAt.slice(0, 16).replace('T', ' ')} UTC${quick ? ', --quick: rough figures' : ''}`,
    ...(held.length > 0 ? [`${held.length - missed.length} of ${held.length} bars held`] : []),
    ...missed.map((one) => `✗ ${one.of}: ${heldWords(one).slice(2)}`),
    ...(comparedWith
      ? [`before: animectl ${comparedWith.animectl}, ${comparedWith.startedAt.slice(0, 16).replace('T', ' ')} UTC`]
      : []),
    ...(comparedWith?.differences ?? []).map((one) => `! cannot quite be compared: ${one}`),
    ...(interrupted ? ['! interrupted: the rest was not measured'] : []),
  ].map(plain);
}
