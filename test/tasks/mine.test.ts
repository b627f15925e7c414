import { existsSync, utimesSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Title } from '../../src/model/title.ts';
import type { Watched } from '../../src/model/watched.ts';
import { addDecisions, decide, listDecisions, storedNames } from '../../src/tasks/decide.ts';
import { dropList, makeListMine, showList, showLists } from '../../src/tasks/lists.ts';
import { marksFor } from '../../src/tasks/mine.ts';
import { nextByMember, nextTitles } from '../../src/tasks/next.ts';
import { tickTitle } from '../../src/tasks/seen.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { bothWays, chain, ref, titlesOf } from '../helpers/graph.ts';

const today = Date.UTC(2026, 10, 21, 12);
const finished = (year: number, facts: Partial<Title> = {}): Partial<Title> => ({
  format: 'TV',
  episodes: 12,
  status: 'FINISHED',
  startDate: `${year}-04-01`,
  year,
  ...facts,
});
/** One franchise of five, one of one. */
const titles = titlesOf(bothWays(...chain('SEQUEL', 1, 2, 3, 4), '1 OTHER 5'), {
  1: finished(2001, { english: 'One' }),
  2: finished(2002),
  3: finished(2026, { startDate: '2026-11-20', status: 'RELEASING' }),
  4: { format: 'TV', status: 'NOT_YET_RELEASED', startDate: '2026-11-30' },
  5: finished(2003, { format: 'MUSIC', startDate: '2026-11-19' }),
}).concat(titlesOf(['8 SOURCE 9'], { 8: finished(2010) }).slice(0, 1));

/** What tasks work with, where these titles are stored and nobody is asked for them. */
async function stored(some: readonly Title[] = titles) {
  const app = appOf({ anilist: (await anilistServer(some)).url });
  const database = await app.database();
  await database.commit({ arrivals: some.map((title) => ({ title, provider: 'anilist', fetchedAt: today })) });
  const listed = async (list: string, entries: Readonly<Record<number, Watched>>, isMine = true) => {
    const rows = Object.entries(entries).map(([id, one]) => ({
      ...one,
      ref: ref(Number(id)),
      title: `Title ${id}`,
      from: 'a.xml',
      at: today,
    }));
    await database.commit({
      lists: [
        { type: 'put', list, at: today, entries: rows },
        ...(isMine ? [{ type: 'mine', list, at: today } as const] : []),
      ],
    });
  };
  return { app, listed };
}
const query = (id: number) => ({ query: { text: ref(id), ref: ref(id) } });

