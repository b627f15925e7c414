import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getuid } from 'node:process';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { lines, newWorld, type World } from '../helpers/io.ts';

const offline = (world: World, ...words: readonly string[]) => world.run(['--offline', ...words]);

describe('words that cannot be understood: exit 2, one line, nothing opened', () => {
  it.each<[string, readonly string[], string]>([
    [
      'a bare number with --strict',
      ['franchise', '16498', '--strict'],
      '16498 could be an id anywhere: write anilist:16498 or mal:16498; for a title that is a number, title:16498',
    ],
    ['a ref without a number', ['franchise', 'anilist:'], 'is no ref: write anilist:ID'],
    ['a ref with too much', ['franchise', 'anilist:12x'], 'is no ref'],
    ['a ref with id 0', ['franchise', 'mal:0'], 'is no ref'],
    ['a ref after a blank', ['franchise', 'anilist: 12345'], 'is no ref'],
    [
      'a page of something else',
      ['franchise', 'https://example.com/anime/1'],
      'is not the page of a title at AniList, MyAnimeList, Kitsu, Shikimori, AniDB, TMDB, IMDb or TheTVDB',
    ],
    ['a page that is no title', ['franchise', 'https://anilist.co/user/someone'], 'is not the page of a title'],
    ['an address that is none', ['franchise', 'https://'], 'is not the page of a title'],
    ['an empty title', ['franchise', ''], 'the title is empty'],
    ['a title of blanks', ['franchise', ' \t\u200b'], 'the title is empty'],
    ['a title without letters', ['franchise', '?!'], 'no letter or number to search for'],
    ['10,000 characters', ['franchise', 'q'.repeat(10_000)], 'a title of 10000 characters is longer than any title'],
    ['a ref in search', ['search', 'anilist:1'], 'names one title: use animectl show anilist:1'],
    ['one bad title of several', ['franchise', 'Fate Zero', '123'], 'could be an id anywhere'],
  ])('%s', async (_, words, message) => {
    const world = newWorld();
    const { code, out, err } = await world.run(words);
    expect([code, out]).toEqual([2, '']);
    expect(lines(err)).toHaveLength(1);
    expect(err).toMatch(/^animectl: /);
    expect(err).toContain(message);
    expect(err.length).toBeLessThan(400);
    expect(existsSync(world.db)).toBe(false);
  });

  it('a bare number that is no title', async () => {
    const { code, out, err } = await offline(newWorld(), 'show', '16498');
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(
      'animectl: 16498 could be an id anywhere: write anilist:16498 or mal:16498; for a title that is a number, title:16498\n',
    );
  });

  it('--offline, and whom to ask', async () => {
    const { code, out, err } = await offline(newWorld(), 'franchise', 'Fate', '--provider', 'anilist');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--offline asks nobody');
  });

  it.each([
    ['--depth', '-1'],
    ['--depth', 'x'],
    ['--format', 'xml'],
    ['--follow', 'FRIEND'],
  ])('%s %s', async (...option) => {
    const { code, out, err } = await newWorld().run(['franchise', 'Fate', ...option]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^animectl: option '--\w+ <\w+>' argument '.+' is invalid\. /);
  });
});

describe('a title that nobody knows: exit 3', () => {
  it('says where was looked', async () => {
    const { code, out, err } = await offline(newWorld(), 'franchise', 'Steins Gaze Alpha Omega');
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(
      /^animectl: "Steins Gaze Alpha Omega" is neither stored nor among the \d{3} bundled franchises\. Nobody was asked: without --offline or --provider catalog, a provider is\n$/,
    );
  });

  it.each(['Vinland Saga Season 5', 'Cowboy Bebop (2021)'])('is also what --strict says of %s', async (title) => {
    const { code, out, err } = await offline(newWorld(), 'franchise', title, '--strict');
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/^animectl: (no season 5 of Vinland Saga is known as of|Cowboy Bebop is of 1998, not of 2021)/);
    expect((await offline(newWorld(), 'franchise', title)).code).toBe(0);
  });

  it.each([
    ['franchise', 'xyzzy nothing'],
    ['show', 'xyzzy nothing'],
    ['relations', 'xyzzy nothing'],
    ['search', 'xyzzy nothing'],
    ['franchise', 'anilist:999999999'],
    ['show', 'anilist:999999999'],
    ['franchise', 'Attack on Titan', '--pick', '99'],
  ])('%s %s', async (...words) => {
    const { code, out, err } = await offline(newWorld(), ...words);
    expect([code, out]).toEqual([3, '']);
    expect(lines(err)).toHaveLength(1);
  });

  it('is also what --strict says of a title that could mean several', async () => {
    const words = ['franchise', 'Fate kaleid liner', '--provider', 'catalog'];
    const { code, err } = await newWorld().run([...words, '--strict']);
    const { code: loose } = await newWorld().run(words);
    expect(loose).toBe(0);
    expect([0, 3]).toContain(code);
    if (code === 3) expect(err).toMatch(/could be any of: .*Name one by its ref, or choose with --pick N\./);
  });
});

it.each([['show'], ['relations'], ['franchise'], ['watch', 'add']])(
  '%j without the key that is needed: exit 4, told once',
  async (...words) => {
    const { code, err } = await newWorld().run([...words, 'tmdb:603']);
    expect([code, err.match(/needs a key/g)]).toEqual([4, ['needs a key']]);
  },
);

