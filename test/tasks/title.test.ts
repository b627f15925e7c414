import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/model/errors.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { diff } from '../../src/tasks/diff.ts';
import { franchise } from '../../src/tasks/franchise.ts';
import { planFranchise } from '../../src/tasks/plan.ts';
import { search } from '../../src/tasks/search.ts';
import { nameTitle, relationsOf, showTitle } from '../../src/tasks/title.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, ref, titlesOf } from '../helpers/graph.ts';

const today = Date.UTC(2026, 10, 21, 12);
const titles = titlesOf(bothWays('1 SEQUEL 2', '2 SEQUEL 3'), {
  1: { title: 'Aaa Bbb', english: 'First Light', ids: { anilist: 1, mal: 71 }, format: 'TV', episodes: 12 },
  2: { title: 'Aaa Bbb Again', format: 'TV', episodes: 13 },
  3: { title: 'Aaa Bbb at Last', format: 'MOVIE' },
});
const query = (id: number) => ({ query: { text: ref(id), ref: ref(id) } });

async function online() {
  const server = await anilistServer(titles);
  return { app: appOf({ anilist: server.url }), asked: server.asked };
}

describe('one title', () => {
  it('is told with its pages, and who says so since when', async () => {
    const { app } = await online();
    const { document } = await ran(showTitle(query(1), app));
    expect(document).toMatchObject({
      schema: 2,
      ref: ref(1),
      title: 'Aaa Bbb',
      episodes: 12,
      pages: { anilist: 'https://anilist.co/anime/1', mal: 'https://myanimelist.net/anime/71' },
      from: 'network',
      provider: 'anilist',
      fetchedAt: expect.stringMatching(/^2026-11-21T12:00:0/),
    });
    expect((await (await app.database()).titles.load([ref(1)])).has(ref(1))).toBe(true);
  });

  it('is not kept where that is not wanted', async () => {
    const { app } = await online();
    await ran(showTitle({ ...query(1), store: false }, app));
    expect(app.databaseFile.identity()).toBeUndefined();
  });

  it('that nobody has is said to be absent', async () => {
    const { app } = await online();
    await expect(ran(showTitle(query(9), app))).rejects.toMatchObject({
      code: 'absent',
      message: 'anilist:9 is not there: no provider that was asked has it',
    });
  });

  it('that is neither stored nor bundled is said to be so where nobody was asked', async () => {
    const { app, asked } = await online();
    await expect(ran(showTitle({ ...query(9), provider: 'catalog' }, app))).rejects.toMatchObject({
      code: 'absent',
      message: 'anilist:9 is neither stored nor bundled',
    });
    expect(asked).toEqual([]);
  });

  it('is told with what it is related to, and with all that is known of those where that is wanted', async () => {
    const { app, asked } = await online();
    const { document } = await ran(relationsOf(query(2), app));
    expect(document).toMatchObject({ schema: 2, ref: ref(2), title: 'Aaa Bbb Again', provider: 'anilist' });
    expect(document.relations.map(({ type, to, by, details }) => [type, to, by, details])).toEqual([
      ['PREQUEL', ref(1), ['anilist'], undefined],
      ['SEQUEL', ref(3), ['anilist'], undefined],
    ]);
    expect(asked).toHaveLength(1);
    const detailed = (await ran(relationsOf({ ...query(2), detailed: true, refresh: true }, app))).document;
    expect(detailed.relations.map(({ details }) => details?.title)).toEqual(['Aaa Bbb', 'Aaa Bbb at Last']);
  });

  it('is told with what is known of its neighbours, as far as anything is', async () => {
    const row = titlesOf([...bothWays(...chain('SEQUEL', 1, 2, 3, 4, 5)), '3 SIDE_STORY 9', '3 ADAPTATION 8'], {
      3: { title: 'Middle' },
    }).filter((title) => title.ref !== ref(9) && title.ref !== ref(8));
    const middle = row.map((title) => ({
      ...title,
      relations: (title.relations ?? []).map((one) =>
        one.to === ref(8) ? { ...one, to: 'anilist:manga/8' as Ref } : one,
      ),
    }));
    const server = await anilistServer(middle);
    const app = appOf({ anilist: server.url });
    const { events, document } = await ran(relationsOf({ ...query(3), detailed: true }, app));
    expect(document.relations.map(({ to, details }) => [to, details?.title])).toEqual([
      [ref(2), 'Title 2'],
      [ref(4), 'Title 4'],
      [ref(9), undefined],
      ['anilist:manga/8', undefined],
    ]);
    expect(events.flatMap((one) => (one.type === 'missing' ? one.ref : []))).toEqual([ref(9)]);
  });

  it('that could not be asked for is not said to be absent', async () => {
    const { url } = await anilistServer(titles, { always: 'outage' });
    await expect(ran(showTitle(query(990_001), appOf({ anilist: url })))).rejects.toMatchObject({ reason: 'outage' });
  });

  it('is named as it is asked for: of several the n-th, or none where it is not sure', async () => {
    const twins = titlesOf(['800005 OTHER 800006'], {
      800005: { title: 'Twins', format: 'TV', year: 2001 },
      800006: { title: 'Twins', format: 'TV', year: 2001 },
    });
    const app = appOf({ anilist: (await anilistServer(twins)).url });
    const named = async (question: Partial<Parameters<typeof nameTitle>[0]>) =>
      (await ran(nameTitle({ query: { text: 'twins' }, ...question }, app))).document.ref;
    const both = [await named({ pick: 1 }), await named({ pick: 2 })];
    expect(both.sort()).toEqual([ref(800_005), ref(800_006)]);
    await expect(named({ strict: true })).rejects.toMatchObject({ code: 'ambiguous' });
    await expect(named({ query: { text: 'twins season 4' }, exactly: true })).rejects.toThrow();
    expect(await named({ query: { text: 'twins season 4' } })).toMatch(/80000[56]/);
  });

  it('that is stored is known by its name, unless what is stored is left alone', async () => {
    const app = appOf({ anilist: (await anilistServer([])).url });
    const own = titlesOf(['990001 OTHER 990002'], { 990001: { title: 'Zonkquil' } });
    await (await app.database()).commit({
      arrivals: own.map((title) => ({ title, provider: 'anilist', fetchedAt: today })),
    });
    const named = (store: boolean) => ran(nameTitle({ query: { text: 'zonkquil' }, store }, app));
    expect((await named(true)).document.ref).toBe(ref(990_001));
    await expect(named(false)).rejects.toMatchObject({ code: 'no-match' });
  });

  it('of a ref is named although the database is of no use', async () => {
    const folder = ownFolder();
    writeFileSync(join(folder, 'animectl.sqlite'), 'this is no database'.repeat(100));
    const app = appOf({ anilist: (await anilistServer(titles)).url, folder });
    expect((await ran(nameTitle(query(1), app))).document.ref).toBe(ref(1));
    await expect(ran(showTitle(query(1), app))).rejects.toMatchObject({ name: 'StoreError' });
  });

  it('is only named where its page is wanted: a ref is asked nobody about', async () => {
    const { app, asked } = await online();
    expect((await ran(nameTitle(query(1), app))).document).toEqual({
      ...{ schema: 1, ref: ref(1), title: null, page: 'https://anilist.co/anime/1' },
    });
    expect(asked).toEqual([]);
    const { events, document } = await ran(nameTitle({ query: { text: 'First Light' } }, app));
    expect(document).toMatchObject({ ref: ref(1), title: 'First Light' });
    expect(events.some(({ type }) => type === 'resolved')).toBe(true);
  });
});