describe('a title that is ticked', () => {
  it('is seen to its end, on a list of the user’s own that is made for it', async () => {
    const { app } = await stored();
    const { document } = await ran(tickTitle(query(1), app));
    expect(document).toEqual({
      schema: 1,
      list: 'mine',
      ref: ref(1),
      title: 'One',
      before: null,
      after: { seen: true, progress: 12, of: 12, status: 'completed' },
    });
    expect((await ran(showList({ list: 'mine' }, app))).document.entries).toMatchObject([
      {
        ref: ref(1),
        title: 'One',
        status: 'completed',
        progress: 12,
        startedOn: '2026-11-21',
        finishedOn: '2026-11-21',
        from: 'seen',
        at: '2026-11-21T12:00:00.000Z',
      },
    ]);
  });

  it('is seen so far, or to its end where that is as far as it goes', async () => {
    const { app } = await stored();
    const until = async (id: number, episodes: number) =>
      (await ran(tickTitle({ ...query(id), until: episodes }, app))).document.after;
    expect(await until(1, 5)).toEqual({ seen: false, progress: 5, of: 12, status: 'watching' });
    expect(await until(1, 12)).toMatchObject({ seen: true, status: 'completed' });
    expect(await until(3, 12)).toMatchObject({ status: 'watching', progress: 12 });
    await expect(until(1, 13)).rejects.toThrow('One has 12 episodes, and not 13');
  });

  it('keeps what the list says besides, and says what it said before', async () => {
    const { app, listed } = await stored();
    await listed('MyAnimeList', {
      1: { status: 'watching', progress: 3, score: 80, startedOn: '2020-01-02', repeats: 1 },
    });
    const { document } = await ran(tickTitle(query(1), app));
    expect(document).toMatchObject({
      list: 'MyAnimeList',
      before: { seen: false, progress: 3 },
      after: { seen: true, score: 80 },
    });
    expect((await ran(showList({ list: 'MyAnimeList' }, app))).document.entries).toMatchObject([
      { score: 80, startedOn: '2020-01-02', finishedOn: '2026-11-21', repeats: 1 },
    ]);
  });

  it('does not get a day on which it was begun where it was on the list without one', async () => {
    const { app, listed } = await stored();
    await listed('mine', { 1: { status: 'planned' } });
    await ran(tickTitle(query(1), app));
    expect((await ran(showList({ list: 'mine' }, app))).document.entries).toMatchObject([{ startedOn: null }]);
  });

  it('is seen so far where nobody says how long it is, and to its end where it still airs', async () => {
    const { app } = await stored();
    const ticked = async (id: number, until?: number) =>
      (await ran(tickTitle({ ...query(id), until }, app))).document.after;
    expect(await ticked(5, 3)).toMatchObject({ progress: 3, status: 'watching' });
    expect(await ticked(4, 3)).toMatchObject({ progress: 3, status: 'watching' });
    expect(await ticked(3)).toMatchObject({ seen: true, status: 'completed' });
    expect(
      (await ran(showList({ list: 'mine' }, app))).document.entries.find((one) => one.ref === ref(3)),
    ).toMatchObject({
      ...{ status: 'completed', progress: null },
    });
  });

  it('is no other season than the one that is meant', async () => {
    const { app } = await stored(titlesOf(['7 OTHER 6'], { 7: finished(2001, { title: 'Zonkquil Amber' }) }));
    await expect(ran(tickTitle({ query: { text: 'Zonkquil Amber Season 4' } }, app))).rejects.toThrow();
    expect((await ran(tickTitle({ query: { text: 'Zonkquil Amber' } }, app))).document.ref).toBe(ref(7));
  });

  it('is no collection, whose films are ticked each by its own ref', async () => {
    const { app } = await stored([
      { ref: 'tmdb:collection/7', ids: { tmdb: 7 }, kind: 'collection', title: 'Some films', relations: [] },
    ]);
    const own = { text: 'tmdb:collection/7', ref: 'tmdb:collection/7' } as const;
    await expect(ran(tickTitle({ query: own }, app))).rejects.toThrow(
      'tmdb:collection/7 is a collection: tick its films, each by its own ref',
    );
  });

  it('is taken off the list again, and only where it is on it', async () => {
    const { app } = await stored();
    await ran(tickTitle(query(1), app));
    const { document } = await ran(tickTitle({ ...query(1), undo: true }, app));
    expect(document).toMatchObject({ before: { seen: true }, after: null });
    expect((await ran(showList({ list: 'mine' }, app))).document.entries).toEqual([]);
    await expect(ran(tickTitle({ ...query(1), undo: true }, app))).rejects.toMatchObject({
      ...{ message: 'One is not on your list mine', code: 'not-here' },
    });
  });
});

