import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RateLimit } from '../../src/model/rate-limit.ts';
import { countedMs } from '../../src/state/window.ts';
import { told } from '../helpers/outcomes.ts';
import { type Engine, setClock, two } from './engine.ts';

const second = { requests: 3, perMs: 1_000 };
const minute = { requests: 20, perMs: 60_000 };
const hour = 3_600_000;

// With a margin, for the network: 50 ms for a window of 1 s, 1 s for one of 60 s.
const counted = (perMs: number) => countedMs({ requests: 1, perMs });

/** The most starts that any window of this length holds. */
export function worst(starts: readonly number[], perMs: number): number {
  return Math.max(0, ...starts.map((from) => starts.filter((at) => at >= from && at < from + perMs).length));
}

type Happening =
  | { readonly type: 'ask'; readonly after: number; readonly patient: boolean }
  | { readonly type: 'pause'; readonly after: number; readonly ms: number }
  | { readonly type: 'lower'; readonly after: number; readonly requests: number; readonly perMs: number };

const after = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 30_000 }));
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ type: fc.constant('ask' as const), after, patient: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('pause' as const), after, ms: fc.integer({ min: 0, max: 5_000 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('lower' as const),
      after,
      requests: fc.integer({ min: 1, max: 30 }),
      perMs: fc.constantFrom(1_000, 10_000, 60_000),
    }),
  },
);

