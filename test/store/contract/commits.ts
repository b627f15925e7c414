import { beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/model/errors.ts';
import type { RunEvent } from '../../../src/model/events.ts';
import { type Ref, refOf } from '../../../src/model/ref.ts';
import type { Arrival, Batch, Database } from '../../../src/store/database.ts';
import { persist } from '../../../src/store/persist.ts';
import { arrival, crawlOf, titled, to } from '../../helpers/arrivals.ts';
import type { Engine } from './ask.ts';

/** What every database promises of commits, whoever else uses it at the same time. */
export function describeCommits(engine: Engine): void {
  describe('a commit', () => {
    let one: Database;
    let other: Database;
    beforeEach(async () => {
      const open = engine.shared();
      one = await open();
      other = await open();
      return async () => {
        await one.close();
        await other.close();
      };
    });

    const job = { source: 'list', options: {}, startedAt: 1 };
    const good = (id: number): Arrival => arrival(titled(refOf('anilist', id)));
    const bad = (id: number): Arrival => arrival(titled(refOf('anilist', id), { episodes: -1 }));
    const everything = (id: number): Batch => ({
      arrivals: [good(id), good(id + 1)],
      pairs: { provider: 'offline-database', list: [[refOf('anilist', id), refOf('anilist', id + 1)]] },
      crawls: [crawlOf(refOf('anilist', id), [refOf('anilist', id), refOf('anilist', id + 1)])],
      decisions: [
        { type: 'cut', cut: { a: refOf('anilist', id), b: 'mal:9', at: 1 } },
        { type: 'join', join: { from: refOf('anilist', id), to: 'mal:8', type: 'SEQUEL', at: 1 } },
      ],
      marks: [{ name: `reader ${id}`, id: 1, at: 1 }],
      job: { job, at: 1, add: [{ position: 1, place: 'line 1', raw: '', asked: { refs: [refOf('anilist', id)] } }] },
    });
    /** All that a database holds, but for numbers that it gives itself. */
    const contents = async (database: Database) => {
      const titles: string[] = [];
      for await (const page of database.titles.all()) titles.push(...page.map(({ title }) => title.ref));
      const jobs = await database.jobs.list(100);
      return {
        titles: titles.sort(),
        roots: [...(await database.crawls.roots())].sort(),
        cuts: (await database.decisions.cuts()).map(({ a }) => a).sort(),
        joins: (await database.decisions.joins()).map(({ from }) => from).sort(),
        marks: [await database.changes.mark('reader 1'), await database.changes.mark('reader 3')],
        jobs: jobs.map(({ source, state, open, counts, requests }) => ({ source, state, open, counts, requests })),
      };
    };
    const titlesIn = async (database: Database, ...ids: readonly number[]) =>
      [...(await database.titles.load(ids.map((id) => refOf('anilist', id)))).values()].map(({ title }) => title.ref);

    it('writes all of a batch, and says what it did', async () => {
      const done = await one.commit(everything(1));
      const first: Ref = 'anilist:1';
      expect(done).toMatchObject({
        arrivals: [
          { ref: first, outcome: 'new' },
          { ref: 'anilist:2', outcome: 'new' },
        ],
        rows: 6,
        unrelated: [],
        removed: 0,
      });
      expect(done.statements).toBeGreaterThan(0);
      expect((await one.jobs.find(done.job))?.source).toBe('list');
      expect(await contents(other)).toMatchObject({ titles: [first, 'anilist:2'], roots: [first], cuts: [first] });
    });

    it('changes nothing at all if it fails, and what failed can be committed again', async () => {
      await one.commit(everything(1));
      const before = await contents(one);
      const wrong = { ...everything(3), arrivals: [good(3), bad(4)] };
      await expect(one.commit(wrong)).rejects.toThrow(StoreError);
      const late = { ...everything(3), job: { job: 99, at: 1, add: [{ position: 1, place: 'line 1', raw: '' }] } };
      await expect(one.commit(late)).rejects.toThrow(StoreError);
      expect(await contents(one)).toEqual(before);
      expect(await contents(other)).toEqual(before);
      await one.commit(everything(3));
      expect((await contents(other)).titles).toHaveLength(4);
    });

    it('of nothing does nothing', async () => {
      const none = { arrivals: [], titles: 0, rows: 0, statements: 0, unrelated: [], removed: 0 };
      expect(await one.commit({})).toEqual(none);
      expect(await one.commit({ arrivals: [], crawls: [], pairs: { provider: 'x', list: [] } })).toEqual(none);
    });

    it('names each arrival new, updated or unchanged, by the ref that the title is kept under', async () => {
      const named = arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2', 'Two')] }));
      const outcomes = async (...arrivals: readonly Arrival[]) =>
        (await one.commit({ arrivals })).arrivals.map(({ ref, outcome }) => `${ref} ${outcome}`);
      expect(await outcomes(named)).toEqual(['anilist:1 new']);
      expect(await outcomes({ ...named, fetchedAt: 2000 }, good(2))).toEqual(['anilist:1 unchanged', 'anilist:2 new']);
      const more = [
        arrival(titled('anilist:1', { synonyms: ['One'] }), 3000),
        arrival(titled('anilist:2', { ids: { anilist: 2, mal: 7 } }), 3000),
      ];
      expect(await outcomes(...more)).toEqual(['anilist:1 updated', 'anilist:2 updated']);
      expect(await outcomes(...more)).toEqual(['anilist:1 unchanged', 'anilist:2 unchanged']);
      const relations = [to('PREQUEL', 'anilist:1')];
      expect(await outcomes(arrival(titled('anilist:2', { relations }), 4000))).toEqual(['anilist:2 updated']);
      expect(await outcomes(arrival(titled('mal:7'), 4000, 'mal'))).toEqual(['anilist:2 unchanged']);
      // Who else states a relation is no news; that a title has a further one is.
      expect(await outcomes(arrival(titled('mal:7', { relations }), 5000, 'mal'))).toEqual(['anilist:2 unchanged']);
      const further = [...relations, to('SEQUEL', 'anilist:3')];
      expect(await outcomes(arrival(titled('anilist:2', { relations: further }), 6000))).toEqual(['anilist:2 updated']);
    });

    it('gives back pairs of which a title is not stored', async () => {
      const pairs = { provider: 'offline-database', list: [['anilist:1', 'anilist:2'] as const] };
      expect((await one.commit({ arrivals: [good(1)], pairs })).unrelated).toEqual(pairs.list);
      expect((await one.commit({ arrivals: [good(2)], pairs })).unrelated).toEqual([]);
    });

    it('makes and takes back decisions', async () => {
      const cut = { a: 'mal:2', b: 'mal:1', at: 1, reason: 'unlike' } as const;
      const join = { from: 'mal:2', to: 'mal:1', type: 'SEQUEL', at: 1 } as const;
      await one.commit({
        decisions: [
          { type: 'cut', cut },
          { type: 'join', join: { ...join, type: 'PARENT' } },
        ],
      });
      await one.commit({ decisions: [{ type: 'join', join }] });
      expect(await other.decisions.cuts()).toEqual([{ ...cut, a: 'mal:1', b: 'mal:2' }]);
      expect(await other.decisions.joins()).toEqual([join]);
      const pair = ['mal:1', 'mal:2'] as const;
      const undo = { decisions: [{ type: 'uncut', pair } as const, { type: 'unjoin', pair } as const] };
      expect((await one.commit(undo)).removed).toBe(2);
      expect((await one.commit(undo)).removed).toBe(0);
    });

    it('lists decisions in the order of their refs, whenever they were made', async () => {
      const refs = [
        ['mal:3', 'mal:4'],
        ['mal:1', 'mal:5'],
        ['mal:1', 'mal:2'],
      ] as const;
      await one.commit({
        decisions: refs.flatMap(([a, b]) => [
          { type: 'cut', cut: { a, b, at: 1 } } as const,
          { type: 'join', join: { from: a, to: b, type: 'SEQUEL', at: 1 } } as const,
        ]),
      });
      const inOrder = refs.toReversed();
      expect((await one.decisions.cuts()).map(({ a, b }) => [a, b])).toEqual(inOrder);
      expect((await one.decisions.joins()).map(({ from, to: other }) => [from, other])).toEqual(inOrder);
    });

    it.each([
      ['one connection', () => one],
      ['two connections', () => other],
    ])('keeps what was saved although another one that runs at the same time fails, on %s', async (_, second) => {
      const results = await Promise.allSettled([
        one.commit({ arrivals: [good(1), bad(2)] }),
        second().commit(everything(3)),
        one.commit({ arrivals: [bad(5)], job: { job, at: 1 } }),
        second().commit({ arrivals: [good(6)] }),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
      expect(await titlesIn(one, 1, 2, 3, 4, 5, 6)).toEqual(['anilist:3', 'anilist:4', 'anilist:6']);
      expect(await one.jobs.list(9)).toHaveLength(1);
    });

    it.each([
      ['one connection', () => one],
      ['two connections', () => other],
    ])('leaves those of others alone, on %s', async (_, second) => {
      const ids = Array.from({ length: 20 }, (__, n) => n + 1);
      await Promise.all(ids.map((id) => (id % 2 ? one : second()).commit({ arrivals: [good(id)] })));
      expect(await titlesIn(one, ...ids)).toEqual(ids.map((id) => `anilist:${id}`));
      const all = await Promise.all(
        ids.map((id) => (id % 2 ? one : second()).commit({ job: { job: { ...job, source: `${id}` }, at: 1 } })),
      );
      expect(new Set(all.map((done) => done.job)).size).toBe(ids.length);
    });

    it('comes to the same in either order, also where two relate the same titles from both ends', async () => {
      const near = [arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2')] })), good(3)];
      const far = [good(3), arrival(titled('anilist:2', { relations: [to('PREQUEL', 'anilist:1')] }))];
      await Promise.all(
        Array.from({ length: 10 }, () => [one.commit({ arrivals: near }), other.commit({ arrivals: far })]).flat(),
      );
      const stored = await one.titles.load(['anilist:1', 'anilist:2']);
      expect(
        [...stored.values()].map(({ title }) => title.relations?.map(({ type, to: ref }) => `${type} ${ref}`)),
      ).toEqual([['SEQUEL anilist:2'], ['PREQUEL anilist:1']]);
    });

    it('adds to a job what two do to it at once', async () => {
      const { job: id = 0 } = await one.commit({ job: { job, at: 1 } });
      const more = (at: number) => ({ job: { job: id, at, progress: { requests: 1, counts: { imported: 2 } } } });
      await Promise.all([1, 2, 3, 4].map((at) => (at % 2 ? one : other).commit(more(at))));
      expect(await one.jobs.find(id)).toMatchObject({ requests: 4, counts: { imported: 8 } });
    });

    it('of a run that is stopped in the middle is whole, and that of another run at the same time, too', async () => {
      async function* run(from: number, count: number, stop?: AbortController): AsyncGenerator<RunEvent, void> {
        for (let id = from; id < from + count; id++) {
          if (id === from + count / 2) stop?.abort();
          stop?.signal.throwIfAborted();
          yield { type: 'title', from: 'network', ...good(id) };
          await Promise.resolve();
        }
      }
      const drained = async (events: AsyncIterable<RunEvent>) => {
        for await (const _ of events);
      };
      const stop = new AbortController();
      const results = await Promise.allSettled([
        drained(persist(run(1, 20, stop), one, { batchSize: 3 })),
        drained(persist(run(101, 20), other, { batchSize: 3 })),
        drained(persist(run(201, 20), one, { batchSize: 3 })),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
      const count = async (from: number) =>
        (await titlesIn(one, ...Array.from({ length: 20 }, (_, n) => from + n))).length;
      expect([await count(1), await count(101), await count(201)]).toEqual([10, 20, 20]);
    });
  });
}
