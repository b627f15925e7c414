import type { Clock } from '../model/clock.ts';
import type { RateLimit } from '../model/rate-limit.ts';
import { createMemoryLedger } from '../state/memory/budget.ts';
import type { Ledger, RateLimiter, Wait } from './limiter.ts';

export interface PacerOptions {
  readonly clock: Clock;
  /** Where the starts are remembered; in this process if left out. It knows the limits, then. */
  readonly ledger?: Ledger;
}

/** Several rolling windows over one first-in-first-out line. No window ever holds more starts than its limit says. */
export function createPacer(limits: readonly RateLimit[], { clock, ledger }: PacerOptions): RateLimiter {
  const starts = ledger ?? createMemoryLedger(limits, { clock });
  let line: Promise<unknown> = Promise.resolve();

  async function turn(signal?: AbortSignal, onWait?: (wait: Wait) => void): Promise<void> {
    signal?.throwIfAborted();
    for (let wait = starts.take(); wait; wait = starts.take()) {
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
    pause: (ms) => starts.pause(ms),
    lower: (limit) => starts.lower(limit),
  };
}

/** Those who wait behind others leave at once, too, not only when it is their turn. */
export async function unlessAborted(turn: Promise<void>, signal?: AbortSignal): Promise<void> {
  if (!signal) return turn;
  let leave = () => {};
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
  try {
    await Promise.race([turn, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
