import { describe, expect, it } from 'vitest';
import { patiently } from '../../src/sqlite/busy.ts';
import { fakeClock, instantClock } from '../helpers/clock.ts';
import { told } from '../helpers/outcomes.ts';

const busy = () => {
  throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
};

describe('waiting for another program that writes', () => {
  it('ends after half a minute, and is told of once', async () => {
    const clock = instantClock();
    let told = 0;
    const startedAt = clock.now();
    const say = () => {
      told += 1;
      expect(clock.now() - startedAt).toBeGreaterThan(1_500);
    };
    await expect(patiently(busy, { clock, say })).rejects.toThrow('database is locked');
    expect(told).toBe(1);
    expect(clock.now() - startedAt).toBeGreaterThan(25_000);
    expect(clock.now() - startedAt).toBeLessThanOrEqual(30_000);
  });

  it('ends within 100 ms of a signal, whenever it comes', async () => {
    let longest = 0;
    for (const at of [0, 10, 900, 5_000, 29_000]) {
      const clock = fakeClock();
      const stop = new AbortController();
      const ended = patiently(busy, { clock, signal: stop.signal }).catch(() => clock.now());
      await clock.run(at);
      stop.abort();
      const asked = clock.now();
      await clock.run(10_000);
      longest = Math.max(longest, Number(await ended) - asked);
    }
    expect(longest).toBeLessThanOrEqual(100);
    told({
      kind: 'a locked database and Ctrl-C',
      tried: 'the signal comes at once, after 10 ms, and up to 29 s into the wait',
      came: `the wait ends within ${longest} ms`,
    });
  });

  it('still tries after a signal: what can be done at once is done', async () => {
    const clock = fakeClock();
    const stop = new AbortController();
    let isFree = false;
    const done = patiently(() => (isFree ? 'done' : busy()), { clock, signal: stop.signal });
    await clock.run(1_000);
    isFree = true;
    stop.abort();
    await clock.run(100);
    expect(await done).toBe('done');
  });

  it('does not hide what else goes wrong', async () => {
    const wrong = new Error('no such table');
    let tried = 0;
    const body = () => {
      tried += 1;
      throw wrong;
    };
    await expect(patiently(body, { clock: instantClock() })).rejects.toBe(wrong);
    expect(tried).toBe(1);
  });
});
