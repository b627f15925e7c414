import { type Clock, unlessAborted } from '../model/clock.ts';
import { type Budget, StateUnavailableError, type Wait } from '../state/state.ts';
import type { RateLimiter, TakenStart } from './limiter.ts';
import { createPunctuality } from './punctuality.ts';

export interface PacerOptions {
  readonly clock: Clock;
  /** Where the starts are counted, and what knows the limits. */
  readonly budget: Budget;
  /** How many starts of each window this line leaves to others. */
  readonly reserve?: number;
  /** How late a request may come without harm, because its start counts for so much longer than a window, ms. */
  readonly spareMs?: number;
}

/** How old a start may be when it is known to be taken, ms; then another one is taken in its place, once. Half of what a window is counted longer. */
const oldMs = 500;

function unlessUnavailable(error: unknown): void {
  if (!(error instanceof StateUnavailableError)) throw error;
}

/** One first-in-first-out line in front of a budget. */
export function createPacer({ clock, budget, reserve = 0, spareMs = 50 }: PacerOptions): RateLimiter {
  let line: Promise<unknown> = Promise.resolve();
  const punctuality = createPunctuality(spareMs);

  /** Resolves to when the start that was taken was asked for, Unix time in ms. */
  async function turn(signal?: AbortSignal, onWait?: (wait: Wait) => void): Promise<number> {
    signal?.throwIfAborted();
    let isOld = false;
    for (;;) {
      const asked = clock.now();
      const wait = await budget.take(reserve);
      if (!wait) {
        // One that took long to come was counted long ago, and its request would meet those that are counted after it.
        if (isOld || clock.now() - asked <= oldMs) return asked;
        isOld = true;
        continue;
      }
      signal?.throwIfAborted();
      onWait?.(wait);
      await clock.sleep(wait.ms, signal);
    }
  }

  function startAt(taken: number, waitedMs: number): TakenStart {
    return {
      waitedMs,
      async over() {
        const tookMs = clock.now() - taken;
        const countsMs = punctuality.heard(tookMs);
        // What has been answered is not lost because the state is.
        if (countsMs !== undefined) await budget.postpone(tookMs, countsMs).catch(unlessUnavailable);
      },
    };
  }

  return {
    async take(signal, onWait) {
      const asked = clock.now();
      const mine = line.then(() => turn(signal, onWait));
      line = mine.catch(() => undefined);
      const taken = await unlessAborted(mine, signal);
      return startAt(taken, Math.max(0, clock.now() - asked));
    },
    pause: budget.pause,
    lower: budget.lower,
  };
}
