import { describe, expect, it } from 'vitest';
import { importTitles } from '../../src/tasks/import/import.ts';
import { listJobs, whileRun } from '../../src/tasks/import/jobs.ts';
import { keepImport } from '../../src/tasks/import/queued.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { titleOf } from '../helpers/franchise.ts';
import { dataSet, importing, series, today } from './importing.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe('an import', () => {
  it('tells what came of it: rows, requests, what was left out and what could not be used', async () => {
    const { imported, fileOf } = await importing();
    const file = fileOf('# mine\nanilist:1\nNothing at all\n# more\n', 'list.txt');
    expect(await imported({ files: [file] })).toEqual({
      ...{ schema: 1, job: 1, kind: 'list', source: 'list.txt', state: 'done', rows: 4, imported: 1, updated: 0 },
      ...{ unchanged: 0, ambiguous: 0, notFound: 1, failed: 0, skipped: 2, pending: 0, requests: 2, problems: [] },
      ...{ startedAt: '2026-11-21T12:00:00.000Z', updatedAt: '2026-11-21T12:00:00.000Z', cut: null, list: null },
      rejects: [
        {
          ...{ place: 'list.txt line 3', row: 'Nothing at all', outcome: 'notFound', candidates: [] },
          reason: 'no title matches "Nothing at all"',
        },
      ],
      leftOut: [{ reason: 'it is a comment', rows: 2, place: 'list.txt line 1' }],
      ...{ notes: [], columnsNotUnderstood: [], gone: { titles: [], dropped: false } },
    });
    const noted = await imported({ files: [fileOf('title,mal_id,Mood\nAlpha of the Sky,x,y\n')] });
    expect(noted).toMatchObject({ leftOut: [], columnsNotUnderstood: ['Mood'] });
    expect(noted.notes).toEqual([
      { reason: '"x" is no id of mal: read without it', rows: 1, place: 'list.csv line 2' },
    ]);
  });

  it('names as many rows that came to nothing as are wanted', async () => {
    const { imported, fileOf } = await importing();
    const file = fileOf(`title,year\n${',1999\n'.repeat(1001)}`);
    const places = async (mostRejects?: number) =>
      (await imported({ files: [file], mostRejects })).rejects.map(({ place }) => place);
    const all = Array.from({ length: 1001 }, (_, n) => `list.csv line ${n + 2}`);
    expect(await places()).toEqual(all);
    expect(await places(1000)).toEqual(all.slice(0, 1000));
    expect(await places(2)).toEqual(all.slice(0, 2));
    expect(await places(0)).toEqual([]);
  });

  it('of more than 500 titles wants leave, but where nobody is asked', async () => {
    const { imported, fileOf, server, folder } = await importing();
    const files = (n: number) => [fileOf('Nothing at all\n'.repeat(n), 'list.txt')];
    await expect(imported({ files: files(501) })).rejects.toMatchObject({ code: 'too-many-titles' });
    expect(server.asked).toEqual([]);
    for (const more of [
      { files: files(501), unlimited: true },
      { files: files(501), provider: 'catalog' as const },
    ])
      expect(await imported(more)).toMatchObject({ rows: 501, state: 'done' });
    expect(await imported({ files: files(500) })).toMatchObject({ rows: 500, state: 'done' });
    const offline = appOf({ anilist: server.url, folder, offline: true });
    const { document } = await ran(importTitles({ files: files(501) }, offline));
    expect(document).toMatchObject({ rows: 501 });
  });

  it('asks anew for what is a week old, older than is wanted, or where all is to be asked for', async () => {
    const { imported, server, clock } = await importing();
    const items = ['anilist:1'];
    const asks = async (maxAgeMs?: number) => {
      const before = server.asked.length;
      await imported({ items, ...(maxAgeMs !== undefined && { maxAgeMs }) });
      return server.asked.length - before;
    };
    expect(await asks()).toBe(1);
    expect(await asks()).toBe(0);
    expect(await asks(0)).toBe(1);
    clock.set(today + 7 * dayMs - hourMs);
    expect(await asks()).toBe(0);
    expect(await asks(dayMs)).toBe(1);
    clock.set(today + 15 * dayMs);
    expect(await asks()).toBe(1);
  });

  it('takes the likeliest of several titles only where that is wanted, also when it is gone on with', async () => {
    const twins = [2001, 2002].map((year, n) =>
      titleOf(n + 1, { title: 'Alpha of the Sky', format: 'TV', year, relations: [] }),
    );
    const { imported, app } = await importing({ titles: twins });
    const items = ['Alpha of the Sky'];
    expect(await imported({ items })).toMatchObject({ ambiguous: 1, imported: 0 });
    expect(await imported({ items, best: true })).toMatchObject({ ambiguous: 0, imported: 1 });
    const cut = { items: ['Alpha of the Sky', 'Gamma'], maxRequests: 0, maxAgeMs: 0 };
    for (const [first, second, ambiguous] of [
      [false, false, 1],
      [true, false, 0],
      [false, true, 0],
    ] as const) {
      expect(await imported({ ...cut, best: first })).toMatchObject({ cut: 'budget', pending: 2 });
      const { document } = await ran(importTitles({ resume: true, best: second, maxAgeMs: 0 }, app));
      expect(document).toMatchObject({ ambiguous, cut: null });
    }
  });

  it('ends when its time is over', async () => {
    const { imported } = await importing();
    expect(await imported({ items: ['anilist:1'], maxTimeMs: 0 })).toMatchObject({ cut: 'time', pending: 1 });
    expect(await imported({ items: ['anilist:1'], maxTimeMs: 1 })).toMatchObject({ cut: null, imported: 1 });
  });

  it('is cut short by an outage where rows wait for an answer, and by no row that cannot be read', async () => {
    const { imported, fileOf } = await importing();
    // Nobody can be asked for films without a key.
    const film = fileOf('title,format\nBravo of the Sky,MOVIE\n,TV\n');
    expect(await imported({ files: [film] })).toMatchObject({ cut: null, state: 'done', failed: 1 });
    const away = await importing({ always: 'outage' });
    expect(await away.imported({ items: ['anilist:900001', 'anilist:900002'] })).toMatchObject({
      ...{ cut: 'outage', state: 'stopped', failed: 2 },
    });
  });

  it('says where nobody answers that what was begun can go on', async () => {
    const { imported, app, folder } = await importing({ always: 'outage' });
    await imported({ items: ['anilist:1', 'anilist:9'] });
    const { url } = await anilistServer(series);
    const later = appOf({ anilist: url, folder });
    const { document } = await ran(importTitles({ resume: 1 }, later));
    expect(document).toMatchObject({ job: 1, imported: 1, notFound: 1, failed: 0, state: 'done', cut: null });
    expect((await ran(listJobs({}, app))).document.jobs).toMatchObject([{ job: 1, state: 'done' }]);
  });
});

