import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/events.ts';
import { analyzeNames } from '../../src/tasks/releases/analyze.ts';
import { oneGroup, topGroups } from '../../src/tasks/releases/groups.ts';
import { analyzeListing, type ListingQuestion } from '../../src/tasks/releases/listing.ts';
import { parseNames } from '../../src/tasks/releases/parse.ts';
import { appOf, ran } from '../helpers/app.ts';
import { ownFolder } from '../helpers/folder.ts';
import { account, hdbitsFaults, hdbitsRow, hdbitsServer } from '../helpers/hdbits-server.ts';

const nowhere = 'http://127.0.0.1:9/';
/** A request each 35 seconds, and a little. */
const everyMs = 36_000;

const rows = (count: number) => Array.from({ length: count }, (_, n) => hdbitsRow(count - n));

/** A tracker with so many releases, or these pages, and who reads it. */
async function tracker(count: number, pageOf?: (page: number, limit: number) => readonly unknown[]) {
  const server = await hdbitsServer(rows(count), pageOf && ((page, limit) => [...pageOf(page, limit)]));
  const env = {
    ...{ ANIMECTL_HDBITS_URL: server.url, ANIMECTL_HDBITS_USERNAME: account.username },
    ANIMECTL_HDBITS_PASSKEY: account.passkey,
  };
  const app = appOf({ anilist: nowhere, env });
  const read = async (question: ListingQuestion & { readonly signal?: AbortSignal } = {}) =>
    ran(analyzeListing(question, app));
  /** Which pages were asked for since the last time. */
  let seen = 0;
  const pages = () => {
    const all = server.asked.slice(seen).map(({ body }) => Number(body.page));
    seen = server.asked.length;
    return all.sort((a, b) => a - b);
  };
  return { server, app, env, read, pages };
}

const told = (events: readonly RunEvent[]) => events.flatMap((one) => (one.type === 'listed' ? [one] : []));