/** What every budget must do, by two callers who share it. */
export function budgetContract(engine: Engine, runs: number): void {
  async function open(limits: readonly RateLimit[]) {
    const clock = setClock();
    const [one, other] = await two(engine, clock);
    return { clock, budget: one.budget('anilist', limits), theirs: other.budget('anilist', limits), one };
  }

  describe(`a budget in ${engine.name}`, () => {
    it('gives as many starts as the window holds, then says how long to wait', async () => {
      const { clock, budget, theirs } = await open([second]);
      expect([await budget.take(0), await theirs.take(0), await budget.take(0)]).toEqual(Array(3).fill(undefined));
      clock.at += 400;
      expect([await budget.take(0), await theirs.take(0)]).toEqual(Array(2).fill({ ms: 650, why: 'limit' }));
      clock.at += 650;
      expect(await theirs.take(0)).toBeUndefined();
    });

    it('says what it would say to who only looks, and gives him nothing', async () => {
      const { clock, budget, theirs } = await open([second]);
      for (const _ of Array(5)) expect(await budget.look(0)).toBeUndefined();
      for (const _ of Array(3)) expect(await theirs.take(0)).toBeUndefined();
      clock.at += 400;
      expect([await budget.look(0), await theirs.look(2)]).toEqual(Array(2).fill({ ms: 650, why: 'limit' }));
      await budget.pause(2_000);
      expect(await theirs.look(0)).toEqual({ ms: 2_000, why: 'told' });
      clock.at += 2_000;
      expect([await theirs.look(0), await budget.left()]).toEqual([undefined, [{ limit: second, left: 3 }]]);
    });

    it('gives the last start to one of two who take it at once', async () => {
      const { budget, theirs } = await open([{ requests: 1, perMs: 1_000 }]);
      const both = await Promise.all([budget.take(0), theirs.take(0)]);
      expect(both.filter((wait) => wait === undefined)).toHaveLength(1);
      expect(both.find((wait) => wait !== undefined)).toEqual({ ms: 1_050, why: 'limit' });
    });

    it('gives no more than there are to fifty who take at once', async () => {
      const { budget, theirs } = await open([minute]);
      const all = await Promise.all(Array.from({ length: 50 }, (_, n) => (n % 2 ? budget : theirs).take(0)));
      expect(all.filter((wait) => wait === undefined)).toHaveLength(20);
    });

    it('rolls: a full window frees one start at a time', async () => {
      const { clock, budget } = await open([{ requests: 2, perMs: 1_000 }]);
      await budget.take(0);
      clock.at += 900;
      await budget.take(0);
      clock.at += 150;
      expect(await budget.take(0)).toBeUndefined();
      expect(await budget.take(0)).toEqual({ ms: 900, why: 'limit' });
    });

    it('holds everybody for a pause, and a shorter one does not end a longer one', async () => {
      const { clock, budget, theirs } = await open([second]);
      await Promise.all([budget.pause(30_000), theirs.pause(1_000)]);
      expect([await budget.take(0), await theirs.take(0)]).toEqual(Array(2).fill({ ms: 30_000, why: 'told' }));
      clock.at += 30_000;
      expect(await theirs.take(0)).toBeUndefined();
    });

    it('is lowered for all, never raised above its own limits', async () => {
      const { budget, theirs } = await open([second]);
      await budget.lower({ requests: 90, perMs: 1_000 });
      await theirs.lower({ requests: 2.9, perMs: 1_000 });
      await budget.lower({ requests: 80, perMs: 1_000 });
      expect([await budget.take(0), await theirs.take(0)]).toEqual([undefined, undefined]);
      expect(await budget.take(0)).toEqual({ ms: 1_050, why: 'limit' });
    });

    it('forgets a limit an hour after it was named last, whatever others were named since', async () => {
      const { clock, budget, theirs } = await open([minute]);
      await budget.lower({ requests: 0, perMs: 60_000 });
      expect(await theirs.left()).toEqual([{ limit: { requests: 1, perMs: 60_000 }, left: 1 }]);
      for (let n = 0; n < 2; n++) {
        clock.at += hour / 2;
        await theirs.lower({ requests: 15, perMs: 60_000 });
      }
      expect(await budget.left()).toEqual([{ limit: { requests: 15, perMs: 60_000 }, left: 15 }]);
      clock.at += hour;
      expect(await budget.left()).toEqual([{ limit: minute, left: 20 }]);
      told({
        kind: 'a lower limit that a header named once',
        tried: 'a limit of 1 a minute, then one of 15 every half hour',
        came: 'an hour later 15 count, and an hour after that the usual 20',
      });
    });

    it('counts what was started before a longer window was added', async () => {
      const { clock, budget, theirs } = await open([second]);
      for (let n = 0; n < 4; n++) {
        await budget.take(0);
        clock.at += 5_000;
      }
      await theirs.lower({ requests: 4, perMs: 60_000 });
      expect(await budget.take(0)).toEqual({ ms: 41_000, why: 'limit' });
    });

    it('leaves a reserve to others, and at least one start to itself', async () => {
      const { clock, budget } = await open([minute, { requests: 1, perMs: 100 }]);
      expect(await budget.take(18)).toBeUndefined();
      clock.at += 105;
      expect(await budget.take(18)).toBeUndefined();
      clock.at += 105;
      expect(await budget.take(18)).toEqual({ ms: 60_790, why: 'limit' });
      expect(await budget.take(0)).toBeUndefined();
    });

    it('lets people go before a run in the background', async () => {
      const { clock, budget: person, theirs: background } = await open([{ requests: 5, perMs: 1_000 }]);
      expect([await background.take(3), await background.take(3)]).toEqual([undefined, undefined]);
      expect(await background.take(3)).toEqual({ ms: 1_050, why: 'limit' });
      clock.at += 100;
      expect([await person.take(0), await person.take(0), await person.take(0)]).toEqual(Array(3).fill(undefined));
      // Two starts are free again; people may have them, the background waits for more.
      clock.at += 950;
      expect(await background.take(3)).toEqual({ ms: 100, why: 'limit' });
      expect(await person.take(0)).toBeUndefined();
    });

    it('counts a request that may have come late from then, for all, and none for less time than before', async () => {
      const { clock, budget, theirs } = await open([second]);
      await budget.postpone(500, 0);
      await budget.take(0);
      clock.at += 100;
      await theirs.take(0);
      clock.at += 300;
      await theirs.take(0);
      // The second one is heard of: its request came 50 ms ago at the latest.
      await theirs.postpone(310, 50);
      expect(await budget.take(0)).toEqual({ ms: 650, why: 'limit' });
      clock.at += 650;
      expect(await budget.take(0)).toBeUndefined();
      expect(await theirs.take(0)).toEqual({ ms: 350, why: 'limit' });
      // Nothing is moved back, and where nothing was started since nothing is moved.
      await budget.postpone(400, 400);
      await budget.postpone(0.5, 0);
      expect(await theirs.take(0)).toEqual({ ms: 350, why: 'limit' });
    });

    it('says what is left, without taking it', async () => {
      const { clock, budget, theirs } = await open([second, minute]);
      await budget.take(0);
      expect(await theirs.left()).toEqual([
        { limit: second, left: 2 },
        { limit: minute, left: 19 },
      ]);
      clock.at += 1_050;
      expect((await theirs.left())[0]?.left).toBe(3);
    });

    it('is one for each account', async () => {
      const { one, budget } = await open([{ requests: 1, perMs: 1_000 }]);
      await budget.take(0);
      expect(await one.budget('anilist@elsewhere', [second]).take(0)).toBeUndefined();
      expect(await one.budget('anilist', [{ requests: 1, perMs: 1_000 }]).take(0)).toBeDefined();
    });

    it('holds nobody longer than a window, or a pause, when the clock is set back', async () => {
      const { clock, budget, theirs } = await open([second]);
      for (let n = 0; n < 3; n++) await budget.take(0);
      await budget.pause(2_000);
      await budget.lower({ requests: 1, perMs: 1_000 });
      clock.at -= hour;
      expect(await theirs.take(0)).toEqual({ ms: 2_000, why: 'told' });
      clock.at += 2_000;
      expect(await budget.take(0)).toBeUndefined();
      expect(await theirs.take(0)).toEqual({ ms: 1_050, why: 'limit' });
      clock.at += hour;
      expect((await theirs.left())[0]?.limit).toEqual(second);
    });

    it('holds nobody longer than a window when the clock was ahead for a while', async () => {
      const { clock, budget, theirs } = await open([second]);
      clock.at += 400 * 24 * hour;
      for (let n = 0; n < 3; n++) await budget.take(0);
      clock.at -= 400 * 24 * hour;
      expect(await theirs.take(0)).toEqual({ ms: 1_050, why: 'limit' });
      clock.at += 1_050;
      expect(await theirs.take(0)).toBeUndefined();
    });

    it('never exceeds a window, whatever comes in between', async () => {
      const judge = async (happenings: readonly Happening[]) => {
        const { clock, budget, theirs } = await open([second, minute]);
        const starts: number[] = [];
        const lowered: { readonly from: number; readonly limit: RateLimit }[] = [];
        for (const [n, one] of happenings.entries()) {
          const mine = n % 3 ? budget : theirs;
          clock.at += one.after;
          if (one.type === 'pause') await mine.pause(one.ms);
          else if (one.type === 'lower') {
            await mine.lower(one);
            lowered.push({ from: clock.at, limit: one });
          } else {
            const wait = await mine.take(0);
            if (wait && one.patient) clock.at += wait.ms;
            if (!wait || (one.patient && !(await mine.take(0)))) starts.push(clock.at);
          }
        }
        expect(worst(starts, counted(second.perMs))).toBeLessThanOrEqual(second.requests);
        expect(worst(starts, counted(minute.perMs))).toBeLessThanOrEqual(minute.requests);
        // A limit that came later holds for what started after it.
        for (const { from, limit } of lowered)
          expect(
            worst(
              starts.filter((at) => at > from && at < from + 3_000_000),
              counted(limit.perMs),
            ),
          ).toBeLessThanOrEqual(limit.requests);
      };
      const happenings = fc.array(happening, { minLength: 20, maxLength: 120 });
      await fc.assert(fc.asyncProperty(happenings, judge), { numRuns: runs });
    });
  });
}