describe('an import that is gone on with', () => {
  it('is the latest that is not done, or the one that is named', async () => {
    const { imported, app } = await importing();
    const resumed = async (resume: number | true) => (await ran(importTitles({ resume }, app))).document;
    expect(await resumed(true)).toBeUndefined();
    await expect(resumed(7)).rejects.toMatchObject({ code: 'no-import', message: 'there is no import 7' });
    for (const item of ['anilist:1', 'anilist:2']) await imported({ items: [item], maxRequests: 0 });
    expect(await resumed(1)).toMatchObject({ job: 1, imported: 1, state: 'done' });
    expect(await resumed(true)).toMatchObject({ job: 2, imported: 1 });
    expect(await resumed(true)).toBeUndefined();
    expect(await resumed(1)).toMatchObject({ job: 1, imported: 1, state: 'done' });
  });

  it('goes on reading a data set where that was cut short, from where it was', async () => {
    const { app, fileOf } = await importing();
    const set = fileOf(dataSet(), 'set.json');
    const stop = new AbortController();
    stop.abort();
    const first = await ran(importTitles({ files: [set], signal: stop.signal }, app));
    expect(first.document).toMatchObject({ kind: 'data set', cut: 'interrupt', state: 'stopped' });
    const { events, document } = await ran(importTitles({ resume: true }, app));
    expect(document).toMatchObject({ job: 1, kind: 'data set', imported: 2, rows: 2, cut: null, state: 'done' });
    expect(events.filter(({ type }) => type === 'read').at(-1)).toMatchObject({ source: 'set.json', rows: 2 });
    const again = await ran(importTitles({ resume: 1 }, app));
    expect(again.document).toMatchObject({ job: 1, imported: 2, state: 'done', cut: null });
    expect(again.events).toEqual([]);
  });

  it('cannot go on reading what is another thing now, or what came on stdin', async () => {
    const { app, fileOf } = await importing();
    const stop = new AbortController();
    stop.abort();
    const set = fileOf(dataSet(), 'set.json');
    await ran(importTitles({ files: [set], signal: stop.signal }, app));
    fileOf('["Alpha of the Sky"]', 'set.json');
    await expect(ran(importTitles({ resume: 1 }, app))).rejects.toMatchObject({
      ...{ name: 'UsageError', message: 'import 1 was of a data set, and there is a list now: run it again' },
    });
    const database = await app.database();
    const [{ options } = { options: {} }] = await database.jobs.list(1);
    for (const there of [
      { items: ['-'], files: [] },
      { items: [], files: ['-'] },
    ]) {
      const at = today;
      const job = { source: 'stdin', options: { ...(options as object), kind: 'list', ...there }, startedAt: at };
      const { job: id } = await database.commit({ job: { job, at } });
      await expect(ran(importTitles({ resume: id ?? 0 }, app))).rejects.toThrow(
        `import ${id} was cut short while it read stdin, which is gone: run it again from the start`,
      );
    }
  });

  it('reads a list again that was not read to its end, and asks for it', async () => {
    const { app, fileOf, imported } = await importing();
    const file = fileOf('anilist:1\nanilist:2\n', 'list.txt');
    await imported({ files: [file] });
    const database = await app.database();
    const [{ options } = { options: {} }] = await database.jobs.list(1);
    const at = today;
    await database.commit({ job: { job: { source: 'list.txt', options, startedAt: at }, at } });
    expect((await ran(listJobs({}, app))).document.jobs[0]).toMatchObject({ job: 2, state: 'stopped', rows: 0 });
    const { document } = await ran(importTitles({ resume: true }, app));
    expect(document).toMatchObject({ job: 2, rows: 2, unchanged: 2, state: 'done', cut: null });
  });
});

