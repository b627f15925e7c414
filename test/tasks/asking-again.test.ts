import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app/app.ts';
import type { RunEvent } from '../../src/model/events.ts';
import type { Query } from '../../src/model/query.ts';
import type { Title } from '../../src/model/title.ts';
import { decide } from '../../src/tasks/decide.ts';
import { diff } from '../../src/tasks/diff.ts';
import { franchise } from '../../src/tasks/franchise.ts';
import { addWatches, checkWatches } from '../../src/tasks/watch.ts';
import { type AnilistOptions, anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, ref, titlesOf } from '../helpers/graph.ts';

const row = Array.from({ length: 9 }, (_, n) => 810_001 + n);
const titles = titlesOf(bothWays('800001 SEQUEL 800002', '800003 SEQUEL 800004', ...chain('SEQUEL', ...row)), {
  800001: { title: 'Sky One' },
  800003: { title: 'Sky Two' },
});
const queryOf = (id: number): Query => ({ text: ref(id), ref: ref(id) });
const day = 86_400_000;

/** A machine that follows franchises and has checked them; a day later the provider is another one. */
async function aDayLater(ids: readonly number[], now: readonly Title[] = titles, options: AnilistOptions = {}) {
  const [clock, folder] = [instantClock(), ownFolder()];
  const before = appOf({ anilist: (await anilistServer(titles)).url, clock, folder });
  await ran(addWatches({ queries: ids.map(queryOf) }, before));
  await ran(checkWatches({}, before));
  await clock.sleep(day);
  const server = await anilistServer(now, options);
  return { app: appOf({ anilist: server.url, clock, folder }), server, clock };
}
const folderOf = ({ config }: App) => dirname(config.db);
const count = (events: readonly RunEvent[], type: RunEvent['type']) => events.filter((one) => one.type === type).length;

