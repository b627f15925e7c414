import { expect, it } from 'vitest';
import { createPatience } from '../../src/model/patience.ts';
import { fakeClock } from '../helpers/clock.ts';

/** A server that is there or not, and what is said of it. */
function server(mostMs = 60_000) {
  const clock = fakeClock();
  const over = new AbortController();
  const said: string[] = [];
  const of = createPatience({
    ...{ clock, signal: over.signal, mostMs },
    onAway: (why, name) => void said.push(`${name} away: ${why}`),
    onBack: (name, ms) => void said.push(`${name} back after ${ms}`),
    onSpent: (why, name) => void said.push(`${name} given up: ${why}`),
  });
  const is = { there: true, tries: 0, pausesMs: [] as number[] };
  let lastAt: number | undefined;
  const ask = async (answer: string) => {
    is.tries++;
    if (lastAt !== undefined) is.pausesMs.push(clock.now() - lastAt);
    lastAt = clock.now();
    if (!is.there) throw new Error('gone');
    return answer;
  };
  const asked = (answer: string, name = 'one') => of(name).through(() => ask(answer), isGone);
  return { clock, over, said, is, asked, of };
}

const isGone = (error: unknown) => error instanceof Error && error.message === 'gone';

it('waits for a server that goes, and says once that it has gone and once that it is back', async () => {
  const { clock, said, is, asked } = server();
  expect(await asked('a')).toBe('a');
  is.there = false;
  const both = Promise.all([asked('b'), asked('c')]);
  await clock.run(5_000);
  expect(said).toEqual(['one away: gone']);
  is.there = true;
  await clock.run(10_000);
  expect(await both).toEqual(['b', 'c']);
  expect(said).toEqual(['one away: gone', expect.stringMatching(/^one back after \d+$/)]);
});

it('says that a server is back two seconds later at the latest, and lets all who wait ask then', async () => {
  const { clock, said, is, asked } = server();
  is.there = false;
  const first = asked('a');
  await clock.run(1_900);
  const second = asked('b');
  await clock.run(20_000);
  is.there = true;
  const before = is.tries;
  await clock.run(2_000);
  expect(said).toEqual(['one away: gone', expect.stringMatching(/^one back after \d+$/)]);
  expect([await first, await second, is.tries - before]).toEqual(['a', 'b', 2]);
});

it('asks less and less often, and gives up when the time is over: then at once', async () => {
  const { clock, said, is, asked } = server(600_000);
  is.there = false;
  const first = asked('a').catch((error: Error) => error.message);
  await clock.run(700_000);
  expect([await first, said]).toEqual(['gone', ['one away: gone', 'one given up: gone']]);
  expect(is.tries).toBeLessThan(310);
  expect(is.pausesMs.slice(0, 8)).toEqual([250, 500, 1_000, 2_000, 2_000, 2_000, 2_000, 2_000]);
  const before = is.tries;
  await expect(asked('b')).rejects.toThrow('gone');
  expect(is.tries).toBe(before + 1);
});

it('waits for nobody where the fault is another one, or when the process is to end', async () => {
  const { clock, over, said, is, asked, of } = server();
  await expect(of('one').through(() => Promise.reject(new TypeError('a bug')), isGone)).rejects.toThrow('a bug');
  expect(said).toEqual([]);
  is.there = false;
  const waiting = asked('a').catch((error: Error) => error.message);
  await clock.run(1_000);
  over.abort();
  expect(await waiting).toBe('gone');
  await expect(asked('b')).rejects.toThrow('gone');
  expect(said).toEqual(['one away: gone']);
});

it('leaves a server that takes questions and answers none when the process is to end', async () => {
  const { clock, over, is, asked, of } = server();
  is.there = false;
  const answers = [() => Promise.reject(new Error('gone')), () => new Promise<string>(() => {})];
  const waiting = of('one').through(() => answers.shift()?.() ?? Promise.resolve(''), isGone);
  const ended = waiting.catch((error: Error) => error.message);
  await clock.run(1_000);
  over.abort();
  expect(await ended).toBe('gone');
  await expect(asked('b')).rejects.toThrow('gone');
});

it('is with each server apart', async () => {
  const { clock, said, is, asked } = server();
  is.there = false;
  const one = asked('a');
  const other = asked('b', 'other');
  await clock.run(100);
  is.there = true;
  await clock.run(1_000);
  expect([await one, await other]).toEqual(['a', 'b']);
  expect(said.filter((line) => line.startsWith('other'))).toHaveLength(2);
});