describe('lists', () => {
  it('are none where there is no database', async () => {
    const app = appOf({ anilist: (await anilistServer([])).url });
    expect((await ran(showLists({}, app))).document).toEqual({ schema: 1, lists: [] });
    expect(app.databaseFile.identity()).toBeUndefined();
    await expect(ran(showList({ list: 'a' }, app))).rejects.toThrow('there are no lists yet');
  });

  it('are told with whose they are, one of them is the user’s own, and one can be removed', async () => {
    const { app, listed } = await stored();
    await listed('a', { 1: {}, 2: {} });
    await listed('b', { 1: {} }, false);
    const at = '2026-11-21T12:00:00.000Z';
    expect((await ran(showLists({}, app))).document.lists).toEqual([
      { name: 'a', mine: true, entries: 2, at },
      { name: 'b', mine: false, entries: 1, at },
    ]);
    expect((await ran(makeListMine({ list: 'b' }, app))).document.lists.map(({ mine }) => mine)).toEqual([false, true]);
    expect((await ran(dropList({ list: 'a' }, app))).document.lists.map(({ name }) => name)).toEqual(['b']);
  });

  it('are called by their names, whatever the case where that tells', async () => {
    const { app, listed } = await stored();
    for (const list of ['Mine', 'Two', 'TWO']) await listed(list, {}, list === 'Mine');
    const name = async (list: string) => (await ran(showList({ list }, app))).document.name;
    expect([await name('mine'), await name('Two'), await name('TWO')]).toEqual(['Mine', 'Two', 'TWO']);
    await expect(name('two')).rejects.toThrow(/^no list is called "two": there are .*Mine/);
  });

  it('are meant by `mine` where none is called so: the one that is the user’s own', async () => {
    const { app, listed } = await stored();
    await listed('theirs', {}, false);
    const shown = async (list: string) => (await ran(showList({ list }, app))).document.name;
    await expect(shown('mine')).rejects.toThrow('no list is called "mine": there are theirs');
    await listed('watched', {});
    expect(await shown('mine')).toBe('watched');
    // It is not to be removed, nor made the own one, by a word that may mean another one tomorrow.
    await expect(ran(dropList({ list: 'mine' }, app))).rejects.toMatchObject({ code: 'not-here' });
    await expect(ran(makeListMine({ list: 'mine' }, app))).rejects.toThrow('there are theirs, watched');
    await listed('MINE', {}, false);
    expect(await shown('mine')).toBe('MINE');
  });

  it('say of a title what they know, and null for the rest', async () => {
    const { app, listed } = await stored();
    await listed('a', { 1: { progress: 3 } });
    expect((await ran(showList({ list: 'a' }, app))).document).toEqual({
      schema: 1,
      name: 'a',
      mine: true,
      entries: [
        {
          ...{
            ref: ref(1),
            title: 'One',
            status: null,
            progress: 3,
            score: null,
            startedOn: null,
            finishedOn: null,
          },
          ...{ repeats: null, from: 'a.xml', at: '2026-11-21T12:00:00.000Z' },
        },
      ],
    });
  });
});

it('what the user’s own list says is told as soon as it says so, also where there was none a while ago', async () => {
  const { app, listed } = await stored();
  let aged = 0;
  /** Some time after the database was written: the clock of these tests is not that of the file system. */
  const marks = async (...ids: readonly number[]) => {
    for (const file of [app.config.db, `${app.config.db}-wal`].filter((one) => existsSync(one)))
      utimesSync(file, Date.UTC(2026, 10, 20) / 1000, Date.UTC(2026, 10, 20) / 1000 + aged);
    return [...(await marksFor(ids.map(ref), app)).keys()];
  };
  for (let n = 0; n < 2; n++) expect(await marks(1, 2)).toEqual([]);
  await listed('mine', { 1: { status: 'completed' } });
  aged++;
  expect(await marks(2)).toEqual([]);
  for (let n = 0; n < 2; n++) expect(await marks(1, 2)).toEqual([ref(1)]);
  expect([...(await marksFor([], app))]).toEqual([]);
});

