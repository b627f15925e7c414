import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { refOf } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { type AnilistOptions, anilistServer } from '../helpers/anilist-server.ts';
import { newWorld, type World, type WorldOptions } from '../helpers/io.ts';
import { jikanServer, jikanTitle } from '../helpers/jikan-server.ts';

const title = (id: number, facts: Partial<Title> = {}): Title => ({
  ref: refOf('anilist', id),
  ids: { anilist: id, mal: id + 1000 },
  kind: 'anime',
  title: `Show number ${words[id % words.length]} ${words[Math.floor(id / words.length) % words.length]}`,
  format: 'TV',
  year: 2000,
  relations: [],
  ...facts,
});
const words = [
  'Alpha',
  'Bravo',
  'Charlie',
  'Delta',
  'Echo',
  'Foxtrot',
  'Golf',
  'Hotel',
  'India',
  'Juliett',
  'Kilo',
  'Lima',
  'Mike',
];
const many = Array.from({ length: 130 }, (_, n) => title(n + 1));

async function setUp(titles: readonly Title[] = many, options: AnilistOptions = {}) {
  const server = await anilistServer(titles, options);
  const world = newWorld({ anilist: server.url });
  const write = (content: string, name = 'list.txt') => {
    const path = join(world.folder, name);
    writeFileSync(path, content);
    return path;
  };
  const json = async (args: readonly string[], run?: WorldOptions) => {
    const { out, code, err } = await world.run(['import', ...args, '--json'], run);
    return { ...(out === '' ? {} : JSON.parse(out)), code, err };
  };
  return { server, world, write, json };
}

const query = (world: World, sql: string) => {
  const db = new Database(world.db, { readonly: true });
  try {
    return db.prepare(sql).raw().all();
  } finally {
    db.close();
  }
};

it('loses one title that the provider fails on, and no other of the same request', async () => {
  const bad = many[6]?.title ?? '';
  const { server, json } = await setUp(many, {
    faultOf: ({ searches }) => (searches.includes(bad) ? 'errors at 200' : undefined),
  });
  const done = await json(many.slice(0, 26).map((one) => one.title));
  expect(done).toMatchObject({ code: 8, imported: 25, failed: 1 });
  expect(done.rejects).toMatchObject([{ outcome: 'failed', reason: 'AniList: answered "Internal Server Error"' }]);
  // Two requests, and of the one that failed two of 7 and 6, of 4 and 3, of 2 and 2 or 1, and of 1.
  expect(server.asked.length).toBeLessThanOrEqual(2 + 2 * 4);
});

it('takes what is stored for a title that the provider fails on', async () => {
  const [first, bad] = many;
  if (!first || !bad) throw new RangeError('there are two');
  const before = await setUp(many);
  await before.world.run(['import', first.ref, bad.ref]);
  const { url: anilist } = await anilistServer(many, {
    faultOf: ({ ids }) => (ids.includes(2) ? 'errors at 200' : undefined),
  });
  const words = ['import', first.ref, bad.ref, 'anilist:900000', '--refresh', '--json'];
  const again = JSON.parse((await before.world.run(words, { anilist })).out);
  expect(again).toMatchObject({ rows: 3, unchanged: 2, failed: 0, notFound: 1 });
});

it('tells namesakes apart by the format and the year that stand beside the words', async () => {
  const { json, write } = await setUp([
    title(1, { title: 'Song of Monsters', format: 'TV', year: 2004 }),
    title(2, { title: 'Song of Monsters', format: 'MOVIE', year: 2004 }),
    title(3, { title: 'Song of Monsters', format: 'TV', year: 2019 }),
  ]);
  const rows = ['Movie,2004', 'TV,2019', 'TV,2004'].map((facts) => `Song of Monsters,${facts}\n`);
  const file = write(`title,format,year\n${rows.join('')}`, 'list.csv');
  expect(await json(['--file', file, '--list', 'l'])).toMatchObject({ rows: 3, imported: 3, ambiguous: 0, code: 0 });
});

