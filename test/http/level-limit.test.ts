import { expect, it } from 'vitest';
import { createLevelLimit } from '../../src/http/level-limit.ts';
import type { Outage, Outages } from '../../src/state/state.ts';
import { fakeClock } from '../helpers/clock.ts';

function limited() {
  const clock = fakeClock(10_000_000);
  const kept = new Map<string, Outage>();
  const outages: Outages = {
    get: async (key) => kept.get(key),
    set: async (key, outage) => void kept.set(key, outage),
    delete: async (key) => void kept.delete(key),
  };
  return { clock, kept, limit: createLevelLimit({ clock, outages }) };
}

it('a level that was too many is not asked for again within an hour, of that provider alone', async () => {
  const { clock, limit } = limited();
  expect(await limit.most('anilist')).toBeUndefined();
  await limit.lower('anilist', 2);
  expect([await limit.most('anilist'), await limit.most('mal')]).toEqual([2, undefined]);
  clock.set(clock.now() + 3_599_999);
  expect(await limit.most('anilist')).toBe(2);
  clock.set(clock.now() + 1);
  expect(await limit.most('anilist')).toBeUndefined();
});

it('a note of a clock that was ahead, or that cannot be read, keeps nobody for long', async () => {
  const { clock, kept, limit } = limited();
  await limit.lower('anilist', 1);
  clock.set(clock.now() - 1);
  expect(await limit.most('anilist')).toBeUndefined();
  const since = clock.now();
  kept.set('anilist levels', { reason: 'levels', message: 'nonsense', since, until: since + 60_000 });
  expect(await limit.most('anilist')).toBe(1);
  kept.set('anilist levels', { reason: 'levels', message: '2', since, until: since + 400 * 86_400_000 });
  expect(await limit.most('anilist')).toBeUndefined();
});