describe('imports', () => {
  it('are listed, the latest first, as many as are wanted, and a look makes no database', async () => {
    const { imported, app } = await importing();
    const list = async (limit?: number) =>
      (await ran(listJobs({ ...(limit !== undefined && { limit }) }, app))).document;
    expect(await list()).toEqual({ schema: 1, jobs: [] });
    expect(app.databaseFile.identity()).toBeUndefined();
    await imported({ items: ['anilist:1'] });
    await imported({ items: ['anilist:2'], maxRequests: 0 });
    await ran(keepImport({ items: ['anilist:3'] }, app));
    expect((await list()).jobs.map(({ job, state, pending }) => [job, state, pending])).toEqual([
      [3, 'queued', 1],
      [2, 'stopped', 1],
      [1, 'done', 0],
    ]);
    expect((await list(2)).jobs.map(({ job }) => job)).toEqual([3, 2]);
  });

  it('are run by one at a time: others see it, and are told to wait', async () => {
    const { app, folder, server } = await importing();
    const other = appOf({ anilist: server.url, folder });
    const events = importTitles({ items: ['anilist:1', 'Bravo of the Sky'] }, app);
    expect((await events.next()).done).toBe(false);
    const stateOf = async () => (await ran(listJobs({}, other))).document.jobs.map(({ state }) => state);
    expect(await stateOf()).toEqual(['running']);
    await expect(ran(importTitles({ resume: 1 }, other))).rejects.toMatchObject({
      name: 'UsageError',
      message:
        'import 1 is being run elsewhere: wait until that run has ended, or 10 minutes after its last sign of life',
    });
    await events.return(undefined);
    expect(await stateOf()).toEqual(['stopped']);
    expect((await ran(importTitles({ resume: 1 }, other))).document).toMatchObject({ imported: 2, state: 'done' });
  });

  it('give signs of life while they run, without which another run may have them after ten minutes', async () => {
    const { app, folder, server, clock } = await importing();
    const other = appOf({ anilist: server.url, folder, clock });
    let ended = 0;
    async function* events() {
      try {
        for (;;) yield 'event';
      } finally {
        ended += 1;
      }
    }
    const run = whileRun(1, events(), app);
    await run.next();
    for (let minute = 1; minute <= 15; minute += 1) {
      clock.set(today + minute * 60_000 + minute);
      await run.next();
    }
    const second = whileRun(1, events(), other);
    await expect(second.next()).rejects.toThrow('import 1 is being run elsewhere');
    clock.set(today + 24 * 60_000);
    await expect(whileRun(1, events(), other).next()).rejects.toThrow('import 1 is being run elsewhere');
    expect((await whileRun(2, events(), other).next()).value).toBe('event');
    clock.set(today + 26 * 60_000);
    const third = whileRun(1, events(), other);
    expect((await third.next()).value).toBe('event');
    await third.return(undefined);
    expect(ended).toBe(1);
  });
});