describe('what is followed', () => {
  it('is asked for in one request, however many titles it has', async () => {
    const { app, server } = await aDayLater([800_001, 800_003, 810_005]);
    const { document } = await ran(checkWatches({}, app));
    expect(document.franchises).toEqual({ checked: 3, changed: 0, missed: [] });
    expect(server.asked).toHaveLength(1);
  });

  it('is told to be unreachable once, however much of it there is', async () => {
    const { app } = await aDayLater([800_001, 800_003], titles, { always: 'outage' });
    const { events, document } = await ran(checkWatches({}, app));
    expect([count(events, 'fallback'), count(events, 'franchise')]).toEqual([1, 0]);
    expect(document.franchises?.missed).toEqual([
      { query: ref(800_001), entirely: true },
      { query: ref(800_003), entirely: true },
    ]);
  });

  it('is known in part only where a title of it is gone', async () => {
    const { app } = await aDayLater([800_001, 800_003], titles.slice(0, 1).concat(titles.slice(2)));
    const { events, document } = await ran(checkWatches({}, app));
    expect(count(events, 'gone')).toBe(1);
    expect(document.franchises).toMatchObject({ checked: 2, missed: [{ query: ref(800_001), entirely: false }] });
  });

  it('and is nowhere any more is said to be absent, once, and the others are told all the same', async () => {
    const { app, clock } = await aDayLater([800_001]);
    const watch = { ref: ref(700_001), title: 'Lost', at: 1 };
    await (await app.database()).commit({ watches: [{ type: 'add', watch }] });
    const later = titlesOf(bothWays('800001 SEQUEL 800002', '800002 SEQUEL 800003'), { 800001: { title: 'Sky One' } });
    const anew = appOf({ anilist: (await anilistServer(later)).url, clock, folder: folderOf(app) });
    const { events, document } = await ran(checkWatches({}, anew));
    expect(events.flatMap((one) => (one.type === 'unanswered' ? [[one.query, one.error.code]] : []))).toEqual([
      [ref(700_001), 'absent'],
    ]);
    expect(document).toMatchObject({
      changed: true,
      franchises: { checked: 1, changed: 1, missed: [{ query: ref(700_001), entirely: true }] },
    });
  });

  it('is not said to lack a title that was in it once and that nobody has', async () => {
    for (const fault of [undefined, '500'] as const) {
      const options = {
        faultOf: ({ ids }: { readonly ids: readonly number[] }) => (ids.includes(700_009) ? fault : undefined),
      };
      const { app, clock } = await aDayLater([800_001], titles, options);
      const members = [ref(800_001), ref(800_002), ref(700_009)];
      const crawl = { root: ref(800_001), policy: '', depth: 'auto', startedAt: clock.now(), members };
      const costs = { query: '', elapsedMs: 1, complete: true, requests: 1, waitedMs: 0 };
      await (await app.database()).commit({ crawls: [{ ...crawl, ...costs }] });
      const { events, document } = await ran(checkWatches({}, app));
      expect([count(events, 'missing'), count(events, 'failed')]).toEqual([0, 0]);
      expect(document.franchises).toEqual({ checked: 1, changed: 0, missed: [] });
    }
  });

  it('is what the user has decided that belongs together', async () => {
    const { app } = await aDayLater([800_001]);
    await ran(decide({ act: 'cut', a: ref(800_001), b: ref(800_002) }, app));
    await (await app.database()).commit({
      arrivals: [3, 4].map((episodes) => ({
        title: { ...(titles[1] as Title), episodes },
        provider: 'anilist',
        fetchedAt: 1,
      })),
    });
    expect((await ran(checkWatches({}, app))).document).toMatchObject({ changed: false });
  });

  it('ends with the reason of who takes the question back', async () => {
    const stop = new AbortController();
    const { app } = await aDayLater([810_001], titles, { onRequest: () => stop.abort(new Error('enough')) });
    await expect(ran(checkWatches({ signal: stop.signal }, app))).rejects.toThrow('enough');
  });

  it('ends so, too, where it has grown and was heard in part, of which no news are told', async () => {
    const stop = new AbortController();
    const more = Array.from({ length: 40 }, (_, n) => 820_001 + n);
    const grown = titlesOf(bothWays('800001 SEQUEL 800002', '800002 SEQUEL 820001', ...chain('SEQUEL', ...more)));
    const { app } = await aDayLater([800_001], grown, {
      onRequest: (n) => void (n === 3 && stop.abort(new Error('enough'))),
    });
    await expect(ran(checkWatches({ signal: stop.signal }, app))).rejects.toThrow('enough');
    const { document } = await ran(checkWatches({}, app));
    expect(document.changes.filter(({ kind }) => kind === 'new' || kind === 'announced').length).toBeGreaterThan(30);
  });
});

describe('one franchise', () => {
  it('is asked for with all that is known of it in one request', async () => {
    const { app, server } = await aDayLater([810_005]);
    await ran(diff({ query: queryOf(810_001) }, app));
    expect(server.asked).toHaveLength(1);
  });

  it('is found by words and asked for in one request', async () => {
    const { app, server } = await aDayLater([800_001]);
    const { document } = await ran(diff({ query: { text: 'Sky Two' } }, app));
    expect(document).toMatchObject({ query: 'Sky Two', franchises: { checked: 1 } });
    expect(server.asked).toHaveLength(1);
  });

  it('of which nothing is known and nobody answers ends with why', async () => {
    const { app } = await aDayLater([800_001], titles, { always: 'outage' });
    await expect(ran(diff({ query: queryOf(800_003) }, app))).rejects.toMatchObject({ reason: 'outage' });
  });

  it('is still called what it was called', async () => {
    const { app } = await aDayLater([800_001]);
    await ran(franchise({ queries: [queryOf(800_001)], refresh: true }, app));
    const named = async () => (await (await app.database()).crawls.latest()).map(({ name }) => name);
    expect(await named()).toEqual(['Sky One']);
    await ran(diff({ query: queryOf(800_002) }, app));
    expect(await named()).toEqual(['Sky One']);
  });
});
