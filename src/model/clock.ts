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

/** Lets others have their turn, where this one has had its own for longer than a few ms. Called between two steps of long work. */
export type YieldTurn = () => Promise<void>;

/** How long the steps of one work may go on in one turn, ms. */
const longestMs = 5;

/** `now`: a time in ms. Where it is set back, others have their turn at once. */
export function turnsOf(now: () => number): YieldTurn {
  let begun = now();
  return async () => {
    const passed = now() - begun;
    if (passed >= 0 && passed < longestMs) return;
    await new Promise<void>((done) => setImmediate(done));
    begun = now();
  };
}

/** Rejects with a `TimeoutError` where `work` takes longer than `ms` of real time. Leaves no timer behind. */
export async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const expire = () => reject(new DOMException('no answer in time', 'TimeoutError'));
    timer = setTimeout(expire, Math.min(ms, longestTimerMs));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What `work` comes to; rejects with the signal's reason when aborted first, also where nothing else can end the work. */
export async function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  let leave = () => {};
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
