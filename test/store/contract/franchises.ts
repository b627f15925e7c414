import { beforeEach, describe, expect, it } from 'vitest';
import { type Ref, refOf } from '../../../src/model/ref.ts';
import type { CrawlRecord, Database } from '../../../src/store/database.ts';
import type { FranchiseRecord } from '../../../src/store/franchises.ts';
import { arrival, crawlOf, titled } from '../../helpers/arrivals.ts';
import type { Engine } from './ask.ts';

/** What every database promises of franchises as they are printed. */
export function describeFranchises(engine: Engine): void {
  describe('franchises', () => {
    let store: Database;
    beforeEach(async () => {
      store = await engine.alone();
      await store.commit({ arrivals: [1, 2, 3, 4, 5].map((id) => arrival(titled(refOf('anilist', id)))) });
      return () => store.close();
    });

    const refs = (...ids: readonly number[]): readonly Ref[] => ids.map((id) => refOf('anilist', id));
    /** A crawl that began with one title and has found others; the first of these is the first of the watch order. */
    const crawled = (root: number, ids: readonly number[], more: Partial<FranchiseRecord> = {}): CrawlRecord => ({
      ...crawlOf(refOf('anilist', root), refs(...ids)),
      franchise: {
        name: `Franchise of ${ids[0]}`,
        root: refOf('anilist', ids[0] ?? 0),
        continuities: ['Main'],
        fetchedAt: 1,
        usual: true,
        titles: refs(...ids).map((ref, n) => ({
          ...{ ref, order: n + 1, depth: 0, via: null, from: 'network', continuity: 'Main' },
        })),
        ...more,
      },
    });
    const known = async () =>
      (await store.crawls.latest()).map(({ name, root, members }) => [name, root, [...members].sort()]);

    it('are one each, whichever title they were asked by', async () => {
      await store.commit({ crawls: [crawled(1, [1, 2, 3])] });
      await store.commit({ crawls: [crawled(3, [1, 2, 3])] });
      expect(await known()).toEqual([['Franchise of 1', 'anilist:3', refs(1, 2, 3)]]);
      expect(await store.crawls.roots()).toEqual(['anilist:3']);
      expect((await store.titles.startingWith('', 5)).map(({ ref, name }) => [ref, name])).toEqual([
        ['anilist:1', 'Franchise of 1'],
      ]);
    });

    it('are found by the beginning of their names, before titles, once where a title is called so, too', async () => {
      const namesake = arrival(titled('anilist:6', { title: 'Franchise of Sixes' }));
      await store.commit({ arrivals: [namesake], crawls: [crawled(1, [1, 2]), crawled(3, [3, 4])] });
      const starting = async (start: string, limit = 9) =>
        (await store.titles.startingWith(start, limit)).map(({ ref, name, about }) => [ref, name, about]);
      const own = ['anilist:6', 'Franchise of Sixes', ''];
      const [first, third] = [1, 3].map((id) => [`anilist:${id}`, `Franchise of ${id}`, 'franchise']);
      expect(await starting('FRANCHISE of')).toEqual([third, first, own]);
      expect(await starting('franchise of', 1)).toEqual([third]);
      expect(await starting('franchise of 1')).toEqual([first]);
      await store.commit({ crawls: [crawled(5, [5], { name: 'Franchise of Sixes' })] });
      expect(await starting('franchise of s')).toEqual([own]);
    });

    it('are never said to be as of later than they were asked for', async () => {
      const old = async () => (await store.upkeep.check()).map(({ what }) => what);
      await store.commit({ crawls: [crawled(1, [1, 2], { fetchedAt: Date.now() * 2 })] });
      expect(await old()).toEqual([]);
    });

    it('say which titles are of one with others, by any ref of theirs', async () => {
      await store.commit({ crawls: [crawled(1, [1, 2, 3]), crawled(4, [4, 5])] });
      const beside = async (...ids: readonly number[]) => [...(await store.crawls.beside(refs(...ids)))].sort();
      expect(await beside(2)).toEqual([['anilist:2', refs(1, 2, 3)]]);
      expect(await beside(2, 3, 5, 9)).toEqual([
        ['anilist:2', refs(1, 2, 3)],
        ['anilist:3', refs(1, 2, 3)],
        ['anilist:5', refs(4, 5)],
      ]);
      expect(await beside(9)).toEqual([]);
    });

    it('are what the latest answer says, also where one has become two, or two have become one', async () => {
      await store.commit({ crawls: [crawled(1, [1, 2, 3, 4])] });
      await store.commit({ crawls: [crawled(1, [1, 2]), crawled(3, [3, 4])] });
      expect(await known()).toEqual([
        ['Franchise of 3', 'anilist:3', refs(3, 4)],
        ['Franchise of 1', 'anilist:1', refs(1, 2)],
      ]);
      await store.commit({ crawls: [crawled(4, [1, 2, 3, 4])] });
      expect(await known()).toEqual([['Franchise of 1', 'anilist:4', refs(1, 2, 3, 4)]]);
    });

    it('lose a title to another one that has it now, and end with their last', async () => {
      await store.commit({ crawls: [crawled(1, [1, 5]), crawled(4, [4, 5])] });
      expect(await known()).toEqual([
        ['Franchise of 4', 'anilist:4', refs(4, 5)],
        ['Franchise of 1', 'anilist:1', refs(1)],
      ]);
      await store.commit({ crawls: [crawled(4, [5, 4, 1])] });
      expect(await known()).toEqual([['Franchise of 5', 'anilist:4', refs(1, 4, 5)]]);
    });

    it('are checked in this order: where something airs first, then what was asked for last', async () => {
      await store.commit({ arrivals: [arrival(titled('anilist:2', { status: 'RELEASING' }), 2000)] });
      await store.commit({ crawls: [crawled(1, [1, 2]), crawled(3, [3]), crawled(4, [4, 5])] });
      expect(await store.crawls.roots()).toEqual(['anilist:1', 'anilist:4', 'anilist:3']);
    });

    it('are not lost to a smaller answer that was cut short, or asked for in another way', async () => {
      await store.commit({ crawls: [crawled(1, [1, 2, 3])] });
      await store.commit({ crawls: [crawled(2, [2], { usual: false })] });
      expect(await known()).toEqual([['Franchise of 1', 'anilist:1', refs(1, 2, 3)]]);
      await store.commit({ crawls: [crawled(4, [4], { usual: false })] });
      expect((await known()).map(([name]) => name)).toEqual(['Franchise of 4', 'Franchise of 1']);
      await store.commit({ crawls: [crawled(4, [4, 5], { usual: false })] });
      expect((await known())[0]).toEqual(['Franchise of 4', 'anilist:4', refs(4, 5)]);
    });

    it('go by the name of their root where nobody says what they are called', async () => {
      await store.commit({ crawls: [crawlOf('anilist:2', refs(1, 2))] });
      expect(await known()).toEqual([['Title of anilist:2', 'anilist:2', refs(1, 2)]]);
    });

    it('go by the words that they were asked by where not even their root is stored', async () => {
      await store.commit({ crawls: [crawlOf('anilist:9', refs(9, 1, 2))] });
      expect(await known()).toEqual([['words', 'anilist:9', refs(1, 2)]]);
      expect(await store.crawls.roots()).toEqual(['anilist:9']);
    });
  });
}
