import { describe, expect, it } from 'vitest';
import { refOf } from '../../src/model/ref.ts';
import type { JobRow } from '../../src/store/jobs.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { arrival, titled } from './contract.ts';

const row = (position: number): JobRow => ({
  position,
  place: `list line ${position}`,
  raw: { title: `Show ${position}` },
  asked: { refs: [refOf('anilist', position)], title: `Show ${position}` },
  key: `show ${position}`,
});
const rows = (n: number) => Array.from({ length: n }, (_, at) => row(at + 1));

async function begun(n: number) {
  const file = await openSqlite(':memory:');
  const job = await file.jobs.begin({ source: 'list', options: { best: true }, startedAt: 5 });
  await file.jobs.add(job, rows(n));
  return { ...file, job };
}

describe('a job', () => {
  it('keeps rows until they are settled, and counts them', async () => {
    const { jobs, job } = await begun(4);
    expect(await jobs.open(job, 1, 2)).toEqual([row(2), row(3)]);
    await jobs.settle(job, [
      { position: 1, outcome: 'imported', ref: 'anilist:1' },
      { position: 2, outcome: 'ambiguous', reason: 'two fit', candidates: [{ ref: 'anilist:9', title: 'Nine' }] },
      { position: 3, outcome: 'failed', reason: 'nobody answered' },
    ]);
    await jobs.tell(job, { at: 6, addRequests: 2, read: 7, counts: { notFound: 3 }, addProblem: 'cut' });
    await jobs.tell(job, { at: 7, addRequests: 1 });
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
      counts: { imported: 1, updated: 0, unchanged: 0, ambiguous: 1, notFound: 3, failed: 1 },
      problems: ['cut'],
    });
    expect((await jobs.rejects(job, 0, 9)).map(({ position, reason }) => [position, reason])).toEqual([
      [2, 'two fit'],
      [3, 'nobody answered'],
    ]);
  });

  it('is changed together with titles, or not at all', async () => {
    const { jobs, store, job } = await begun(2);
    const settled = { position: 1, outcome: 'imported', ref: 'anilist:1' } as const;
    const work = async () => {
      await store.save([arrival(titled('anilist:1'))]);
      await jobs.settle(job, [settled]);
    };
    const failing = jobs.together(async () => {
      await work();
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect((await store.load(['anilist:1'])).size).toBe(0);
    expect(await jobs.find(job)).toMatchObject({ open: 2 });
    expect(await jobs.together(async () => work().then(() => 7))).toBe(7);
    expect((await store.load(['anilist:1'])).size).toBe(1);
    expect(await jobs.find(job)).toMatchObject({ open: 1, counts: { imported: 1 } });
  });

  it('asks again for what failed, but not for what cannot be read', async () => {
    const { jobs, job } = await begun(1);
    await jobs.settle(job, [{ position: 1, outcome: 'failed', reason: 'out' }]);
    await jobs.add(job, [{ position: 2, place: 'list line 2', raw: 'x', outcome: 'failed', reason: 'no id' }]);
    await jobs.reopen(job);
    expect(await jobs.open(job, 0, 9)).toEqual([row(1)]);
  });

  it('is found by its number, or as the latest that is not done', async () => {
    const { jobs, job } = await begun(1);
    const second = await jobs.begin({ source: 'other', options: {}, startedAt: 6 });
    expect((await jobs.find())?.id).toBe(second);
    await jobs.tell(second, { at: 7, state: 'done' });
    expect((await jobs.find())?.id).toBe(job);
    expect(await jobs.find(99)).toBeUndefined();
    expect((await jobs.list(9)).map(({ id }) => id)).toEqual([second, job]);
  });

  it('is forgotten when it is done and fifty came after it', async () => {
    const { jobs, job } = await begun(1);
    await jobs.tell(job, { at: 7, state: 'done' });
    for (let n = 0; n < 52; n++) await jobs.begin({ source: 'more', options: {}, startedAt: 8 });
    expect(await jobs.find(job)).toBeUndefined();
    expect((await jobs.list(99)).length).toBe(52);
  });

  it('answers questions that were answered before, the latest answer first', async () => {
    const { jobs, job } = await begun(2);
    await jobs.settle(job, [{ position: 1, outcome: 'imported', ref: 'anilist:1' }]);
    const later = await jobs.begin({ source: 'list', options: {}, startedAt: 6 });
    await jobs.add(later, [{ ...row(1), outcome: 'updated', ref: 'anilist:5' }]);
    expect(await jobs.answers(['show 1', 'show 2', 'show 3'])).toEqual(new Map([['show 1', 'anilist:5']]));
  });

  it('knows whose franchise was not fetched', async () => {
    const { jobs, job } = await begun(3);
    await jobs.settle(
      job,
      [1, 2, 3].map((n) => ({ position: n, outcome: n === 3 ? 'notFound' : 'imported', ref: refOf('anilist', n) })),
    );
    await jobs.crawled(job, ['anilist:1']);
    expect(await jobs.roots(job)).toEqual(['anilist:2']);
  });
});

describe('the number of statements', () => {
  it.each([1, 10, 100])('is the same for %i rows, ids and relations', async (n) => {
    const { store, jobs, job } = await begun(n);
    const refs = rows(n).map(({ position }) => refOf('anilist', position));
    const counted = async (body: () => Promise<unknown>) => {
      const before = store.statements();
      await body();
      return store.statements() - before;
    };
    const batch = refs.map((ref) => arrival({ ...titled(ref), relations: [{ type: 'SEQUEL', to: 'anilist:999' }] }));
    const save = await counted(() => store.save(batch));
    expect([
      save === (await counted(() => store.save(batch.slice(0, 1)))),
      await counted(() => store.load(refs)),
      await counted(() => store.inferred(refs)),
      await counted(() =>
        store.relate(
          refs.map((ref) => [ref, 'anilist:1'] as const),
          'offline-database',
        ),
      ),
      await counted(() => jobs.open(job, 0, n)),
      await counted(() => jobs.answers(rows(n).flatMap(({ key }) => key ?? []))),
      await counted(() =>
        jobs.settle(
          job,
          rows(n).map(({ position }) => ({ position, outcome: 'imported' })),
        ),
      ),
      await counted(() => jobs.roots(job)),
      await counted(() => jobs.find(job)),
    ]).toEqual([true, 1, 1, 4, 1, 1, 1, 1, 1]);
  });
});
