import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { copyDatabase } from '../../src/store/copy/copy.ts';
import type { Database } from '../../src/store/database.ts';
import { copySqlite } from '../../src/store/sqlite/copy.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { arrival, crawlOf, titled } from '../helpers/arrivals.ts';
import { ownFolder } from '../helpers/folder.ts';

/** A file in which one title is stored that three providers have stated. */
async function stored(...sql: readonly string[]): Promise<string> {
  const file = join(ownFolder(), 'anime.db');
  const store = await openSqlite(file);
  await store.commit({
    arrivals: [
      arrival(titled('anilist:1')),
      arrival(titled('anilist:1', { title: 'Kitsune', year: 2001 }), 1000, 'kitsu'),
      arrival(titled('anilist:1', { season: 'FALL' }), 1000, 'mal'),
    ],
  });
  await store.close();
  const db = new Sqlite(file);
  for (const one of sql) db.exec(one);
  db.close();
  return file;
}

describe('a database that is opened for reading', () => {
  it('refuses whatever would write to it, and says what it is', async () => {
    const file = await stored();
    const store = await openSqlite(file, { readonly: true });
    onTestFinished(() => store.close());
    const what = { code: 'readonly', file };
    const kept = { ...what, what: 'it can be read but not written, so nothing was saved' };
    await expect(store.commit({ arrivals: [arrival(titled('anilist:2'))] })).rejects.toMatchObject(kept);
    await expect(store.commit({})).rejects.toMatchObject(kept);
    await expect(store.upkeep.mend()).rejects.toMatchObject(kept);
    await expect(store.upkeep.shrink()).rejects.toMatchObject({ ...what, what: 'it can be read but not written' });
    expect(await store.upkeep.info()).toMatchObject({ titles: 1, address: file, engine: { name: 'SQLite' } });
    expect((await store.upkeep.info()).engine.version).toMatch(/^3\.\d+\.\d+/);
    expect((await store.upkeep.info()).bytes).toBe(statSync(file).size);
    expect(await store.upkeep.check()).toEqual([]);
  });
});

it('a database that is opened for reading has all that is in it', async () => {
  const file = await stored();
  const writer = await openSqlite(file);
  const row = { position: 1, place: 'list line 1', raw: 'a', outcome: 'skipped', reason: 'a manga' } as const;
  const seen = { ref: 'mal:1', title: 'One', from: 'seen', at: 5 } as const;
  await writer.commit({
    arrivals: [arrival(titled('mal:1', { relations: [] }), 1000, 'mal')],
    pairs: { provider: 'data', list: [['anilist:1', 'mal:1']] },
    crawls: [{ ...crawlOf('anilist:1', ['anilist:1']), basis: 'all' }],
    decisions: [
      { type: 'cut', cut: { a: 'mal:1', b: 'mal:2', at: 1 } },
      { type: 'join', join: { from: 'mal:1', to: 'mal:3', type: 'SEQUEL', at: 1 } },
    ],
    marks: [{ name: 'me', id: 1, at: 1 }],
    watches: [{ type: 'add', watch: { ref: 'mal:1', title: 'One', at: 1 } }],
    job: { job: { source: 'list', options: {}, startedAt: 1 }, at: 1, add: [row] },
    lists: [
      { type: 'put', list: 'a', at: 5, entries: [seen] },
      { type: 'mine', list: 'a', at: 5 },
    ],
    library: [{ type: 'root', path: '/films' }],
    releases: { listing: { name: 'all', pages: 1, perPage: 5, wanted: 9, isDone: false, at: 1 } },
  });
  await writer.commit({ arrivals: [arrival(titled('mal:1', { episodes: 3, relations: [] }), 2000, 'mal')] });
  const emptied = { ...arrival(titled('mal:1', { relations: [] }), 3000, 'mal'), emptied: 'doubted' as const };
  await writer.commit({ arrivals: [emptied] });
  const store = await openSqlite(file, { readonly: true });
  const sizesOf = async ({ titles, crawls, decisions, changes, jobs, lists, library, releases }: Database) => ({
    ...{ roots: await crawls.roots(), latest: await crawls.latest(), cuts: await decisions.cuts() },
    ...{ joins: await decisions.joins(), news: await changes.after(0, 0), last: await changes.last() },
    ...{ mark: await changes.mark('me'), jobs: await jobs.list(5), remarks: await jobs.remarks(1) },
    ...{ lists: await lists.all(), own: await lists.entries(), mine: await lists.mine(['mal:1']) },
    ...{ followed: await lists.followed(), folders: await library.roots(), listing: await releases.listing('all') },
    ...{ related: await titles.related(['mal:1']), stated: await titles.stated(['mal:1'], 'mal') },
    starting: await titles.startingWith('', 5),
  });
  const all = await sizesOf(store);
  expect(all).toEqual(await sizesOf(writer));
  const empty = Object.entries(all).filter(([, one]) => one === undefined || (one as { length?: number }).length === 0);
  expect(empty).toEqual([]);
  expect(all.stated?.get('mal:1')?.emptiedAt).toBe(3000);
  await writer.close();
  await store.close();
});

