import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCache } from '../../src/cache/open.ts';
import { fakeClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { told } from '../helpers/outcomes.ts';
import { cacheIn, meterOf, rawFile } from '../helpers/state.ts';
import { cacheContract } from './contract.ts';

cacheContract('memory alone', async (options) => openCache(undefined, { ...options, meter: meterOf(options.clock) }));
cacheContract('memory over a file', async (options) => (await cacheIn(join(ownFolder(), 's.sqlite'), options)).cache);
cacheContract(
  'a file alone',
  async (options) => (await cacheIn(join(ownFolder(), 's.sqlite'), { ...options, memoryBytes: 0 })).cache,
);
it('outlives the process, counts included', async () => {
  const clock = fakeClock();
  const path = join(ownFolder(), 'state.sqlite');
  const { cache: before, state: first } = await cacheIn(path, { clock });
  await before.set('basic', new Map([['k', { a: 1 }]]));
  await before.get('basic', ['k', 'other']);
  await before.close();
  await first.close();
  const after = (await cacheIn(path, { clock })).cache;
  expect((await after.get('basic', ['k'])).get('k')?.value).toEqual({ a: 1 });
  expect((await after.stats())[0]).toMatchObject({ hits: 2, misses: 1, entries: 1 });
});

it('shares with another connection', async () => {
  const clock = fakeClock();
  const path = join(ownFolder(), 'state.sqlite');
  const [one, other] = [(await cacheIn(path, { clock })).cache, (await cacheIn(path, { clock })).cache];
  await one.set('basic', new Map([['k', 1]]));
  expect((await other.get('basic', ['k'])).get('k')?.value).toBe(1);
});

it('sees what another process has put in place of what is too old here', async () => {
  const clock = fakeClock();
  const path = join(ownFolder(), 'state.sqlite');
  const [one, other] = [(await cacheIn(path, { clock })).cache, (await cacheIn(path, { clock })).cache];
  await one.set('basic', new Map([['k', 1]]));
  clock.set(clock.now() + 3_600_000);
  await other.set('basic', new Map([['k', 2]]));
  expect((await one.get('basic', ['k'])).get('k')).toMatchObject({ value: 2, stale: false });
});

it('looks without counting', async () => {
  const clock = fakeClock();
  const cache = openCache(undefined, { clock, meter: meterOf(clock) });
  await cache.set('basic', new Map([['k', 1]]));
  expect((await cache.peek('basic', ['k', 'nobody'])).get('k')?.value).toBe(1);
  expect((await cache.stats())[0]).toMatchObject({ hits: 0, misses: 0 });
});

it('answers from memory what memory holds, and reads the file for what was pushed out', async () => {
  const clock = fakeClock();
  const path = join(ownFolder(), 'state.sqlite');
  const cache = (await cacheIn(path, { clock, memoryBytes: 3_000 })).cache;
  for (const key of ['a', 'b', 'c']) await cache.set('basic', new Map([[key, 'x'.repeat(300)]]));
  await cache.get('basic', ['a']);
  await cache.set('basic', new Map([['d', 'x'.repeat(300)]]));
  // What is no longer in the file can only come from memory: b was used longest ago, and had to go.
  const db = rawFile(path);
  db.exec('DELETE FROM cache');
  expect([...(await cache.get('basic', ['a', 'b', 'c', 'd'])).keys()]).toEqual(['a', 'c', 'd']);
});

const damaged = ['', '{"value":', '[1]', '{"value":{"value":1}}', 'null'];
it.each(damaged)('takes a damaged value for a miss: %s', async (text) => {
  const clock = fakeClock();
  const path = join(ownFolder(), 'state.sqlite');
  const cache = (await cacheIn(path, { clock, memoryBytes: 0 })).cache;
  await cache.set(
    'basic',
    new Map([
      ['bad', 1],
      ['good', 2],
    ]),
  );
  const db = rawFile(path);
  db.prepare("UPDATE cache SET value = ? WHERE key = 'bad'").run(text);
  expect([...(await cache.get('basic', ['bad', 'good'])).keys()]).toEqual(['good']);
  told({
    kind: 'a damaged entry of the cache',
    tried: `${damaged.length} kinds of damage`,
    came: 'each is a miss, in every tier, and the others are found',
  });
});

it('does not grow the file over 10,000 entries that expire', async () => {
  const clock = fakeClock();
  const path = join(ownFolder(), 'state.sqlite');
  const { cache } = await cacheIn(path, { clock, graceMs: 1_000, ttls: { detailed: 1_000 } });
  const round = async (n: number) => {
    const entries = Array.from({ length: 100 }, (_, k) => [`anilist:${n * 100 + k}`, 'x'.repeat(1_000)] as const);
    await cache.set('detailed', new Map(entries));
    clock.set(clock.now() + 5_000);
    await cache.prune();
  };
  for (let n = 0; n < 10; n++) await round(n);
  const db = rawFile(path);
  const size = () => {
    db.pragma('wal_checkpoint(truncate)');
    return statSync(path).size;
  };
  const early = size();
  for (let n = 10; n < 100; n++) await round(n);
  expect(size()).toBeLessThanOrEqual(early);
  expect(early).toBeLessThan(200_000);
  expect((await cache.stats())[1]).toMatchObject({ entries: 0, expired: 10_000 });
});

it('deletes an expired entry in passing', async () => {
  const clock = fakeClock();
  const path = join(ownFolder(), 'state.sqlite');
  const cache = (await cacheIn(path, { clock, graceMs: 1_000 })).cache;
  await cache.set('basic', new Map([['k', 1]]));
  clock.set(clock.now() + 4_000_000);
  await cache.get('basic', ['k']);
  const db = rawFile(path);
  expect(db.prepare('SELECT count(*) FROM cache').pluck().get()).toBe(0);
  expect((await cache.stats())[0]).toMatchObject({ expired: 1, misses: 1 });
});
