import { describe, expect, it } from 'vitest';
import type { Query } from '../../src/model/query.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { diff } from '../../src/tasks/diff.ts';
import { addWatches, checkWatches, listWatches, removeWatches, watchedNews } from '../../src/tasks/watch.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { instantClock } from '../helpers/clock.ts';
import { bothWays, ref, titlesOf } from '../helpers/graph.ts';

const start = Date.UTC(2026, 10, 21, 12);
const named = {
  800001: { title: 'Sky One' },
  800003: { title: 'Sky Two' },
  800005: { title: 'Sea', english: 'The Sea' },
};
const titles = titlesOf(bothWays('800001 SEQUEL 800002', '800003 SEQUEL 800004', '800005 SEQUEL 800006'), named);
const queryOf = (id: number): Query => ({ text: ref(id), ref: ref(id) });

async function following(...ids: readonly number[]) {
  const clock = instantClock(start);
  const app = appOf({ anilist: (await anilistServer(titles)).url, clock });
  await ran(addWatches({ queries: ids.map(queryOf) }, app));
  const database = await app.database();
  const save = (id: number, episodes: number) => {
    const title = titles.find((one) => one.ref === ref(id)) as Title;
    return database.commit({
      arrivals: [{ title: { ...title, episodes }, provider: 'anilist', fetchedAt: clock.now() }],
    });
  };
  const followed = async () => (await ran(listWatches({}, app))).document.watched.map((one) => one.ref);
  return { app, clock, save, followed };
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
    await remove({ text: 'the sea' });
    // Once it was checked, it is known who belongs to it.
    await ran(checkWatches({}, app));
    await remove(queryOf(800_002));
    expect(await followed()).toEqual([]);
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
    await save(800_004, 3);
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
