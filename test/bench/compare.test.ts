import { describe, expect, it } from 'vitest';
import { compared, readReport } from '../../src/bench/compare.ts';
import type { BenchReport } from '../../src/bench/report.ts';
import { madeUpReport } from '../helpers/bench-report.ts';

const now: BenchReport = { ...madeUpReport, startedAt: '2026-11-22T10:00:00.000Z' };
const earlier = (change: (report: BenchReport) => unknown) => {
  const report = readReport(JSON.stringify(change(madeUpReport)));
  if (!report) throw new Error('not a report');
  return report;
};

/** The same report, with every median so many times as long. */
const times = (factor: number) => (report: BenchReport) => ({
  ...report,
  scenarios: report.scenarios.map((scenario) => ({
    ...scenario,
    results: scenario.results.map((result) => ({ ...result, medianMs: result.medianMs * factor })),
  })),
});

const befores = (report: BenchReport) => report.scenarios.flatMap(({ results }) => results.map(({ before }) => before));

describe('against an earlier report', () => {
  it.each([
    [2, 0.5, 'faster'],
    [0.5, 2, 'slower'],
    [1.02, 0.98, 'same'],
  ])('medians that were %f times as long are %f times that now: %s', (factor, ratio, change) => {
    for (const before of befores(compared(now, earlier(times(factor)))))
      expect(before).toMatchObject({ ratio: expect.closeTo(ratio, 2), change });
  });

  it('what runs differ by anyhow is no change', () => {
    const shaky = earlier((report) => ({
      ...report,
      scenarios: report.scenarios.map((one) => ({
        ...one,
        results: one.results.map((result) => ({ ...result, medianMs: result.medianMs * 1.2, deviationMs: 10_000 })),
      })),
    }));
    expect(befores(compared(now, shaky)).map((before) => before?.change)).toEqual(Array(5).fill('same'));
  });

  it('a result that it lacks stands alone', () => {
    const report = compared(
      now,
      earlier((report) => ({ ...report, scenarios: [] })),
    );
    expect(report.scenarios[0]?.results.every((result) => !('before' in result) || result.before)).toBe(true);
    expect(report.comparedWith?.startedAt).toBe(madeUpReport.startedAt);
  });

  it('another machine is told', () => {
    const machine = { ...madeUpReport.machine, cpu: 'Abacus 8', cpus: 4, animectl: '1.2.2' };
    const { comparedWith } = compared(
      now,
      earlier((report) => ({ ...report, machine, quick: false })),
    );
    expect(comparedWith?.differences).toEqual([
      'another processor (Abacus 8, now Abacus <9>)',
      'another number of processors (4, now 2)',
      'one of the two is --quick',
    ]);
    expect(
      compared(
        now,
        earlier((report) => report),
      ).comparedWith?.differences,
    ).toEqual([]);
  });
});

it.each(['', '{', 'null', '{"schema":2}', '[]', JSON.stringify({ ...madeUpReport, machine: {} })])(
  '%s is no report',
  (text) => {
    expect(readReport(text)).toBeUndefined();
  },
);