it('waits for a provider that has had enough as long with three requests in flight as with one', async () => {
  const waited = async (rows: number) => {
    const { world, write, json } = await setUp([], { always: '429 without Retry-After' });
    const before = world.clock.now();
    const list = Array.from({ length: rows }, (_, n) => `anilist:${900_001 + n}`).join('\n');
    const { code } = await json(['--file', write(list), '--yes']);
    return [code, world.clock.now() - before];
  };
  expect(await waited(1)).toEqual([5, 300_000]);
  expect(await waited(600)).toEqual([5, 300_000]);
});

describe('an import', () => {
  it('asks for 100 ids in a request, and for none the second time', async () => {
    const { server, json, write } = await setUp();
    const file = write(Array.from({ length: 100 }, (_, n) => `anilist:${n + 1}`).join('\n'));
    expect(await json(['--file', file])).toMatchObject({
      rows: 100,
      imported: 100,
      requests: 1,
      code: 0,
      state: 'done',
    });
    expect(await json(['--file', file])).toMatchObject({ unchanged: 100, requests: 0, code: 0 });
    expect(server.asked).toHaveLength(1);
  });

  it('asks for 100 titles in 8 requests, and for none the second time', async () => {
    const { server, json, write } = await setUp();
    const file = write(
      many
        .slice(0, 100)
        .map((one) => one.title)
        .join('\n'),
    );
    expect(await json(['--file', file])).toMatchObject({ rows: 100, imported: 100, requests: 8, code: 0 });
    expect(await json(['--file', file])).toMatchObject({ unchanged: 100, requests: 0, code: 0 });
    expect(server.asked).toHaveLength(8);
  });

  it('asks nobody again for words that are another name of a title, or a little off', async () => {
    const { server, json, write } = await setUp([
      title(1, { title: 'Kaibutsu no Uta', english: 'Song of Monsters', synonyms: ['Creature Song'] }),
      title(2, { title: 'Mori no Koe', english: 'Voice of the Forest' }),
    ]);
    const file = write('Creature Song\nkaibutsu no uta\nvoice of the forest\n');
    expect(await json(['--file', file])).toMatchObject({ rows: 3, notFound: 0, ambiguous: 0, failed: 0, code: 0 });
    const { length } = server.asked;
    expect(await json(['--file', file])).toMatchObject({ unchanged: 3, requests: 0, code: 0 });
    expect(server.asked).toHaveLength(length);
  });

  it('of both kinds fills requests across the file', async () => {
    const { json, write } = await setUp();
    const lines = many.flatMap((one, n) => (n % 2 ? one.ref : one.title));
    expect(await json(['--file', write(lines.join('\n'))])).toMatchObject({
      rows: 130,
      imported: 130,
      requests: 1 + 5,
      code: 0,
    });
  });

  it('says how each row ended, and the numbers add up', async () => {
    const { world, json, write } = await setUp([
      title(1, { title: 'Cowboy Bebop' }),
      title(2, { title: 'Fate' }),
      title(3, { title: 'Fate', year: 2006 }),
      title(4, { title: 'Trigun' }),
    ]);
    await world.run(['import', 'anilist:4']);
    const file = write(
      'title,anilist_id,year\nCowboy Bebop,,\nFate,,\nFate,,2006\nNobody knows it,,\n,99,\n,x,\nTrigun,,\nCowboy Bebop,1,\n',
      'list.csv',
    );
    const result = await json(['--file', file]);
    expect(result).toMatchObject({
      rows: 8,
      imported: 2,
      unchanged: 2,
      updated: 0,
      ambiguous: 1,
      notFound: 2,
      failed: 1,
      pending: 0,
      code: 8,
    });
    expect(result.rejects).toEqual([
      {
        place: 'list.csv line 3',
        row: { title: 'Fate' },
        outcome: 'ambiguous',
        reason: 'several titles fit as well',
        candidates: [
          expect.objectContaining({ ref: 'anilist:2', year: 2000 }),
          expect.objectContaining({ ref: 'anilist:3', year: 2006 }),
        ],
      },
      expect.objectContaining({ place: 'list.csv line 5', outcome: 'notFound' }),
      expect.objectContaining({ place: 'list.csv line 6', reason: 'nobody has anilist:99' }),
      expect.objectContaining({ place: 'list.csv line 7', outcome: 'failed', row: { anilist_id: 'x' } }),
    ]);
  });

  it('tells what has changed', async () => {
    const titles = [title(1), title(2)];
    const { world, json } = await setUp(titles);
    await world.run(['import', 'anilist:1', 'anilist:2']);
    titles[0] = title(1, { episodes: 24 });
    const other = await anilistServer(titles);
    const run = { anilist: other.url };
    expect(await json(['anilist:1', 'anilist:2', '--refresh'], run)).toMatchObject({
      updated: 1,
      unchanged: 1,
      requests: 1,
    });
  });

  it('can be given again what it could not settle', async () => {
    const { world, json } = await setUp([title(2, { title: 'Fate' }), title(3, { title: 'Fate', year: 2006 })]);
    const rejects = join(world.folder, 'rejects.ndjson');
    expect((await json(['Fate', 'Nothing like it', '--rejects', rejects])).code).toBe(3);
    const [first = '', second = ''] = readFileSync(rejects, 'utf8').split('\n');
    const repaired = `${JSON.stringify({ ...JSON.parse(first), ref: 'anilist:3' })}\n${second}\n`;
    writeFileSync(rejects, repaired);
    expect(await json(['--file', rejects])).toMatchObject({ rows: 2, notFound: 1 });
    expect(query(world, `SELECT ref FROM import_row WHERE outcome IN ('imported', 'unchanged')`)).toEqual([
      ['anilist:3'],
    ]);
  });

  it('takes the likeliest title with --best', async () => {
    const { json } = await setUp([title(2, { title: 'Fate' }), title(3, { title: 'Fate', popularity: 10 })]);
    expect(await json(['Fate', '--best'])).toMatchObject({ imported: 1, code: 0 });
  });

  it('reads stdin', async () => {
    const { json } = await setUp();
    const stdin = 'anilist:1\n# no title\nmal:1002\n';
    expect(await json(['-'], { stdin })).toMatchObject({
      source: 'stdin',
      ...{ rows: 3, imported: 2, skipped: 1, requests: 1, code: 0 },
      leftOut: [{ reason: 'it is a comment', rows: 1, place: 'stdin line 2' }],
    });
  });

  it('takes an existing file for a file, and other words for titles', async () => {
    const { json, write } = await setUp();
    expect(await json([write('anilist:1'), 'mal:1002', 'https://anilist.co/anime/3'])).toMatchObject({
      rows: 3,
      imported: 3,
      requests: 1,
    });
  });

  it('takes a file for one whatever the case of its ending, and a title with a dot for a title', async () => {
    const { json, write } = await setUp();
    const lists = [write('anilist:1', 'mine.LST'), write('mal:1002', 'yours.lst')];
    expect(await json(lists)).toMatchObject({ rows: 2, imported: 2 });
    expect(await json(['Qxzzy.vwpl'])).toMatchObject({ rows: 1, notFound: 1 });
    // Neither begins as paths do.
    const near = lists.map((path) => `test/../${relative('.', path)}`);
    expect(await json(near)).toMatchObject({ rows: 2, unchanged: 2 });
  });

  it('does not take an id for the title that it is at another provider', async () => {
    const { json, write } = await setUp([
      title(1, { title: 'Cowboy Bebop' }),
      title(5, { title: 'Trigun', ids: { anilist: 5, mal: 6 } }),
      title(7, { title: 'Something else' }),
    ]);
    const file = write('title,anilist_id\nTrigun,1\nKaubōi Bibappu,7\n', 'list.csv');
    const result = await json(['--file', file]);
    expect(result).toMatchObject({ ambiguous: 1, imported: 1, code: 8 });
    expect(result.rejects[0].reason).toContain("another provider's?");
    expect(result.rejects[0].candidates.map((one: { ref: string }) => one.ref)).toEqual(['anilist:5', 'anilist:1']);
  });

  it('asks again for what was stored more than a week ago, and for nothing that is younger', async () => {
    const { world, server, json } = await setUp();
    await json(['anilist:1']);
    const day = 86_400_000;
    await world.clock.sleep(6.9 * day);
    expect(await json(['anilist:1'])).toMatchObject({ unchanged: 1, requests: 0 });
    await world.clock.sleep(0.2 * day);
    expect(await json(['anilist:1'])).toMatchObject({ requests: 1 });
    expect(server.asked).toHaveLength(2);
  });

  it('is gone on with by one run at a time', async () => {
    const { world, json, write } = await setUp();
    const path = write(Array.from({ length: 30 }, (_, n) => `Nobody's title ${n}`).join('\n'));
    await json(['--file', path, '--max-requests', '1']);
    const both = await Promise.all([world.run(['import', '--resume']), world.run(['import', '--resume'])]);
    expect(both.filter(({ code, err }) => code === 2 && err.includes('is being run elsewhere'))).toHaveLength(1);
    expect(await json(['--list-jobs'])).toMatchObject({ jobs: [{ state: 'done', pending: 0 }] });
  });

  it('writes what came to nothing to no stdout', async () => {
    const world = newWorld();
    expect(await world.run(['import', 'anilist:1', '--rejects', '-'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--rejects takes a file'),
    });
  });

  it('does so no more on the way of a resumed import, or of a title that is stored already', async () => {
    const { json, write } = await setUp([title(1, { title: 'Monster' }), title(5, { title: 'Naruto' })]);
    const file = write('title,anilist_id\nNaruto,1\n', 'list.csv');
    expect(await json(['--file', file, '--max-requests', '1'])).toMatchObject({ pending: 1, code: 8 });
    expect(await json(['--file', file, '--dry-run'])).toMatchObject({ stored: 0, requests: 1 });
    const resumed = await json(['--resume']);
    expect(resumed).toMatchObject({ ambiguous: 1, unchanged: 0, code: 3 });
    expect(resumed.rejects[0].reason).toContain("another provider's?");
    expect(await json(['--file', file])).toMatchObject({ ambiguous: 1, unchanged: 0, requests: 0 });
  });

  it('tries the next id of a row where the first is not known', async () => {
    const { json, write } = await setUp();
    const file = write('[{"anilist_id":900999,"mal_id":1003}]', 'list.json');
    expect(await json(['--file', file])).toMatchObject({ imported: 1, requests: 2, code: 0 });
  });

  it('of an empty, a missing or a useless file says so', async () => {
    const { world, write } = await setUp();
    expect(await world.run(['import', '--file', write('')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('it is empty'),
    });
    expect(await world.run(['import', '--file', '/no/list'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such file'),
    });
    expect(await world.run(['import', '--file', write('\0\x01\x02')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is no text'),
    });
    expect(await world.run(['import'])).toMatchObject({ code: 2, err: expect.stringContaining('say what to import') });
    expect(await world.run(['import', 'anilist:1', ' '])).toMatchObject({
      code: 2,
      err: expect.stringContaining('the title is empty'),
    });
    expect(await world.run(['import', '--file', write('# nothing\n')])).toMatchObject({ code: 3 });
    expect(existsSync(world.db)).toBe(true);
  });

  it('asks for nothing where its rejects cannot be written', async () => {
    const { server, world } = await setUp();
    expect(await world.run(['import', 'anilist:1', '--rejects', '/no/where.ndjson'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^animectl: cannot write \/no\/where.ndjson: [^\n]*\n$/),
    });
    expect([server.asked, existsSync(world.db)]).toEqual([[], false]);
  });

  it('of more than 500 titles wants --yes', async () => {
    const { server, world, json, write } = await setUp();
    // What nobody has is not bundled either.
    const ids = Array.from({ length: 501 }, (_, n) => `anilist:${n < 130 ? n + 1 : 900_000 + n}`);
    const file = write(ids.join('\n'));
    expect(await world.run(['import', '--file', file])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/terms.*--yes/),
    });
    expect(server.asked).toEqual([]);
    // Where nobody is asked, there is nothing to consent to.
    const alone = newWorld();
    const { code, err } = await alone.run(['--offline', 'import', '--file', file]);
    expect([code, err]).toEqual([8, expect.not.stringContaining('--yes')]);
    expect(await json(['--file', file, '--yes'])).toMatchObject({
      rows: 501,
      imported: 130,
      notFound: 371,
      requests: 3,
      code: 8,
    });
  });
});

describe('a dry run', () => {
  it('says what would be asked for, asks nobody and makes no database', async () => {
    const { server, world, json, write } = await setUp();
    const file = write(many.map((one, n) => (n % 2 ? one.ref : one.title)).join('\n'));
    expect(await json(['--file', file, '--dry-run'])).toMatchObject({
      rows: 130,
      stored: 0,
      cached: 0,
      requests: 1 + 5,
      code: 0,
    });
    expect(server.asked).toEqual([]);
    expect(existsSync(world.db)).toBe(false);
    await json(['--file', file]);
    expect(await json(['--file', file, '--dry-run'])).toMatchObject({ stored: 130, requests: 0 });
    const { out } = await world.run(['import', '--file', file, '--dry-run']);
    expect(out).toMatch(/^list.txt: 130 rows, 130 stored, no request.\n\nlist.txt line 1: "Show number /);
    expect(out).toMatch(/\nlist.txt line 2: anilist:2\n.*\nand 90 more\n$/s);
  });

  it('shows how each line was read', async () => {
    const { world, write, json } = await setUp();
    const file = write('# mine\n1. Naruto - 8/10\n[X](https://myanimelist.net/anime/5114)\nhttps://example.org/x\n');
    expect((await world.run(['import', '--file', file, '--dry-run'])).out.split('\n').slice(2)).toEqual([
      'list.txt line 1: left out, it is a comment',
      'list.txt line 2: "Naruto"; score 80 of 100',
      'list.txt line 3: mal:5114 "X"',
      expect.stringMatching(/^list.txt line 4: unreadable, /),
      '',
    ]);
    expect(await json(['--file', file, '--dry-run'])).toMatchObject({ rows: 4, leftOut: 1, unreadable: 1 });
  });

  it('says that an archive is not whole', async () => {
    const { world, json } = await setUp();
    const file = join(world.folder, 'list.txt.gz');
    writeFileSync(file, gzipSync(`Naruto\nBleach\n${'x'.repeat(99)}`).subarray(0, 30));
    const problem = `${file}: the archive ends in the middle: only what comes before that can be read`;
    expect(await json(['--file', file, '--dry-run'])).toMatchObject({ problems: [problem] });
    expect((await world.run(['import', '--file', file, '--dry-run'])).out).toContain(`animectl: ${problem}\n`);
  });
});

describe('what is imported', () => {
  it('may be the files of a folder, by their names', async () => {
    const { world, json } = await setUp([title(1, { title: 'Monster' }), title(2, { title: 'Trigun' })]);
    const folder = join(world.folder, 'videos');
    mkdirSync(join(folder, 'Trigun', 'Season 1'), { recursive: true });
    for (const name of [
      '[A] Monster - 01 (1080p).mkv',
      '[A] Monster - 02 (1080p).mkv',
      'x.nfo',
      'x.settings',
      'README',
      'Trigun/Season 1/01.mkv',
    ])
      writeFileSync(join(folder, name), '');
    expect(await json(['--files', folder])).toMatchObject({
      ...{ code: 0, rows: 6, imported: 2, skipped: 4 },
      leftOut: [
        { reason: 'it is another file of the same title', rows: 1, place: 'videos file 2' },
        { reason: 'it is no video', rows: 3, place: 'videos file 3' },
      ],
    });
    expect(await json(['--files', join(world.folder, 'nowhere')])).toMatchObject({ code: 2 });
    expect(await json([folder])).toMatchObject({ code: 0, rows: 6, unchanged: 2, skipped: 4 });
    const { code, err } = await json(['--file', folder]);
    expect([code, err]).toEqual([2, expect.stringContaining('the names of the files in it are titles')]);
  });

  it('is explained row by row', async () => {
    const { world, json, write } = await setUp([title(1, { title: 'Monster' }), title(2, { title: 'Trigun' })]);
    expect(await json(['--explain', '1'])).toMatchObject({ code: 3 });
    await json(['--file', write('title,mal_id\nMonster - 8,x\nQuite another,\n', 'list.csv')]);
    expect(await json(['--explain', '2'])).toMatchObject({
      rows: [
        {
          place: 'list.csv line 2',
          read: 'asked',
          title: 'Monster - 8',
          reason: '"x" is no id of mal: read without it',
        },
      ],
    });
    const { out } = await world.run(['import', '--explain', '1:3']);
    expect(out.split('\n').slice(0, 5)).toEqual([
      'list.csv line 3 of import 1, list.csv',
      'given: {"title":"Quite another"}',
      'read as: "Quite another"',
      'came to: notFound',
      'because: no title matches "Quite another"',
    ]);
    expect(await json(['--explain', '9'])).toMatchObject({ code: 3 });
    expect(await json(['--explain', '9', 'Monster'])).toMatchObject({ code: 2 });
  });

  it('may be a table whose columns are named', async () => {
    const { json, write } = await setUp([title(1, { title: 'Monster' }), title(2, { title: 'Trigun' })]);
    const file = write('Wat,Hoeveel\nMonster,9\nTrigun,8\n', 'list.csv');
    expect(await json(['--file', file])).toMatchObject({ code: 2 });
    expect(await json(['--file', file, '--column', 'title=Wat'])).toMatchObject({ code: 0, imported: 2 });
    expect((await json(['--file', file, '--column', 'colour=Wat'])).err).toContain('no column says "colour"');
  });

  it('is no title where it can only be a file that is not there', async () => {
    const { server, world } = await setUp();
    const { code, err } = await world.run(['import', 'nope.txt']);
    expect([code, err]).toEqual([2, expect.stringContaining('nope.txt: there is no such file')]);
    expect(server.asked).toEqual([]);
  });

  it('is said to be run while it is, and to be stopped when it was cut short', async () => {
    const { world, write, json } = await setUp();
    const file = write(many.map((one) => one.title).join('\n'));
    expect(await json(['--file', file, '--max-requests', '1'])).toMatchObject({ state: 'stopped', code: 8 });
    expect(JSON.parse((await world.run(['import', '--list-jobs', '--json'])).out).jobs).toMatchObject([
      { state: 'stopped' },
    ]);
    await json(['--resume']);
    expect(JSON.parse((await world.run(['import', '--list-jobs', '--json'])).out).jobs).toMatchObject([
      { state: 'done' },
    ]);
  });
});

describe('an import that is cut short', () => {
  const titles = (n: number) =>
    many
      .slice(0, n)
      .map((one) => one.title)
      .join('\n');

  it('by its budget goes on where it was', async () => {
    const { server, json, write } = await setUp();
    const first = await json(['--file', write(titles(65)), '--max-requests', '2']);
    expect(first).toMatchObject({
      rows: 65,
      imported: 26,
      pending: 39,
      requests: 2,
      cut: 'budget',
      state: 'stopped',
      code: 8,
    });
    expect(await json(['--resume'])).toMatchObject({
      job: first.job,
      imported: 65,
      pending: 0,
      requests: 5,
      state: 'done',
      code: 0,
    });
    expect(server.asked.flatMap((one) => one.searches)).toHaveLength(65);
    expect(await json(['--resume', String(first.job)])).toMatchObject({ imported: 65, requests: 5, code: 0 });
  });

  it('by its budget makes not one request more, also at a provider that answers one title a request', async () => {
    const titles = Array.from({ length: 20 }, (_, n) => jikanTitle(n + 1, `Title ${n + 1}`));
    const server = await jikanServer(titles);
    const { json, write } = await setUp();
    const env = { ANIMECTL_PROVIDERS: 'mal', ANIMECTL_MAL_URL: `${server.url}/v4`, ANIMECTL_MAL_LIMIT: '6000/60s' };
    const list = ['--file', write(titles.map((one) => `mal:${one.mal_id}`).join('\n')), '--provider', 'mal'];
    const first = await json([...list, '--max-requests', '7', '--concurrency', '3'], { env });
    expect(first).toMatchObject({ imported: 7, pending: 13, requests: 7, cut: 'budget', state: 'stopped', code: 8 });
    expect(server.asked).toHaveLength(7);
    expect(await json(['--resume'], { env })).toMatchObject({ imported: 20, pending: 0, requests: 20, code: 0 });
    expect(server.asked).toHaveLength(20);
  });

  it('by its budget calls nothing lost that was not asked for, at a provider that answers one search a request', async () => {
    const names = ['Cowboy Bebop', 'Trigun', 'Monster', 'Mushishi', 'Nana', 'Planetes'];
    const server = await jikanServer(names.map((name, n) => jikanTitle(n + 1, name)));
    const { json, write } = await setUp();
    const env = { ANIMECTL_PROVIDERS: 'mal', ANIMECTL_MAL_URL: `${server.url}/v4`, ANIMECTL_MAL_LIMIT: '6000/60s' };
    const list = ['--file', write(['Nobody has this', ...names].join('\n')), '--provider', 'mal'];
    const first = await json([...list, '--max-requests', '3'], { env });
    expect(first).toMatchObject({ imported: 2, notFound: 0, pending: 5, cut: 'budget', code: 8 });
    expect(await json(['--resume'], { env })).toMatchObject({ imported: 6, notFound: 1, pending: 0 });
    // Beside the id of another title, each is in doubt until its words have been answered.
    const other = (await setUp()).json;
    const rows = names.map((name, n) => `${name},${((n + 1) % names.length) + 1}`);
    const table = ['--file', write(['title,mal_id', ...rows].join('\n'), 'list.csv'), '--provider', 'mal'];
    const cut = await other([...table, '--max-requests', String(names.length + 2)], { env });
    expect(cut).toMatchObject({ imported: 0, ambiguous: 2, pending: 4, cut: 'budget' });
  });

  it('by Ctrl-C keeps what it was answered, and asks only for the rest', async () => {
    const interrupted = new AbortController();
    const { server, json, world, write } = await setUp(many, { onRequest: (n) => n === 3 && interrupted.abort() });
    const args = [
      '--file',
      write(
        many
          .slice(0, 65)
          .map((one) => one.title)
          .join('\n'),
      ),
      '--concurrency',
      '1',
    ];
    const first = await json(args, { signal: interrupted.signal });
    expect(first).toMatchObject({ imported: 26, pending: 39, cut: 'interrupt', code: 130 });
    expect(query(world, 'SELECT count(*) FROM title')).toEqual([[26]]);
    expect(await json(['--resume'])).toMatchObject({ imported: 65, pending: 0, code: 0 });
    expect(server.asked.slice(3).flatMap((one) => one.searches)).toHaveLength(39);
  });

  it('by an outage asks again for what nobody answered', async () => {
    const { server, json, world, write } = await setUp(many, { faults: [undefined, 'outage'] });
    const first = await json(['--file', write(titles(39)), '--concurrency', '1']);
    expect(first).toMatchObject({ imported: 13, failed: 26, cut: 'outage', state: 'stopped', code: 8 });
    await world.clock.sleep(3_600_000);
    expect(await json(['--resume'])).toMatchObject({ imported: 39, failed: 0, code: 0 });
    expect(server.asked.slice(2).flatMap((one) => one.searches)).toHaveLength(26);
  });

  it('by an outage from the start says that nobody answered', async () => {
    const { json, write } = await setUp(many, { always: 'outage' });
    expect(await json(['--file', write('anilist:900001\nSome show that nobody bundles')])).toMatchObject({
      failed: 2,
      code: 5,
    });
  });

  it('is listed', async () => {
    const { json, world, write } = await setUp();
    expect(await world.run(['import', '--list-jobs'])).toMatchObject({ code: 0, out: '' });
    await json(['--file', write(titles(65)), '--max-requests', '1']);
    await world.run(['import', 'anilist:1']);
    const { out } = await world.run(['import', '--list-jobs', '--json']);
    expect(JSON.parse(out).jobs).toMatchObject([
      { job: 2, source: 'anilist:1', state: 'done', rows: 1 },
      { job: 1, source: 'list.txt', state: 'stopped', rows: 65, imported: 13, pending: 52 },
    ]);
    expect((await world.run(['import', '--list-jobs'])).out).toContain('list.txt');
  });

  it('cannot go on when there is none', async () => {
    const { world } = await setUp();
    expect(await world.run(['import', '--resume'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('nothing to resume'),
    });
    expect(await world.run(['import', '--resume', '7'])).toMatchObject({ code: 3 });
    expect(await world.run(['import', '--resume', 'x'])).toMatchObject({ code: 2 });
    expect(await world.run(['import', 'a', '--resume'])).toMatchObject({ code: 2 });
  });
});

describe('an import with --franchise', () => {
  const sequel = (from: number, to: number) => [
    { type: 'SEQUEL' as const, to: refOf('anilist', to) },
    { type: 'PREQUEL' as const, to: refOf('anilist', from) },
  ];
  const chain = (ids: readonly number[]) =>
    ids.map((id, n) =>
      title(id, {
        relations: [
          ...(n > 0 ? sequel(ids[n - 1] ?? 0, id).slice(1) : []),
          ...(n < ids.length - 1 ? sequel(id, ids[n + 1] ?? 0).slice(0, 1) : []),
        ],
      }),
    );

  it('fetches one franchise once for several of its titles, and tells franchises apart', async () => {
    const { server, world, json } = await setUp([...chain([1, 2, 3, 4]), ...chain([11, 12, 13])]);
    expect(await json(['anilist:1', 'anilist:4', 'anilist:12', '--franchise'])).toMatchObject({
      imported: 3,
      state: 'done',
      code: 0,
    });
    const asked = server.asked.flatMap((one) => one.ids);
    expect(asked).toHaveLength(new Set(asked).size);
    expect(query(world, 'SELECT franchise, count(*) FROM v_watch_order GROUP BY root ORDER BY 2')).toEqual([
      // As `franchise` calls them: by the words that all titles here begin with.
      ['Show number', 3],
      ['Show number', 4],
    ]);
    expect(server.asked.length).toBeLessThanOrEqual(3);
  });

  it('keeps each as `franchise` does', async () => {
    const recap = title(3, {
      ...{ title: 'A look back', format: 'SPECIAL' },
      relations: [{ type: 'PARENT', to: refOf('anilist', 1) }],
    });
    const [first, ...more] = chain([1, 2]);
    const relations = [...(first?.relations ?? []), { type: 'SUMMARY' as const, to: recap.ref }];
    const shelf = [...(first ? [{ ...first, relations }] : []), ...more, recap, ...chain([11, 12])];
    const [imported, asked] = [await setUp(shelf), await setUp(shelf)];
    await imported.json(['anilist:1', 'anilist:11', '--franchise']);
    for (const ref of ['anilist:1', 'anilist:11']) expect((await asked.world.run(['franchise', ref])).code).toBe(0);
    const kept = 'SELECT franchise, ref, continuity, skippable FROM v_watch_order ORDER BY root, "order"';
    expect(query(imported.world, kept)).toEqual(query(asked.world, kept));
    expect(query(asked.world, 'SELECT ref FROM v_watch_order WHERE skippable IS NOT NULL')).toEqual([['anilist:3']]);
  });

  it('goes on with those that were not fetched', async () => {
    const { json, world } = await setUp(chain([1, 2, 3, 4, 5, 6, 7, 8]));
    expect(await json(['anilist:1', '--franchise', '--max-requests', '1'])).toMatchObject({
      imported: 1,
      cut: 'budget',
      state: 'stopped',
      code: 8,
    });
    expect(await json(['--resume'])).toMatchObject({ state: 'done', code: 0 });
    expect(query(world, 'SELECT max("order") FROM v_watch_order')).toEqual([[8]]);
  });
});
