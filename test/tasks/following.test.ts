import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/model/errors.ts';
import type { Query } from '../../src/model/query.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { diff } from '../../src/tasks/diff.ts';
import { addWatches, checkWatches, listWatches, removeWatches, watchedNews } from '../../src/tasks/watch.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, ref, titlesOf } from '../helpers/graph.ts';
import { webhook } from '../helpers/webhook.ts';

const start = Date.UTC(2026, 10, 21, 12);
const named = {
  800001: { title: 'Sky One' },
  800003: { title: 'Sky Two' },
  800005: { title: 'Sea', english: 'The Sea' },
  800007: { title: 'Sky' },
};
const statements = [
  '800001 SEQUEL 800002',
  '800003 SEQUEL 800004',
  '800005 SEQUEL 800006',
  '800007 SEQUEL 800008',
] as const;
const titles = titlesOf(bothWays(...statements), named);
const queryOf = (id: number): Query => ({ text: ref(id), ref: ref(id) });

async function following(...ids: readonly number[]) {
  const [clock, folder] = [instantClock(start), ownFolder()];
  const { url: anilist } = await anilistServer(titles);
  const app = appOf({ anilist, clock, folder });
  await ran(addWatches({ queries: ids.map(queryOf) }, app));
  const database = await app.database();
  const save = (id: number, episodes: number) => {
    const title = titles.find((one) => one.ref === ref(id)) as Title;
    return database.commit({
      arrivals: [{ title: { ...title, episodes }, provider: 'anilist', fetchedAt: clock.now() }],
    });
  };
  const listed = async () => (await ran(listWatches({}, app))).document.watched;
  const followed = async () => (await listed()).map((one) => one.ref);
  return { app, clock, folder, save, listed, followed, offline: appOf({ anilist, clock, folder, offline: true }) };
}
const told = (
  changes: readonly { readonly ref: Ref; readonly before: string | null; readonly after: string | null }[],
) => changes.map((one) => [one.ref, one.before, one.after]);

describe('what is followed', () => {
  it('is nothing where there is no database, which is not made to look', async () => {
    const app = appOf({ anilist: (await anilistServer([])).url });
    expect((await ran(listWatches({}, app))).document).toEqual({ schema: 1, watched: [] });
    const nothing = { schema: 1, query: null, changed: false, changes: [] };
    expect((await ran(checkWatches({}, app))).document).toEqual({ ...nothing, since: null });
    expect((await ran(watchedNews({ since: start }, app))).document).toEqual({
      ...nothing,
      since: '2026-11-21T12:00:00.000Z',
    });
    await expect(ran(removeWatches({ queries: [{ text: 'Sky' }] }, app))).rejects.toThrow('"Sky" is not followed');
    expect(app.databaseFile.identity()).toBeUndefined();
  });

  it('is named in English where it has such a name, with when it was added and that it was never checked', async () => {
    const { app } = await following(800_005);
    expect((await ran(listWatches({}, app))).document.watched).toEqual([
      { ref: ref(800_005), title: 'The Sea', at: expect.stringMatching(/^2026-11-21T12/), checkedAt: null },
    ]);
    await ran(checkWatches({}, app));
    expect((await ran(listWatches({}, app))).document.watched[0]?.checkedAt).toMatch(/^2026-11-21T12/);
  });

  it('is followed no more by its ref, by another title of its franchise, by its name, or by words that only one has', async () => {
    const { app, followed } = await following(800_001, 800_003, 800_005);
    const remove = (query: Query) => ran(removeWatches({ queries: [query] }, app));
    await expect(remove({ text: 'sky' })).rejects.toThrow('"sky" is not followed');
    await expect(remove({ text: 'ky one' })).rejects.toThrow('is not followed');
    await expect(remove(queryOf(800_002))).rejects.toThrow('is not followed');
    await remove({ text: 'two' });
    expect(await followed()).toEqual([ref(800_001), ref(800_005)]);
    // Before anything was crawled, its own ref alone is known to be of it.
    await remove(queryOf(800_001));
    expect(await followed()).toEqual([ref(800_005)]);
    await ran(addWatches({ queries: [queryOf(800_001)] }, app));
    await remove({ text: 'the sea' });
    // Once it was checked, it is known who belongs to it.
    await ran(checkWatches({}, app));
    await remove(queryOf(800_002));
    expect(await followed()).toEqual([]);
  });

  it('is the one that is called as the words say, where others have them in their names, too', async () => {
    const { app, followed } = await following(800_003, 800_007);
    await ran(removeWatches({ queries: [{ text: 'sky' }] }, app));
    expect(await followed()).toEqual([ref(800_003)]);
  });

  it('is no other season than the one that is meant', async () => {
    const { app, followed } = await following();
    const { events } = await ran(addWatches({ queries: [{ text: 'Sky One Season 4' }, { text: 'Sky Two' }] }, app));
    expect(events.flatMap((event) => (event.type === 'unanswered' ? event.query : []))).toEqual(['Sky One Season 4']);
    expect(await followed()).toEqual([ref(800_003)]);
  });

  it('is not taken for followed where the database cannot be used', async () => {
    const folder = ownFolder();
    writeFileSync(join(folder, 'animectl.sqlite'), 'this is no database'.repeat(100));
    const app = appOf({ anilist: (await anilistServer(titles)).url, folder });
    await expect(ran(addWatches({ queries: [queryOf(800_001)] }, app))).rejects.toBeInstanceOf(StoreError);
  });

  it('is taken off the list altogether or not at all', async () => {
    const { app, followed } = await following(800_001, 800_003);
    const queries = [queryOf(800_001), { text: 'nothing like it' }];
    await expect(ran(removeWatches({ queries }, app))).rejects.toThrow('is not followed');
    expect(await followed()).toEqual([ref(800_001), ref(800_003)]);
  });
});