describe('a search', () => {
  it('is told best first, with scores of three places, up to a limit', async () => {
    const { app } = await online();
    const { document } = await ran(search({ words: 'aaa bbb' }, app));
    expect(document).toMatchObject({ schema: 2, query: 'aaa bbb' });
    expect(document.results.map((one) => one.ref)).toEqual([ref(1), ref(2), ref(3)]);
    const [best, ...others] = document.results.map(({ score }) => score);
    expect(best).toBe(1);
    for (const score of others) {
      expect(score).toBe(Math.round(score * 1000) / 1000);
      expect(0.3 < score && score < 1).toBe(true);
    }
    expect(document.results[0]).toMatchObject({ from: 'network', provider: 'anilist', title: 'Aaa Bbb' });
    expect((await ran(search({ words: 'aaa bbb', limit: 2 }, app))).document.results).toHaveLength(2);
  });

  it('finds in the other syllabary, too, and nothing that is not like the words', async () => {
    const kana = titlesOf([], { 1: {} }).concat(
      titlesOf(['5 OTHER 6'], { 5: { title: 'ガンダム' }, 6: { title: 'Zzz' } }),
    );
    const app = appOf({ anilist: (await anilistServer(kana)).url });
    expect((await ran(search({ words: 'がんだむ' }, app))).document.results[0]?.ref).toBe(ref(5));
    await expect(ran(search({ words: 'nothing like it' }, app))).rejects.toMatchObject({
      message: expect.stringMatching(/^no title holds anything like "nothing like it"(?=\.|$)/),
    });
  });

  it('is saved, without what is beside it, where nothing else is said', async () => {
    const { app } = await online();
    await ran(search({ words: 'first light', limit: 1 }, app));
    const stored = await (await app.database()).titles.load([ref(1), ref(2), ref(3)]);
    expect([stored.has(ref(1)), stored.has(ref(3))]).toEqual([true, false]);
    const other = (await online()).app;
    await ran(search({ words: 'first light', store: false }, other));
    expect(other.databaseFile.identity()).toBeUndefined();
  });

  it('looks at what is stored, unless that is to be left alone', async () => {
    const { app, asked } = await online();
    const own = { ...titles[0], ref: ref(990_001), ids: { anilist: 990_001 }, title: 'Zonkquil', english: 'Amber' };
    await (await app.database()).commit({
      arrivals: [{ title: own as Title, provider: 'anilist', fetchedAt: today }],
    });
    const found = async (question: Partial<Parameters<typeof search>[0]>) =>
      (await ran(search({ words: 'zonkquil', ...question }, app))).document.results.map((one) => one.ref);
    expect(await found({})).toEqual([ref(990_001)]);
    await expect(found({ store: false })).rejects.toMatchObject({ code: 'no-match' });
    const before = asked.length;
    await expect(found({ provider: 'catalog' })).rejects.toMatchObject({ code: 'no-match' });
    expect(await found({ provider: 'catalog', words: 'cowboy bebop' })).toContain(ref(1));
    expect(asked).toHaveLength(before);
  });

  it('asks nobody offline', async () => {
    const server = await anilistServer(titles);
    const app = appOf({ anilist: server.url, offline: true });
    expect((await ran(search({ words: 'cowboy bebop' }, app))).document.results[0]).toMatchObject({ from: 'catalog' });
    expect(server.asked).toEqual([]);
  });

  it('says what films need only where films could have been meant', async () => {
    const { app } = await online();
    const words = 'xyzzy qwert';
    await expect(ran(search({ words, about: 'anime' }, app))).rejects.toThrow(
      /^no title holds anything like "xyzzy qwert"$/,
    );
    await expect(ran(search({ words }, app))).rejects.toThrow(/like "xyzzy qwert"\. If it is a film, it needs a key/);
  });

  it('says why where the one provider that was to be asked did not answer', async () => {
    const { url } = await anilistServer(titles, { faults: ['outage'] });
    await expect(
      ran(search({ words: 'xyzzy qwert', provider: 'anilist' }, appOf({ anilist: url }))),
    ).rejects.toMatchObject({ reason: 'outage' });
  });

  it('says why where the provider did not answer and nothing is here', async () => {
    const { url } = await anilistServer(titles, { faults: ['outage'] });
    await expect(ran(search({ words: 'xyzzy qwert' }, appOf({ anilist: url })))).rejects.toMatchObject({
      reason: 'outage',
    });
  });
});

