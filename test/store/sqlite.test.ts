import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { memoryUsage } from 'node:process';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/model/errors.ts';
import { refOf } from '../../src/model/ref.ts';
import { guarded } from '../../src/sqlite/failure.ts';
import { schemaVersion } from '../../src/store/sqlite/open.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { arrival, crawlOf, titled, to } from '../helpers/arrivals.ts';
import { instantClock } from '../helpers/clock.ts';

/** How many programs use one file at once, and how often each commits. */
const [programs, commits] = [4, 12];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'animectl-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const failure = async (file: string): Promise<string> => {
  const error = await openSqlite(file).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  const { message } = error as StoreError;
  expect(message).not.toContain('\n');
  return message;
};

describe('a database file', () => {
  it('keeps the latest 50,000 changes', async () => {
    const file = join(folder, 'anime.db');
    const store = await openSqlite(file);
    const said = (episodes: number) =>
      store.commit({
        arrivals: [arrival(titled('anilist:1', { episodes }), 1000 + episodes)],
        crawls: [crawlOf('anilist:1', ['anilist:1'])],
      });
    for (const episodes of [1, 2, 3]) await said(episodes);
    const db = new Database(file);
    // As if 49,998 had come after the last one, of which one is there.
    const [last = 0, old = 0] = db.prepare('SELECT id FROM change ORDER BY id DESC LIMIT 2').pluck().all() as number[];
    db.prepare('UPDATE change SET id = ? WHERE id = ?').run(last + 49_998, old);
    db.close();
    const kept = async () => (await store.changes.after(0, 0)).map(({ after }) => after);
    await said(4);
    expect(await kept()).toEqual(['3', '2', '4']);
    await said(5);
    expect(await kept()).toEqual(['2', '4', '5']);
    await store.close();
  });

  it('is made for the user alone, folders too, and keeps what is saved', async () => {
    const file = join(folder, 'new', 'deep', 'anime.db');
    const store = await openSqlite(file);
    await store.commit({ arrivals: [arrival(titled('anilist:1'))] });
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
    await store.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    const again = await openSqlite(file);
    expect((await again.titles.load(['anilist:1'])).get('anilist:1')?.title).toEqual(titled('anilist:1'));
    await again.close();
    const db = new Database(file);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });

  it('is made for the user alone where a link leads to a file that is missing', async () => {
    const [link, target] = [join(folder, 'link.db'), join(folder, 'own', 'real.db')];
    symlinkSync(target, link);
    await (await openSqlite(link)).close();
    expect([statSync(target).mode & 0o777, statSync(dirname(target)).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('may be empty', async () => {
    const file = join(folder, 'empty.db');
    writeFileSync(file, '');
    await (await openSqlite(file)).close();
    expect(statSync(file).size).toBeGreaterThan(0);
  });

  it('is read by one while another one writes', async () => {
    const file = join(folder, 'anime.db');
    const [one, other] = [await openSqlite(file), await openSqlite(file)];
    await one.commit({ arrivals: [arrival(titled('anilist:1'))] });
    await other.commit({ arrivals: [arrival(titled('anilist:2'))] });
    expect((await one.titles.load(['anilist:1', 'anilist:2'])).size).toBe(2);
    await one.close();
    await other.close();
  });

  it('can be opened by several programs at once when it is new, and has what all of them commit', async () => {
    const file = join(folder, 'anime.db');
    const program = await bundle(folder);
    const own = Array.from({ length: programs }, (_, n) => String((n + 1) * 1000));
    const errors = await Promise.all(own.map((from) => run(program, file, from)));
    expect(errors).toEqual(own.map(() => ''));
    const database = await openSqlite(file);
    const refs = own.flatMap((from) => Array.from({ length: commits }, (_, n) => refOf('anilist', Number(from) + n)));
    expect((await database.titles.load(refs)).size).toBe(refs.length);
    // The titles of commits that failed are not there, and each of the others relates one title to its own.
    expect(await database.upkeep.info()).toMatchObject({ titles: refs.length, outlines: 1, imports: programs });
    expect((await database.titles.inferred(['anilist:1'])).get('anilist:1')).toHaveLength(refs.length);
    expect((await database.jobs.list(9)).map(({ requests }) => requests)).toEqual(own.map(() => commits));
    expect(await database.upkeep.check()).toEqual([]);
    await database.close();
  });
});

describe('a file that cannot be used', () => {
  it('says that it is a folder', async () => {
    expect(await failure(folder)).toBe(`Database ${folder}: this is a folder, not a file`);
  });

  it('says that it is no SQLite database, and leaves it as it is', async () => {
    const file = join(folder, 'notes.txt');
    writeFileSync(file, 'Shopping list');
    expect(await failure(file)).toContain('is not an SQLite database');
    expect(readFileSync(file, 'utf8')).toBe('Shopping list');
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });

  it('says that it is damaged', async () => {
    const file = join(folder, 'anime.db');
    const store = await openSqlite(file);
    await store.commit({ arrivals: [arrival(titled('anilist:1'))] });
    await store.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, 100));
    expect(await failure(file)).toContain('the file is damaged');
  });

  it('is told of where an index of it is out of order, which nothing else would notice', async () => {
    const file = join(folder, 'anime.db');
    const writer = await openSqlite(file);
    await writer.commit({ arrivals: [1, 2, 3, 4].map((id) => arrival(titled(`anilist:${id}`))) });
    expect(await writer.upkeep.check()).toEqual([]);
    await writer.close();
    const db = new Database(file);
    db.pragma('wal_checkpoint(TRUNCATE)');
    const root = db
      .prepare("SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'title'")
      .pluck()
      .get();
    const at = (Number(root) - 1) * Number(db.pragma('page_size', { simple: true }));
    db.close();
    // Two of its entries change places: https://www.sqlite.org/fileformat2.html, section 1.6.
    const bytes = readFileSync(file);
    const [first, second] = [bytes.readUInt16BE(at + 8), bytes.readUInt16BE(at + 10)];
    bytes.writeUInt16BE(second, at + 8);
    bytes.writeUInt16BE(first, at + 10);
    writeFileSync(file, bytes);
    const store = await openSqlite(file, { readonly: true });
    expect((await store.upkeep.check())[0]).toMatchObject({
      ...{ severity: 'damage', what: 'integrity', count: expect.any(Number) },
      examples: expect.arrayContaining([expect.any(String)]),
    });
    await store.close();
  });

  it('refuses a newer data model and touches nothing', async () => {
    const file = join(folder, 'anime.db');
    await (await openSqlite(file)).close();
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    const before = readFileSync(file);
    expect(await failure(file)).toContain(
      `a newer animectl made it (data model 99, this one knows ${schemaVersion}) and nothing was touched`,
    );
    await expect(openSqlite(file)).rejects.toMatchObject({ code: 'newer' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['anime.db']);
  });

  it("refuses another program's database", async () => {
    const file = join(folder, 'places.db');
    const db = new Database(file);
    db.exec('CREATE TABLE bookmark (url TEXT)');
    db.close();
    const before = readFileSync(file);
    expect(await failure(file)).toContain("another program's database");
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('says that a part of its path is a file', async () => {
    writeFileSync(join(folder, 'file'), 'x');
    expect(await failure(join(folder, 'file', 'anime.db'))).toContain('a part of its path is a file');
    expect(await failure(join(folder, 'file', 'deep', 'anime.db'))).toContain('a part of its path is a file');
  });

  it('says that its folder cannot be made or written, and leaves no folder behind', async () => {
    expect(await failure('/proc/animectl/anime.db')).toMatch(/^Database \/proc\/animectl\/anime.db: /);
    expect(await failure('/proc/anime.db')).toMatch(/^Database \/proc\/anime.db: /);
    const long = join(folder, 'new', 'n'.repeat(300));
    expect(await failure(long)).toContain('the name is too long');
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });

  it.each(['', 'a\0b'])('refuses the name %j', async (name) => {
    expect(await failure(name)).toBe('The name of the database is empty or unusable');
  });

  it('says that another program is writing', async () => {
    const file = join(folder, 'anime.db');
    const store = await openSqlite(file, { busyTimeoutMs: 1 });
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.commit({ arrivals: [arrival(titled('anilist:1'))] })).rejects.toThrow(
      /another program is writing/,
    );
    other.exec('ROLLBACK');
    other.close();
    await store.commit({ arrivals: [arrival(titled('anilist:1'))] });
    await store.close();
  });

  it('waits for another program that is writing, and says so', async () => {
    const file = join(folder, 'anime.db');
    await (await openSqlite(file)).close();
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const said: number[] = [];
    const clock = instantClock();
    const say = () => void said.push(clock.slept.length);
    const store = await openSqlite(file, { patience: { clock, say } });
    await expect(store.commit({ arrivals: [arrival(titled('anilist:1'))] })).rejects.toThrow(
      /another program is writing/,
    );
    expect(said).toHaveLength(1);
    const saving = store.commit({ arrivals: [arrival(titled('anilist:1'))] });
    other.exec('ROLLBACK');
    other.close();
    expect((await saving).arrivals).toHaveLength(1);
    await store.close();
  });

  it('says that the disk is full', () => {
    const fail = () => {
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    };
    expect(() => guarded('anime.db', fail)).toThrow(
      new StoreError('full', 'the disk is full and the last batch was not saved', { file: 'anime.db' }),
    );
  });

  it('lets a bug through as it is', () => {
    const bug = new TypeError('x is not a function');
    const fail = () => {
      throw bug;
    };
    expect(() => guarded('anime.db', fail)).toThrow(bug);
  });
});

describe('a database that can only be read', () => {
  it('is read, and says so when something is to be saved', async () => {
    const file = join(folder, 'anime.db');
    const writer = await openSqlite(file);
    await writer.commit({ arrivals: [arrival(titled('anilist:1'))] });
    await writer.close();
    const store = await openSqlite(file, { readonly: true });
    expect((await store.titles.load(['anilist:1'])).size).toBe(1);
    expect(await store.titles.search('title', 5)).toHaveLength(1);
    await expect(store.commit({ arrivals: [arrival(titled('anilist:2'))] })).rejects.toThrow(
      /can be read but not written/,
    );
    await expect(store.commit({ crawls: [crawlOf('anilist:1', [])] })).rejects.toThrow(StoreError);
    await expect(store.upkeep.shrink()).rejects.toMatchObject({
      code: 'readonly',
      message: expect.stringContaining('it can be read but not written'),
    });
    await store.close();
    expect(readdirSync(folder)).toEqual(['anime.db']);
  });

  it('is not read whole, and left as it is', async () => {
    const file = join(folder, 'anime.db');
    const writer = await openSqlite(file);
    await writer.commit({ arrivals: [arrival(titled('anilist:1'))] });
    await writer.close();
    const db = new Database(file);
    db.exec('CREATE TABLE filler AS SELECT zeroblob(30000000) AS bytes');
    db.close();
    const [before, held] = [statSync(file).mtimeMs, memoryUsage().arrayBuffers];
    const store = await openSqlite(file, { readonly: true });
    expect(await store.titles.startingWith('title', 5)).toHaveLength(1);
    expect(memoryUsage().arrayBuffers - held).toBeLessThan(10_000_000);
    await store.close();
    expect([statSync(file).mtimeMs, readdirSync(folder)]).toEqual([before, ['anime.db']]);
  });

  it('is read while another program writes', async () => {
    const file = join(folder, 'anime.db');
    const writer = await openSqlite(file);
    await writer.commit({ arrivals: [arrival(titled('anilist:1'))] });
    const store = await openSqlite(file, { readonly: true });
    await writer.commit({ arrivals: [arrival(titled('anilist:2'))] });
    expect((await store.titles.load(['anilist:1', 'anilist:2'])).size).toBe(2);
    await store.close();
    await writer.close();
  });

  it('is not made where it is missing', async () => {
    await expect(openSqlite(join(folder, 'none.db'), { readonly: true })).rejects.toThrow(StoreError);
    await expect(openSqlite(join(folder, 'no', 'none.db'), { readonly: true })).rejects.toThrow(StoreError);
    writeFileSync(join(folder, 'empty.db'), '');
    await expect(openSqlite(join(folder, 'empty.db'), { readonly: true })).rejects.toThrow(/nothing is stored/);
    expect(readdirSync(folder)).toEqual(['empty.db']);
  });
});

describe('crawls', () => {
  it('are kept with their members, which follow when titles are joined', async () => {
    const file = join(folder, 'anime.db');
    const store = await openSqlite(file);
    await store.commit({
      arrivals: [
        arrival(titled('mal:5', { startDate: '2013' }), 1, 'mal'),
        arrival(titled('anilist:6', { startDate: '2013-04-07' })),
        arrival(titled('anilist:8')),
        arrival(titled('anilist:7', { relations: [to('SEQUEL', 'anilist:6')] })),
      ],
    });
    await store.commit({
      crawls: [
        { ...crawlOf('anilist:7', ['anilist:7']), startedAt: 1 },
        crawlOf('anilist:7', ['mal:5', 'anilist:7', 'anilist:6', 'anilist:8', 'anilist:404']),
      ],
    });
    await store.commit({ arrivals: [arrival(titled('anilist:7', { ids: { anilist: 7, mal: 5 } }))] });
    await store.close();
    const db = new Database(file);
    expect(db.prepare('SELECT "order", ref FROM v_watch_order ORDER BY 1').raw().all()).toEqual([
      [1, 'anilist:6'],
      [2, 'anilist:7'],
      [3, 'anilist:8'],
    ]);
    expect(db.prepare('SELECT title, type, other FROM v_relations WHERE stated = 1').raw().all()).toEqual([
      ['Title of anilist:7', 'SEQUEL', 'Title of anilist:6'],
    ]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });
});

/** A program that opens the database it is given and commits to it, in a package like ours: another process cannot run TypeScript. */
async function bundle(folderOfProgram: string): Promise<string> {
  const { build } = await import('esbuild');
  const root = new URL('../..', import.meta.url).pathname;
  for (const name of ['package.json', 'schema.sql', 'node_modules'])
    symlinkSync(join(root, name), join(folderOfProgram, name));
  const outfile = join(folderOfProgram, 'open.js');
  const contents = `
    import { openSqlite } from './src/store/sqlite/sqlite.ts';
    const [file, from] = process.argv.slice(2);
    const clock = { now: Date.now, sleep: (ms) => new Promise((done) => setTimeout(done, ms)) };
    const database = await openSqlite(file, { patience: { clock, say() {} } });
    const titleOf = (id, more) => ({
      title: { ref: 'anilist:' + id, ids: { anilist: id }, kind: 'anime', title: 'Title ' + id, ...more },
      provider: 'anilist',
      fetchedAt: 1,
    });
    const relations = [{ type: 'OTHER', to: 'anilist:1', title: 'One' }];
    const { job } = await database.commit({ job: { job: { source: from, options: {}, startedAt: 1 }, at: 1 } });
    for (let id = Number(from); id < Number(from) + ${commits}; id++) {
      const good = database.commit({ arrivals: [titleOf(id, { relations })], job: { job, at: 1, progress: { requests: 1 } } });
      const bad = database.commit({ arrivals: [titleOf(id + 500), titleOf(id + 501, { episodes: -1 })] });
      await Promise.all([good, bad.then(() => { throw new Error('a bad title was saved'); }, () => {})]);
    }
    await database.close();`;
  const options = { bundle: true, format: 'esm', platform: 'node', packages: 'external' } as const;
  await build({ ...options, stdin: { contents, resolveDir: root }, outfile });
  return outfile;
}

/** What the program wrote to stderr. */
function run(program: string, file: string, from: string): Promise<string> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [program, file, from], { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on('close', (code) => done(code === 0 ? '' : errors || `exit ${code}`));
  });
}
