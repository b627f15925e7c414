import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { refOf } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { newWorld } from '../helpers/io.ts';

const entry = (anilist: number | undefined, mal: number | undefined, facts: object = {}) => ({
  sources: [
    `https://anidb.net/anime/${(anilist ?? 0) + 7}`,
    ...(anilist ? [`https://anilist.co/anime/${anilist}`] : []),
    ...(mal ? [`https://myanimelist.net/anime/${mal}`] : []),
  ],
  title: `Show ${anilist ?? mal ?? 'nowhere'}`,
  type: 'TV',
  episodes: 12,
  status: 'FINISHED',
  animeSeason: { season: 'SPRING', year: 2010 },
  duration: { value: 1440, unit: 'SECONDS' },
  synonyms: ['Another name'],
  relatedAnime: [],
  tags: [],
  ...facts,
});
const page = (anilist: number) => `https://anilist.co/anime/${anilist}`;
const head = {
  license: { name: 'ODbL', url: 'https://opendatacommons.org' },
  repository: 'https://github.com/manami-project/anime-offline-database',
  lastUpdate: '2026-07-01',
};
const minified = (data: readonly unknown[]) => JSON.stringify({ ...head, data });
const linewise = (data: readonly unknown[]) => [head, ...data].map((one) => JSON.stringify(one)).join('\n');

const title = (id: number, facts: Partial<Title> = {}): Title => ({
  ref: refOf('anilist', id),
  ids: { anilist: id },
  kind: 'anime',
  title: `AniList's show ${id}`,
  relations: [],
  ...facts,
});

