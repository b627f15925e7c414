import { describe, expect, it } from 'vitest';
import type { CacheOptions, TieredCache } from '../../src/cache/tiers.ts';
import { fakeClock } from '../helpers/clock.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const noon = Date.UTC(2026, 10, 21, 12);

type Open = (options: Omit<CacheOptions, 'meter'>) => Promise<TieredCache>;

function setUp(open: Open, options: Partial<CacheOptions> = {}) {
  const clock = fakeClock(noon);
  return { clock, cache: open({ clock, ...options }) };
}

/** What every cache must do. `open` gives an empty one each time. */
export function cacheContract(name: string, open: Open): void {
  describe(name, () => {
    it('gives back what was set, and nothing for the rest', async () => {
      const { cache: opening } = setUp(open);
      const cache = await opening;
      const value = { id: 1, title: '進撃の巨人', tags: [':a', null], deep: { b: [1.5, false] } };
      await cache.set(
        'basic',
        new Map<string, unknown>([
          ['anilist:1', value],
          ['anilist:2', 'text'],
        ]),
      );
      const found = await cache.get('basic', ['anilist:2', 'anilist:3', 'anilist:1']);
      expect(new Map(found)).toEqual(
        new Map([
          ['anilist:2', { value: 'text', storedAt: noon, expiresAt: noon + hour, stale: false }],
          ['anilist:1', { value, storedAt: noon, expiresAt: noon + hour, stale: false }],
        ]),
      );
      expect(await cache.get('basic', [])).toEqual(new Map());
    });

    it('keeps the tiers apart, whatever the keys', async () => {
      const cache = await setUp(open).cache;
      for (const key of ['k', 'basic:k', 'detailed:k', "k'; --", 'ключ\n']) {
        await cache.set('basic', new Map([[key, 'b']]));
        await cache.set('detailed', new Map([[key, 'd']]));
        expect((await cache.get('basic', [key])).get(key)?.value).toBe('b');
        expect((await cache.get('detailed', [key])).get(key)?.value).toBe('d');
        expect((await cache.get('search', [key])).size).toBe(0);
      }
    });

    it('gives values that nobody else can change', async () => {
      const cache = await setUp(open).cache;
      const value = { list: [1] };
      await cache.set('basic', new Map([['k', value]]));
      value.list.push(2);
      const first = (await cache.get('basic', ['k'])).get('k')?.value as { list: number[] };
      first.list.push(3);
      expect((await cache.get('basic', ['k'])).get('k')?.value).toEqual({ list: [1] });
    });

    it.each([
      ['basic', hour],
      ['detailed', 6 * hour],
      ['franchise', day],
      ['search', hour],
    ] as const)('%s goes stale in its time, and is gone after the grace period', async (tier, ttl) => {
      const { clock, cache: opening } = setUp(open);
      const cache = await opening;
      await cache.set(tier, new Map([['k', 1]]));
      const stale = async () => (await cache.get(tier, ['k'])).get('k')?.stale;
      clock.set(noon + ttl - 1);
      expect(await stale()).toBe(false);
      clock.set(noon + ttl);
      expect(await stale()).toBe(true);
      clock.set(noon + ttl + 7 * day - 1);
      expect(await stale()).toBe(true);
      clock.set(noon + ttl + 7 * day);
      expect(await stale()).toBeUndefined();
    });

    it('takes other times: of the settings, and of an entry', async () => {
      const { clock, cache: opening } = setUp(open, { ttls: { basic: 5 * minute }, graceMs: minute });
      const cache = await opening;
      await cache.set('basic', new Map([['k', 1]]));
      await cache.set('basic', new Map([['absent', 1]]), 10 * minute);
      clock.set(noon + 5 * minute);
      const found = await cache.get('basic', ['k', 'absent']);
      expect([found.get('k')?.stale, found.get('absent')?.stale]).toEqual([true, false]);
      clock.set(noon + 6 * minute);
      expect([...(await cache.get('basic', ['k', 'absent'])).keys()]).toEqual(['absent']);
    });

    it('takes an entry from the future for stale', async () => {
      const { clock, cache: opening } = setUp(open);
      const cache = await opening;
      await cache.set('basic', new Map([['k', 1]]));
      clock.set(noon - day);
      expect((await cache.get('basic', ['k'])).get('k')?.stale).toBe(true);
    });

    it('replaces and deletes', async () => {
      const cache = await setUp(open).cache;
      await cache.set(
        'basic',
        new Map([
          ['a', 1],
          ['b', 1],
          ['c', 1],
        ]),
      );
      await cache.set('basic', new Map([['a', 2]]));
      await cache.delete('basic', ['b', 'nobody']);
      const found = await cache.get('basic', ['a', 'b', 'c']);
      expect([...found].map(([key, { value }]) => [key, value])).toEqual([
        ['a', 2],
        ['c', 1],
      ]);
    });

    it('prunes what is past its grace period, and only that', async () => {
      const { clock, cache: opening } = setUp(open, { graceMs: hour });
      const cache = await opening;
      await cache.set(
        'basic',
        new Map([
          ['a', 1],
          ['b', 1],
        ]),
      );
      await cache.set('franchise', new Map([['c', 1]]));
      clock.set(noon + 2 * hour);
      expect(await cache.prune()).toBe(2);
      expect(await cache.prune()).toBe(0);
      expect((await cache.get('franchise', ['c'])).size).toBe(1);
    });

    it('clears a tier, or all of them', async () => {
      const cache = await setUp(open).cache;
      for (const tier of ['basic', 'detailed', 'search'] as const)
        await cache.set(
          tier,
          new Map([
            ['a', 1],
            ['b', 2],
          ]),
        );
      expect(await cache.clear('basic')).toBe(2);
      expect((await cache.get('basic', ['a'])).size).toBe(0);
      expect((await cache.get('detailed', ['a'])).size).toBe(1);
      expect(await cache.clear()).toBe(4);
      expect((await cache.get('search', ['a', 'b'])).size).toBe(0);
    });

    it('counts', async () => {
      const { clock, cache: opening } = setUp(open, { graceMs: hour });
      const cache = await opening;
      await cache.set(
        'basic',
        new Map<string, unknown>([
          ['a', 'äöü'],
          ['b', 1],
        ]),
      );
      clock.set(noon + 30 * minute);
      await cache.set('basic', new Map([['c', 1]]));
      await cache.get('basic', ['a', 'b', 'nobody', 'nobody']);
      const [basic, detailed] = await cache.stats();
      expect(basic).toMatchObject({ tier: 'basic', entries: 3, hits: 2, stale: 0, misses: 1, expired: 0 });
      expect(basic).toMatchObject({ oldest: noon, nextToExpire: noon + hour, hitRatio: 2 / 3 });
      expect(basic?.bytes).toBeGreaterThan(100);
      expect(detailed).toMatchObject({ entries: 0, bytes: 0, hits: 0, hitRatio: undefined });
      expect([detailed?.oldest, detailed?.nextToExpire]).toEqual([undefined, undefined]);
      clock.set(noon + 70 * minute);
      await cache.get('basic', ['a']);
      expect((await cache.stats())[0]).toMatchObject({ stale: 1, nextToExpire: noon + 90 * minute });
      clock.set(noon + 2 * hour);
      await cache.prune();
      expect((await cache.stats())[0]).toMatchObject({ entries: 1, expired: 2 });
    });

    it('holds many entries of a bulk', async () => {
      const cache = await setUp(open).cache;
      const keys = Array.from({ length: 1_000 }, (_, n) => `anilist:${n}`);
      await cache.set('detailed', new Map(keys.map((key) => [key, { key }])));
      expect((await cache.get('detailed', keys)).size).toBe(1_000);
    });
  });
}
