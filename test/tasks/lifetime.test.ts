import { describe, expect, it } from 'vitest';
import { ClosedError } from '../../src/model/errors.ts';
import type { Lookup } from '../../src/model/lookup.ts';
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

  it('is left by what has come to its end: closing waits for nothing of it', async () => {
    const { lifetime, closed } = living();
    const ends: string[] = [];
    const reader = lifetime.streaming(undefined, async function* () {
      try {
        yield 1;
      } finally {
        ends.push('read');
      }
    });
    for await (const _ of reader);
    expect(await lifetime.until(undefined, async () => 7)).toBe(7);
    await lifetime.close();
    expect([ends, closed]).toEqual([['read'], ['closed']]);
  });

  it('is closed although what was running fails', async () => {
    const { lifetime, closed } = living();
    const failing = expect(
      lifetime.until(
        undefined,
        (stop) => new Promise((_, fail) => stop.addEventListener('abort', () => fail(new Error('own')))),
      ),
    ).rejects.toThrow('own');
    await lifetime.close();
    await failing;
    expect(closed).toEqual(['closed']);
  });

  it('is every call of a lookup, with what was asked and by the signal of who asks', async () => {
    const { lifetime } = living();
    const asked: unknown[] = [];
    const stops: (AbortSignal | undefined)[] = [];
    const told = (name: string) =>
      async function* (...words: readonly unknown[]) {
        const { signal, ...call } = words.at(-1) as { readonly signal?: AbortSignal; readonly lookAhead: boolean };
        asked.push([name, ...words.slice(0, -1), call]);
        stops.push(signal);
        yield* [];
      };
    const counts = () => ({ requests: 3, cacheHits: 0, cacheMisses: 0, waitedMs: 0 });
    const lookup = {
      titles: told('titles'),
      search: told('search'),
      popular: told('popular'),
      counts,
    } as unknown as Lookup;
    const own = new AbortController();
    const call = { lookAhead: true, signal: own.signal };
    const closing = lifetime.closing(lookup);
    expect([closing.counts().requests, closing.list]).toEqual([3, undefined]);
    for await (const _ of closing.titles(['mal:1'], call));
    for await (const _ of closing.search(['a'], call));
    for await (const _ of closing.popular(5, call));
    const listing = lifetime.closing({ ...lookup, list: told('list') } as unknown as Lookup);
    for await (const _ of listing.list?.('anilist', 'Faye', call) ?? []);
    expect(asked).toEqual([
      ['titles', ['mal:1'], { lookAhead: true }],
      ['search', ['a'], { lookAhead: true }],
      ['popular', 5, { lookAhead: true }],
      ['list', 'anilist', 'Faye', { lookAhead: true }],
    ]);
    own.abort();
    expect(stops.map((stop) => stop?.aborted)).toEqual([true, true, true, true]);
    await lifetime.close();
    await expect(closing.titles(['mal:1'], call)[Symbol.asyncIterator]().next()).rejects.toThrow(ClosedError);
  });
});