describe('a copy of a file while it is in use', () => {
  it('is whole, for the user alone, and takes the place of what was there', async () => {
    const file = await stored();
    const target = join(ownFolder(), 'copy.db');
    writeFileSync(target, 'something else');
    await copySqlite(file, target);
    const copy = await openSqlite(target, { mustExist: true });
    expect((await copy.titles.load(['anilist:1'])).size).toBe(1);
    await copy.close();
    expect([statSync(target).mode & 0o777, readdirSync(dirname(target))]).toEqual([0o600, ['copy.db']]);
  });

  it('is refused onto itself, and leaves nothing where it fails', async () => {
    const file = await stored();
    const onto = { code: 'path', what: 'it cannot be copied onto itself', file };
    for (const target of [file, join(dirname(file), '.', 'x', '..', 'anime.db')])
      await expect(copySqlite(file, target)).rejects.toMatchObject(onto);
    const folder = ownFolder();
    await expect(copySqlite(join(folder, 'none.db'), join(folder, 'copy.db'))).rejects.toMatchObject({
      file: join(folder, 'copy.db'),
    });
    await expect(copySqlite(file, folder)).rejects.toMatchObject({ file: folder });
    expect([readdirSync(folder), readdirSync(dirname(folder)).filter((name) => name.includes('.part'))]).toEqual([
      [],
      [],
    ]);
  });
});

it('the digest of a table is the same however an engine keeps JSON, and another one where anything else is', async () => {
  const never = new AbortController().signal;
  const digestOf = async (statedBy: string) => {
    const file = await stored(`UPDATE title SET stated_by = '${statedBy}'`);
    const tables = await copyDatabase(file, join(ownFolder(), 'b.db'), { clock: systemClock, signal: never });
    return tables.find(({ table }) => table === 'title')?.digest;
  };
  const same = [
    '{"year":"kitsu","season":{"b":[2,1],"a":null}}',
    '{ "season": {"a": null, "b": [2, 1]}, "year": "kitsu" }',
  ];
  const others = ['{"year":"kitsu","season":{"b":[1,2],"a":null}}', '{not json', '{ not json', '[2,1]'];
  const digests = await Promise.all([...same, ...others].map(digestOf));
  expect(digests[0]).toBe(digests[1]);
  expect(new Set(digests).size).toBe(1 + others.length);
});

it('names that nobody is known to have given stay until somebody gives names anew', async () => {
  const file = await stored(`UPDATE name SET provider = NULL WHERE kind = 'alias'`);
  const store = await openSqlite(file);
  onTestFinished(() => store.close());
  const found = async (words: string) => (await store.titles.search(words, 1)).map(({ title }) => title.ref);
  await store.commit({ arrivals: [arrival(titled('anilist:1', { episodes: 12 }), 2000)] });
  expect(await found('kitsune')).toEqual(['anilist:1']);
  await store.commit({ arrivals: [arrival(titled('anilist:1', { title: 'Tanuki' }), 2000, 'mal')] });
  expect([await found('kitsune'), await found('tanuki')]).toEqual([[], ['anilist:1']]);
});
