import { expect, it } from 'vitest';
import { createMeter, type FigureName, figureTable } from '../../src/state/figures.ts';
import { createMemoryState } from '../../src/state/memory/state.ts';
import { fakeClock } from '../helpers/clock.ts';

it('writes in batches, and reads what all have written with what it has not', async () => {
  const clock = fakeClock();
  const { counters } = createMemoryState({ clock });
  const mine = createMeter({ counters, clock, every: 3 });
  expect((await mine.read()).since).toBeUndefined();
  const since = clock.now();
  mine.add('provider.requests', 'anilist');
  mine.add('provider.requests', 'anilist', 2);
  mine.add('provider.requests', 'mal', 0);
  expect((await counters.totals()).counts).toEqual(new Map());
  mine.add('provider.waitedMs', 'anilist', 40.4);
  const counts = new Map([
    ['provider.anilist.requests', 3],
    ['provider.anilist.waitedMs', 40],
  ]);
  await Promise.resolve();
  expect(await counters.totals()).toEqual({ counts, since });
  clock.set(since + 1_000);
  const theirs = createMeter({ counters, clock });
  theirs.add('provider.requests', 'anilist', 5);
  await theirs.flush();
  await theirs.flush();
  mine.add('provider.requests', 'anilist');
  const standings = await mine.read();
  expect([standings.of('provider.requests', 'anilist'), standings.of('provider.requests', 'mal')]).toEqual([9, 0]);
  expect(standings.since).toBe(since);
});

it('adds what was counted while it read', async () => {
  const clock = fakeClock();
  const { counters } = createMemoryState({ clock });
  const reading: typeof counters = {
    ...counters,
    totals: async () => {
      const totals = await counters.totals();
      meter.add('provider.requests', 'anilist', 4);
      return totals;
    },
  };
  const meter = createMeter({ counters: reading, clock });
  meter.add('provider.requests', 'anilist', 10);
  expect((await meter.read()).of('provider.requests', 'anilist')).toBe(14);
});

it('loses nothing of what is counted while it writes', async () => {
  const clock = fakeClock();
  const { counters } = createMemoryState({ clock });
  const meter = createMeter({ counters, clock, every: 2 });
  for (let n = 0; n < 101; n++) {
    meter.add('cache.hits', 'basic');
    if (n % 10 === 0) await meter.read();
  }
  expect((await meter.read()).of('cache.hits', 'basic')).toBe(101);
});

it.each(Object.entries(figureTable))('%s says what it is', (name, { label, unit, help }) => {
  expect(name.split('.')).toHaveLength(2);
  expect(name.startsWith(label === 'tier' ? 'cache.' : 'provider.')).toBe(true);
  expect(name.endsWith('Ms')).toBe(unit === ('ms' satisfies (typeof figureTable)[FigureName]['unit']));
  expect(help).toMatch(/^[A-Z].*\.$/);
});
