import { setTimeout } from 'node:timers/promises';

/** Time, as an argument. Tests pass one that never really waits. */
export interface Clock {
  /** Unix time in ms. */
  now(): number;
  /** Rejects with the signal's reason when aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: async (ms, signal) => {
    signal?.throwIfAborted();
    await setTimeout(ms, undefined, signal && { signal });
  },
};

/** A clock that only goes forward, in ms and parts of them: for measuring. */
export const stopwatch = (): number => performance.now();
