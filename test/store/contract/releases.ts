import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../src/releases/fingerprint.ts';
import { foldReleases, type SeenRelease } from '../../../src/releases/fold.ts';
import { rankedGroups } from '../../../src/releases/reputation.ts';
import type { Sighting } from '../../../src/releases/sighting.ts';
import type { Database } from '../../../src/store/database.ts';
import { runs } from '../../helpers/suite.ts';
import type { Engine } from './ask.ts';

const plain: Sighting = {
  ...{ group: 'grp', spelling: 'GRP', category: 'Movies', month: 650, seeders: 3, completions: -1 },
  ...{ isInternal: false, isFreeleech: false, isNuked: false, isRevised: false, isRepost: false },
};

/** Release number `id` of a group. */
const seen = (id: number, spelling = 'GRP', rest: Partial<Sighting> = {}): SeenRelease => ({
  fingerprint: fingerprintOf('here', id),
  sighting: { ...plain, group: spelling.toLowerCase(), spelling, ...rest },
});

const anySeen: fc.Arbitrary<SeenRelease> = fc
  .record({
    id: fc.integer({ min: 0, max: 12 }),
    spelling: fc.constantFrom('GRP', 'Grp', 'Élan', '126811'),
    category: fc.constantFrom('Movies', 'TV'),
    month: fc.constantFrom(-1, 640, 641, 650),
    seeders: fc.integer({ min: -1, max: 9 }),
    isNuked: fc.boolean(),
    isFreeleech: fc.boolean(),
  })
  .map(({ id, spelling, ...rest }) => seen(id, spelling, rest));

/** What every database promises of release groups. */
export function describeReleases(engine: Engine): void {
  let store: Database;
  beforeEach(async () => {
    store = await engine.alone();
    return () => store.close();
  });
  const judge = ['Movies', 'TV'];

  describe('release groups', () => {
    it('are nothing at first', async () => {
      expect(await store.releases.best(10)).toEqual([]);
      expect(await store.releases.group('GRP')).toEqual([]);
      expect(await store.releases.categories()).toEqual([]);
      expect(await store.releases.listing('here')).toBeUndefined();
    });

    it('are worth what all releases that were seen say together, in whatever parts they came', async () => {
      const parts = fc.array(fc.array(anySeen, { maxLength: 12 }), { maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(parts, async (batches) => {
          const fresh = await engine.alone();
          try {
            for (const batch of batches) await fresh.commit({ releases: { seen: batch } });
            await fresh.commit({ releases: { judge } });
            const expected = rankedGroups(foldReleases(batches.flat(), new Map()).tallies);
            const found = await fresh.releases.best(1000);
            expect(found.map(({ place, groups, ...rest }) => rest)).toEqual(expected);
          } finally {
            await fresh.close();
          }
        }),
        { numRuns: runs(10, 25) },
      );
    });

    it('count a release once, and say of each whether it was known', async () => {
      const batch = [seen(1), seen(2), seen(1)];
      const first = await store.commit({ releases: { seen: batch, judge } });
      expect(first.releases).toEqual({ added: 2, updated: 0, unchanged: 1 });
      const more = [seen(1, 'GRP', { seeders: 9 }), seen(2)];
      expect((await store.commit({ releases: { seen: more, judge } })).releases).toEqual({
        ...{ added: 0, updated: 1, unchanged: 1 },
      });
      expect(await store.releases.best(10)).toMatchObject([
        { group: 'GRP', releases: 2, judged: 2, place: 1, groups: 1 },
      ]);
    });

    it('are gone when a release turns out to be of another group, and come back with it', async () => {
      await store.commit({ releases: { seen: [seen(1, 'Zed')], judge } });
      await store.commit({ releases: { seen: [seen(1, 'Able')], judge } });
      expect((await store.releases.best(10)).map(({ group }) => group)).toEqual(['Able']);
    });

    it('have a place in their category, and are found by name in capitals or small letters', async () => {
      const good = [1, 2, 3].map((id) => seen(id, 'Good', { seeders: 9 }));
      const poor = [4, 5, 6, 7].map((id) => seen(id, 'Poor', { seeders: 1 }));
      const elsewhere = [8, 9].map((id) => seen(id, 'Good', { category: 'TV' }));
      await store.commit({ releases: { seen: [...good, ...poor, ...elsewhere], judge } });
      const short = (list: Awaited<ReturnType<typeof store.releases.best>>) =>
        list.map(
          ({ category, place, groups, group, releases }) => `${category} ${place}/${groups} ${group} ${releases}`,
        );
      expect(short(await store.releases.best(10))).toEqual(['Movies 1/2 Good 3', 'Movies 2/2 Poor 4', 'TV 1/1 Good 2']);
      expect(short(await store.releases.best(1, 'Movies'))).toEqual(['Movies 1/2 Good 3']);
      expect(short(await store.releases.group('gOOD'))).toEqual(['Movies 1/2 Good 3', 'TV 1/1 Good 2']);
      expect(short(await store.releases.named('oO', 10))).toEqual([
        ...['Movies 2/2 Poor 4', 'Movies 1/2 Good 3', 'TV 1/1 Good 2'],
      ]);
      expect(await store.releases.named('%', 10)).toEqual([]);
      expect(await store.releases.categories()).toEqual([
        { category: 'Movies', groups: 2, releases: 7 },
        { category: 'TV', groups: 1, releases: 2 },
      ]);
    });

    it('of a category that is not judged stay as they were', async () => {
      await store.commit({ releases: { seen: [seen(1), seen(2, 'GRP', { category: 'TV' })], judge } });
      await store.commit({
        releases: { seen: [seen(3), seen(4, 'GRP', { category: 'TV' })], judge: ['TV'] },
      });
      expect((await store.releases.group('grp')).map(({ category, releases }) => [category, releases])).toEqual([
        ['TV', 2],
        ['Movies', 1],
      ]);
    });

    it('are all kept when two commit at once, and counted once where they commit the same', async () => {
      const connect = engine.shared();
      const [one, other] = [await (await connect)(), await (await connect)()];
      const batch = Array.from({ length: 30 }, (_, id) => seen(id, `G${id % 3}`));
      await Promise.all(
        [one, other, one, other].map((each, n) =>
          each.commit({ releases: { seen: n < 2 ? batch.slice(0, 20) : batch.slice(10), judge } }),
        ),
      );
      expect((await one.releases.best(9)).map(({ group, releases }) => [group, releases]).sort()).toEqual([
        ...[0, 1, 2].map((n) => [`G${n}`, 10]),
      ]);
      await one.close();
      await other.close();
    });

    it('take a fixed number of statements, however many releases are seen', async () => {
      const cost = async (from: number, size: number) =>
        (await store.commit({ releases: { seen: Array.from({ length: size }, (_, n) => seen(from + n)), judge } }))
          .statements;
      await cost(0, 1);
      expect(await cost(1_000, 10)).toBe(await cost(2_000, 500));
    });
  });

  describe('a listing', () => {
    const progress = { name: 'here Movies', pages: 3, perPage: 50, wanted: 2_000, isDone: false, at: 5 };

    it('remembers how far it was read, each by its name', async () => {
      await store.commit({ releases: { listing: progress } });
      await store.commit({ releases: { listing: { ...progress, name: 'here TV', isDone: true } } });
      expect(await store.releases.listing('here Movies')).toEqual(progress);
      await store.commit({ releases: { listing: { ...progress, pages: 4, at: 6 } } });
      expect(await store.releases.listing('here Movies')).toEqual({ ...progress, pages: 4, at: 6 });
      expect(await store.releases.listing('here TV')).toMatchObject({ isDone: true });
    });
  });
}
