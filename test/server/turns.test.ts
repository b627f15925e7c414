import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { turnsOf } from '../../src/model/clock.ts';
import { createEventLog } from '../../src/server/event-log.ts';
import { createPulse } from '../../src/server/pulse.ts';
import { followed } from '../../src/server/runs.ts';
import { createTurns } from '../../src/server/turns.ts';
import { fakeClock } from '../helpers/clock.ts';

const thousand = Array.from({ length: 1_000 }, (_, n) => n);

it('a thousand readers are told of an event once each, in their order, and others have their turn between', async () => {
  const log = createEventLog();
  const told: number[] = [];
  for (const n of thousand) log.onceGrown(() => void told.push(n));
  log.append(new Uint8Array(1));
  expect(told.length).toBe(50);
  // Nobody is told twice of what is told at the end.
  log.end();
  expect(told.length).toBe(50);
  await expect.poll(() => told.length).toBe(1_000);
  expect(told).toEqual(thousand);
});

it('a reader that leaves before its turn is not told any more', async () => {
  const log = createEventLog();
  const told: number[] = [];
  const leave = thousand.map((n) => log.onceGrown(() => void told.push(n)));
  log.append(new Uint8Array(1));
  leave[70]?.();
  await expect.poll(() => told.length).toBe(999);
  expect(told).not.toContain(70);
});

it('a thousand silent streams give their sign of life in turns', async () => {
  const clock = fakeClock();
  const pulse = createPulse(clock, 15_000);
  const told: number[] = [];
  const left = thousand.map((n) => pulse.join(() => void told.push(n)));
  for (let n = 0; n < 3; n++) await clock.run(5_000);
  expect(told.length).toBeLessThan(1_000);
  await expect.poll(() => told.length).toBe(1_000);
  expect(told).toEqual(thousand);
  for (const one of left) one.leave();
});

it('what comes while others wait goes behind them', async () => {
  const turns = createTurns(2);
  const called: string[] = [];
  const call = (name: string) => () => void called.push(name);
  turns.add(['a', 'b', 'c'].map(call));
  turns.add(['d'].map(call));
  expect(called).toEqual(['a', 'b']);
  await setImmediate();
  expect(called).toEqual(['a', 'b', 'c', 'd']);
});

it('a run that works on and on lets others have their turns between its events', async () => {
  let now = 0;
  const noted: number[] = [];
  // Each event takes two milliseconds of work, and none waits for anything.
  const events = async function* () {
    for (let n = 0; n < 12; n++) {
      now += 2;
      yield n;
    }
    return 'done';
  };
  const run = followed(
    events(),
    (n) => void noted.push(n),
    turnsOf(() => now),
  );
  const seen: number[] = [];
  while (noted.length < 13) {
    await setImmediate();
    seen.push(noted.length);
  }
  expect(await run).toBe('done');
  // Three events take longer than five milliseconds: at most as many in one turn.
  expect(Math.max(...seen.map((count, n) => count - (seen[n - 1] ?? 0)))).toBeLessThanOrEqual(3);
});
