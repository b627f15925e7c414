import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedMs, type Ledger } from '../../src/http/limiter.ts';
import type { RateLimit } from '../../src/model/rate-limit.ts';
import type { LedgerOptions } from '../../src/state/memory/budget.ts';

type Open = (limits: readonly RateLimit[], options: LedgerOptions) => Ledger;

const second = { requests: 3, perMs: 1_000 };
const minute = { requests: 20, perMs: 60_000 };

// With a margin, for the network: 50 ms for a window of 1 s, 1 s for one of 60 s.
const counted = (perMs: number) => countedMs({ requests: 1, perMs });

/** The most starts that any window of this length holds. */
export function worst(starts: readonly number[], perMs: number): number {
  return Math.max(0, ...starts.map((from) => starts.filter((at) => at >= from && at < from + perMs).length));
}

/** Time that a test sets. */
function setClock(at = 1_000_000) {
  return {
    at,
    now() {
      return this.at;
    },
    sleep: () => Promise.reject(new Error('A ledger does not wait')),
  };
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

/** What every place that remembers starts must do. `open` gives a fresh one each time. */
export function ledgerContract(name: string, open: Open, runs = 200): void {
  describe(name, () => {
    it('gives as many starts as the window holds, then says how long to wait', () => {
      const clock = setClock();
      const ledger = open([second], { clock });
      expect([ledger.take(), ledger.take(), ledger.take()]).toEqual([undefined, undefined, undefined]);
      clock.at += 400;
      expect(ledger.take()).toEqual({ ms: 650, why: 'limit' });
      clock.at += 650;
      expect(ledger.take()).toBeUndefined();
    });

    it('rolls: a full window frees one start at a time', () => {
      const clock = setClock();
      const ledger = open([{ requests: 2, perMs: 1_000 }], { clock });
      ledger.take();
      clock.at += 900;
      ledger.take();
      clock.at += 150;
      expect(ledger.take()).toBeUndefined();
      expect(ledger.take()).toEqual({ ms: 900, why: 'limit' });
    });

    it('holds everybody for a pause, and a shorter one does not end a longer one', () => {
      const clock = setClock();
      const ledger = open([second], { clock });
      ledger.pause(30_000);
      ledger.pause(1_000);
      expect(ledger.take()).toEqual({ ms: 30_000, why: 'told' });
      clock.at += 30_000;
      expect(ledger.take()).toBeUndefined();
    });

    it('is lowered, never raised', () => {
      const clock = setClock();
      const ledger = open([second], { clock });
      ledger.lower({ requests: 90, perMs: 1_000 });
      ledger.lower({ requests: 2, perMs: 1_000 });
      ledger.lower({ requests: 80, perMs: 1_000 });
      expect([ledger.take(), ledger.take()]).toEqual([undefined, undefined]);
      expect(ledger.take()).toEqual({ ms: 1_050, why: 'limit' });
    });

    it('counts what was started before a longer window was added', () => {
      const clock = setClock();
      const ledger = open([second], { clock });
      for (let n = 0; n < 4; n++) {
        ledger.take();
        clock.at += 5_000;
      }
      ledger.lower({ requests: 4, perMs: 60_000 });
      expect(ledger.take()).toEqual({ ms: 41_000, why: 'limit' });
    });

    it('leaves a reserve to others, and at least one start to itself', () => {
      const clock = setClock();
      const ledger = open([minute, { requests: 1, perMs: 100 }], { clock, reserve: 18 });
      expect(ledger.take()).toBeUndefined();
      clock.at += 105;
      expect(ledger.take()).toBeUndefined();
      clock.at += 105;
      expect(ledger.take()).toEqual({ ms: 60_790, why: 'limit' });
    });

    it('holds nothing longer than a window when the clock is set back', () => {
      const clock = setClock();
      const ledger = open([second], { clock });
      for (let n = 0; n < 3; n++) ledger.take();
      ledger.pause(2_000);
      clock.at -= 3_600_000;
      expect(ledger.take()).toEqual({ ms: 2_000, why: 'told' });
      clock.at += 2_000;
      expect(ledger.take()).toBeUndefined();
    });

    it('never exceeds a window, whatever comes in between', () => {
      const judge = (happenings: readonly Happening[]) => {
        const clock = setClock();
        const ledger = open([second, minute], { clock });
        const starts: number[] = [];
        const lowered: { readonly from: number; readonly limit: RateLimit }[] = [];
        for (const one of happenings) {
          clock.at += one.after;
          if (one.type === 'pause') ledger.pause(one.ms);
          else if (one.type === 'lower') {
            ledger.lower(one);
            lowered.push({ from: clock.at, limit: one });
          } else {
            const wait = ledger.take();
            if (wait && one.patient) clock.at += wait.ms;
            if (!wait || (one.patient && !ledger.take())) starts.push(clock.at);
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
      fc.assert(fc.property(fc.array(happening, { minLength: 20, maxLength: 120 }), judge), { numRuns: runs });
    });
  });
}
