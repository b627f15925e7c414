import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { copyDatabase } from '../../src/store/copy/copy.ts';
import { copySqlite } from '../../src/store/sqlite/copy.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { arrival, titled } from '../helpers/arrivals.ts';
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
  const others = [
    '{"year":"kitsu","season":{"b":[1,2],"a":null}}',
    '{"year":"kitsu"}',
    '{not json',
    '{ not json',
    '[2,1]',
    '[1,2]',
    'text',
  ];
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
