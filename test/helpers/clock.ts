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
        alarms.push({ at: now + ms, wake });
        signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
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