describe('a listing', () => {
  it('says what it takes, how far it is and what came of it', async () => {
    const { read } = await tracker(150);
    const { events, document } = await read({ releases: 150 });
    const source = expect.stringMatching(/^127\.0\.0\.1.* Movies,TV,Documentaries$/);
    expect(events[0]).toEqual({ type: 'estimate', source: 'HDBits', requests: 3, ms: 3 * everyMs });
    const listed = told(events);
    expect(listed.map(({ pages, of }) => [pages, of]).at(-1)).toEqual([3, 3]);
    expect(listed.map(({ releases }) => releases)).toEqual([50, 100, 150]);
    for (const { leftMs, pages, of, source: name } of listed) {
      expect(leftMs).toBe((of - pages) * everyMs);
      expect(name).toEqual(source);
    }
    expect(document).toEqual({
      ...{ schema: 1, source, releases: 150, grouped: 150, unreadable: 0, added: 150, updated: 0, unchanged: 0 },
      ...{ requests: 3, pages: { read: 3, of: 3 }, cut: null, problems: [], best: expect.anything() },
    });
    expect(new Set(document?.best.map(({ category }) => category))).toEqual(new Set(['Movies', 'TV']));
  });

  it('is of the categories that are named, in the order of the tracker, and of no others', async () => {
    const { read, server } = await tracker(10);
    const { document } = await read({ categories: [' tv ', 'MOVIES'], releases: 50 });
    expect(server.asked[0]?.body).toMatchObject({ category: [1, 2], limit: 50 });
    expect(document?.source).toMatch(/ Movies,TV$/);
    await expect(read({ categories: ['TV', ' opera '] })).rejects.toMatchObject({
      name: 'UsageError',
      message: 'HDBits has no category opera; there are Movies, TV, Documentaries, Music, Sport, Audio, XXX, Misc',
    });
  });

  it('asks for no more at once than the tracker gives, and for 2,000 releases where nobody says how many', async () => {
    const { read } = await tracker(10);
    const first = async (question: ListingQuestion) => (await read(question)).events[0];
    expect(await first({ perRequest: 500 })).toMatchObject({ requests: 20 });
    expect(await first({ perRequest: 30, releases: 61 })).toMatchObject({ requests: 3 });
    expect(await first({})).toMatchObject({ requests: 40 });
  });

  it('counts what names no group and what cannot be read, and tells what is new of what was there', async () => {
    const odd = [
      { id: 3 },
      hdbitsRow(1, { filename: 'Nothing', name: 'No group', type_category: 1 }),
      hdbitsRow(2, { filename: 'Nothing', name: 'Film.2.2024.1080p.BluRay.x264-GRP', type_category: 1 }),
      hdbitsRow(4, { filename: 'Show.S01E01.1080p.WEB.h264-SER', name: 'x', type_category: 2 }),
    ];
    const { read, app } = await tracker(0, (page) => (page === 0 ? odd : []));
    const counts = async () => (await read({ releases: 50 })).document;
    expect(await counts()).toMatchObject({
      releases: 3,
      grouped: 2,
      unreadable: 1,
      added: 2,
      updated: 0,
      unchanged: 0,
    });
    odd[2] = hdbitsRow(2, { filename: 'Film.2.2024.1080p.BluRay.x264-GRP', type_category: 1, seeders: 900 });
    expect(await counts()).toMatchObject({
      releases: 3,
      grouped: 2,
      unreadable: 1,
      added: 0,
      updated: 1,
      unchanged: 1,
    });
    const { document } = await ran(topGroups({}, app));
    expect(document.groups.map(({ category, group, releases }) => [category, group, releases])).toEqual([
      ['Movies', 'GRP', 1],
      ['TV', 'SER', 1],
    ]);
  });

  it('ends with a page that is not full, and with one that holds nothing new', async () => {
    const short = await tracker(70);
    expect((await short.read()).document).toMatchObject({ pages: { read: 2, of: 2 }, releases: 70, problems: [] });
    const same = rows(50);
    const again = await tracker(0, () => same);
    const { document, events } = await again.read({ releases: 500 });
    expect(document?.problems).toEqual([
      `page 2 of ${document?.source} holds nothing but releases that came before, and was taken for the last`,
    ]);
    expect(document).toMatchObject({ pages: { read: 2, of: 2 }, added: 50, cut: null });
    expect(events.map(({ type }) => type)).not.toContain('repeated');
    expect((await again.read({ resume: true })).document).toBeUndefined();
    const none = await tracker(0);
    expect((await none.read()).document).toMatchObject({ pages: { read: 1, of: 1 }, releases: 0, problems: [] });
  });

  it('goes on where a page holds some that came before, as where new ones have moved them', async () => {
    const all = rows(175);
    const { read } = await tracker(0, (page) => all.slice(page * 40, page * 40 + 50));
    expect((await read({ releases: 500 })).document).toMatchObject({
      added: 175,
      problems: [],
      pages: { read: 5, of: 5 },
    });
  });

  it('that is interrupted before its first page has none of them', async () => {
    const { read, server } = await tracker(500);
    const controller = new AbortController();
    server.faults.push((response) => {
      controller.abort();
      response.destroy();
    });
    const { document } = await read({ signal: controller.signal });
    expect(document).toMatchObject({ cut: 'interrupt', releases: 0, pages: { read: 0, of: 40 }, best: [] });
  });

  it('tells why it waits, but of no wait for its own pace', async () => {
    const { read, server } = await tracker(100);
    server.faults.push(hdbitsFaults.busy);
    const { events, document } = await read({ releases: 100 });
    expect(events.filter(({ type }) => type === 'waiting')).toEqual([
      { type: 'waiting', provider: 'HDBits', ms: 60_000, why: 'retry' },
    ]);
    expect(document).toMatchObject({ requests: 3, releases: 100 });
  });

  it('is kept as far as it came where it is cut short, and goes on from the last page', async () => {
    const { read, server, pages } = await tracker(250);
    const failing = hdbitsFaults.json({ status: 1, message: 'try later' });
    server.faults.push(undefined, undefined, failing);
    const first = (await read({ releases: 250 })).document;
    expect(first).toMatchObject({ cut: 'failure', problems: ['HDBits: it failed (its status 1): "try later"'] });
    expect(first?.pages).toEqual({ read: 2, of: 5 });
    pages();
    const second = await read({ resume: true });
    expect(second.events[0]).toMatchObject({ requests: 4, ms: 4 * everyMs });
    expect(second.document).toMatchObject({
      cut: null,
      pages: { read: 5, of: 5 },
      added: 150,
      unchanged: 50,
      requests: 4,
    });
    // The page that was asked for when the other one failed may be heard of late.
    expect(pages().filter((page, n, all) => all.indexOf(page) === n)).toEqual(expect.arrayContaining([1, 2, 3, 4]));
    expect((await read({ resume: true })).document).toBeUndefined();
  });

  it('goes on with pages of another size, and for as many releases as are wanted then', async () => {
    const { read, server } = await tracker(400);
    const failing = hdbitsFaults.json({ status: 1 });
    const cut = async () => {
      server.faults.push(undefined, undefined, undefined, undefined, failing);
      await read({ releases: 300 });
    };
    const from = async (question: ListingQuestion) => {
      const { events } = await read({ resume: true, ...question });
      return events[0]?.type === 'estimate' ? events[0].requests : undefined;
    };
    await cut();
    expect(await from({ perRequest: 100 })).toBe(2);
    await cut();
    expect(await from({ releases: 400 })).toBe(5);
    await cut();
    expect(await from({ releases: 50 })).toBe(1);
  });

  it('goes on with none that was not begun, or is of other categories', async () => {
    const { read, server, pages } = await tracker(100);
    expect((await read({ resume: true })).document).toBeUndefined();
    server.faults.push(undefined, hdbitsFaults.json({ status: 1 }));
    await read({ releases: 100 });
    pages();
    expect((await read({ resume: true, categories: ['TV'] })).document).toBeUndefined();
    expect(pages()).toEqual([]);
  });

  it('of which not one page came is an error, and offline nobody is asked', async () => {
    const { read, server, env } = await tracker(10);
    server.faults.push(hdbitsFaults.json({ status: 1 }));
    await expect(read()).rejects.toMatchObject({ name: 'ProviderError' });
    const offline = appOf({ anilist: nowhere, env, offline: true });
    await expect(ran(analyzeListing({}, offline))).rejects.toMatchObject({
      ...{ name: 'UsageError', message: 'nobody may be asked, and so no tracker' },
    });
    expect(server.asked).toHaveLength(1);
  });

  it('that is interrupted says so, and keeps what came', async () => {
    const { read, server } = await tracker(500);
    const controller = new AbortController();
    server.faults.push(undefined, (response) => {
      controller.abort();
      response.destroy();
    });
    const { document } = await read({ signal: controller.signal });
    expect(document).toMatchObject({ cut: 'interrupt', problems: [], releases: 50, pages: { read: 1, of: 40 } });
  });
});