describe('a database that cannot be used: exit 6, and it is as it was', () => {
  const told = async (world: World, db: string) => {
    const { code, out, err } = await offline(world, 'franchise', 'Death Note', '--db', db);
    expect([code, out]).toEqual([6, '']);
    expect(err).toMatch(/^animectl: Database \//m);
    expect(err).not.toContain('bug');
    return err;
  };

  it('because it is no database', async () => {
    const world = newWorld();
    const db = join(world.folder, 'text.sqlite');
    writeFileSync(db, 'just some text, and not at all a database file\n'.repeat(50));
    const before = readFileSync(db);
    await told(world, db);
    expect(readFileSync(db)).toEqual(before);
  });

  it('because it is broken in the middle', async () => {
    const world = newWorld();
    await offline(world, 'franchise', 'Attack on Titan');
    const bytes = readFileSync(world.db);
    bytes.fill(0xff, 4096, Math.min(bytes.length, 90_000));
    const db = join(world.folder, 'broken.sqlite');
    writeFileSync(db, bytes);
    await told(world, db);
  });

  it('because a newer animectl made it', async () => {
    const world = newWorld();
    await offline(world, 'franchise', 'Death Note');
    const file = new Database(world.db);
    file.pragma('journal_mode = DELETE');
    file.pragma('user_version = 999');
    file.close();
    const before = readFileSync(world.db);
    const err = await told(world, world.db);
    expect(err).toContain('a newer animectl made it');
    expect(readFileSync(world.db)).toEqual(before);
    expect(existsSync(`${world.db}-wal`)).toBe(false);
  });

  it('because it is another program’s', async () => {
    const world = newWorld();
    const db = join(world.folder, 'other.sqlite');
    const file = new Database(db);
    file.exec('CREATE TABLE secret (x)');
    file.close();
    const before = readFileSync(db);
    expect(await told(world, db)).toContain("another program's database");
    expect(readFileSync(db)).toEqual(before);
  });

  it('because it is a folder, or under a file', async () => {
    const world = newWorld();
    await told(world, world.folder);
    writeFileSync(join(world.folder, 'file'), 'x');
    await told(world, join(world.folder, 'file', 'animectl.sqlite'));
    expect(readFileSync(join(world.folder, 'file'), 'utf8')).toBe('x');
  });

  it.skipIf(getuid?.() === 0)('because its folder may not be written', async () => {
    const world = newWorld();
    const folder = join(world.folder, 'closed');
    mkdirSync(folder, { mode: 0o500 });
    await told(world, join(folder, 'animectl.sqlite'));
    chmodSync(folder, 0o700);
  });
});

describe('settings that make no sense: exit 2', () => {
  it.each<[Record<string, string>, string]>([
    [{ ANIMECTL_OFFLINE: 'maybe' }, 'ANIMECTL_OFFLINE'],
    [{ ANIMECTL_TIMEOUT: 'soon' }, 'ANIMECTL_TIMEOUT'],
    [{ ANIMECTL_ANILIST_URL: 'nowhere' }, 'ANIMECTL_ANILIST_URL'],
    [{ ANIMECTL_CONFIG: '/nonexistent.json' }, '/nonexistent.json'],
  ])('%j', async (env, key) => {
    const { code, out, err } = await newWorld().run(['franchise', 'Death Note'], { env });
    expect([code, out]).toEqual([2, '']);
    expect(lines(err)).toHaveLength(1);
    expect(err).toContain(key);
  });
});

describe('what is done: exit 0', () => {
  it.each([[['--help']], [['--version']], [['franchise', '--help']], [['help']], [['help', 'show']]])(
    '%j',
    async (words) => {
      const world = newWorld();
      const { code, out, err } = await world.run(words);
      expect([code, err]).toEqual([0, '']);
      expect(out).not.toBe('');
      expect(existsSync(world.db)).toBe(false);
    },
  );

  it.each([
    [['show', 'Death Note'], 'Death Note'],
    [['show', 'mal:1535', '--json'], '"anilist": "https://anilist.co/anime/1535"'],
    [['relations', 'Attack on Titan'], 'Season 2'],
    [['relations', 'Attack on Titan', '--detailed', '--json'], '"episodes": 12'],
    [['relations', 'Isekai Quartet', '--format', 'csv'], 'CHARACTER'],
    [['search', 'evangelion', '--limit', '3', '--format', 'ndjson'], '"anilist:30"'],
    [['search', '進撃'], 'Attack on Titan'],
    [['franchise', 'Death Note', '--preset', 'strict', '--ascii'], 'Death Note'],
    [['franchise', 'Gintama°', '--titles', 'native', '--format', 'table'], '銀魂'],
  ])('%j', async (words, wanted) => {
    const { code, out, err } = await offline(newWorld(), ...words);
    expect(code).toBe(0);
    expect(out).toContain(wanted);
    expect(err).not.toContain('animectl:');
  });

  it('says nothing but the answer with --quiet', async () => {
    const { code, out, err } = await offline(newWorld(), '--quiet', 'franchise', 'Death Note');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Death Note');
  });

  it('only says what would be asked for with --dry-run', async () => {
    const world = newWorld();
    const { code } = await offline(world, 'franchise', 'Death Note', '--dry-run');
    expect([code, existsSync(world.db)]).toEqual([0, false]);
  });
});
