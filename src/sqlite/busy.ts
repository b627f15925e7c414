import type { Clock } from '../model/clock.ts';
import { isBusy } from './failure.ts';

/** How to wait for another program that writes to the file. */
export interface Patience {
  readonly clock: Clock;
  /** Aborted: whoever waits is in a hurry. */
  readonly signal?: AbortSignal;
  /** Hears of a long wait. */
  readonly say?: () => void;
  /** How long to wait at the most, in ms; half a minute where it is left out. */
  readonly longestMs?: number;
}

/** SQLite itself waits so long at a time: meanwhile the program hears nothing, Ctrl-C neither. */
export const busyStepMs = 25;
/** Between two attempts: short at first, because most writers are done at once. */
const [shortestMs, longestPauseMs] = [25, 475];
/** Waits shorter than this are no news. */
const longMs = 2_000;
const usuallyMs = 30_000;
const hurryMs = 1_000;

/** Runs `body` until nobody else is in its way, or the time is up: then it throws as `body` does. */
export async function patiently<Result>(body: () => Result, patience: Patience): Promise<Result> {
  const { clock, signal, say, longestMs = usuallyMs } = patience;
  let told = false;
  let hurried = 0;
  let pauseMs = shortestMs;
  for (let waited = 0; ; waited += busyStepMs + pauseMs) {
    if (signal?.aborted) hurried += busyStepMs + pauseMs;
    try {
      return body();
    } catch (error) {
      if (!isBusy(error) || waited >= longestMs || hurried >= hurryMs) throw error;
    }
    if (waited >= longMs && !told) say?.();
    told ||= waited >= longMs;
    pauseMs = Math.min(Math.ceil(pauseMs * 1.5), longestPauseMs);
    await clock.sleep(pauseMs);
  }
}