describe('what comes next', () => {
  const next = async (entries: Readonly<Record<number, Watched>>) => {
    const { app, listed } = await stored();
    await listed('mine', entries);
    return (await ran(nextTitles({}, app))).document;
  };
  const refsOf = (some: readonly { readonly ref: string }[]) => some.map((one) => one.ref);

  it('is nothing where there is no database, or no list of the user’s own', async () => {
    const nothing = { schema: 1, list: null, begun: 0, done: 0, next: [], since: [], airing: [] };
    const app = appOf({ anilist: (await anilistServer([])).url });
    expect((await ran(nextTitles({}, app))).document).toEqual(nothing);
    expect(app.databaseFile.identity()).toBeUndefined();
    const { app: other, listed } = await stored();
    await listed('theirs', { 1: { status: 'completed' } }, false);
    expect((await ran(nextTitles({}, other))).document).toEqual(nothing);
  });

  it('is the next title of each franchise that was begun, what came out since, and what airs', async () => {
    const document = await next({ 1: { status: 'completed', finishedOn: '2026-11-01' }, 8: { status: 'planned' } });
    expect(document).toMatchObject({ list: 'mine', begun: 1, done: 0 });
    expect(document.next).toEqual([
      {
        franchise: 'One',
        ref: ref(2),
        title: 'Title 2',
        format: 'TV',
        status: 'FINISHED',
        startDate: '2002-04-01',
        year: 2002,
        mine: null,
      },
    ]);
    expect([refsOf(document.since), refsOf(document.airing)]).toEqual([[ref(3)], [ref(3)]]);
  });

  it('is nothing of what was seen, dropped or is only a song', async () => {
    const seen = { status: 'completed', finishedOn: '2026-11-20' } as const;
    expect(refsOf((await next({ 1: seen })).since)).toEqual([]);
    const document = await next({ 1: seen, 2: seen, 3: { status: 'dropped', progress: 1 } });
    expect([document.begun, document.done, document.next, document.since, document.airing]).toEqual([1, 0, [], [], []]);
  });

  it('begins with the franchise of which something was seen last', async () => {
    const document = await next({
      1: { status: 'completed', finishedOn: '2026-11-01' },
      8: { status: 'watching', startedOn: '2026-11-02' },
    });
    expect(refsOf(document.next)).toEqual([ref(8), ref(2)]);
    expect(document.next[0]?.mine).toMatchObject({ seen: false, status: 'watching' });
  });

  it('came out since only with a day that is over or today, after what was seen last; latest first', async () => {
    const on = (startDate: string, facts: Partial<Title> = {}) => finished(2026, { startDate, ...facts });
    const many = titlesOf(bothWays(...chain('SEQUEL', 21, 22, 23, 24, 25, 26, 27, 28, 29)), {
      21: finished(2001, { english: 'Twenty One' }),
      22: on('2026-11-02'),
      23: on('2026-10-31'),
      24: on('2026-11-21', { english: 'Today' }),
      25: on('2026-11-22'),
      26: on('2026-11'),
      27: on('2026-11-10'),
      28: on('2026-11-11'),
      29: { format: 'TV', status: 'FINISHED', episodes: 12, year: 2026 },
    });
    const { app, listed } = await stored(many);
    const seen = { status: 'completed', finishedOn: '2026-10-31' } as const;
    await listed('mine', { 21: seen, 27: { status: 'dropped' }, 28: { status: 'planned' } });
    const { since, done, begun } = (await ran(nextTitles({}, app))).document;
    expect(since.map((one) => [one.ref, one.title, one.franchise])).toEqual([
      [ref(24), 'Today', 'Twenty One'],
      [ref(28), 'Title 28', 'Twenty One'],
      [ref(22), 'Title 22', 'Twenty One'],
    ]);
    expect([since.map(({ mine }) => mine?.status), begun, done]).toEqual([[undefined, 'planned', undefined], 1, 0]);
  });

  it('goes by the day on which something was begun, or else put on the list, where no end is known', async () => {
    const order = async (first: Watched, second: Watched) => refsOf((await next({ 1: first, 8: second })).next);
    const begun = { status: 'watching', progress: 1 } as const;
    expect(await order({ ...begun, startedOn: '2026-11-20' }, { ...begun, startedOn: '2026-11-19' })).toEqual([
      ref(1),
      ref(8),
    ]);
    // It was put on the list today.
    expect(await order({ ...begun, startedOn: '2026-11-20' }, begun)).toEqual([ref(8), ref(1)]);
    expect(
      await order(
        { ...begun, startedOn: '2026-11-20', finishedOn: '2026-10-01' },
        { ...begun, startedOn: '2026-11-01' },
      ),
    ).toEqual([ref(8), ref(1)]);
  });

  it('came out since what was seen last, whichever title of the franchise that was', async () => {
    const seen = { status: 'completed' } as const;
    const since = async (first: string, second: string) =>
      refsOf((await next({ 1: { ...seen, finishedOn: first }, 2: { ...seen, finishedOn: second } })).since);
    expect(await since('2026-11-20', '2026-11-01')).toEqual([]);
    expect(await since('2026-11-01', '2026-11-20')).toEqual([]);
    expect(await since('2026-11-01', '2026-11-02')).toEqual([ref(3)]);
  });

  it('is what the user has decided that belongs together, of what is known', async () => {
    const { app, listed } = await stored();
    await listed('mine', { 1: { status: 'completed' }, 990077: { status: 'completed' } });
    await ran(decide({ act: 'cut', a: ref(1), b: ref(2) }, app));
    const document = (await ran(nextTitles({}, app))).document;
    expect([document.begun, refsOf(document.next)]).toEqual([1, []]);
    await ran(decide({ act: 'uncut', a: ref(1), b: ref(2) }, app));
    expect(refsOf((await ran(nextTitles({}, app))).document.next)).toEqual([ref(2)]);
  });

  it('is asked of the last franchise of a long list, too', async () => {
    const many = Array.from({ length: 210 }, (_, n) => 3_000_001 + 10 * n);
    const pairs = many.map((id) => `${id} SEQUEL ${id + 1}` as const);
    const facts = Object.fromEntries(many.flatMap((id) => [id, id + 1]).map((id) => [id, finished(2001)]));
    const { app, listed } = await stored(titlesOf(bothWays(...pairs), facts));
    const seen = many.concat(3_000_002, 3_000_902, 3_002_092);
    await listed('mine', Object.fromEntries(seen.map((id) => [id, { status: 'completed' as const }])));
    expect((await ran(nextTitles({}, app))).document).toMatchObject({ begun: 210, done: 3 });
  });

  it('airs no more for who has seen or dropped it', async () => {
    const seen = { status: 'completed', finishedOn: '2026-11-01' } as const;
    expect(refsOf((await next({ 1: seen, 3: { status: 'watching', progress: 2 } })).airing)).toEqual([ref(3)]);
    expect(refsOf((await next({ 1: seen, 3: { status: 'dropped' } })).airing)).toEqual([]);
    expect(refsOf((await next({ 1: seen, 3: seen })).airing)).toEqual([]);
  });

  it('is nothing of a franchise of which everything was seen: it is done', async () => {
    const seen = { status: 'completed', finishedOn: '2026-11-01' } as const;
    expect(await next({ 8: seen })).toMatchObject({ begun: 1, done: 1, next: [], since: [], airing: [] });
    expect(await next({ 8: { status: 'planned' } })).toMatchObject({ begun: 0, done: 0, next: [] });
  });

  it('is told for each title of a franchise that was begun', async () => {
    const { app, listed } = await stored();
    await listed('mine', { 1: { status: 'completed' } });
    const found = await nextByMember([ref(2), ref(4), ref(8)], app);
    expect([...found].map(([one, title]) => [one, title.ref])).toEqual([
      [ref(2), ref(2)],
      [ref(4), ref(2)],
    ]);
    expect((await nextByMember([], app)).size).toBe(0);
  });
});

