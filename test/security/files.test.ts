import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { newWorld } from '../helpers/io.ts';

const offline = { env: { ANIMECTL_OFFLINE: '1' } };
const modeOf = (file: string): number => statSync(file).mode & 0o777;
const isRoot = execFileSync('id', ['-u'], { encoding: 'utf8' }).trim() === '0';

/** Commands that write to a file of the user's choice. */
const writers: readonly (readonly [string, (file: string) => readonly string[]])[] = [
  ['franchise --output', (file) => ['franchise', 'Death Note', '--format', 'json', '--output', file]],
  ['db export', (file) => ['db', 'export', '--format', 'csv', '--output', file]],
  ['db export as a database', (file) => ['db', 'export', '--format', 'sqlite', '--output', file]],
  ['cut --export', (file) => ['cut', '--export', file]],
  ['import --rejects', (file) => ['import', 'xyzzy nothing', '--provider', 'catalog', '--rejects', file]],
];

async function worldWithData() {
  const world = newWorld(offline);
  expect((await world.run(['franchise', 'Death Note'])).code).toBe(0);
  const at = (name: string) => join(world.folder, name);
  return { ...world, at };
}

describe.each(writers)('%s', (_, words) => {
  it('onto a folder, or in one that is not there, is one clear line, and nothing is left behind', async () => {
    const { run, at, folder } = await worldWithData();
    mkdirSync(at('here'));
    writeFileSync(at('file'), '');
    const before = readdirSync(folder);
    const cases = [
      ['here', 'it is a folder; name a file in it'],
      ['missing/x.json', 'there is no such file or folder'],
      ['file/x.json', 'a part of its path is no folder'],
      ['n'.repeat(300), 'its name is too long'],
    ] as const;
    for (const [name, why] of cases) {
      const { code, err } = await run(words(at(name)));
      expect([code, err.split('\n').at(-2)]).toEqual([2, `animectl: cannot write ${at(name)}: ${why}`]);
    }
    expect([readdirSync(folder), readdirSync(at('here'))]).toEqual([before, []]);
  });

  it.skipIf(isRoot)('where nothing may be written is one clear line', async () => {
    const { run, at } = await worldWithData();
    mkdirSync(at('locked'), { mode: 0o500 });
    const { code, err } = await run(words(at('locked/x.json')));
    chmodSync(at('locked'), 0o700);
    expect([code, err.split('\n').at(-2)]).toEqual([2, `animectl: cannot write ${at('locked/x.json')}: no permission`]);
  });

  it('replaces what a link leads to, and keeps the link and the permissions', async () => {
    const { run, at, folder } = await worldWithData();
    writeFileSync(at('old.json'), 'old', { mode: 0o640 });
    symlinkSync('old.json', at('link.json'));
    await run(words(at('link.json')));
    expect(lstatSync(at('link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('old.json'), 'latin1')).not.toContain('old\n');
    expect(statSync(at('old.json')).size).toBeGreaterThan(3);
    expect(modeOf(at('old.json'))).toBe(0o640);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a file that is there', () => {
  it('stays as it was when the run fails', async () => {
    const { run, at } = await worldWithData();
    writeFileSync(at('x.json'), 'old');
    expect((await run(['franchise', 'xyzzy nothing', '--output', at('x.json')])).code).toBe(3);
    expect(readFileSync(at('x.json'), 'utf8')).toBe('old');
  });

  it('where a part of an answer would go is not written through', async () => {
    const { run, at } = await worldWithData();
    writeFileSync(at('secret'), 'secret');
    // The name that the next run would take: chance is always the same here.
    symlinkSync('secret', at('.x.json.i.part'));
    const { code, err } = await run(['cut', '--export', at('x.json')]);
    expect([code, err]).toEqual([2, expect.stringMatching(/^animectl: cannot write \S+x\.json: /)]);
    expect(readFileSync(at('secret'), 'utf8')).toBe('secret');
    expect(existsSync(at('x.json'))).toBe(false);
  });
});

describe('a device', () => {
  it('takes what is written to it, and stays one', async () => {
    const { run } = await worldWithData();
    for (const [name, words] of writers.slice(0, 4)) {
      if (name.includes('database')) continue;
      expect((await run(words('/dev/null'))).code, name).toBe(0);
    }
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it.each(['-', '/dev/stdout'])('%s is stdout', async (name) => {
    const { run } = await worldWithData();
    const { out } = await run(['cut', '--export', name]);
    expect(JSON.parse(out)).toMatchObject({ cuts: [] });
    expect((await run(['franchise', 'Death Note', '--json', '--output', name])).out).toContain('"schema": 1');
    expect((await run(['db', 'export', '--format', 'csv', '--output', name])).out).toContain('ref,anilist,');
  });
});

describe('what is kept on this machine', () => {
  it('is for its user alone', async () => {
    const { run, at, db } = await worldWithData();
    await run(['db', 'export', '--output', at('titles.csv')]);
    await run(['db', 'export', '--output', at('titles.ndjson')]);
    await run(['db', 'export', '--output', at('copy.sqlite')]);
    const data = join(db, '..');
    const kept = readdirSync(data).map((name) => join(data, name));
    expect(kept.map((file) => [file, modeOf(file).toString(8)])).toEqual(kept.map((file) => [file, '600']));
    expect(kept.length).toBeGreaterThanOrEqual(2);
    expect(modeOf(data)).toBe(0o700);
    for (const name of ['titles.csv', 'titles.ndjson', 'copy.sqlite']) expect(modeOf(at(name))).toBe(0o600);
  });

  it('so are the files that SQLite puts beside it', async () => {
    const { db } = await worldWithData();
    const open = new Database(db);
    open.exec('CREATE TABLE x (y)');
    const files = ['animectl.sqlite', 'animectl.sqlite-wal', 'animectl.sqlite-shm'];
    expect(files.map((name) => modeOf(join(db, '..', name)).toString(8))).toEqual(['600', '600', '600']);
    open.close();
  });

  it('and the copy that a migration keeps', async () => {
    const world = newWorld(offline);
    mkdirSync(join(world.db, '..'), { recursive: true });
    const old = new Database(world.db);
    old.exec(readFileSync(join(import.meta.dirname, '../fixtures/schema-1.sql'), 'utf8'));
    old.close();
    expect((await world.run(['db', 'migrate'])).code).toBe(0);
    const [backup] = readdirSync(join(world.db, '..')).filter((name) => name.includes('-backup'));
    expect(modeOf(join(world.db, '..', backup ?? ''))).toBe(0o600);
  });

  it('is never the file that it is written to', async () => {
    const { run, at, db } = await worldWithData();
    symlinkSync(db, at('link.sqlite'));
    for (const file of [db, at('link.sqlite')])
      for (const format of ['sqlite', 'csv', 'ndjson']) {
        const { code, err } = await run(['db', 'export', '--format', format, '--output', file]);
        expect([code, err]).toEqual([2, `animectl: cannot write ${file}: it is the database itself\n`]);
      }
    expect((await run(['db', 'check'])).code).toBe(0);
  });
});
