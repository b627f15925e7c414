import { beforeEach, describe, expect, it } from 'vitest';
import type { Ref } from '../../../src/model/ref.ts';
import type { ListEntry, Watched } from '../../../src/model/watched.ts';
import type { Database } from '../../../src/store/database.ts';
import type { JobRow } from '../../../src/store/jobs.ts';
import { arrival, titled } from '../../helpers/arrivals.ts';
import type { Engine } from './ask.ts';

const entry = (ref: Ref, more: Partial<ListEntry> = {}): ListEntry => ({
  ...{ ref, title: `Title of ${ref}`, from: 'list.xml', at: 5 },
  ...more,
});
const put = (list: string, ...entries: readonly ListEntry[]) => ({ type: 'put', list, at: 5, entries }) as const;

/** What every database promises of the user's lists. */
export function describeLists(engine: Engine): void {
  let store: Database;
  beforeEach(async () => {
    store = await engine.alone();
    return () => store.close();
  });

  /** An import whose rows are settled, and what they say. */
  async function imported(...rows: readonly (readonly [Ref, Watched | undefined])[]): Promise<number> {
    const add = rows.map(
      ([ref, watched], n): JobRow => ({
        ...{ position: n + 1, place: `list line ${n + 1}`, raw: {}, outcome: 'unchanged', ref },
        asked: { refs: [ref], title: `Row ${n + 1}`, ...(watched && { watched }) },
      }),
    );
    return (await store.commit({ job: { job: { source: 'list', options: {}, startedAt: 5 }, at: 5, add } })).job ?? 0;
  }
  const fill = (job: number, at = 7) => ({ type: 'fill', list: 'mine', from: 'list.csv', at, job }) as const;

  describe('lists', () => {
    it('are told by their names, and hold each title once', async () => {
      expect(await store.lists.all()).toEqual([]);
      await store.commit({ lists: [put('b', entry('mal:1')), put('a', entry('mal:2'), entry('mal:1'))] });
      await store.commit({ lists: [put('a', entry('mal:1', { progress: 3, at: 6 }))] });
      expect(await store.lists.all()).toEqual([
        { name: 'a', isMine: false, at: 5, entries: 2 },
        { name: 'b', isMine: false, at: 5, entries: 1 },
      ]);
      expect(await store.lists.entries('a')).toEqual([entry('mal:1', { progress: 3, at: 6 }), entry('mal:2')]);
      expect(await store.lists.entries('c')).toEqual([]);
    });

    it('have their titles in the order of their names, then of their refs', async () => {
      const same = ['mal:3', 'mal:1', 'mal:2'] as const;
      await store.commit({
        lists: [
          put('a', ...same.map((ref) => entry(ref, { title: 'Same' })), entry('mal:9', { title: 'Other' })),
          { type: 'mine', list: 'a', at: 5 },
        ],
      });
      for (const name of ['a', undefined])
        expect((await store.lists.entries(name)).map(({ ref }) => ref)).toEqual(['mal:9', 'mal:1', 'mal:2', 'mal:3']);
    });

    it('say the later word of a title that they have under several refs, whichever is asked for', async () => {
      for (const [first, second] of [[6, 5] as const, [5, 6] as const]) {
        const entries = [entry('mal:1', { progress: 2, at: first }), entry('anilist:7', { progress: 3, at: second })];
        const list = `of ${first}`;
        await store.commit({ lists: [put(list, ...entries), { type: 'mine', list, at: 5 }] });
      }
      await store.commit({ arrivals: [arrival(titled('anilist:7', { ids: { anilist: 7, mal: 1 } }))] });
      for (const [list, progress] of [['of 6', 2] as const, ['of 5', 3] as const]) {
        await store.commit({ lists: [{ type: 'mine', list, at: 7 }] });
        const said = await store.lists.mine(['anilist:7', 'mal:1']);
        expect(said.get('anilist:7')?.progress).toBe(progress);
        expect([said.get('mal:1')]).toEqual(await store.lists.entries());
      }
    });

    it('keep all that is known of a title', async () => {
      const whole = entry('anilist:1', {
        ...{
          status: 'repeating',
          progress: 12,
          score: 85.5,
          startedOn: '2013-04',
          finishedOn: '2013-09-28',
          repeats: 2,
        },
      });
      await store.commit({ lists: [put('a', whole)] });
      expect(await store.lists.entries('a')).toEqual([whole]);
    });

    it('are the user’s own one at a time', async () => {
      await store.commit({ lists: [put('a', entry('mal:1')), { type: 'mine', list: 'a', at: 5 }] });
      await store.commit({ lists: [{ type: 'mine', list: 'b', at: 6 }] });
      expect((await store.lists.all()).map(({ name, isMine }) => [name, isMine])).toEqual([
        ['a', false],
        ['b', true],
      ]);
      expect(await store.lists.entries()).toEqual([]);
      expect(await store.lists.mine(['mal:1'])).toEqual(new Map());
    });

    it('know a title by each of its refs, also those that it got later', async () => {
      await store.commit({ lists: [put('a', entry('mal:1', { progress: 2 })), { type: 'mine', list: 'a', at: 5 }] });
      await store.commit({ arrivals: [arrival(titled('anilist:7', { ids: { anilist: 7, mal: 1 } }))] });
      const now = entry('anilist:7', { progress: 2 });
      expect(await store.lists.entries()).toEqual([now]);
      expect(await store.lists.mine(['mal:1', 'anilist:7', 'anilist:8'])).toEqual(
        new Map([
          ['mal:1', now],
          ['anilist:7', now],
        ]),
      );
      await store.commit({ lists: [put('a', entry('anilist:7', { progress: 3, at: 6 }))] });
      expect(await store.lists.entries()).toEqual([entry('anilist:7', { progress: 3, at: 6 })]);
      expect((await store.lists.all())[0]?.entries).toBe(1);
    });

    it('let titles go, and can be removed whole', async () => {
      await store.commit({ arrivals: [arrival(titled('anilist:7', { ids: { anilist: 7, mal: 1 } }))] });
      await store.commit({ lists: [put('a', entry('anilist:7'), entry('mal:2'), entry('mal:3'))] });
      expect((await store.commit({ lists: [{ type: 'drop', list: 'a', refs: ['mal:1', 'mal:2'] }] })).removed).toBe(2);
      expect((await store.lists.entries('a')).map(({ ref }) => ref)).toEqual(['mal:3']);
      expect((await store.commit({ lists: [{ type: 'remove', list: 'a' }] })).removed).toBe(1);
      expect(await store.lists.all()).toEqual([]);
    });

    it('take over what the rows of an import say', async () => {
      await store.commit({ arrivals: [arrival(titled('anilist:1', { english: 'One' }))] });
      const job = await imported(
        ['anilist:1', { status: 'watching', progress: 4, score: 90 }],
        ['anilist:2', undefined],
      );
      await store.commit({ lists: [fill(job)] });
      const from = { from: 'list.csv', at: 7 };
      expect(await store.lists.entries('mine')).toEqual([
        { ref: 'anilist:1', title: 'One', status: 'watching', progress: 4, score: 90, ...from },
        { ref: 'anilist:2', title: 'Row 2', ...from },
      ]);
      const later = await imported(['anilist:1', { status: 'completed' }], ['anilist:2', undefined]);
      await store.commit({ lists: [{ ...fill(later, 8), status: 'planned' }] });
      expect(await store.lists.entries('mine')).toEqual([
        { ref: 'anilist:1', title: 'One', status: 'completed', from: 'list.csv', at: 8 },
        { ref: 'anilist:2', title: 'Row 2', status: 'planned', from: 'list.csv', at: 8 },
      ]);
    });

    it('come of an import only where it says something of who watched, if that is asked', async () => {
      const silent = await imported(['mal:1', undefined]);
      await store.commit({ lists: [{ ...fill(silent), ifSaid: true }] });
      expect(await store.lists.all()).toEqual([]);
      await store.commit({ lists: [{ ...fill(await imported(['mal:1', { score: 80 }])), ifSaid: true }] });
      expect((await store.lists.entries('mine')).map(({ ref, score }) => [ref, score])).toEqual([['mal:1', 80]]);
    });

    it('keep what was ticked by hand where an import knows of less', async () => {
      const ticked = entry('mal:1', { status: 'watching', progress: 8, from: 'seen' });
      await store.commit({ lists: [put('mine', ticked)] });
      await store.commit({ lists: [fill(await imported(['mal:1', { status: 'watching', progress: 7 }]))] });
      expect(await store.lists.entries('mine')).toEqual([ticked]);
      await store.commit({ lists: [fill(await imported(['mal:1', { status: 'watching', progress: 9 }]))] });
      expect((await store.lists.entries('mine'))[0]).toMatchObject({ progress: 9, from: 'list.csv' });
    });

    it('believe the last of several rows, and whoever says that all of it was watched', async () => {
      await store.commit({ lists: [put('mine', entry('mal:1', { status: 'watching', progress: 8, from: 'seen' }))] });
      const twice = [
        ['mal:2', { status: 'watching', progress: 3 }],
        ['mal:2', { status: 'paused', progress: 2 }],
      ] as const;
      await store.commit({ lists: [fill(await imported(['mal:1', { status: 'completed', progress: 1 }], ...twice))] });
      expect((await store.lists.entries('mine')).map(({ status, progress }) => [status, progress])).toEqual([
        ['completed', 1],
        ['paused', 2],
      ]);
    });

    it('take a score, or a day, from a row that says nothing of how far somebody is', async () => {
      await store.commit({ lists: [fill(await imported(['mal:1', { status: 'watching', progress: 7 }]))] });
      await store.commit({ lists: [fill(await imported(['mal:1', { score: 90 }]), 9)] });
      const kept = { status: 'watching', progress: 7, score: 90 };
      expect((await store.lists.entries('mine'))[0]).toMatchObject({ ...kept, from: 'list.csv', at: 9 });
      await store.commit({ lists: [put('mine', entry('mal:1', { status: 'completed', progress: 12, from: 'seen' }))] });
      await store.commit({ lists: [fill(await imported(['mal:1', { score: 80 }]))] });
      expect((await store.lists.entries('mine'))[0]).toMatchObject({ status: 'completed', score: 80, from: 'seen' });
    });

    it('lose nothing to a row that says nothing', async () => {
      await store.commit({ lists: [fill(await imported(['mal:1', { progress: 7 }]))] });
      await store.commit({ lists: [fill(await imported(['mal:1', undefined]), 9)] });
      expect((await store.lists.entries('mine'))[0]).toMatchObject({ progress: 7, at: 7 });
    });
  });

  describe('an import of a data set', () => {
    it('says of rows that it does not keep what they have in common', async () => {
      const job = await imported();
      const remark = (reason: string, rows: number, place: string, isLeftOut: boolean) => ({
        ...{ reason, rows, place, isLeftOut },
      });
      const tell = (...remarks: readonly ReturnType<typeof remark>[]) =>
        store.commit({ job: { job, at: 6, progress: { remarks } } });
      await tell(remark('no id', 3, 'map entry 2', true), remark('two films', 1, 'map entry 3', false));
      await tell(remark('no id', 4, 'map entry 9', true));
      expect(await store.jobs.remarks(job)).toEqual([
        remark('no id', 7, 'map entry 2', true),
        remark('two films', 1, 'map entry 3', false),
      ]);
    });
  });
}
