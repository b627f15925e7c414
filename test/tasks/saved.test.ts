import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunEvent } from '../../src/model/events.ts';
import type { Query } from '../../src/model/query.ts';
import { presets } from '../../src/model/relation-policy.ts';
import { decide } from '../../src/tasks/decide.ts';
import { type FranchiseQuestion, franchise } from '../../src/tasks/franchise.ts';
import { addWatches, checkWatches } from '../../src/tasks/watch.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, ref, titlesOf } from '../helpers/graph.ts';

const titles = titlesOf(bothWays('800001 SEQUEL 800002', '800002 SIDE_STORY 800003', '800005 OTHER 800006'), {
  800005: { title: 'Twins', format: 'TV', year: 2001 },
  800006: { title: 'Twins', format: 'TV', year: 2001 },
});
const queryOf = (id: number): Query => ({ text: ref(id), ref: ref(id) });

async function machine() {
  const [clock, folder] = [instantClock(), ownFolder()];
  const server = await anilistServer(titles);
  const app = appOf({ anilist: server.url, clock, folder });
  const file = join(folder, 'animectl.sqlite');
  const opened = () => {
    const database = new Sqlite(file);
    onTestFinished(() => void database.close());
    return database;
  };
  const ask = async (question: Partial<FranchiseQuestion> = {}) => {
    const before = server.asked.length;
    const { events, document } = await ran(franchise({ queries: [queryOf(800_001)], ...question }, app));
    return { events, document, requests: server.asked.length - before };
  };
  /** As whoever reads the database with SQL sees it. */
  const watched = () => opened().prepare('SELECT title FROM v_watch_order ORDER BY "order"').pluck().all();
  return { app, ask, opened, watched, clock };
}
const types = (events: readonly RunEvent[]) => new Set(events.map(({ type }) => type));
const all = [800_001, 800_002, 800_003].map((id) => `Title ${id}`);

describe('an answer that is kept', () => {
  it('is saved the first time that it may be, and then no more', async () => {
    const { app, ask, watched } = await machine();
    expect((await ask({ store: false })).requests).toBeGreaterThan(0);
    expect(app.databaseFile.identity()).toBeUndefined();
    expect(types((await ask({ store: false })).events)).toEqual(new Set(['franchise']));
    const saved = await ask();
    expect([saved.requests, types(saved.events).has('title'), watched()]).toEqual([0, true, all]);
    const again = await ask();
    expect([again.requests, types(again.events)]).toEqual([0, new Set(['franchise'])]);
  });

  it('is known to be saved where it has been fetched for that', async () => {
    const { ask, watched } = await machine();
    await ask();
    expect(watched()).toEqual(all);
    const again = await ask();
    expect([again.requests, types(again.events)]).toEqual([0, new Set(['franchise'])]);
  });

  it('is saved later where another program was writing to the database', async () => {
    const { ask, opened, watched } = await machine();
    await ask({ queries: [queryOf(800_005)] });
    const other = opened();
    other.exec('BEGIN IMMEDIATE');
    for (const requests of [1, 0]) {
      const refused = await ask();
      expect([refused.requests, types(refused.events).has('unsaved')]).toEqual([requests, true]);
    }
    other.exec('ROLLBACK');
    expect((await ask()).requests).toBe(0);
    expect(watched()).toEqual(expect.arrayContaining(all));
  });

  it('is none for who wants no answer where words could mean several', async () => {
    const { ask } = await machine();
    const doubtful = [{ text: 'twins' }, { text: 'title 800001 season 7' }];
    for (const query of doubtful) expect((await ask({ queries: [query] })).document).toHaveLength(1);
    for (const query of doubtful) {
      expect(await ask({ queries: [query] })).toMatchObject({ requests: 0, document: [{}] });
      const { events, document } = await ask({ queries: [query], strict: true });
      expect([document, types(events).has('unanswered')]).toEqual([[], true]);
    }
  });
});

describe('a franchise as it is stored', () => {
  it('is what it came to as usual, and no part of that by another question', async () => {
    const { ask, app, watched } = await machine();
    await ask();
    await ask({ policy: { ...presets.franchise, SIDE_STORY: 'ignore', PARENT: 'ignore' }, refresh: true });
    await ask({ depth: { auto: false, steps: 0 }, refresh: true });
    expect(watched()).toEqual(all);
    await ran(decide({ act: 'join', a: ref(800_003), b: ref(800_005), type: 'SIDE_STORY' }, app));
    await ask({ refresh: true });
    const joined = watched();
    expect(joined).toHaveLength(5);
    for (const question of [{ cuts: 'none' }, { asStated: true }] as const) await ask({ ...question, refresh: true });
    expect(watched()).toEqual(joined);
    await ran(decide({ act: 'cut', a: ref(800_003), b: ref(800_005) }, app));
    await ask({ refresh: true });
    expect(watched()).toEqual(all);
  });

  it('is what it came to when news of it were asked for', async () => {
    const { app, watched } = await machine();
    await ran(addWatches({ queries: [queryOf(800_001)] }, app));
    await ran(checkWatches({}, app));
    expect(watched()).toEqual(all);
    await ran(decide({ act: 'cut', a: ref(800_002), b: ref(800_003) }, app));
    await ran(checkWatches({}, app));
    expect(watched()).toEqual(all.slice(0, 2));
  });
});
