import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { schemaVersion } from '../../src/store/sqlite/open.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { ownFolder } from '../helpers/folder.ts';
import { makeTables } from '../helpers/schema.ts';

const versions = Array.from({ length: schemaVersion - 1 }, (_, n) => n + 1);

/** A file of an older data model with a title in it, opened for reading. */
async function opened(version: number): Promise<Database> {
  const file = join(ownFolder(), 'anime.db');
  const db = new Sqlite(file);
  makeTables(db, version);
  const kind = version < 3 ? 'ANIME' : 'anime';
  db.exec(`
    INSERT INTO title (id, ref, kind, title, provider, fetched_at, outline, relations_provider, relations_known_at)
    VALUES (1, 'anilist:1', '${kind}', 'Cowboy Bebop', 'anilist', 5, 0, 'anilist', 5);
    INSERT INTO external_id VALUES (1, 'anilist', 'anilist:1');
    INSERT INTO name VALUES (1, 1, 'title', 0, 'Cowboy Bebop', 'cowboy bebop')`);
  if (version > 1) db.exec(`INSERT INTO cut (a, b, reason, at) VALUES ('mal:1', 'mal:2', 'no', 5)`);
  if (version > 1)
    db.exec(`INSERT INTO import_job (source, options, state, started_at, updated_at, requests, read, counts, problems)
      VALUES ('list', '{}', 'running', 1, 2, 0, 0, '{}', '[]')`);
  if (version > 2) db.exec(`INSERT INTO mark VALUES ('me', 7, 5)`);
  if (version > 3) db.exec(`INSERT INTO watch (ref, title, at) VALUES ('anilist:1', 'Cowboy Bebop', 5)`);
  db.close();
  const store = await openSqlite(file, { readonly: true });
  onTestFinished(() => store.close());
  return store;
}

describe.each(versions)('a file of data model %i that is only read', (version) => {
  it('has nothing of what came later, and says so of none of it', async () => {
    const { titles, crawls, decisions, changes, jobs, lists, library, releases } = await opened(version);
    const nothing = {
      roots: await crawls.roots(),
      latest: await crawls.latest(),
      beside: [...(await crawls.beside(['anilist:1']))],
      joins: await decisions.joins(),
      news: await changes.after(0, 0),
      open: await jobs.open(1, 0, 5),
      remarks: await jobs.remarks(1),
      lists: await lists.all(),
      entries: await lists.entries('mine'),
      own: await lists.entries(),
      mine: [...(await lists.mine(['anilist:1']))],
      films: await library.films(),
      files: [...(await library.files([1]))],
      tags: await library.tags(),
      best: await releases.best(5),
      group: await releases.group('a'),
      categories: await releases.categories(),
      related: [...(await titles.related(['anilist:1']))],
    };
    const { related: _, ...rest } = nothing;
    expect(Object.entries(rest).filter(([, found]) => found.length > 0)).toEqual([]);
    expect([await changes.last(), await releases.listing('x')]).toEqual([0, undefined]);
    const stated = await titles.stated(['anilist:1'], 'anilist');
    expect([...(stated?.keys() ?? [])]).toEqual(['anilist:1']);
    expect(stated?.get('anilist:1')).not.toHaveProperty('emptiedAt');
    expect(await titles.startingWith('', 5)).toEqual([]);
    expect((await titles.startingWith('cow', 5)).map(({ ref }) => ref)).toEqual(['anilist:1']);
    expect((await titles.search('cowboy bebop', 5)).map(({ title }) => title.kind)).toEqual(['anime']);
  });

  it('has what there was', async () => {
    const { decisions, lists, upkeep, jobs, changes } = await opened(version);
    const is = version > 1;
    expect((await jobs.list(5)).map(({ source }) => source)).toEqual(is ? ['list'] : []);
    expect(await changes.mark('me')).toEqual(version > 2 ? { id: 7, at: 5 } : undefined);
    expect(await decisions.cuts()).toEqual(is ? [{ a: 'mal:1', b: 'mal:2', reason: 'no', at: 5 }] : []);
    expect((await lists.followed()).map(({ ref }) => ref)).toEqual(version > 3 ? ['anilist:1'] : []);
    expect(await upkeep.info()).toMatchObject({ version, titles: 1, imports: Number(is), relations: { untyped: 0 } });
    expect((await upkeep.check()).map(({ what }) => what)).toEqual([]);
  });
});
