import { describe, expect, it } from 'vitest';
import { median, statisticsOf, timesAsLong } from '../../src/bench/statistics.ts';

describe('statistics', () => {
  it('of known numbers', () => {
    expect(statisticsOf([2, 4, 4, 4, 5, 5, 7, 9])).toMatchObject({
      medianMs: 4.5,
      p95Ms: expect.closeTo(8.3),
      deviationMs: expect.closeTo(2.138, 3),
      minMs: 2,
      maxMs: 9,
      runs: 8,
    });
  });

  it('do not depend on the order', () => {
    const { remark: _, ...sorted } = statisticsOf([1, 2, 3, 4, 100]);
    expect(statisticsOf([100, 3, 1, 4, 2])).toMatchObject(sorted);
  });

  it('of one run are that run', () => {
    const one = { medianMs: 7, p95Ms: 7, deviationMs: 0, minMs: 7, maxMs: 7, runs: 1 };
    expect(statisticsOf([7])).toEqual(one);
  });

  it('of nothing are an error', () => {
    expect(() => statisticsOf([])).toThrow(RangeError);
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('the remark', () => {
  it.each<[string, readonly number[], RegExp]>([
    ['a slow first run', [90, 10, 11, 10, 12, 11], /^the first run/],
    ['other runs that are far out', [10, 11, 10, 90, 12, 80], /^2 of 6 runs/],
    ['a slow first run that is not alone', [90, 10, 11, 80, 10, 12, 11], /^2 of 7 runs/],
  ])('tells of %s', (_, times, words) => {
    expect(statisticsOf(times).remark).toMatch(words);
  });

  it.each<[string, readonly number[]]>([
    ['runs that scatter', [10, 14, 12, 9, 13, 11]],
    ['runs that hardly differ', [10, 10, 10, 10, 10.1]],
    ['a fast run', [10, 11, 10, 1, 12, 11]],
    ['runs that are too few to tell', [10, 90, 10]],
  ])('is silent about %s', (_, times) => {
    expect(statisticsOf(times).remark).toBeUndefined();
  });
});

it('compares runs that belong together', () => {
  // The machine became half as fast on the way: each pair knows nothing of that.
  expect(timesAsLong([30, 30, 60, 60], [20, 20, 40, 40])).toBe(1.5);
  expect(timesAsLong([30, 33], [20])).toBe(1.5);
});
