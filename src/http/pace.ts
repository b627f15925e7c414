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

/** One first-in-first-out line in front of a budget. */
export function createPacer({ clock, budget, reserve = 0 }: PacerOptions): RateLimiter {
  let line: Promise<unknown> = Promise.resolve();

  async function turn(signal?: AbortSignal, onWait?: (wait: Wait) => void): Promise<void> {
    signal?.throwIfAborted();
    for (let wait = await budget.take(reserve); wait; wait = await budget.take(reserve)) {
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
