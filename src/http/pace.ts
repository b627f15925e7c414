import { type Clock, unlessAborted } from '../model/clock.ts';
import type { Budget, Wait } from '../state/state.ts';
import type { RateLimiter } from './limiter.ts';

export interface PacerOptions {
  readonly clock: Clock;
  /** Where the starts are counted, and what knows the limits. */
  readonly budget: Budget;
  /** How many starts of each window this line leaves to others. */
  readonly reserve?: number;
}

/** How old a start may be when it is known to be taken, ms; then another one is taken in its place, once. Half of what a window is counted longer. */
const oldMs = 500;

/** One first-in-first-out line in front of a budget. */
export function createPacer({ clock, budget, reserve = 0 }: PacerOptions): RateLimiter {
  let line: Promise<unknown> = Promise.resolve();

  async function turn(signal?: AbortSignal, onWait?: (wait: Wait) => void): Promise<void> {
    signal?.throwIfAborted();
    let isOld = false;
    for (;;) {
      const asked = clock.now();
      const wait = await budget.take(reserve);
      if (!wait) {
        // One that took long to come was counted long ago, and its request would meet those that are counted after it.
        if (isOld || clock.now() - asked <= oldMs) return;
        isOld = true;
        continue;
      }
      signal?.throwIfAborted();
      onWait?.(wait);
      await clock.sleep(wait.ms, signal);
    }
  }

  return {
    async take(signal, onWait) {
      const asked = clock.now();
      const mine = line.then(() => turn(signal, onWait));
      line = mine.catch(() => undefined);
      await unlessAborted(mine, signal);
      return Math.max(0, clock.now() - asked);
    },
    pause: budget.pause,
    lower: budget.lower,
  };
}
