import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPacer } from '../../src/http/pace.ts';
import { reserveOf } from '../../src/http/reserve.ts';
import { createMemoryBudget } from '../../src/state/memory/budget.ts';
import type { Wait } from '../../src/state/state.ts';
import { spareMs } from '../../src/state/window.ts';
import { fakeClock } from '../helpers/clock.ts';
import { limiterOf } from '../helpers/http.ts';
import { worst } from '../state/budget-contract.ts';

const anilist = [
  { requests: 5, perMs: 1_000 },
  { requests: 28, perMs: 60_000 },
];

it('starts nobody too early and nobody out of line', async () => {
  const clock = fakeClock(0);
  const pacer = limiterOf(anilist, clock);
  const started: { readonly who: number; readonly at: number }[] = [];
  for (let who = 0; who < 70; who++) void pacer.take().then(() => started.push({ who, at: clock.now() }));
  await clock.run(2_000);
  await pacer.pause(55_000);
  await clock.run(240_000);
  const times = started.map(({ at }) => at);
  expect(started.map(({ who }) => who)).toEqual([...Array(70).keys()]);
  expect(worst(times, 1_050)).toBe(5);
  expect(worst(times, 61_000)).toBe(28);
});

it('says how long it took, and of each wait as it begins', async () => {
  const clock = fakeClock();
  const pacer = limiterOf([{ requests: 1, perMs: 1_000 }], clock);
  const waits: Wait[] = [];
  const took = [1, 2, 3].map(() => pacer.take(undefined, (wait) => waits.push(wait)));
  await clock.run(5_000);
  expect((await Promise.all(took)).map(({ waitedMs }) => waitedMs)).toEqual([0, 1_050, 2_100]);
  expect(waits).toEqual([
    { ms: 1_050, why: 'limit' },
    { ms: 1_050, why: 'limit' },
  ]);
  await pacer.pause(7_000);
  const told = pacer.take(undefined, (wait) => waits.push(wait));
  await clock.run(7_000);
  expect((await told).waitedMs).toBe(7_000);
  expect(waits.at(-1)).toEqual({ ms: 7_000, why: 'told' });
});

it('lets those who give up leave at once, from the head of the line and from behind', async () => {
  const clock = fakeClock(0);
  const pacer = limiterOf([{ requests: 1, perMs: 1_000 }], clock);
  const started: string[] = [];
  const [head, behind] = [new AbortController(), new AbortController()];
  const go = (name: string, signal?: AbortSignal) =>
    pacer.take(signal).then(
      () => void started.push(`${name}@${clock.now()}`),
      (error: Error) => void started.push(`${name} left: ${error.message}`),
    );
  void go('a');
  void go('b', head.signal);
  void go('c', behind.signal);
  void go('d');
  await clock.run(300);
  behind.abort(new Error('enough'));
  await clock.run(100);
  expect(started).toEqual(['a@0', 'c left: enough']);
  head.abort(new Error('me too'));
  await clock.run(5_000);
  expect(started).toEqual(['a@0', 'c left: enough', 'b left: me too', 'd@1050']);
  await expect(pacer.take(AbortSignal.abort(new Error('never began')))).rejects.toThrow('never began');
  void pacer.take();
  void pacer.take();
  await expect(pacer.take(AbortSignal.abort(new Error('not even in line')))).rejects.toThrow('not even in line');
});

interface Arrival {
  readonly at: number;
  readonly leavesAfter: number | null;
  readonly pause: number | null;
}

it('keeps every window for arrivals at random times, some of which give up', async () => {
  const arrival: fc.Arbitrary<Arrival> = fc.record({
    at: fc.integer({ min: 0, max: 90_000 }),
    leavesAfter: fc.option(fc.integer({ min: 0, max: 2_000 })),
    pause: fc.option(fc.integer({ min: 0, max: 10_000 }), { freq: 10 }),
  });
  const play = async (arrivals: readonly Arrival[]) => {
    const clock = fakeClock(0);
    const pacer = limiterOf(anilist, clock);
    const starts: number[] = [];
    const ends: Promise<unknown>[] = [];
    for (const { at, leavesAfter, pause } of [...arrivals].sort((a, b) => a.at - b.at)) {
      await clock.run(Math.max(0, at - clock.now()));
      if (pause !== null) await pacer.pause(pause);
      const stop = new AbortController();
      const taken = pacer.take(stop.signal).then(
        () => starts.push(clock.now()),
        () => undefined,
      );
      ends.push(taken);
      if (leavesAfter !== null) void clock.sleep(leavesAfter).then(() => stop.abort());
    }
    await clock.run(600_000);
    await Promise.all(ends);
    expect(worst(starts, 1_050)).toBeLessThanOrEqual(5);
    expect(worst(starts, 61_000)).toBeLessThanOrEqual(28);
  };
  await fc.assert(fc.asyncProperty(fc.array(arrival, { minLength: 30, maxLength: 60 }), play), { numRuns: 8 });
});