describe('what has changed', () => {
  async function changed() {
    const { app } = await online();
    const database = await app.database();
    const save = (episodes: number, at: number) =>
      database.commit({
        arrivals: [
          { title: { ...titles[0], episodes } as (typeof titles)[number], provider: 'anilist', fetchedAt: at },
        ],
      });
    await save(11, today - 2000);
    await save(12, today - 1000);
    const fields = async (question: Parameters<typeof diff>[0]) =>
      (await ran(diff(question, app))).document.changes.map(({ kind, before, after }) => [kind, before, after]);
    return { fields };
  }
  const all = [['episodes', '11', '12']];

  it('is told once, and again to who names a day, which does not count', async () => {
    const { fields } = await changed();
    expect(await fields({ since: 0 })).toEqual(all);
    expect(await fields({})).toEqual(all);
    expect(await fields({})).toEqual([]);
    expect(await fields({ since: 0 })).toEqual(all);
  });
});

describe('a plan', () => {
  it('says what would be asked for, and asks nobody', async () => {
    const { app, asked } = await online();
    expect((await ran(planFranchise({ queries: [query(990_001).query] }, app))).document.plans).toEqual([
      { query: ref(990_001), known: 0, requests: 1 },
    ]);
    await (await app.database()).commit({
      arrivals: titles.map((title) => ({ title, provider: 'anilist', fetchedAt: today })),
    });
    const plans = async (...queries: readonly string[]) =>
      (
        await ran(
          planFranchise(
            { queries: queries.map((text) => (text.includes(':') ? { text, ref: ref(1) } : { text })) },
            app,
          ),
        )
      ).document.plans;
    expect(await plans(ref(1), 'First Light')).toEqual([
      { query: ref(1), root: ref(1), title: 'First Light', known: 3, requests: 1 },
      { query: 'First Light', root: ref(1), title: 'First Light', known: 3, requests: 2 },
    ]);
    expect(asked).toEqual([]);
  });
});

