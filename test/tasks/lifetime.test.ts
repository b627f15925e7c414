import { describe, expect, it } from 'vitest';
import { ClosedError } from '../../src/model/errors.ts';
import { createLifetime } from '../../src/tasks/lifetime.ts';

function living() {
  const outer = new AbortController();
  const closed: string[] = [];
  const lifetime = createLifetime(outer.signal, async () => void closed.push('closed'));
  return { lifetime, outer, closed };
}
/** Ends when its signal does, and notes that. */
const waiting = (stop: AbortSignal, log: string[]) =>
  new Promise<void>((_, fail) => {
    stop.addEventListener('abort', () => {
      log.push('ended');
      fail(stop.reason);
    });
  });

describe('what is open', () => {
  it('is closed once, after all that was running has ended', async () => {
    const { lifetime, closed } = living();
    const run = lifetime.until(undefined, (stop) => waiting(stop, closed));
    const failed = expect(run).rejects.toThrow('this was closed while it was asked');
    await Promise.all([lifetime.close(), lifetime.close()]);
    await failed;
    expect(closed).toEqual(['ended', 'closed']);
  });

  it('answers nothing any more once it is closed', async () => {
    const { lifetime } = living();
    lifetime.check();
    await lifetime.close();
    const again = 'this was closed: open it anew';
    expect(() => lifetime.check()).toThrow(ClosedError);
    await expect(lifetime.until(undefined, async () => 1)).rejects.toThrow(again);
    const reader = lifetime.streaming(undefined, async function* () {
      yield 1;
    });
    await expect(reader.next()).rejects.toThrow(again);
  });

  it('ends what is read step by step as a reader does that leaves', async () => {
    const { lifetime, closed } = living();
    const reader = lifetime.streaming(undefined, async function* () {
      try {
        yield 1;
        yield 2;
      } finally {
        closed.push('left');
      }
    });
    expect(await reader.next()).toEqual({ done: false, value: 1 });
    await lifetime.close();
    expect(closed).toEqual(['left', 'closed']);
    expect(await reader.next()).toEqual({ done: true, value: undefined });
  });

  it('gives on what comes of it, and ends with the signal of who asks or of all', async () => {
    const { lifetime, outer } = living();
    expect(await lifetime.until(undefined, async () => 7)).toBe(7);
    const [own, log] = [new AbortController(), [] as string[]];
    const one = expect(lifetime.until(own.signal, (stop) => waiting(stop, log))).rejects.toThrow('mine');
    own.abort(new Error('mine'));
    await one;
    const other = expect(lifetime.until(undefined, (stop) => waiting(stop, log))).rejects.toThrow('all');
    outer.abort(new Error('all'));
    await other;
    expect(log).toEqual(['ended', 'ended']);
  });
});
