import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateIn, dateOf, episodesIn, runtimeIn, yearIn } from '../../src/providers/facts.ts';
import { told } from '../helpers/outcomes.ts';

it('numbers that no title can have count as unknown', () => {
  const outside = [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53 + 2, 1e308];
  expect(outside.map(episodesIn)).toEqual(outside.map(() => undefined));
  expect(outside.map(runtimeIn)).toEqual(outside.map(() => undefined));
  expect(outside.map(yearIn)).toEqual(outside.map(() => undefined));
  const edges = [episodesIn(100_000), episodesIn(100_001), runtimeIn(1_440), runtimeIn(1_441)];
  expect(edges).toEqual([100_000, undefined, 1_440, undefined]);
  told({
    kind: 'nonsense numbers',
    tried: `${outside.length} numbers from outside of what episodes, minutes and years can be, and the first beyond the bounds`,
    came: `unknown each; the bounds are ${edges[0]?.toLocaleString('en')} episodes and ${edges[2]?.toLocaleString('en')} minutes`,
  });
});

it('dates are as precise as they are known, and no more', () => {
  expect([dateOf(2013, 4, 7), dateOf(2013, 4, 0), dateOf(2013, null, 7), dateOf(2013, 13, 7), dateOf(0, 4, 7)]).toEqual(
    ['2013-04-07', '2013-04', '2013', '2013', undefined],
  );
  expect(['2013-04-07T00:00:00+00:00', '2013-04', '0000-01-01', '20130407', ''].map(dateIn)).toEqual([
    '2013-04-07',
    '2013-04',
    undefined,
    undefined,
    undefined,
  ]);
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer(), (year, month, day) =>
      /^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$/.test(dateOf(year, month, day) ?? ''),
    ),
  );
});
