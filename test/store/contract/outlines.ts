import { beforeEach, describe, expect, it } from 'vitest';
import type { Ref } from '../../../src/model/ref.ts';
import type { CrawlRecord, Database } from '../../../src/store/database.ts';
import { arrival, crawlOf, titled, to } from '../../helpers/arrivals.ts';
import { asking, type Engine } from './ask.ts';

/** What every database promises of who titles are, and of what follows a title that turns out to be another one. */
export function describeOutlines(engine: Engine): void {
  let store: Database;
  beforeEach(async () => {
    store = await engine.alone();
    return () => store.close();
  });
  const { save } = asking(() => store);

  describe('who titles are', () => {
    it('is known by any of their refs: the one that is called by it, else the one that has carried it longest', async () => {
      const shared = { mal: 5 };
      await save(
        arrival(titled('anilist:7', { ids: { anilist: 7, ...shared }, english: 'Seven', relations: [] }), 20),
        arrival(titled('anilist:8', { ids: { anilist: 8, ...shared } }), 30),
        arrival(titled('mal:9', { relations: [to('SEQUEL', 'mal:10', 'Ten')] }), 40, 'mal'),
      );
      const seven = {
        ref: 'anilist:7',
        title: 'Title of anilist:7',
        english: 'Seven',
        fetchedAt: 20,
        hasRelations: true,
      };
      const eight = { ref: 'anilist:8', title: 'Title of anilist:8', fetchedAt: 30, hasRelations: false };
      expect(await store.titles.outlines(['anilist:7', 'anilist:8', 'mal:5', 'mal:9', 'mal:10', 'mal:404'])).toEqual(
        new Map<Ref, unknown>([
          ['anilist:7', seven],
          ['anilist:8', eight],
          ['mal:5', seven],
          ['mal:9', { ref: 'mal:9', title: 'Title of mal:9', fetchedAt: 40, hasRelations: true }],
          ['mal:10', { ref: 'mal:10', title: 'Ten', fetchedAt: 40, hasRelations: false }],
        ]),
      );
      expect(await store.titles.carriers(['anilist:7', 'mal:5', 'mal:404'])).toEqual(
        new Map([
          ['anilist:7', 1],
          ['mal:5', 2],
        ]),
      );
    });
  });

  describe('a title that turns out to be another one', () => {
    const crawl = (root: Ref, ...members: readonly Ref[]): CrawlRecord => ({ ...crawlOf(root, members), basis: 'all' });
    const related = async (ref: Ref) => (await store.titles.related([ref])).get(ref)?.map((one) => one.ref);

    it('hands on whom it is said to be related to, whichever of the two came first', async () => {
      for (const [first, second, other] of [
        ['mal:5', 'anilist:7', 'mal:9'],
        ['anilist:8', 'mal:6', 'mal:10'],
      ] as const) {
        await save(arrival(titled(first)));
        await save(arrival(titled(other)));
        await save(arrival(titled(second)));
        const list = [
          [first, other],
          [second, other],
          [first, second],
        ] as const;
        await store.commit({ pairs: { provider: 'data', list } });
      }
      await save(
        arrival(titled('anilist:7', { ids: { anilist: 7, mal: 5 } }), 2000),
        arrival(titled('anilist:8', { ids: { anilist: 8, mal: 6 } }), 2000),
      );
      // Nothing is related to itself.
      expect([await related('anilist:7'), await related('mal:9')]).toEqual([['mal:9'], ['anilist:7']]);
      expect([await related('anilist:8'), await related('mal:10')]).toEqual([['mal:10'], ['anilist:8']]);
      expect((await store.upkeep.info()).relations.untyped).toBe(2);
      expect(await store.upkeep.check()).toEqual([]);
    });

    it('stays in the franchise that had it, whichever of the two that was', async () => {
      // In each pair the older of the two is the one that is kept.
      for (const ref of ['mal:5', 'anilist:8', 'anilist:7', 'mal:6', 'anilist:1', 'anilist:2'] as const)
        await save(arrival(titled(ref)));
      await store.commit({
        crawls: [crawl('anilist:1', 'anilist:1', 'anilist:7'), crawl('anilist:2', 'anilist:2', 'anilist:8')],
      });
      await save(
        arrival(titled('anilist:7', { ids: { anilist: 7, mal: 5 } }), 2000),
        arrival(titled('anilist:8', { ids: { anilist: 8, mal: 6 } }), 2000),
      );
      const beside = await store.crawls.beside(['anilist:1', 'mal:6']);
      expect([beside.get('anilist:1'), beside.get('mal:6')]).toEqual([
        ['anilist:1', 'anilist:7'],
        ['anilist:2', 'anilist:8'],
      ]);
      const all = (await store.crawls.latest()).map(({ members }) => [...members].sort());
      expect(all).toEqual([
        ['anilist:2', 'anilist:8'],
        ['anilist:1', 'anilist:7'],
      ]);
    });

    it('is no news to who has found it by its other name', async () => {
      await save(arrival(titled('anilist:1')), arrival(titled('mal:5'), 5000, 'mal'), arrival(titled('anilist:7')));
      const found = (startedAt: number) => ({ ...crawl('anilist:1', 'anilist:1', 'anilist:7'), startedAt });
      await store.commit({ crawls: [found(2000)] });
      await save(arrival(titled('anilist:7', { ids: { anilist: 7, mal: 5 } }), 6000));
      const last = await store.changes.last();
      await store.commit({ crawls: [found(7000)] });
      expect(await store.changes.after(last, 0)).toEqual([]);
    });

    it('is that one where all that it is called by is the name of that one', async () => {
      await save(arrival(titled('mal:5'), 1000, 'mal'));
      const { arrivals } = await store.commit({
        arrivals: [
          arrival(titled('anilist:7', { ids: { anilist: 7, mal: 5 } }), 2000),
          arrival(titled('anilist:7', { ids: { anilist: 7, mal: 6 } }), 3000),
          arrival(titled('mal:5', { year: 1999 }), 4000, 'mal'),
        ],
      });
      expect(arrivals.map(({ ref }) => ref)).toEqual(['anilist:7', 'anilist:7', 'anilist:7']);
      expect([...(await store.titles.load(['anilist:7'])).values()].map(({ title }) => title.ids)).toEqual([
        { anilist: 7, mal: 6 },
      ]);
      expect(await store.upkeep.check()).toEqual([]);
    });
  });
}
