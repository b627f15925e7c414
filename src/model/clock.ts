/** Timers take no more, and fire at once if they are told to wait longer. */
export const longestTimerMs = 2 ** 31 - 1;

/** Time, as an argument. Tests pass one that never really waits. */
export interface Clock {
  /** Unix time in ms. */
  now(): number;
  /** For some weeks at the most. Rejects with the signal's reason when aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: async (ms, signal) => {
    signal?.throwIfAborted();
    // Most runs never wait.
    const { setTimeout } = await import('node:timers/promises');
    await setTimeout(Math.min(ms, longestTimerMs), undefined, signal && { signal });
  },
};

/** A clock that only goes forward, in ms and parts of them: for measuring. */
export const stopwatch = (): number => performance.now();
