import { beforeEach, describe, expect, it } from 'vitest';
import { type Ref, refOf } from '../../../src/model/ref.ts';
import type { Relation } from '../../../src/model/relation.ts';
import type { Database } from '../../../src/store/database.ts';
import { arrival, titled, to } from '../../helpers/arrivals.ts';
import { runs } from '../../helpers/suite.ts';
import { asking, type Engine } from './ask.ts';

/** What every database promises of changes and of how far they were read. */
export function describeChanges(engine: Engine): void {
  let store: Database;
  beforeEach(async () => {
    store = await engine.alone();
    return () => store.close();
  });
  const { save } = asking(() => store);

  describe('changes', () => {
    const told = async (after = 0, since = 0) =>
      (await store.changes.after(after, since)).map(({ ref, field, before, after: now }) => [ref, field, before, now]);
    const crawledAs = (basis: string | undefined, startedAt: number, ...members: readonly Ref[]) =>
      store.commit({
        crawls: [
          {
            ...{ query: 'q', root: members[0] ?? 'anilist:1', policy: 'p', depth: 'auto', startedAt, elapsedMs: 1 },
            ...{ members, complete: true, requests: 1, waitedMs: 0, ...(basis !== undefined && { basis }) },
          },
        ],
      });
    const crawled = (startedAt: number, ...members: readonly Ref[]) => crawledAs('anilist', startedAt, ...members);
    const isNew = (ref: Ref) => [ref, 'added', undefined, `Title of ${ref}`];

    it('are of fields and relations that the same provider states otherwise', async () => {
      await save(arrival(titled('anilist:1', { episodes: 12, relations: [to('OTHER', 'anilist:2')] }), 1000));
      await save(arrival(titled('anilist:1', { episodes: 13, relations: [to('SEQUEL', 'anilist:2')] }), 2000));
      const all = [
        ['anilist:1', 'episodes', '12', '13'],
        ['anilist:1', 'relation anilist:2', 'OTHER', 'SEQUEL'],
      ];
      expect(await told()).toEqual(all);
      expect(await told(0, 2000)).toEqual(all);
      expect([await told(0, 2001), await told(await store.changes.last())]).toEqual([[], []]);
    });

    it('are none where another provider speaks, or nothing differs', async () => {
      await save(arrival(titled('anilist:1', { episodes: 12 }), 1000, 'catalog'));
      await save(arrival(titled('anilist:1', { episodes: 13 }), 2000));
      await save(arrival(titled('anilist:1', { episodes: 13, popularity: 5 }), 3000));
      expect(await told()).toEqual([]);
    });

    it('are of the pair that changed alone, and not of what follows for the other end', async () => {
      const all = [to('SEQUEL', 'anilist:2'), to('OTHER', 'anilist:3')];
      await save(arrival(titled('anilist:1', { relations: all }), 1000), arrival(titled('anilist:2'), 1000));
      await save(
        arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2'), to('PARENT', 'anilist:3')] }), 2000),
      );
      expect(await told()).toEqual([['anilist:1', 'relation anilist:3', 'OTHER', 'PARENT']]);
      await save(arrival(titled('anilist:2', { relations: [to('PREQUEL', 'anilist:1')] }), 3000));
      expect(await told()).toHaveLength(1);
      await save(arrival(titled('anilist:2', { relations: [to('OTHER', 'anilist:1')] }), 4000));
      expect((await told()).slice(1)).toEqual([['anilist:2', 'relation anilist:1', 'PREQUEL', 'OTHER']]);
    });

    it('are none where another provider has more to say', async () => {
      const relations = [to('SEQUEL', 'anilist:2')];
      await save(arrival(titled('anilist:1', { relations }), 1000, 'mal'));
      await save(arrival(titled('anilist:1', { relations }), 2000));
      await save(arrival(titled('anilist:1', { relations: [...relations, to('OTHER', 'anilist:3')] }), 1500, 'mal'));
      expect(await told()).toEqual([]);
      await save(arrival(titled('anilist:1', { relations: [to('PARENT', 'anilist:2')] }), 3000));
      expect(await told()).toEqual([['anilist:1', 'relation anilist:2', 'SEQUEL', 'PARENT']]);
    });

    it('are of a relation that only the other end had stated', async () => {
      const related = [to('OTHER', 'anilist:3')];
      await save(arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2')] }), 1000));
      await save(arrival(titled('anilist:2', { relations: related }), 1000));
      await save(arrival(titled('anilist:2', { relations: [...related, to('PREQUEL', 'anilist:1')] }), 2000));
      expect(await told()).toEqual([['anilist:2', 'relation anilist:1', undefined, 'PREQUEL']]);
    });

    it('are none of a relation that one end takes back, until the other one does', async () => {
      const state = (ref: Ref, relations: readonly Relation[], at: number) =>
        save(arrival(titled(ref, { relations: [to('OTHER', 'anilist:3'), ...relations] }), at));
      await state('anilist:1', [to('SEQUEL', 'anilist:2')], 1000);
      await state('anilist:2', [to('PREQUEL', 'anilist:1')], 1000);
      await state('anilist:1', [], 2000);
      expect(await told()).toEqual([]);
      await state('anilist:2', [], 3000);
      expect(await told()).toEqual([['anilist:2', 'relation anilist:1', 'PREQUEL', undefined]]);
    });

    it('are of a relation that reads otherwise once one end has taken back what it stated', async () => {
      const state = (ref: Ref, relations: readonly Relation[], at: number) =>
        save(arrival(titled(ref, { relations: [to('OTHER', 'anilist:3'), ...relations] }), at));
      await state('anilist:1', [to('ALTERNATIVE', 'anilist:2')], 1000);
      await state('anilist:2', [to('PREQUEL', 'anilist:1')], 1000);
      await state('anilist:1', [], 2000);
      expect(await told()).toEqual([['anilist:1', 'relation anilist:2', 'ALTERNATIVE', 'SEQUEL']]);
    });

    it('are none of a title that was only named by another one', async () => {
      await save(arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2', 'Two')] }), 1000));
      await save(arrival(titled('anilist:2', { title: 'Second', episodes: 12 }), 2000));
      expect(await told()).toEqual([]);
    });

    it('are titles that an earlier crawl of theirs did not find', async () => {
      await save(arrival(titled('anilist:1'), 1005), arrival(titled('anilist:2'), 1010));
      await crawled(1000, 'anilist:1', 'anilist:2');
      expect(await told()).toEqual([]);
      await save(arrival(titled('anilist:3'), 2005));
      await crawled(2000, 'anilist:2', 'anilist:3');
      expect(await told()).toEqual([isNew('anilist:3')]);
      await crawled(3000, 'anilist:2', 'anilist:3');
      expect(await told()).toHaveLength(1);
    });

    it('are no titles that an interrupted crawl, or one of another provider, had not come to', async () => {
      await save(arrival(titled('anilist:1'), 1005));
      await crawledAs(undefined, 1000, 'anilist:1');
      await crawledAs('mal', 1500, 'anilist:1');
      await save(arrival(titled('anilist:2'), 2005));
      await crawled(2000, 'anilist:1', 'anilist:2');
      expect(await told()).toEqual([]);
    });

    it('are titles that an interrupted crawl finds of a franchise that was known', async () => {
      await save(arrival(titled('anilist:1'), 1005));
      await crawled(1000, 'anilist:1');
      await save(arrival(titled('anilist:2'), 2005));
      await crawledAs(undefined, 2000, 'anilist:1', 'anilist:2');
      expect(await told()).toEqual([]);
      await crawled(3000, 'anilist:1', 'anilist:2');
      expect(await told()).toEqual([isNew('anilist:2')]);
    });

    it('are numbered when they are news, not when they came', async () => {
      await save(arrival(titled('anilist:1', { episodes: 1 }), 1005));
      await crawled(1000, 'anilist:1');
      await save(arrival(titled('anilist:2'), 2005));
      await save(arrival(titled('anilist:1', { episodes: 2 }), 2006));
      const read = await store.changes.last();
      await crawled(2000, 'anilist:1', 'anilist:2');
      expect(await told(read)).toEqual([isNew('anilist:2')]);
    });

    it('are found after hundreds of crawls from ten titles, of which few are kept', async () => {
      const refs = Array.from({ length: 10 }, (_, n) => refOf('anilist', n + 1));
      await save(...refs.map((ref) => arrival(titled(ref), 1005)));
      const statements = new Set<number>();
      for (let n = 0; n < runs(200, 1_000); n++) {
        const [first = refs[0] as Ref, ...rest] = [...refs.slice(n % 10), ...refs.slice(0, n % 10)];
        const { statements: some } = await crawledAs(['anilist', 'mal', undefined][n % 3], 2000 + n, first, ...rest);
        statements.add(some);
      }
      expect((await store.upkeep.info()).crawls).toBeLessThanOrEqual(10 * 4);
      // The first whole one of a basis decides what came before.
      expect(statements.size).toBeLessThanOrEqual(2);
      await save(arrival(titled('anilist:11'), 4005));
      await crawled(4000, ...refs, 'anilist:11');
      expect(await told()).toEqual([isNew('anilist:11')]);
    });

    it('come of crawls of which the last three are kept, and the last of each basis, twelve at the most', async () => {
      await save(arrival(titled('anilist:1'), 1005));
      const kept = async (...bases: readonly (string | undefined)[]) => {
        for (const basis of bases) await crawledAs(basis, 2000, 'anilist:1');
        return (await store.upkeep.info()).crawls;
      };
      expect(await kept(undefined, undefined, undefined, undefined)).toBe(3);
      expect(await kept('anilist', undefined, undefined, undefined)).toBe(4);
      expect(await kept('mal', 'mal', undefined, undefined, undefined)).toBe(5);
      expect(await kept(...Array.from({ length: 20 }, (_, n) => `basis ${n}`))).toBe(12);
    });

    it('are read up to a mark', async () => {
      const { changes } = store;
      expect(await changes.mark('me')).toBeUndefined();
      await store.commit({ marks: [{ name: 'me', id: 1, at: 5 }] });
      await store.commit({ marks: [{ name: 'me', id: 3, at: 6 }] });
      expect([await changes.mark('me'), await changes.mark('you')]).toEqual([{ id: 3, at: 6 }, undefined]);
    });
  });
}
