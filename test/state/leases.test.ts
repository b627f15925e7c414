import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCounters } from '../../src/state/sqlite/counters.ts';
import { takeLease } from '../../src/state/sqlite/leases.ts';
import { openState } from '../../src/state/sqlite/state.ts';
import { fakeClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';

async function two() {
  const path = join(ownFolder(), 'state.sqlite');
  const states = [await openState(path), await openState(path)] as const;
  onTestFinished(() => {
    for (const state of states) state.close();
  });
  return states;
}

it('gives a lease to one at a time, until it is given back or its holder is dead for a term', async () => {
  const [one, other] = await two();
  const clock = fakeClock();
  const mine = takeLease(one, 'warm', 10_000, clock);
  expect(takeLease(other, 'warm', 10_000, clock)).toBeUndefined();
  expect(takeLease(other, 'another', 10_000, clock)).toBeDefined();
  clock.set(clock.now() + 9_000);
  expect(mine?.renew()).toBe(true);
  clock.set(clock.now() + 9_000);
  expect(takeLease(other, 'warm', 10_000, clock)).toBeUndefined();
  clock.set(clock.now() + 1_000);
  const theirs = takeLease(other, 'warm', 10_000, clock);
  expect(theirs).toBeDefined();
  expect(mine?.renew()).toBe(false);
  mine?.release();
  expect(takeLease(one, 'warm', 10_000, clock)).toBeUndefined();
  theirs?.release();
  expect(takeLease(one, 'warm', 10_000, clock)).toBeDefined();
});

it('takes what a process holds that has ended, and leaves it to one of which that is not known', async () => {
  const [one, other] = await two();
  const clock = fakeClock();
  const gone = new Set<string>();
  const processOf = (name: string) => ({ name, isGone: (whose: string) => gone.has(whose) });
  const mine = takeLease(one, 'warm', 10_000, clock, processOf('here:1'));
  expect(mine).toBeDefined();
  expect(takeLease(other, 'warm', 10_000, clock, processOf('here:2'))).toBeUndefined();
  gone.add('here:1');
  expect(takeLease(other, 'warm', 10_000, clock)).toBeUndefined();
  const theirs = takeLease(other, 'warm', 10_000, clock, processOf('here:2'));
  expect(theirs).toBeDefined();
  expect(mine?.renew()).toBe(false);
  theirs?.release();
  const nameless = takeLease(one, 'warm', 10_000, clock);
  expect(takeLease(other, 'warm', 10_000, clock, processOf('here:2'))).toBeUndefined();
  nameless?.release();
});

it('adds up the counts of all processes, and writes them in batches', async () => {
  const [one, other] = await two();
  const clock = fakeClock();
  const mine = createCounters({ clock, state: one, every: 3 });
  const theirs = createCounters({ clock, state: other });
  expect(mine.totals()).toEqual({ counts: new Map(), since: undefined });
  mine.add('requests');
  mine.add('requests', 2);
  expect(theirs.totals().counts.get('requests')).toBeUndefined();
  expect(mine.totals().counts.get('requests')).toBe(3);
  mine.add('waited', 40.4);
  expect(theirs.totals()).toEqual({
    counts: new Map([
      ['requests', 3],
      ['waited', 40],
    ]),
    since: clock.now(),
  });
  const since = clock.now();
  clock.set(since + 1_000);
  theirs.add('requests', 5);
  theirs.flush();
  theirs.flush();
  expect(mine.totals()).toEqual({
    counts: new Map([
      ['requests', 8],
      ['waited', 40],
    ]),
    since,
  });
});
