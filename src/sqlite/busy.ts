import { type Clock, stopwatch } from '../model/clock.ts';
import { isBusy } from './failure.ts';

/** How to wait for another program that writes to the file. */
export interface BusyOptions {
  readonly clock: Clock;
  /** Aborted when the process is to end: from then on the wait is a moment. */
  readonly signal?: AbortSignal;
  /** Is called once if the wait is long. */
  readonly say?: () => void;
  /** How long to wait at the most, in ms; half a minute where it is left out. */
  readonly longestMs?: number | undefined;
  /** How long to wait still when the process is to end, in ms; 60 where it is left out. */
  readonly hurryMs?: number;
}

/** How long SQLite itself waits at a time, in ms. Meanwhile the program can do nothing else: a server answers nobody. */
export const busyStepMs = 5;
/** Pauses between two attempts, in ms: short at first, because most writers are done at once. */
const [shortestMs, longestPauseMs] = [10, 475];
/** Waits shorter than this are not told of, in ms. */
const longMs = 2_000;
const usuallyMs = 30_000;
/** How long to wait still, and from one attempt to the next, when the process is to end, in ms: who asks it to end sees it end. */
const [usualHurryMs, hurriedPauseMs] = [60, 15];

/** Runs `body` again and again while another process keeps it from writing. When the time is up it rejects as `body` threw. */
export async function patiently<Result>(body: () => Result, patience: BusyOptions): Promise<Result> {
  const { clock, signal, say, longestMs = usuallyMs, hurryMs = usualHurryMs } = patience;
  let told = false;
  let hurried = 0;
  let hurriedSince = Number.POSITIVE_INFINITY;
  let pauseMs = shortestMs;
  for (let waited = 0; ; waited += busyStepMs + pauseMs) {
    try {
      return body();
    } catch (error) {
      // Where others keep the machine busy, a pause is longer than it was to be.
      const isLate = signal?.aborted && (hurried >= hurryMs || stopwatch() - hurriedSince >= hurryMs);
      if (!isBusy(error) || waited >= longestMs || isLate) throw error;
    }
    if (waited >= longMs && !told) say?.();
    told ||= waited >= longMs;
    const isHurried = signal?.aborted === true;
    if (isHurried) {
      hurried += busyStepMs + hurriedPauseMs;
      hurriedSince = Math.min(hurriedSince, stopwatch());
    }
    pauseMs = isHurried ? hurriedPauseMs : Math.min(Math.ceil(pauseMs * 1.5), longestPauseMs);
    await pause(pauseMs, clock, isHurried ? undefined : signal);
  }
}

/** Sleeps until the time is up or the signal is given. */
async function pause(ms: number, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}