describe('names of releases', () => {
  const film = (n: number, group: string) => `Film.${n}.2024.1080p.WEB.h264-${group}`;

  async function names() {
    const folder = ownFolder();
    const app = appOf({ anilist: nowhere, folder });
    const fileOf = (text: string | Uint8Array, name = 'names.txt') => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };
    return { app, fileOf };
  }

  it('are counted, each once, with where they came from', async () => {
    const { app, fileOf } = await names();
    const file = fileOf(`${film(1, 'ABC')}\n/mnt/x/${film(1, 'ABC')}\nD:\\y\\${film(2, 'DEF')}\nNothing\n`);
    const { document } = await ran(analyzeNames({ names: [film(3, 'ABC'), ' '], files: [file] }, app));
    expect(document).toEqual({
      ...{ schema: 1, source: file, releases: 5, grouped: 4, unreadable: 0, added: 3, updated: 0, unchanged: 1 },
      ...{ requests: 0, pages: null, cut: null, problems: [], best: expect.anything() },
    });
    expect(document.best.map(({ category, group, releases }) => [category, group, releases]).sort()).toEqual([
      ['Movies', 'ABC', 2],
      ['Movies', 'DEF', 1],
    ]);
    const word = (await ran(analyzeNames({ names: ['Show.S01E01.1080p.WEB.h264-SER'] }, app))).document;
    expect(word).toMatchObject({ source: 'arguments', added: 1 });
    expect(word.best.map(({ category }) => category)).toEqual(['TV']);
    const stdin = Readable.from([film(9, 'ABC')]);
    const both = await ran(analyzeNames({ files: ['-', file], stdin }, app));
    expect(both.document.source).toBe(`stdin, ${file}`);
  });

  it('go by the id that a list gives them, whatever they are called', async () => {
    const { app, fileOf } = await names();
    const line = (id: number, name: string) => JSON.stringify({ id, name });
    const list = fileOf(
      [line(1, film(1, 'ABC')), line(2, film(1, 'ABC')), line(3, film(1, 'ABC')), line(3, 'x')].join('\n'),
    );
    expect((await ran(analyzeNames({ files: [list] }, app))).document).toMatchObject({ releases: 4, added: 3 });
    const { document } = await ran(analyzeNames({ names: [film(1, 'ABC'), '1'] }, app));
    expect(document).toMatchObject({ releases: 2, added: 1 });
  });

  it('are read further and saved 2,000 at a time, and how far is told', async () => {
    const { app, fileOf } = await names();
    const file = fileOf(Array.from({ length: 2100 }, (_, n) => film(n, 'ABC')).join('\n'));
    const { events, document } = await ran(analyzeNames({ files: [file] }, app));
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'read',
      source: file,
      bytes: expect.any(Number),
      size: expect.any(Number),
    });
    expect(document).toMatchObject({ releases: 2100, added: 2100, unchanged: 0 });
    expect(document.best).toMatchObject([{ group: 'ABC', releases: 2100 }]);
  });

  it('that cannot be read are told of: lines, archives, stdin that is not there, and no name at all', async () => {
    const { app, fileOf } = await names();
    const long = fileOf(`${film(1, 'ABC')}\n{"x":1}\n`);
    expect((await ran(analyzeNames({ files: [long] }, app))).document).toMatchObject({ releases: 1, unreadable: 1 });
    const cut = fileOf(gzipSync(`${film(1, 'ABC')}\n${film(2, 'ABC')}\n`.repeat(50)).subarray(0, 60), 'names.gz');
    const problems = [`${cut}: the archive ends in the middle: only what comes before that can be read`];
    expect((await ran(analyzeNames({ files: [cut] }, app))).document.problems).toEqual(problems);
    expect((await ran(parseNames({ files: [cut] }, app))).document.problems).toEqual(problems);
    for (const task of [analyzeNames, parseNames]) {
      await expect(ran<unknown>(task({ files: ['-'] }, app))).rejects.toThrow('there is no stdin to read from');
      await expect(ran<unknown>(task({}, app))).rejects.toThrow('there is no name to read');
    }
    const { document } = await ran(parseNames({ names: [film(1, 'ABC'), 'Nothing', ' '] }, app));
    expect(document).toEqual({ schema: 1, names: 2, grouped: 1, problems: [] });
  });

  it('are read until that is interrupted: no file after it is opened', async () => {
    const { app, fileOf } = await names();
    const stop = new AbortController();
    stop.abort();
    const question = { names: [film(1, 'ABC')], files: [fileOf(film(2, 'ABC')), '/nowhere'], signal: stop.signal };
    const { document } = await ran(analyzeNames(question, app));
    expect(document).toMatchObject({ cut: 'interrupt', releases: 1 });
    await expect(ran(analyzeNames({ files: ['/nowhere'] }, app))).rejects.toMatchObject({ name: 'FileError' });
  });
});