async function setUp(titles: readonly Title[] = []) {
  const server = await anilistServer(titles);
  const world = newWorld({ anilist: server.url });
  const file = (content: string, name = 'set') => {
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
  return { server, world, file, json, query };
}

describe('the anime-offline-database', () => {
  it('says of a title whether it has ended, is airing or is to come, and nothing of what it does not know', async () => {
    const { file, json, query } = await setUp();
    const statuses = ['FINISHED', 'ONGOING', 'UPCOMING', 'UNKNOWN', 'toString', null];
    const set = statuses.map((status, n) => entry(n + 1, undefined, { status }));
    expect(await json('--file', file(linewise(set)))).toMatchObject({ code: 0 });
    expect(query('SELECT status FROM title WHERE outline = 0 ORDER BY id')).toEqual([
      ['FINISHED'],
      ['RELEASING'],
      ['NOT_YET_RELEASED'],
      [null],
      [null],
      [null],
    ]);
  });

  it('calls a title by the first of its providers, and keeps the first of several ids at one', async () => {
    const { file, json, query } = await setUp();
    const sources = [
      'https://myanimelist.net/anime/71',
      'https://kitsu.app/anime/5',
      'https://anilist.co/anime/1',
      'https://myanimelist.net/anime/72',
      'https://anilist.co/anime/2',
    ];
    await json('--file', file(linewise([entry(1, undefined, { sources })])));
    expect(query('SELECT t.ref, e.ref FROM title t JOIN external_id e ON e.title_id = t.id ORDER BY e.source')).toEqual(
      [
        ['anilist:1', 'anilist:1'],
        ['anilist:1', 'kitsu:5'],
        ['anilist:1', 'mal:71'],
      ],
    );
  });

  it.each([
    ['minified', minified],
    ['a title a line', linewise],
    ['with line breaks', (data: readonly unknown[]) => JSON.stringify({ ...head, data }, undefined, 2)],
  ])('is imported without asking anybody: %s', async (_, form) => {
    const { server, file, json, query } = await setUp();
    const path = file(
      form([entry(1, 11), entry(2, undefined, { type: 'UNKNOWN', episodes: 0 }), entry(undefined, undefined)]),
    );
    expect(await json('--file', path)).toMatchObject({
      rows: 3,
      imported: 2,
      notFound: 1,
      failed: 0,
      requests: 0,
      code: 0,
      rejects: [],
    });
    expect(server.asked).toEqual([]);
    expect(
      query(
        'SELECT ref, title, format, episodes, duration_minutes, year, season, provider, fetched_at FROM title ORDER BY ref',
      ),
    ).toEqual([
      ['anilist:1', 'Show 1', 'TV', 12, 24, 2010, 'SPRING', 'offline-database', Date.parse('2026-07-01')],
      ['anilist:2', 'Show 2', null, null, 24, 2010, 'SPRING', 'offline-database', Date.parse('2026-07-01')],
    ]);
    expect(query("SELECT ref FROM external_id WHERE source <> 'anidb' ORDER BY ref")).toEqual([
      ['anilist:1'],
      ['anilist:2'],
      ['mal:11'],
    ]);
    expect(await json('--file', path)).toMatchObject({ unchanged: 2, imported: 0, code: 0 });
  });

  it('keeps relations as untyped ones, whichever title comes first, and shows them as no type', async () => {
    const { world, file, json, query } = await setUp();
    await json(
      '--file',
      file(
        minified([
          entry(1, 11, { relatedAnime: [page(2), page(99), page(1)] }),
          entry(2, 12),
          entry(3, 13, { relatedAnime: [page(1)] }),
        ]),
      ),
    );
    expect(query('SELECT ref, other_ref FROM v_related ORDER BY 1, 2')).toEqual([
      ['anilist:1', 'anilist:2'],
      ['anilist:1', 'anilist:3'],
      ['anilist:2', 'anilist:1'],
      ['anilist:3', 'anilist:1'],
    ]);
    expect(query('SELECT count(*) FROM relation')).toEqual([[0]]);
    expect(query('SELECT count(*) FROM title')).toEqual([[3]]);
    const { out } = await world.run(['relations', 'mal:11', '--offline', '--json']);
    expect(out).not.toContain('OTHER');
  });

  it('keeps a relation to a title that comes hundreds of rows later, where only the first says so', async () => {
    const { file, json, query } = await setUp();
    const rows = Array.from({ length: 1_100 }, (_, n) => entry(n + 1, undefined));
    const first = entry(1, undefined, { relatedAnime: [page(1_100), page(5_000)] });
    expect(await json('--file', file(minified([first, ...rows.slice(1)])))).toMatchObject({ imported: 1_100 });
    expect(query('SELECT ref, other_ref FROM v_related ORDER BY 1')).toEqual([
      ['anilist:1', 'anilist:1100'],
      ['anilist:1100', 'anilist:1'],
    ]);
  });

  it('does not stand above what a provider said', async () => {
    const { file, json, query } = await setUp([title(1, { episodes: 24 })]);
    await json('anilist:1');
    expect(await json('--file', file(minified([entry(1, 11)])))).toMatchObject({ updated: 1, imported: 0 });
    expect(query(`SELECT title, episodes, year, provider FROM title`)).toEqual([
      ["AniList's show 1", 24, 2010, 'anilist'],
    ]);
    expect(query(`SELECT ref FROM external_id WHERE source <> 'anidb'`)).toEqual([['anilist:1'], ['mal:11']]);
    expect(await json('anilist:1', '--refresh')).toMatchObject({ requests: 1 });
    expect(query(`SELECT title FROM title`)).toEqual([["AniList's show 1"]]);
  });

  it('moves untyped relations along when two titles turn out to be one', async () => {
    const { file, json, query } = await setUp();
    await json(
      '--file',
      file(
        minified([entry(undefined, 11, { relatedAnime: ['https://myanimelist.net/anime/12'] }), entry(undefined, 12)]),
      ),
    );
    await json('--file', file(minified([entry(1, 12)])));
    expect(query('SELECT ref, other_ref FROM v_related ORDER BY 1')).toEqual([
      ['anilist:1', 'mal:11'],
      ['mal:11', 'anilist:1'],
    ]);
  });

  it('with broken lines loses those, and names them', async () => {
    const { file, json } = await setUp();
    const content = `${linewise([entry(1, 11)])}\n{"sources": [\n{"title": "x"}\n${JSON.stringify(entry(2, 12))}\n${JSON.stringify(entry(3, 13, { title: ' ' }))}`;
    const result = await json('--file', file(content, 'db.jsonl'));
    expect(result).toMatchObject({ rows: 5, imported: 2, failed: 3, code: 8 });
    expect(result.rejects.map((one: { place: string; reason: string }) => [one.place, one.reason])).toEqual([
      ['db.jsonl line 3', 'it is no JSON'],
      ['db.jsonl line 4', 'it is no title of the data set'],
      ['db.jsonl line 6', 'it has no title'],
    ]);
  });

  it('interrupted goes on where it was', async () => {
    const { world, file, query } = await setUp();
    const path = file(minified(Array.from({ length: 1200 }, (_, n) => entry(n + 1, n + 5001))));
    const interrupted = new AbortController();
    const clock = world.clock.now;
    const isSaved = () =>
      existsSync(world.db) &&
      JSON.stringify(query("SELECT count(*) FROM sqlite_schema WHERE name = 'title'")) === '[[1]]' &&
      JSON.stringify(query('SELECT count(*) FROM title')) !== '[[0]]';
    // Whoever asks for the time after the first batch is saved interrupts the run.
    Object.assign(world.clock, {
      now: () => {
        if (!interrupted.signal.aborted && isSaved()) interrupted.abort();
        return clock();
      },
    });
    const first = await world.run(['import', '--json', '--file', path], { signal: interrupted.signal });
    expect(first.code).toBe(130);
    const { imported } = JSON.parse(first.out);
    expect(imported).toBeLessThan(1200);
    expect(query('SELECT count(*) FROM title')).toEqual([[imported]]);
    const { out, err } = await world.run(['import', '--json', '--resume']);
    expect(err).not.toContain('animectl:');
    expect(JSON.parse(out)).toMatchObject({ rows: 1200, imported: 1200, state: 'done' });
  });

  it('is imported by itself', async () => {
    const { world, file } = await setUp();
    const path = file(minified([entry(1, 1)]));
    expect(await world.run(['import', 'Trigun', '--file', path])).toMatchObject({
      code: 2,
      err: expect.stringContaining('import it by itself'),
    });
    expect(await world.run(['import', '--dry-run', '--file', path])).toMatchObject({
      code: 0,
      out: 'set: 1 row, no request.\n',
    });
  });

  it('shows how far it is', async () => {
    const { world, file } = await setUp();
    const path = file(minified(Array.from({ length: 600 }, (_, n) => entry(n + 1, n + 5001))));
    expect((await world.run(['import', '--file', path])).err).toContain('set: 100 %, 500 rows.');
    expect((await world.run(['import', '--file', path], { isTty: true })).err).toContain('600 rows, ');
    expect((await world.run(['-q', 'import', '--file', path])).err).toBe('');
  });
});

describe('an id map', () => {
  const list = [
    { anidb_id: 1, anilist_id: 1, mal_id: 11, kitsu_id: 21, type: 'TV' },
    { anidb_id: 2, anilist_id: 2, mal_id: 12, type: 'TV' },
    { anidb_id: 3, type: 'TV' },
    { anidb_id: 4, anilist_id: 4, mal_id: [14, 15], kitsu_id: 24 },
  ];

  it('gives stored titles the ids that they lack, and asks nobody', async () => {
    const { server, file, json, query } = await setUp([title(1), title(4)]);
    await json('anilist:1', 'anilist:4');
    const path = file(JSON.stringify(list));
    expect(await json('--id-map', path)).toMatchObject({ rows: 4, updated: 2, notFound: 2, requests: 0, code: 0 });
    expect(query("SELECT ref FROM external_id WHERE source <> 'anidb' ORDER BY ref")).toEqual([
      ['anilist:1'],
      ['anilist:4'],
      ['kitsu:21'],
      ['kitsu:24'],
      ['mal:11'],
    ]);
    expect(query('SELECT title FROM title ORDER BY title')).toEqual([["AniList's show 1"], ["AniList's show 4"]]);
    expect(await json('--file', path)).toMatchObject({ unchanged: 2, updated: 0 });
    expect(server.asked).toHaveLength(1);
  });

  it.each(['--offline', '--refresh'])('is seen at once in what is kept or asked for of a title: %s', async (how) => {
    const { world, file, json } = await setUp([title(1)]);
    const shown = async () => JSON.parse((await world.run(['show', 'anilist:1', how, '--json'])).out);
    await world.run(['show', 'anilist:1', '--json']);
    expect((await shown()).ids).toEqual({ anilist: 1 });
    await json('--id-map', file(JSON.stringify(list)));
    const { from, ids, pages } = await shown();
    expect([from, ids]).toEqual([
      how === '--offline' ? 'cache' : 'network',
      { anilist: 1, mal: 11, kitsu: 21, anidb: 1 },
    ]);
    expect(Object.keys(pages).sort()).toEqual(['anidb', 'anilist', 'kitsu', 'mal']);
    expect(JSON.parse((await world.run(['show', 'anilist:1', '--no-store', '--json'])).out).ids).toEqual({
      anilist: 1,
    });
  });

  it('makes no title younger, and none its own', async () => {
    const { world, file, json } = await setUp([title(1)]);
    await json('anilist:1');
    const shown = async (ref: string) => JSON.parse((await world.run(['show', ref, '--offline', '--json'])).out);
    const { ids, provider, fetchedAt } = await shown('anilist:1');
    await world.clock.sleep(3 * 86_400_000);
    expect(await json('--id-map', file(JSON.stringify(list)))).toMatchObject({ updated: 1 });
    expect(await shown('mal:11')).toMatchObject({ provider, fetchedAt, ids: { ...ids, mal: 11, kitsu: 21, anidb: 1 } });
    expect(provider).toBe('anilist');
  });

  it('gives films their ids at TMDB, and says what it could not use', async () => {
    const { world, file, json, query } = await setUp([title(1, { format: 'MOVIE' }), title(2), title(3), title(4)]);
    await json('anilist:1', 'anilist:2', 'anilist:3', 'anilist:4');
    const map = [
      { anidb_id: 11, anilist_id: 1, type: 'MOVIE', themoviedb_id: { movie: [128] }, imdb_id: ['tt0119698'] },
      { anidb_id: 12, anilist_id: 2, type: 'TV', themoviedb_id: { tv: 128 }, tvdb_id: 5 },
      { anidb_id: 13, anilist_id: 3, type: 'MOVIE', themoviedb_id: { movie: [7, 8] } },
      { anidb_id: 13, anilist_id: 4, type: 'OVA', tvdb_id: 5 },
      { anidb_id: 14, anilist_id: 99, type: 'TV', tvdb_id: 5 },
      { anidb_id: 15, type: 'TV' },
    ];
    const result = await json('--id-map', file(JSON.stringify(map), 'map.json'));
    expect(result).toMatchObject({ rows: 6, updated: 4, notFound: 2, requests: 0, code: 0 });
    expect(result.leftOut.map(({ rows, place }: { rows: number; place: string }) => [rows, place])).toEqual([
      [1, 'map.json entry 6'],
      [1, 'map.json entry 5'],
    ]);
    expect(result.notes).toEqual([
      { reason: 'several films at TMDB: which is meant nobody says', rows: 1, place: 'map.json entry 3' },
    ]);
    const films = `SELECT ref FROM external_id WHERE source IN ('tmdb', 'imdb', 'tvdb') ORDER BY ref`;
    expect(query(films)).toEqual([['imdb:tt0119698'], ['tmdb:128'], ['tvdb:5'], ['tvdb:5']]);
    // AniDB's 13 is two titles here: whose films these are nobody says.
    const xml = `<anime-list><anime anidbid="11" tvdbid="movie" tmdbid="128" imdbid="tt0119698"/><anime anidbid="12" tvdbid="5" imdbid="tt7654321"/><anime anidbid="13" tmdbid="9"/></anime-list>`;
    expect(await json('--id-map', file(xml, 'list.xml'))).toMatchObject({
      rows: 3,
      updated: 1,
      unchanged: 1,
      notFound: 1,
    });
    expect(query(films)).toEqual([['imdb:tt0119698'], ['imdb:tt7654321'], ['tmdb:128'], ['tvdb:5'], ['tvdb:5']]);
    const shown = JSON.parse((await world.run(['show', 'imdb:tt0119698', '--offline', '--json'])).out);
    expect(shown.ids).toMatchObject({ anilist: 1, anidb: 11, tmdb: 128, imdb: 'tt0119698' });
  });

  it('joins two titles that turn out to be one', async () => {
    const { file, json, query } = await setUp([title(1)]);
    await json('anilist:1');
    await json('--file', file(minified([entry(undefined, 11)])));
    expect(query('SELECT count(*) FROM title')).toEqual([[2]]);
    await json('--id-map', file(JSON.stringify(list)));
    expect(query('SELECT ref, title FROM title')).toEqual([['anilist:1', "AniList's show 1"]]);
  });

  it('of another form is refused', async () => {
    const { world, file } = await setUp();
    expect(await world.run(['import', '--id-map', file('[{"a":1}]')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('holds no ids'),
    });
    expect(await world.run(['import', '--id-map', file('[]'), 'Trigun'])).toMatchObject({ code: 2 });
  });
});
