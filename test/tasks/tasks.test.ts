import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/events.ts';
import type { Ref } from '../../src/model/ref.ts';
import { decide } from '../../src/tasks/decide.ts';
import { diff } from '../../src/tasks/diff.ts';
import { franchise } from '../../src/tasks/franchise.ts';
import { importTitles } from '../../src/tasks/import/import.ts';
import { search } from '../../src/tasks/search.ts';
import { warm } from '../../src/tasks/warm.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { listening } from '../helpers/listening.ts';

const queryOf = (ref: Ref) => ({ ref, text: ref });
const typesOf = (events: readonly RunEvent[]) => events.map(({ type }) => type);
const long = Array.from({ length: 300 }, (_, n) => 900_001 + n);
/** One franchise of 300 titles in a row, which takes many requests, and one of three. */
const titles = titlesOf(bothWays(...chain('SEQUEL', ...long), ...chain('SEQUEL', 800_001, 800_002, 800_003)));
const small = queryOf('anilist:800001');
const large = queryOf('anilist:900001');

describe('a query that fails', () => {
  it('is an event, and the others are answered', async () => {
    const { url } = await anilistServer(titles);
    const queries = [queryOf('anilist:7'), small, { text: 'nobody knows this' }];
    const { events, document } = await ran(franchise({ queries }, appOf({ anilist: url })));
    const failures = events.flatMap((event) => (event.type === 'unanswered' ? [[event.query, event.error.code]] : []));
    expect(failures).toEqual([
      ['anilist:7', 'absent'],
      ['nobody knows this', 'no-match'],
    ]);
    expect(document.map(({ root }) => root)).toEqual(['anilist:800001']);
  });

  it('tells programs what it could have meant', async () => {
    const twins = titlesOf([], { 1: {} });
    const { url } = await anilistServer([
      ...twins,
      ...titlesOf(['5 OTHER 6'], {
        5: { title: 'Twins', format: 'TV', year: 2001 },
        6: { title: 'Twins', format: 'TV', year: 2001 },
      }),
    ]);
    const asked = { queries: [{ text: 'Twins' }], strict: true };
    const { events } = await ran(franchise(asked, appOf({ anilist: url })));
    const [failure] = events.flatMap((event) => (event.type === 'unanswered' ? event.error : []));
    expect(failure).toMatchObject({ code: 'ambiguous' });
    expect(failure).toHaveProperty('candidates.0.title.title', 'Twins');
    expect(failure?.message).not.toContain('--');
  });

  it('ends a task of one query', async () => {
    const { url } = await anilistServer(titles);
    await expect(ran(search({ words: 'nobody knows this' }, appOf({ anilist: url })))).rejects.toMatchObject({
      code: 'no-match',
    });
  });
});

describe('a search', () => {
  it('leaves out what a provider sends that has little to do with the words', async () => {
    const named = { 1: { title: 'Zonkquil Amber Tales' }, 2: { title: 'Zonkquil Amber Harbour' } };
    const { url, asked } = await anilistServer(titlesOf(['1 OTHER 2'], named));
    const { document } = await ran(search({ words: 'zonkquil amber tales' }, appOf({ anilist: url })));
    expect(document.results.map(({ title }) => title)).toEqual(['Zonkquil Amber Tales']);
    const { document: wider } = await ran(search({ words: 'zonkquil amber' }, appOf({ anilist: url })));
    expect(wider.results.map(({ title }) => title)).toEqual(['Zonkquil Amber Tales', 'Zonkquil Amber Harbour']);
    expect(asked.length).toBeGreaterThan(0);
  });
});

describe('a task that is aborted in the middle', () => {
  it('ends with what came, and that is saved', async () => {
    const stop = new AbortController();
    const { url } = await anilistServer(titles, { onRequest: (n) => void (n === 3 && stop.abort()) });
    const app = appOf({ anilist: url });
    const { events, document } = await ran(franchise({ queries: [large], signal: stop.signal }, app));
    expect(document[0]).toMatchObject({ complete: false, truncated: { by: 'interrupt' } });
    const came = events.flatMap((event) => (event.type === 'title' ? event.title.ref : []));
    expect(came.length).toBeGreaterThan(0);
    const stored = await (await app.database()).titles.load(came);
    expect([...stored.keys()].sort()).toEqual([...new Set(came)].sort());
  });

  it('saves what came also where its reader leaves', async () => {
    const { url } = await anilistServer(titles);
    const app = appOf({ anilist: url });
    const came = new Set<Ref>();
    for await (const event of franchise({ queries: [large] }, app)) {
      if (event.type === 'title') came.add(event.title.ref);
      if (came.size === 5) break;
    }
    expect(await (await app.database()).titles.load([...came])).toHaveProperty('size', 5);
  });

  it('leaves an import that can go on', async () => {
    const stop = new AbortController();
    const { url } = await anilistServer(titles, { onRequest: (n) => void (n === 1 && stop.abort()) });
    const app = appOf({ anilist: url });
    const asked = { items: ['anilist:800001', 'anilist:800002'] };
    const { document } = await ran(importTitles({ ...asked, signal: stop.signal }, app));
    expect(document).toMatchObject({ cut: 'interrupt', pending: 2 });
    const resumed = await ran(importTitles({ resume: true }, app));
    expect(resumed.document).toMatchObject({ job: document?.job, cut: null, pending: 0, imported: 2 });
  });
});

