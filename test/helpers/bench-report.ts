import type { BenchReport, Result } from '../../src/bench/report.ts';

const result = (name: string, medianMs: number, more: Partial<Result> = {}): Result => ({
  name,
  medianMs,
  p95Ms: medianMs * 1.25,
  deviationMs: medianMs / 16,
  minMs: medianMs * 0.75,
  maxMs: medianMs * 1.5,
  runs: 10,
  held: [],
  ...more,
});

/** One of everything that a report can say, with texts that mean something in HTML, Markdown, CSV and on a terminal. */
export const madeUpReport: BenchReport = {
  schema: 1,
  machine: {
    cpu: 'Abacus <9>',
    cpus: 2,
    memoryBytes: 8 * 2 ** 30,
    os: 'Linux 6.1',
    runtime: 'Node 20.20.2 linux',
    sqlite: '3.53.2',
    animectl: '1.2.3',
  },
  startedAt: '2026-11-21T10:00:00.000Z',
  quick: true,
  interrupted: false,
  scenarios: [
    {
      name: 'latency',
      about: 'A franchise of 22 titles at 300 ms a request.',
      results: [
        result('one at a time', 8000, { requests: 22, statements: 66 }),
        result('three at a time', 3200, { requests: 22, statements: 66, throttled: 3 }),
        result('batched with look-ahead', 1280, {
          requests: 5,
          statements: 12,
          throttled: 0,
          held: [
            { figure: 'times as fast as one at a time', value: 6.25, bar: { atLeast: 5 }, ok: true },
            { figure: 'requests', value: 5, bar: { atMost: 4 }, ok: false },
          ],
          before: { medianMs: 1600, ratio: 0.8, change: 'faster' },
        }),
      ],
    },
    {
      name: 'save',
      about: 'Rows <b>both</b> | ways\u001b[31m.',
      results: [
        result('=1+1', 0.032, { rowsPerSecond: 1_234_567, peakBytes: 52_428_800, counts: { 'loaded modules': 12 } }),
        result('</script><script>alert(1)</script>', 512, {
          rowsPerSecond: 98_304,
          remark: 'the first run took far longer: something was not warm yet',
          before: { medianMs: 256, ratio: 2, change: 'slower' },
        }),
      ],
    },
    { name: 'broken', about: 'What cannot be measured.', results: [], failed: 'no *program* to start' },
  ],
  comparedWith: {
    startedAt: '2026-11-20T10:00:00.000Z',
    animectl: '1.2.2',
    differences: ['another Node (Node 20, now Node 22)'],
  },
};