it('takes nothing for one who gave up, of a budget that two lines share', async () => {
  const clock = fakeClock(0);
  const budget = createMemoryBudget([{ requests: 1, perMs: 1_000 }], clock);
  const [one, other] = [createPacer({ clock, budget }), createPacer({ clock, budget })];
  await one.take();
  const stop = new AbortController();
  const given = Promise.allSettled([one.take(stop.signal), other.take()]);
  await clock.run(500);
  stop.abort(new Error('enough'));
  await clock.run(600);
  expect(await given).toEqual([
    { status: 'rejected', reason: new Error('enough') },
    { status: 'fulfilled', value: expect.objectContaining({ waitedMs: 1_050 }) },
  ]);
});

it('lets a person go before what waits in the background, who stands in a line of his own', async () => {
  const clock = fakeClock(0);
  const budget = createMemoryBudget([{ requests: 10, perMs: 60_000 }], clock);
  const background = createPacer({ clock, budget, reserve: reserveOf('background') });
  const person = createPacer({ clock, budget, reserve: reserveOf('person') });
  let done = 0;
  for (let n = 0; n < 4; n++) void background.take().then(() => done++);
  await clock.run(1_000);
  expect(done).toBe(2);
  const starts = await Promise.all(Array.from({ length: 8 }, () => person.take()));
  expect(starts.map(({ waitedMs }) => waitedMs)).toEqual(Array(8).fill(0));
});

it('hears no more of a signal once its turn is over, however it ended', async () => {
  const clock = fakeClock(0);
  const pacer = limiterOf([{ requests: 1, perMs: 1_000 }], clock);
  const { signal } = new AbortController();
  const turns = [pacer.take(signal), pacer.take(signal), pacer.take(signal)];
  expect(getEventListeners(signal, 'abort').length).toBeGreaterThan(0);
  await clock.run(5_000);
  await Promise.all(turns);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('takes another start where one was long in coming: what is counted after it would meet its request', async () => {
  const clock = fakeClock(0);
  const budget = createMemoryBudget([{ requests: 2, perMs: 60_000 }], clock);
  let delays = [2_000];
  const slow = {
    ...budget,
    async take(reserve: number) {
      const taken = await budget.take(reserve);
      await clock.sleep(delays.shift() ?? 0);
      return taken;
    },
  };
  const pacer = createPacer({ clock, budget: slow });
  const first = pacer.take();
  await clock.run(3_000);
  expect((await first).waitedMs).toBe(2_000);
  expect(await budget.left()).toEqual([{ limit: { requests: 2, perMs: 60_000 }, left: 0 }]);
  // Once only: a server that is slow every time is not waited for in vain.
  delays = [2_000, 2_000];
  const second = pacer.take();
  await clock.run(120_000);
  expect((await second).waitedMs).toBeLessThan(70_000);
});

interface Exchange {
  readonly who: number;
  /** Until the request reaches the provider, and from there until its answer is heard, ms. */
  readonly lateMs: number;
  readonly answerMs: number;
}

it('keeps the window of the provider, however late requests reach it', async () => {
  const limits = [{ requests: 4, perMs: 2_000 }];
  const exchange: fc.Arbitrary<Exchange> = fc.record({
    who: fc.integer({ min: 0, max: 2 }),
    lateMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 100, max: 1_500 })),
    answerMs: fc.oneof(fc.constant(20), fc.integer({ min: 20, max: 400 })),
  });
  let postponed = 0;
  const play = async (exchanges: readonly Exchange[]) => {
    const clock = fakeClock(0);
    const known = createMemoryBudget(limits, clock);
    const budget = {
      ...known,
      postpone(takenMs: number, countsMs: number) {
        postponed++;
        return known.postpone(takenMs, countsMs);
      },
    };
    const pacers = Array.from({ length: 3 }, () => createPacer({ clock, budget, spareMs: spareMs(limits) }));
    const arrivals: number[] = [];
    // Each has seen how fast an answer can be.
    const prompt = Array.from({ length: 15 }, (_, n) => ({ who: n % 3, lateMs: 0, answerMs: 20 }));
    const done = [...prompt, ...exchanges].map(async ({ who, lateMs, answerMs }) => {
      const start = await pacers[who]?.take();
      await clock.sleep(lateMs);
      arrivals.push(clock.now());
      await clock.sleep(answerMs);
      await start?.over();
    });
    await clock.run(600_000);
    await Promise.all(done);
    expect(arrivals).toHaveLength(prompt.length + exchanges.length);
    expect(worst(arrivals, 2_000)).toBeLessThanOrEqual(4);
  };
  await fc.assert(fc.asyncProperty(fc.array(exchange, { minLength: 20, maxLength: 50 }), play), { numRuns: 20 });
  expect(postponed).toBeGreaterThan(50);
});

it('lets who is as fast as ever have all that the window holds, however slow the provider is', async () => {
  const clock = fakeClock(0);
  const limits = [{ requests: 2, perMs: 1_000 }];
  const pacer = createPacer({ clock, budget: createMemoryBudget(limits, clock), spareMs: spareMs(limits) });
  const starts: number[] = [];
  const done = Array.from({ length: 30 }, async () => {
    const start = await pacer.take();
    starts.push(clock.now());
    await clock.sleep(700);
    await start.over();
  });
  await clock.run(60_000);
  await Promise.all(done);
  // The first answers tell nothing of how fast it can be.
  expect((starts.at(-1) ?? 0) - (starts[9] ?? 0)).toBe(10 * 1_050);
});
