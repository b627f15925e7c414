import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld } from '../helpers/io.ts';

const titles = [1, 2, 3].map((id) => titleOf(id, { ids: { anilist: id, mal: id + 10 }, episodes: 12, relations: [] }));

async function setUp() {
  const server = await anilistServer(titles, {
    users: {
      Spike: [
        { ref: 'anilist:1', status: 'CURRENT', progress: 5, score: 85, startedAt: { year: 2021, month: 4, day: 1 } },
        { ref: 'anilist:2', status: 'PLANNING', progress: 0, score: 0 },
      ],
    },
  });
  const world = newWorld({ anilist: server.url });
  const file = (name: string, content: string) => {
    const path = join(world.folder, name);
    writeFileSync(path, content);
    return path;
  };
  const json = async (...args: readonly string[]) => {
    const { out, code, err } = await world.run(['import', '--json', ...args]);
    return { ...(out === '' ? {} : JSON.parse(out)), code, err };
  };
  const query = (sql: string) => {
    const db = new Database(world.db, { readonly: true });
    const rows = db.prepare(sql).raw().all();
    db.close();
    return rows;
  };
  const entries = () =>
    query(
      'SELECT l.name, e.ref, e.status, e.progress, e.score, e.source FROM list_entry e JOIN list l ON l.id = e.list_id ORDER BY 1, 2',
    );
  return { world, file, json, query, entries };
}

describe('an imported list', () => {
  it('of AniList is kept with what its user says, and brought up to date', async () => {
    const { json, entries, query } = await setUp();
    expect(await json('anilist:user/Spike')).toMatchObject({
      list: { name: 'anilist:user/Spike', mine: false, entries: 2 },
      code: 0,
    });
    expect(entries()).toEqual([
      ['anilist:user/Spike', 'anilist:1', 'watching', 5, 85, 'anilist:user/Spike'],
      ['anilist:user/Spike', 'anilist:2', 'planned', 0, null, 'anilist:user/Spike'],
    ]);
    expect(query('SELECT started_on FROM list_entry WHERE ref = ?'.replace('?', "'anilist:1'"))).toEqual([
      ['2021-04-01'],
    ]);
    expect(await json('anilist:user/Spike', '--mine')).toMatchObject({ list: { mine: true, entries: 2 } });
  });

  it('that says nothing of who watched it is no list, unless one is wanted', async () => {
    const { json, file, entries } = await setUp();
    const path = file('seen.txt', 'anilist:1\nanilist:2\n');
    expect(await json('--file', path)).toMatchObject({ list: null });
    expect(entries()).toEqual([]);
    const named = ['--list', 'Seen', '--status', 'completed'];
    expect(await json('--file', path, ...named)).toMatchObject({ list: { name: 'Seen', mine: false, entries: 2 } });
    expect(entries()).toEqual([
      ['Seen', 'anilist:1', 'completed', null, null, 'seen.txt'],
      ['Seen', 'anilist:2', 'completed', null, null, 'seen.txt'],
    ]);
  });

  it('is added to what is the user’s own', async () => {
    const { json, file, world } = await setUp();
    await json('anilist:user/Spike', '--mine');
    const table = file('more.csv', 'mal_id,status,episodes watched\n13,Completed,12\n11,Watching,6\n');
    expect(await json('--file', table, '--mine')).toMatchObject({
      list: { name: 'anilist:user/Spike', mine: true, entries: 3 },
    });
    const { err } = await world.run(['import', '--file', table, '--mine']);
    expect(err).toContain('On your list anilist:user/Spike: 3 titles.');
  });

  it.each([
    [['--list', ' ', 'anilist:1'], 'a name of 1 to 100 characters'],
    [['--mine', '--resume'], 'give a list with them'],
    [['--mine'], 'say what to import'],
    [['--status', 'seen', 'anilist:1'], 'watching, completed, planned'],
  ])('is named and marked as it can be: %s', async (args, words) => {
    const { world } = await setUp();
    expect(await world.run(['import', ...args])).toMatchObject({ code: 2, err: expect.stringContaining(words) });
  });

  it('names the columns that nobody understood, and those that there are', async () => {
    const { json, file, world } = await setUp();
    const table = file('a.csv', 'mal_id,Status,Mood,Genres\n11,Completed,good,9\n');
    expect(await json('--file', table)).toMatchObject({ columnsNotUnderstood: ['Mood'], list: { entries: 1 } });
    expect(await json('--file', table, '--dry-run')).toMatchObject({ columnsNotUnderstood: ['Mood'] });
    const { err } = await world.run(['import', '--file', table]);
    expect(err).toContain('Column not understood: Mood; --column score=NAME says what one holds.');
    expect((await world.run(['import', '--file', table, '--dry-run'])).out).toContain('Column not understood: Mood');
    expect(await json('--file', table, '--column', 'score=Mood')).toMatchObject({ columnsNotUnderstood: [] });
    expect(await world.run(['import', '--file', table, '--column', 'title=Nope'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no column "Nope": there are mal_id, Status, Mood, Genres'),
    });
    const other = file('b.csv', '#,Was ich sah,Bewertung\n1,Monster,8\n');
    expect(await world.run(['import', '--file', other])).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        / names? columns such as title, .*; or --column title=NAME says which one holds the titles\n$/,
      ),
    });
    expect(await json('--file', other, '--column', 'title=Was ich sah', '--dry-run')).toMatchObject({
      columnsNotUnderstood: [],
    });
    expect(await world.run(['import', '--file', table, '--column', 'foo=Mood'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('status, progress, score, started, finished, rewatches'),
    });
    expect((await world.run(['import', '--explain', '1'])).err).toContain(
      'kept no row at 1, of 1 row the first is a.csv line 2',
    );
  });

  it('is no data set', async () => {
    const { json, file } = await setUp();
    const path = file('set.json', '{"license":{},"repository":"anime-offline-database","data":[]}');
    expect(await json('--file', path, '--mine')).toMatchObject({
      code: 2,
      err: expect.stringContaining('is a data set'),
    });
  });
});
