import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/model/errors.ts';
import { importTitles, type ReadingQuestion } from '../../src/tasks/import/import.ts';
import { listJobs } from '../../src/tasks/import/jobs.ts';
import { endImport, importRows, keepImport } from '../../src/tasks/import/queued.ts';
import { type AnilistOptions, anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { dataSet, importing, today } from './importing.ts';

const weekMs = 7 * 86_400_000;

async function queued(options: AnilistOptions = {}) {
  const scene = await importing(options);
  const { app } = scene;
  const kept = async (question: ReadingQuestion) => (await ran(keepImport(question, app))).document;
  /** Has some rows asked for. */
  const rows = async (after: number, through: number, more: object = {}) =>
    (await ran(importRows({ job: 1, startedAt: today, after, through, maxAgeMs: weekMs, ...more }, app))).events;
  const end = async () => ran(endImport({ job: 1, startedAt: today }, app));
  const job = async () => (await ran(listJobs({}, app))).document.jobs.find((one) => one.job === 1);
  return { ...scene, kept, rows, end, job };
}

describe('an import that waits for others', () => {
  it('is kept with its rows, and nobody is asked', async () => {
    const { kept, job, server } = await queued();
    expect(await kept({ items: ['anilist:1', 'Bravo of the Sky', 'https://example.org/x'] })).toEqual({
      ...{ job: 1, startedAt: today, source: '3 titles', rows: 3, maxAgeMs: weekMs },
    });
    expect(await kept({ items: ['anilist:1'], maxAgeMs: 5 })).toMatchObject({ job: 2, rows: 1, maxAgeMs: 5 });
    expect(await job()).toMatchObject({ kind: 'list', state: 'queued', pending: 2, failed: 1, rows: 3 });
    expect(server.asked).toEqual([]);
    await expect(kept({ items: Array.from({ length: 501 }, (_, n) => `anilist:${n + 1}`) })).rejects.toMatchObject({
      code: 'too-many-titles',
    });
  });

  it('may be one that was cut short, but not in reading', async () => {
    const { kept, imported, app } = await queued({ always: 'outage' });
    for (const resume of [true, 7] as const)
      await expect(kept({ resume })).rejects.toMatchObject({
        ...{ code: 'no-import', message: 'there is no such import to go on with' },
      });
    await imported({ items: ['anilist:900001', 'anilist:900002'] });
    await imported({ items: ['anilist:900003'] });
    expect(await kept({ resume: true, maxAgeMs: 7 })).toMatchObject({ job: 2, rows: 1, maxAgeMs: 7 });
    expect(await kept({ resume: 1 })).toEqual({
      ...{ job: 1, startedAt: today, source: '2 titles', rows: 2, maxAgeMs: weekMs },
    });
    const database = await app.database();
    expect(await database.jobs.find(1)).toMatchObject({ state: 'running', open: 2 });
    const options = (await database.jobs.find(1))?.options;
    const { job } = await database.commit({ job: { job: { source: 'x', options, startedAt: today }, at: today } });
    await expect(kept({ resume: job ?? 0 })).rejects.toMatchObject({
      ...{ name: 'UsageError' },
      message: `import ${job} was cut short while it was read: go on with it here, or begin it again`,
    });
  });

  it('is no data set', async () => {
    const { kept, fileOf } = await queued();
    await expect(kept({ files: [fileOf(dataSet(), 'set.json')] })).rejects.toMatchObject({
      ...{ name: 'UsageError', message: 'set.json is a data set, which asks nobody: import it here, in one go' },
    });
  });

  it('is asked for in parts, and fills its list at its end', async () => {
    const { kept, rows, end, job, server, onList, fileOf } = await queued();
    const table = fileOf('title,Mood\nAlpha of the Sky,x\nBravo of the Sky,y\nCharlie of the Sky,z\n');
    await kept({ files: [table], list: 'L', status: 'completed', mine: true });
    await rows(0, 2);
    expect(server.asked.map(({ searches }) => searches)).toEqual([['Alpha of the Sky', 'Bravo of the Sky']]);
    expect(await job()).toMatchObject({ state: 'queued', imported: 2, pending: 1 });
    await end();
    expect(await job()).toMatchObject({ state: 'queued' });
    expect(await onList('L')).toEqual(['anilist:1', 'anilist:2']);
    await rows(2, 3);
    await end();
    expect(await job()).toMatchObject({ state: 'done', imported: 3, pending: 0 });
    expect(await onList('L')).toEqual(['anilist:1', 'anilist:2', 'anilist:3']);
  });

  it('asks for what is stored only where that is too old', async () => {
    const { kept, rows, imported, server } = await queued();
    await kept({ items: ['anilist:1', 'anilist:2'] });
    await imported({ items: ['anilist:1'] });
    await rows(0, 2);
    expect(server.asked.slice(1).map(({ ids }) => ids)).toEqual([[2]]);
  });

  it('takes the likeliest title where that was wanted when it was kept', async () => {
    const { kept, rows, job } = await queued();
    await kept({ items: ['of the Sky'], best: true });
    await rows(0, 1);
    expect(await job()).toMatchObject({ ambiguous: 0, imported: 1 });
  });

  it('fails in a part where nobody answers, which opens its rows again at the next attempt', async () => {
    const { kept, rows, end, job, app, folder, clock } = await queued({ always: 'outage' });
    await kept({ items: ['anilist:900001', 'anilist:900002', 'https://example.org/x'] });
    await expect(rows(0, 2)).rejects.toBeInstanceOf(ProviderError);
    expect(await job()).toMatchObject({ state: 'queued', pending: 0, failed: 3 });
    await end();
    expect(await job()).toMatchObject({ state: 'queued' });
    const { url: anilist } = await anilistServer([]);
    const later = appOf({ anilist, folder, clock });
    const part = { job: 1, startedAt: today, maxAgeMs: weekMs };
    await ran(importRows({ ...part, after: 0, through: 1 }, later));
    expect(await job()).toMatchObject({ notFound: 1, failed: 2 });
    await end();
    expect(await job()).toMatchObject({ state: 'queued' });
    await ran(importRows({ ...part, after: 1, through: 2 }, later));
    // What cannot be read is no reason to wait.
    await ran(endImport({ job: 1, startedAt: today }, app));
    expect(await job()).toMatchObject({ state: 'done', notFound: 2, failed: 1 });
  });

  it('does not fail in a part for what failed in another one, or for a title that the provider fails on', async () => {
    const { kept, rows, end, job, fileOf } = await queued({
      faultOf: ({ ids }) => (ids.includes(900_001) ? 'errors at 200' : undefined),
    });
    // Of films nobody can be asked without a key: that is told as an outage of TMDB's is.
    await kept({ files: [fileOf('title,format,anilist_id\nBravo of the Sky,MOVIE,\n,,900001\n')] });
    await rows(1, 2);
    expect(await job()).toMatchObject({ failed: 1, pending: 1 });
    const events = await rows(0, 1);
    expect(events.map(({ type }) => type)).toContain('fallback');
    expect(await job()).toMatchObject({ failed: 1, pending: 0 });
    await end();
    expect(await job()).toMatchObject({ state: 'queued' });
  });

  it('stops where it is to stop, and says so', async () => {
    const { kept, rows, job } = await queued();
    await kept({ items: ['anilist:1'] });
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(rows(0, 1, { signal: stop.signal })).rejects.toThrow('enough');
    expect(await job()).toMatchObject({ pending: 1 });
  });

  it('is done by those who have the database that it is in', async () => {
    const { kept, rows, app, server } = await queued();
    await kept({ items: ['anilist:1'] });
    const other = appOf({ anilist: server.url });
    const where = { job: 1, startedAt: today, after: 0, through: 1, maxAgeMs: weekMs };
    for (const task of [
      importRows(where, other),
      endImport(where, other),
      importRows({ ...where, startedAt: today - 1 }, app),
    ])
      await expect(ran(task)).rejects.toMatchObject({
        name: 'StoreError',
        message: expect.stringContaining(
          'import 1 of the queue is not in it: its workers need the database that it is in',
        ),
      });
    await rows(0, 1);
    expect((await ran(importTitles({ resume: 1 }, app))).document).toMatchObject({ state: 'done', imported: 1 });
  });
});
