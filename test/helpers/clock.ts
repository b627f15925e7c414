import type { Clock } from '../../src/model/clock.ts';

/** A clock that jumps: sleepers wake in the order of their alarms as `run` moves time on. */
export function fakeClock(start = 1_000_000): Clock & { run(ms: number): Promise<void>; set(ms: number): void } {
  let now = start;
  let alarms: { at: number; wake: () => void }[] = [];
  const settle = () => new Promise<void>((done) => setImmediate(done));
  return {
    now: () => now,
    set: (ms) => {
      now = ms;
    },
    sleep: (ms, signal) =>
      new Promise((wake, reject) => {
        if (signal?.aborted) return reject(signal.reason as Error);
        const leave = () => {
          alarms = alarms.filter((one) => one !== alarm);
          reject(signal?.reason as Error);
        };
        const ring = () => {
          signal?.removeEventListener('abort', leave);
          wake();
        };
        const alarm = { at: now + ms, wake: ring };
        alarms.push(alarm);
        signal?.addEventListener('abort', leave, { once: true });
      }),
    async run(ms) {
      const end = now + ms;
      for (;;) {
        for (let n = 0; n < 5; n++) await settle();
        const next = alarms.filter((alarm) => alarm.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        alarms = alarms.filter((alarm) => alarm !== next);
        now = Math.max(now, next.at);
        next.wake();
      }
      now = end;
    },
  };
}

/** A clock on which every sleep is over at once, for tests that talk to a real server. `slept` says how long each was. */
export function instantClock(start = Date.UTC(2026, 10, 21, 12)): Clock & { readonly slept: number[] } {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
      // Time goes on only after whoever else is ready has had a turn.
      await new Promise<void>((done) => setImmediate(done));
      signal?.throwIfAborted();
    },
  };
}
