import { describe, expect, it, onTestFinished } from 'vitest';
import { refOf } from '../../../src/model/ref.ts';
import type { JobRow, JobWork } from '../../../src/store/jobs.ts';
import { arrival, titled } from '../../helpers/arrivals.ts';
import type { Engine } from './ask.ts';

const row = (position: number): JobRow => ({
  position,
  place: `list line ${position}`,
  raw: { title: `Show ${position}` },
  asked: { refs: [refOf('anilist', position)], title: `Show ${position}` },
  key: `show ${position}`,
});
export const rows = (n: number) => Array.from({ length: n }, (_, at) => row(at + 1));

/** What every database promises of imports. */
export function describeJobs(engine: Engine): void {
  async function begun(n: number) {
    const database = await engine.alone();
    onTestFinished(() => database.close());
    const begin = async (source: string, add: readonly JobRow[] = []) =>
      (await database.commit({ job: { job: { source, options: { best: true }, startedAt: 5 }, at: 5, add } })).job ?? 0;
    const job = await begin('list', rows(n));
    const work = (what: Omit<JobWork, 'job' | 'at'>, at = 6, id = job) =>
      database.commit({ job: { job: id, at, ...what } });
    return { database, jobs: database.jobs, job, begin, work };
  }

  describe('a job', () => {
    it('keeps rows until they are settled, and counts them', async () => {
      const { jobs, job, work } = await begun(4);
      expect(await jobs.open(job, 1, 2)).toEqual([row(2), row(3)]);
      await work({
        settle: [
          { position: 1, outcome: 'imported', ref: 'anilist:1' },
          { position: 2, outcome: 'ambiguous', reason: 'two fit', candidates: [{ ref: 'anilist:9', title: 'Nine' }] },
          { position: 3, outcome: 'failed', reason: 'nobody answered' },
        ],
      });
      await work({ progress: { requests: 2, read: 7, counts: { notFound: 3 }, problems: ['cut', 'torn'] } });
      await work({ progress: { requests: 1, counts: { notFound: 1, updated: 2 } } }, 7);
      expect(await jobs.find(job)).toEqual({
        id: job,
        source: 'list',
        options: { best: true },
        state: 'reading',
        startedAt: 5,
        updatedAt: 7,
        requests: 3,
        read: 7,
        open: 1,
        counts: { imported: 1, updated: 2, unchanged: 0, ambiguous: 1, notFound: 4, failed: 1, skipped: 0 },
        problems: ['cut', 'torn'],
      });
      expect((await jobs.rejects(job, 0, 9)).map(({ position, reason }) => [position, reason])).toEqual([
        [2, 'two fit'],
        [3, 'nobody answered'],
      ]);
    });

    it('lists what was taken, and what was not, a page at a time in the order of the file', async () => {
      const { jobs, job, begin, work } = await begun(9);
      const outcomes = [
        ...(['failed', 'imported', 'ambiguous', 'unchanged', 'notFound', 'skipped', 'updated', 'failed'] as const),
      ];
      const settle = outcomes.map((outcome, n) => ({ position: n + 1, outcome, ref: refOf('anilist', n + 1) }));
      await work({ settle: settle.toReversed() });
      await begin('other', [
        { ...row(1), outcome: 'failed' },
        { ...row(2), outcome: 'imported', ref: 'anilist:2' },
      ]);
      const pages = async (list: (after: number, limit: number) => Promise<readonly { position: number }[]>) =>
        (await Promise.all([list(0, 2), list(3, 1), list(4, 9)])).map((page) => page.map(({ position }) => position));
      expect(await pages((...page) => jobs.rejects(job, ...page))).toEqual([[1, 3], [5], [5, 8]]);
      expect(await pages((...page) => jobs.taken(job, ...page))).toEqual([[2, 4], [4], [7]]);
      expect((await jobs.taken(job, 0, 1))[0]).toEqual({ position: 2, ref: 'anilist:2', raw: row(2).raw });
    });

    it('finds rows by their whole place, or by its last words', async () => {
      const { jobs, job } = await begun(21);
      const found = async (place: string) => (await jobs.rowsAt(job, place)).map(({ position }) => position);
      expect([await found('list line 1'), await found('1'), await found('line 21')]).toEqual([[1], [1], [21]]);
      expect([await found('ine 1'), await found('list'), await found('%')]).toEqual([[], [], []]);
    });

    it('says what was left out, then what could not be used, each with the first row of it', async () => {
      const { jobs, job, work } = await begun(0);
      const noted = (n: number, note: string): JobRow => ({ ...row(n), asked: { refs: [], title: 'A', note } });
      await work({
        add: [
          ...[noted(6, 'no year'), noted(1, 'no year')],
          ...[5, 2, 4].map((n) => ({ ...row(n), outcome: 'skipped' as const, reason: n < 5 ? 'a manga' : 'a novel' })),
          ...[noted(3, 'no id'), { ...row(7), outcome: 'ambiguous' as const, reason: 'two fit' }],
        ],
      });
      expect((await jobs.remarks(job)).map((one) => Object.values(one))).toEqual([
        ['a manga', 2, 'list line 2', true],
        ['a novel', 1, 'list line 5', true],
        ['no year', 2, 'list line 1', false],
        ['no id', 1, 'list line 3', false],
      ]);
    });

    it('settles rows by what the same commit makes of their titles', async () => {
      const { database, jobs, job } = await begun(6);
      await database.commit({ arrivals: [arrival(titled('anilist:1')), arrival(titled('anilist:2'))] });
      const settle = [1, 2, 3, 4, 5].map((n) => ({ position: n, title: refOf('anilist', n < 4 ? n : 3) }));
      const arrivals = [
        arrival(titled('anilist:1'), 2000),
        arrival(titled('anilist:2', { episodes: 5 }), 2000),
        arrival(titled('anilist:3')),
      ];
      const known = { position: 6, title: 'anilist:2', isCounted: true } as const;
      await database.commit({ arrivals, job: { job, at: 6, settle: [...settle, known] } });
      expect((await jobs.find(job))?.counts).toMatchObject({ imported: 1, updated: 1, unchanged: 4 });
      expect([...(await jobs.answers(rows(6).flatMap(({ key }) => key ?? []))).values()]).toEqual([
        ...['anilist:1', 'anilist:2', 'anilist:3', 'anilist:3', 'anilist:3', 'anilist:2'],
      ]);
    });

    it('counts titles whose rows are not kept, each once', async () => {
      const { database, jobs, job } = await begun(0);
      const arrivals = [arrival(titled('anilist:1')), arrival(titled('anilist:2'))];
      const count = ['anilist:1', 'anilist:2', 'anilist:1'] as const;
      await database.commit({ arrivals, job: { job, at: 6, count } });
      await database.commit({ arrivals, job: { job, at: 7, count } });
      expect((await jobs.find(job))?.counts).toMatchObject({ imported: 2, updated: 0, unchanged: 4 });
    });

    it('asks again for what failed, but not for what cannot be read', async () => {
      const { jobs, job, work } = await begun(1);
      const unreadable: JobRow = { position: 2, place: 'list line 2', raw: 'x', outcome: 'failed', reason: 'no id' };
      await work({ add: [unreadable], settle: [{ position: 1, outcome: 'failed', reason: 'out' }] });
      await work({ reopen: true });
      expect(await jobs.open(job, 0, 9)).toEqual([row(1)]);
    });

    it('is found by its number, or as the latest that is not done', async () => {
      const { jobs, job, begin, work } = await begun(1);
      const second = await begin('other');
      expect((await jobs.find())?.id).toBe(second);
      await work({ progress: { state: 'done' } }, 7, second);
      expect((await jobs.find())?.id).toBe(job);
      expect(await jobs.find(99)).toBeUndefined();
      expect((await jobs.list(9)).map(({ id }) => id)).toEqual([second, job]);
      expect((await jobs.list(1)).map(({ id }) => id)).toEqual([second]);
    });

    it('is forgotten when it is done and fifty came after it', async () => {
      const { jobs, job, begin, work } = await begun(1);
      await work({ progress: { state: 'done' } });
      for (let n = 0; n < 52; n++) await begin('more');
      expect(await jobs.find(job)).toBeUndefined();
      expect((await jobs.list(99)).length).toBe(52);
    });

    it('is forgotten when two hundred came after it, though nobody has ended it', async () => {
      const { jobs, job, begin } = await begun(1);
      for (let n = 0; n < 200; n++) await begin('more');
      expect((await jobs.find(job))?.id).toBe(job);
      await begin('one more');
      expect([await jobs.find(job), (await jobs.list(999)).length]).toEqual([undefined, 201]);
    });

    it('answers questions that were answered before, the latest answer first', async () => {
      const { jobs, begin, work } = await begun(2);
      await work({ settle: [{ position: 1, outcome: 'imported', ref: 'anilist:1' }] });
      await begin('list', [{ ...row(1), outcome: 'updated', ref: 'anilist:5' }]);
      expect(await jobs.answers(['show 1', 'show 2', 'show 3'])).toEqual(new Map([['show 1', 'anilist:5']]));
    });

    it('settles a row by a title that did not arrive as unchanged, with what is to be said of it', async () => {
      const { jobs, job, work } = await begun(3);
      const settle = [
        { position: 1, title: 'anilist:9', reason: 'it was known' },
        { position: 2, title: 'anilist:9' },
        { position: 3, title: 'anilist:8', isCounted: true },
      ] as const;
      await work({ settle });
      expect((await jobs.find(job))?.counts).toMatchObject({ imported: 0, updated: 0, unchanged: 3 });
      expect((await jobs.taken(job, 0, 9)).map(({ ref }) => ref)).toEqual(['anilist:9', 'anilist:9', 'anilist:8']);
      expect((await jobs.rowsAt(job, '1')).map(({ outcome, reason }) => [outcome, reason])).toEqual([
        ['unchanged', 'it was known'],
      ]);
      expect((await jobs.rowsAt(job, '2'))[0]).not.toHaveProperty('reason');
    });

    it('keeps what stands in a row, whatever it is, but for the character of number 0', async () => {
      const { jobs, job, work } = await begun(0);
      const raws = [null, 7, 'half', ['a', { b: ['c'] }], { 'd\u0000': 'e\u0000f', n: 1, deep: [{ g: 'h\u0000' }] }];
      await work({ add: raws.map((raw, n) => ({ ...row(n + 1), raw })) });
      expect((await jobs.open(job, 0, 9)).map(({ raw }) => raw)).toEqual([
        ...raws.slice(0, 4),
        expect.objectContaining({ n: 1, deep: [{ g: 'h\ufffd' }] }),
      ]);
      expect(JSON.stringify((await jobs.open(job, 4, 1))[0]?.raw)).toContain('e\ufffdf');
      // What is there already stays as it is.
      await work({ add: [{ ...row(2), raw: 'other' }] });
      expect((await jobs.open(job, 1, 1))[0]?.raw).toBe(7);
    });

    it('asks again for rows of a range alone, and knows whose franchises of a range were not fetched', async () => {
      const { jobs, job, work } = await begun(5);
      await work({ settle: [1, 2, 3, 4, 5].map((position) => ({ position, outcome: 'failed' as const })) });
      await work({ reopen: { after: 1, through: 3 } });
      expect((await jobs.open(job, 0, 9)).map(({ position }) => position)).toEqual([2, 3]);
      const ref = (n: number) => refOf('anilist', n);
      await work({ settle: [1, 2, 3, 4, 5].map((n) => ({ position: n, outcome: 'imported' as const, ref: ref(n) })) });
      expect(await jobs.roots(job, { after: 1, through: 3 })).toEqual([ref(2), ref(3)]);
    });

    it('says the first hundred things of its rows, and finds the first twenty at a place', async () => {
      const { jobs, job, work } = await begun(0);
      const add = Array.from(
        { length: 101 },
        (_, n): JobRow => ({
          ...row(n + 1),
          place: `file ${n} line 7`,
          outcome: 'skipped',
          reason: `no ${n + 1}`,
        }),
      );
      await work({ add: add.toReversed() });
      const said = (await jobs.remarks(job)).map(({ reason }) => reason);
      expect([said.length, said[0], said.at(-1)]).toEqual([100, 'no 1', 'no 100']);
      expect((await jobs.rowsAt(job, '7')).map(({ position }) => position)).toEqual(
        Array.from({ length: 20 }, (_, n) => n + 1),
      );
    });

    it('knows whose franchise was not fetched', async () => {
      const { jobs, job, begin, work } = await begun(4);
      const outcomes = ['imported', 'imported', 'notFound', 'unchanged'] as const;
      await work({
        settle: outcomes.map((outcome, n) => ({
          position: n + 1,
          outcome,
          ref: refOf('anilist', n === 3 ? 2 : n + 1),
        })),
        crawled: ['anilist:1'],
      });
      const other = await begin('other', [{ ...row(1), outcome: 'imported', ref: 'anilist:1' }]);
      expect([await jobs.roots(job), await jobs.roots(other)]).toEqual([['anilist:2'], ['anilist:1']]);
    });
  });
}