describe('two tasks at once on one app', () => {
  it('do not disturb each other when one is aborted', async () => {
    const stop = new AbortController();
    const { url } = await anilistServer(titles, { onRequest: (n) => void (n === 4 && stop.abort()) });
    const app = appOf({ anilist: url });
    const [aborted, whole] = await Promise.all([
      ran(franchise({ queries: [large], signal: stop.signal }, app)),
      ran(franchise({ queries: [small] }, app)),
    ]);
    expect(aborted.document[0]).toMatchObject({ complete: false });
    expect(whole.document[0]).toMatchObject({ complete: true });
    expect(whole.document[0]?.titles).toHaveLength(3);
    const stored = await (await app.database()).titles.load(['anilist:800003', 'anilist:900001']);
    expect(stored.size).toBe(2);
  });

  it('say what each of them would have said alone', async () => {
    const { url } = await anilistServer(titles);
    const [one, both] = [appOf({ anilist: url }), appOf({ anilist: url })];
    const alone = [await ran(franchise({ queries: [large] }, one)), await ran(franchise({ queries: [small] }, one))];
    const together = await Promise.all([large, small].map((query) => ran(franchise({ queries: [query] }, both))));
    for (const [n, { events, document }] of together.entries()) {
      const titlesIn = (all: readonly RunEvent[]) => all.flatMap((one) => (one.type === 'title' ? one.title.ref : []));
      expect(titlesIn(events).sort()).toEqual(titlesIn(alone[n]?.events ?? []).sort());
      expect(document[0]?.titles).toEqual(alone[n]?.document[0]?.titles);
    }
  });
});

describe('a webhook', () => {
  it('that does not take it is told of, and the same is said again next time', async () => {
    const [before, now] = [await anilistServer(titlesOf(['800001 SEQUEL 800002'])), await anilistServer(titles)];
    const [folder, clock] = [ownFolder(), instantClock()];
    await ran(franchise({ queries: [small] }, appOf({ anilist: before.url, folder, clock })));
    const app = appOf({ anilist: now.url, folder, clock });
    await ran(diff({}, app));
    await ran(franchise({ queries: [small], refresh: true }, app));
    const bodies: string[] = [];
    const statuses = [500, 200];
    const hook = await listening(
      createServer(async (request, response) => {
        let body = '';
        for await (const part of request) body += part;
        bodies.push(body);
        response.writeHead(statuses.shift() ?? 200).end();
      }),
    );
    const webhook = `${hook}/secret`;
    const refused = await ran(diff({ webhook }, app));
    expect(refused.events).toEqual([{ type: 'undelivered', host: new URL(hook).host, reason: 'it answered 500' }]);
    const taken = await ran(diff({ webhook }, app));
    expect([taken.events, taken.document.changed]).toEqual([[], true]);
    expect(bodies.map((body) => JSON.parse(body))).toEqual([refused.document, taken.document]);
    expect(await ran(diff({ webhook }, app))).toMatchObject({ document: { changed: false } });
  });
});

describe('warming', () => {
  it('is left to another process that is at it', async () => {
    const { url, asked } = await anilistServer(titles);
    const app = appOf({ anilist: url });
    const lease = await (await app.state()).leases.take('warm', 1_000);
    expect((await ran(warm({ queries: [small] }, app))).document).toBeUndefined();
    await lease?.release();
    expect(asked).toEqual([]);
    const { events, document } = await ran(warm({ queries: [small, queryOf('anilist:7')] }, app));
    expect(document).toMatchObject({ fetched: 1, fresh: 0, complete: true, failed: [expect.stringContaining('7')] });
    expect(typesOf(events)).toContain('unanswered');
    expect((await ran(warm({ queries: [small] }, app))).document).toMatchObject({ fetched: 0, fresh: 1 });
  });

  it('of nothing is refused', async () => {
    const { url } = await anilistServer([]);
    await expect(ran(warm({}, appOf({ anilist: url })))).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('a decision', () => {
  it('takes back the one that says the opposite, and holds for what is asked next', async () => {
    const { url } = await anilistServer(titles);
    const app = appOf({ anilist: url });
    const [a, b] = ['anilist:800001', 'anilist:800002'] as const;
    await ran(decide({ act: 'join', a, b, type: 'SIDE_STORY' }, app));
    const { document } = await ran(decide({ act: 'cut', a, b }, app));
    expect(document).toMatchObject({ act: 'cut', changed: true });
    expect((await ran(franchise({ queries: [small] }, app))).document[0]?.titles).toHaveLength(1);
    expect((await ran(decide({ act: 'uncut', a, b }, app))).document).toMatchObject({ changed: true });
    expect((await ran(franchise({ queries: [small] }, app))).document[0]?.titles).toHaveLength(3);
  });
});