it('a plan counts a request for two levels, or for two hundred titles that are known, whichever is less', async () => {
  const chained = (count: number, first: number) => Array.from({ length: count }, (_, n) => first + n);
  const plans = async (some: readonly Title[], root: number) => {
    const { app } = await online();
    await (await app.database()).commit({
      arrivals: some.map((title) => ({ title, provider: 'anilist', fetchedAt: today })),
    });
    const { plans: all } = (await ran(planFranchise({ queries: [query(root).query] }, app))).document;
    return all.map(({ known, requests }) => [known, requests])[0];
  };
  const star = (count: number) =>
    titlesOf(bothWays(...chained(count, 2_000_002).map((id) => `2000001 SIDE_STORY ${id}` as const)));
  const row = (count: number) => titlesOf(bothWays(...chain('SEQUEL', ...chained(count, 2_000_001))));
  // As a star everything is two levels away, whatever is known.
  expect(await plans(star(5), 2_000_001)).toEqual([6, 1]);
  expect(await plans(star(220), 2_000_001)).toEqual([221, 1]);
  // In a row of as many it is as many levels.
  expect(await plans(row(5), 2_000_001)).toEqual([5, 1]);
  expect(await plans(row(201), 2_000_001)).toEqual([201, 2]);
});

it('a plan is called after the title that was asked for', async () => {
  const { app } = await online();
  await (await app.database()).commit({
    arrivals: titles.map((title) => ({ title, provider: 'anilist', fetchedAt: today })),
  });
  const { plans } = (await ran(planFranchise({ queries: [query(3).query] }, app))).document;
  expect(plans).toEqual([{ query: ref(3), root: ref(3), title: 'Aaa Bbb at Last', known: 3, requests: 1 }]);
});

it('a plan says nothing of how a title is called that nobody knows, and leaves what is stored alone where that is wanted', async () => {
  const { app } = await online();
  const unknown = titlesOf(bothWays('2000001 SEQUEL 2000002'));
  await (await app.database()).commit({
    arrivals: unknown.map((title) => ({ title, provider: 'anilist', fetchedAt: today })),
  });
  const plan = async (store: boolean) =>
    (await ran(planFranchise({ queries: [query(2_000_001).query], store }, app))).document.plans[0];
  expect(await plan(true)).toMatchObject({ known: 2, title: 'Title 2000001' });
  expect(await plan(false)).toEqual({ query: ref(2_000_001), known: 0, requests: 1 });
});

it('a plan for what was answered lately asks nobody, and says until when that is so', async () => {
  const { app } = await online();
  await ran(franchise({ queries: [query(1).query] }, app));
  const [plan] = (await ran(planFranchise({ queries: [query(1).query] }, app))).document.plans;
  expect(plan).toMatchObject({ root: ref(1), known: 3, requests: 0, freshUntil: expect.stringMatching(/^2026-11-2/) });
  const [anew] = (await ran(planFranchise({ queries: [query(1).query], refresh: true }, app))).document.plans;
  expect(anew).toMatchObject({ requests: 1 });
  expect(anew).not.toHaveProperty('freshUntil');
});

it('nothing to ask for is a question that makes no sense', async () => {
  const { warm } = await import('../../src/tasks/warm.ts');
  const { app } = await online();
  await expect(ran(warm({ queries: [] }, app))).rejects.toBeInstanceOf(UsageError);
});