describe('what is new of what is followed', () => {
  it('is told since a day, of its franchises alone, without counting as told', async () => {
    const { app, clock, save } = await following(800_001);
    await ran(checkWatches({}, app));
    const day = clock.now();
    await save(800_002, 11);
    await clock.sleep(1000);
    await save(800_002, 12);
    for (const episodes of [3, 4]) await save(800_004, episodes);
    const news = async (since: number) => (await ran(watchedNews({ since }, app))).document;
    const last = [ref(800_002), null, '12'];
    expect(told((await news(day)).changes)).toContainEqual(last);
    expect((await news(day)).changes.map((one) => one.ref)).not.toContain(ref(800_004));
    expect(told((await news(day)).changes)).toContainEqual(last);
    expect(told((await news(day + 1)).changes)).toEqual([[ref(800_002), '11', '12']]);
    expect((await news(clock.now() + 1)).changes).toEqual([]);
    expect((await news(day)).since).toBe(new Date(day).toISOString());
  });
});

describe('a check of what is followed', () => {
  const nobody = { checked: 0, changed: 0, missed: [] };

  /** A machine on which something had changed before anything was followed. */
  async function later(...ids: readonly number[]) {
    const all = await following(...ids);
    for (const episodes of [1, 2]) await all.save(800_005, episodes);
    await ran(checkWatches({}, all.app));
    const check = async () => (await ran(checkWatches({}, all.offline))).document;
    return { ...all, check };
  }

  it('tells what has changed since it was told last, each once, of what is followed alone', async () => {
    const { check, save, clock } = await later(800_001, 800_003);
    const first = new Date(clock.now()).toISOString();
    await clock.sleep(60_000);
    await save(800_001, 11);
    await save(800_006, 3);
    await save(800_006, 4);
    expect(await check()).toEqual({
      ...{ schema: 1, query: null, since: first, changed: true, franchises: nobody },
      changes: [expect.objectContaining({ ref: ref(800_001), before: null, after: '11' })],
    });
    await save(800_003, 5);
    await save(800_001, 12);
    expect(told((await check()).changes)).toEqual([
      [ref(800_003), null, '5'],
      [ref(800_001), '11', '12'],
    ]);
    expect(await check()).toMatchObject({ changed: false, changes: [], franchises: nobody });
  });

  it('tells again what a webhook did not take, of what was followed by then', async () => {
    const { app, check, save, clock } = await later(800_001);
    const since = new Date(clock.now()).toISOString();
    await clock.sleep(60_000);
    await ran(addWatches({ queries: [queryOf(800_003)] }, app));
    await save(800_003, 5);
    await save(800_001, 11);
    const { url } = await webhook([500]);
    const refused = await ran(checkWatches({ webhook: url }, app));
    expect(refused.events).toContainEqual(expect.objectContaining({ type: 'undelivered', reason: 'it answered 500' }));
    await save(800_003, 6);
    // Whatever there was before the first check of the second one is no news.
    const { since: last, changes } = await check();
    expect([last, told(changes)]).toEqual([
      since,
      [
        [ref(800_001), null, '11'],
        [ref(800_003), '5', '6'],
      ],
    ]);
  });

  it('names the other title of a relation that is another one now', async () => {
    const { check, app } = await later(800_005);
    const title = titles.find((one) => one.ref === ref(800_006)) as Title;
    const relations = [{ type: 'SIDE_STORY' as const, to: ref(800_005) }];
    await (await app.database()).commit({
      arrivals: [{ title: { ...title, relations }, provider: 'anilist', fetchedAt: start }],
    });
    expect((await check()).changes).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'relation', ref: ref(800_006), before: 'PREQUEL', after: 'SIDE_STORY' },
        other: { ref: ref(800_005), title: 'The Sea' },
      }),
    );
  });

  it('tells of a title by whichever of its ids it is followed', async () => {
    const [clock, folder] = [instantClock(start), ownFolder()];
    const both = titles.map((title) =>
      title.ref === ref(800_001) ? { ...title, ids: { anilist: 800_001, mal: 71 } } : title,
    );
    const { url: anilist } = await anilistServer(both);
    const app = appOf({ anilist, clock, folder });
    await ran(addWatches({ queries: [{ text: 'mal:71', ref: 'mal:71' }] }, app));
    await ran(checkWatches({}, app));
    const database = await app.database();
    for (const episodes of [3, 4])
      await database.commit({
        arrivals: [{ title: { ...(both[0] as Title), episodes }, provider: 'anilist', fetchedAt: clock.now() }],
      });
    const { changes } = (await ran(checkWatches({}, appOf({ anilist, clock, folder, offline: true })))).document;
    expect(told(changes)).toEqual([[ref(800_001), null, '4']]);
  });

  it('begins with the first one that could ask somebody', async () => {
    const { app, offline, listed, save } = await following(800_001);
    expect((await ran(checkWatches({}, offline))).document).toEqual({
      ...{ schema: 1, query: null, since: null, changed: false, changes: [], franchises: nobody },
    });
    expect((await listed())[0]?.checkedAt).toBeNull();
    for (const episodes of [1, 2]) await save(800_001, episodes);
    expect((await ran(checkWatches({}, app))).document).toMatchObject({ changed: false, franchises: { checked: 1 } });
    expect((await listed())[0]?.checkedAt).not.toBeNull();
  });
});

describe('what has changed of all that is stored', () => {
  it('is nothing where there is no database, and says since when that was asked for', async () => {
    const app = appOf({ anilist: (await anilistServer([])).url });
    const nothing = { schema: 1, query: null, changed: false, changes: [] };
    expect((await ran(diff({}, app))).document).toEqual({ ...nothing, since: null });
    expect((await ran(diff({ since: start }, app))).document).toEqual({
      ...nothing,
      since: '2026-11-21T12:00:00.000Z',
    });
    expect(app.databaseFile.identity()).toBeUndefined();
  });

  it('says since when it was asked last', async () => {
    const { app, clock, save } = await following(800_001);
    await save(800_001, 11);
    await ran(diff({}, app));
    const asked = clock.now();
    await clock.sleep(60_000);
    await save(800_001, 12);
    const { document } = await ran(diff({}, app));
    expect([document.since, told(document.changes)]).toEqual([
      new Date(asked).toISOString(),
      [[ref(800_001), '11', '12']],
    ]);
    expect(document).not.toHaveProperty('franchises');
  });
});