it('titles that are stored are called by their English names where they have one', async () => {
  const { app } = await stored();
  expect([...(await storedNames([ref(1), ref(2), ref(2), ref(77)], app))]).toEqual([
    [ref(1), 'One'],
    [ref(2), 'Title 2'],
  ]);
});

describe('what is decided of two titles', () => {
  it('is told with their names, whether it changed anything, and whether they are related at all', async () => {
    const { app } = await stored();
    const cut = { act: 'cut', a: ref(2), b: ref(1), reason: 'why' } as const;
    expect((await ran(decide(cut, app))).document).toEqual({
      schema: 1,
      act: 'cut',
      a: { ref: ref(2), title: 'Title 2' },
      b: { ref: ref(1), title: 'One' },
      changed: false,
      unrelated: false,
    });
    expect((await ran(decide({ act: 'cut', a: ref(1), b: ref(8) }, app))).document).toMatchObject({ unrelated: true });
    expect((await ran(decide({ act: 'cut', a: ref(1), b: ref(77) }, app))).document).toMatchObject({
      b: { title: null },
      unrelated: false,
    });
    expect((await ran(listDecisions({}, app))).document.cuts[0]).toEqual({
      ...{ a: ref(1), b: ref(2), reason: 'why', at: '2026-11-21T12:00:00.000Z' },
    });
    expect((await ran(decide({ act: 'uncut', a: ref(1), b: ref(2) }, app))).document.changed).toBe(true);
    expect((await ran(decide({ act: 'uncut', a: ref(1), b: ref(2) }, app))).document.changed).toBe(false);
  });

  it('takes back what says the opposite, and says that titles are related where one of them says so', async () => {
    const { app } = await stored(titlesOf(['1 SIDE_STORY 2', '1 OTHER 6', '3 OTHER 4', '4 OTHER 5', '4 OTHER 1']));
    const [a, b] = [ref(1), ref(2)];
    const decided = async () => {
      const { cuts, joins } = (await ran(listDecisions({}, app))).document;
      return [cuts.map((one) => [one.a, one.b, one.reason]), joins.map(({ from, to, type }) => [from, to, type])];
    };
    const document = async (question: Parameters<typeof decide>[0]) => (await ran(decide(question, app))).document;
    expect(await document({ act: 'join', a, b, type: 'SEQUEL' })).toMatchObject({ changed: false, unrelated: false });
    expect(await decided()).toEqual([[], [[a, b, 'SEQUEL']]]);
    expect(await document({ act: 'cut', a: b, b: a })).toMatchObject({ changed: true, unrelated: false });
    expect(await decided()).toEqual([[[a, b, undefined]], []]);
    expect((await ran(listDecisions({}, app))).document.cuts[0]).not.toHaveProperty('reason');
    expect(await document({ act: 'join', a, b, type: 'PARENT' })).toMatchObject({ changed: true });
    expect(await decided()).toEqual([[], [[a, b, 'PARENT']]]);
    expect(await document({ act: 'unjoin', a: b, b: a })).toMatchObject({ act: 'unjoin', changed: true });
    expect(await decided()).toEqual([[], []]);
    for (const [one, other, unrelated] of [
      [1, 4, false],
      [4, 1, false],
      [1, 3, true],
    ] as const)
      expect(await document({ act: 'cut', a: ref(one), b: ref(other) })).toMatchObject({ unrelated });
  });

  it('is nothing where there is no database, and can be taken over from elsewhere', async () => {
    const app = appOf({ anilist: (await anilistServer([])).url });
    expect((await ran(listDecisions({}, app))).document).toEqual({ schema: 1, cuts: [], joins: [] });
    expect(app.databaseFile.identity()).toBeUndefined();
    const decisions = {
      cuts: [{ a: ref(1), b: ref(2), at: today }],
      joins: [{ from: ref(1), to: ref(3), type: 'SEQUEL', at: today }],
    } as const;
    const { document } = await ran(addDecisions(decisions, app));
    expect(document.joins).toEqual([{ from: ref(1), to: ref(3), type: 'SEQUEL', at: '2026-11-21T12:00:00.000Z' }]);
    expect((await ran(listDecisions({}, app))).document).toEqual(document);
  });
});