describe('groups', () => {
  async function groups() {
    const app = appOf({ anilist: nowhere });
    const names = [
      ...['A.2024.1080p.WEB.h264-Good', 'B.2024.1080p.WEB.h264-GoodOnes', 'C.2024.1080p.WEB.h264-Other'],
      ...['S.S01E01.1080p.WEB.h264-Good', 'S.S01E02.1080p.WEB.h264-Series'],
    ];
    await ran(analyzeNames({ names }, app));
    const failing = async (task: AsyncGenerator<RunEvent, unknown>) =>
      ran(task).then(
        () => undefined,
        ({ code, message }: { readonly code: string; readonly message: string }) => [code, message],
      );
    return { app, failing };
  }

  it('are told by category, and one by its name in any letters', async () => {
    const { app } = await groups();
    const top = async (question: Parameters<typeof topGroups>[0]) => {
      const { document } = await ran(topGroups(question, app));
      return document.groups.map(({ category, group }) => `${category} ${group}`).sort();
    };
    expect(await top({})).toEqual(['Movies Good', 'Movies GoodOnes', 'Movies Other', 'TV Good', 'TV Series']);
    expect(await top({ category: ' tv ' })).toEqual(['TV Good', 'TV Series']);
    expect(await top({ limit: 1 })).toHaveLength(2);
    const { document } = await ran(oneGroup({ name: ' GOOD ' }, app));
    expect(document).toMatchObject({ schema: 1, group: 'Good' });
    expect(document.categories.map(({ category }) => category).sort()).toEqual(['Movies', 'TV']);
  });

  it('that are not known are told with those that there are', async () => {
    const { app, failing } = await groups();
    expect(await failing(topGroups({ category: 'Opera' }, app))).toEqual([
      ...['no-group', 'no release group of Opera is known; there are Movies, TV'],
    ]);
    expect(await failing(oneGroup({ name: ' goo ' }, app))).toEqual([
      ...[
        'no-group',
        expect.stringMatching(/^no release group " goo " is known; there are (?:Good, GoodOnes|GoodOnes, Good)$/),
      ],
    ]);
    for (const name of ['xyzzy', ' ', 'x'.repeat(5000)])
      expect(await failing(oneGroup({ name }, app))).toEqual(['no-group', `no release group "${name}" is known`]);
    const empty = appOf({ anilist: nowhere });
    expect(await failing(topGroups({ category: 'TV' }, empty))).toEqual([
      'no-group',
      'no release group of TV is known',
    ]);
    expect((await ran(topGroups({}, empty))).document).toEqual({ schema: 1, categories: [], groups: [] });
  });
});
