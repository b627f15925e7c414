import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Title } from '../../src/model/title.ts';
import { importTitles, type ReadingQuestion } from '../../src/tasks/import/import.ts';
import { importRows, keepImport } from '../../src/tasks/import/queued.ts';
import type { AnilistOptions } from '../helpers/anilist-server.ts';
import { ran } from '../helpers/app.ts';
import { bothWays, titlesOf } from '../helpers/graph.ts';
import { importing, today } from './importing.ts';

/** Two franchises: of four titles, and of two. */
const titles: readonly Title[] = titlesOf(
  bothWays('900001 SEQUEL 900002', '900002 SEQUEL 900003', '900003 SEQUEL 900004', '900011 SEQUEL 900012'),
);
const [first, last, other] = ['anilist:900001', 'anilist:900004', 'anilist:900012'] as const;

const both = ['anilist:900001,anilist:900002,anilist:900003,anilist:900004', 'anilist:900011,anilist:900012'];

async function scene(options: AnilistOptions = {}) {
  const one = await importing({ titles, ...options });
  const fetched = async (question: ReadingQuestion & { readonly signal?: AbortSignal }) =>
    (await ran(importTitles({ franchise: true, ...question }, one.app))).document;
  const query = (sql: string) => {
    const db = new Sqlite(join(one.folder, 'animectl.sqlite'), { readonly: true });
    try {
      return db.prepare(sql).raw().all();
    } finally {
      db.close();
    }
  };
  /** The watch order of each franchise that is kept. */
  const orders = () =>
    query('SELECT group_concat(ref) FROM (SELECT root, ref FROM v_watch_order ORDER BY root, "order") GROUP BY root')
      .flat()
      .map(String);
  return { ...one, fetched, query, orders };
}

describe('an import with franchises', () => {
  it('keeps each whole and apart, one for several of its titles, under a title of the list', async () => {
    const { fetched, query, orders, server } = await scene();
    const document = await fetched({ items: [last, first, other] });
    expect(document).toMatchObject({ imported: 3, state: 'done', cut: null });
    expect(document?.requests).toBe(server.asked.length);
    expect(orders()).toEqual(both);
    const crawls = query('SELECT query, root, depth, complete, truncated_by, requests > 0 FROM crawl ORDER BY id');
    // What both cost stands with the first.
    expect(crawls).toEqual([
      ['Title 900004', last, 'auto', 1, null, 1],
      ['Title 900012', other, 'auto', 1, null, 0],
    ]);
    const asked = server.asked.flatMap(({ ids }) => ids);
    expect(asked).toHaveLength(new Set(asked).size);
    expect(await fetched({ items: [other, first] })).toMatchObject({ unchanged: 2, state: 'done' });
  });

  it('fetches none where none is wanted', async () => {
    const { app, imported, orders } = await scene();
    await imported({ items: [first] });
    await ran(keepImport({ items: [other] }, app));
    await ran(importRows({ job: 2, startedAt: today, maxAgeMs: 1, after: 0, through: 1 }, app));
    expect(orders()).toEqual([]);
  });

  it('that has no requests left goes on with those that were not fetched', async () => {
    const { fetched, orders } = await scene();
    expect(await fetched({ items: [first, other], maxRequests: 1 })).toMatchObject({
      ...{ imported: 2, cut: 'budget', state: 'stopped', requests: 1 },
    });
    expect(orders()).toEqual([]);
    expect(await fetched({ resume: true })).toMatchObject({ cut: null, state: 'done' });
    expect(orders()).toEqual(both);
  });

  it('that is out of time, interrupted, or met by an outage there says so', async () => {
    const timed = await scene({ onRequest: (n) => n === 1 && timed.clock.set(today + 9_000) });
    expect(await timed.fetched({ items: [first], maxTimeMs: 5_000 })).toMatchObject({ cut: 'time', imported: 1 });
    const controller = new AbortController();
    const stopped = await scene({ onRequest: (n) => n === 2 && controller.abort() });
    expect(await stopped.fetched({ items: [first], signal: controller.signal })).toMatchObject({
      ...{ cut: 'interrupt', state: 'stopped', imported: 1 },
    });
    const away = await scene({ faultOf: ({ ids }) => (ids.includes(900_002) ? 'outage' : undefined) });
    expect(await away.fetched({ items: [first] })).toMatchObject({ cut: 'outage', state: 'stopped', imported: 1 });
  });

  it('has them fetched by workers, each with the rows of its part', async () => {
    const { app, orders } = await scene();
    await ran(keepImport({ items: [other, first], franchise: true }, app));
    const part = { job: 1, startedAt: today, maxAgeMs: 1 };
    await ran(importRows({ ...part, after: 0, through: 1 }, app));
    expect(orders()).toEqual(both.slice(1));
    await ran(importRows({ ...part, after: 1, through: 2 }, app));
    expect(orders()).toEqual(both);
  });

  it('of which a part is not all fetched fails, and is tried again', async () => {
    const { app } = await scene({ faultOf: ({ ids }) => (ids.includes(900_002) ? 'outage' : undefined) });
    await ran(keepImport({ items: [first], franchise: true }, app));
    const part = { job: 1, startedAt: today, maxAgeMs: 1, after: 0, through: 1 };
    await expect(ran(importRows(part, app))).rejects.toMatchObject({ name: 'ProviderError' });
  });
});
