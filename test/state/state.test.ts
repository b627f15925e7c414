import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openState } from '../../src/state/sqlite/state.ts';
import { ownFolder } from '../helpers/folder.ts';

async function open(path: string | undefined) {
  const warnings: string[] = [];
  const state = await openState(path, { warn: (message) => warnings.push(message), busyMs: 50 });
  onTestFinished(() => state.close());
  return { state, warnings };
}

it('makes the file and its folder, for nobody else to read', async () => {
  const path = join(ownFolder(), 'data', 'state.sqlite');
  const { state, warnings } = await open(path);
  state.sql("INSERT INTO counters VALUES ('a', 1, 0)").run();
  expect([state.path, warnings]).toEqual([path, []]);
  for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
});

it('opens it again, by many at once', async () => {
  const path = join(ownFolder(), 'state.sqlite');
  const states = await Promise.all(Array.from({ length: 8 }, () => open(path)));
  states[0]?.state.sql("INSERT INTO counters VALUES ('a', 7, 0)").run();
  for (const { state, warnings } of states) {
    expect(state.sql('SELECT value FROM counters').pluck().get()).toBe(7);
    expect(warnings).toEqual([]);
  }
});

it('empties a file of an older version', async () => {
  const path = join(ownFolder(), 'state.sqlite');
  const first = await openState(path);
  first.sql("INSERT INTO counters VALUES ('a', 1, 0)").run();
  first.sql('PRAGMA user_version = 0').run();
  first.close();
  const { state, warnings } = await open(path);
  expect([state.path, warnings]).toEqual([path, []]);
  expect(state.sql('SELECT count(*) FROM counters').pluck().get()).toBe(0);
});

it.skipIf(!existsSync('/proc'))('does not try for ever to make a folder where none can be', async () => {
  const { state, warnings } = await open('/proc/home/animectl/state.sqlite');
  expect([state.path, warnings.length]).toEqual([undefined, 1]);
});

describe('goes on in memory, and says so once, when the file', () => {
  function broken(make: (path: string) => void): string {
    const path = join(ownFolder(), 'state.sqlite');
    make(path);
    return path;
  }
  const newer = (path: string) => {
    const db = new Sqlite(path);
    db.pragma('application_id = 1634624371');
    db.pragma('user_version = 99');
    db.close();
  };
  const another = (path: string) => {
    const db = new Sqlite(path);
    db.exec('CREATE TABLE title (ref TEXT); CREATE TABLE cache (mine TEXT)');
    db.close();
  };
  const cases: readonly [string, (path: string) => void, string][] = [
    ['is something else', (path) => writeFileSync(path, 'My diary. '.repeat(1_000)), 'file is not a database'],
    ['is a folder', (path) => void mkdirSync(path), 'EISDIR'],
    ['is in a folder that cannot be', (path) => writeFileSync(join(path, '..', 'x'), ''), 'ENOTDIR'],
    ['was written by a newer animectl', newer, 'a newer animectl wrote it'],
    ['is another database', another, 'it is another kind of database'],
  ];
  it.each(cases)('%s', async (what, make, words) => {
    const made = broken(make);
    const path = what.startsWith('is in a folder') ? join(made, '..', 'x', 'state.sqlite') : made;
    const before = statSync(made, { throwIfNoEntry: false })?.isFile() ? readFileSync(made) : undefined;
    const { state, warnings } = await open(path);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(words);
    expect(warnings[0]).toMatch(/^the state file .*: cache and rate budget last for this run only$/);
    expect(state.path).toBeUndefined();
    state.sql("INSERT INTO counters VALUES ('a', 1, 0)").run();
    if (before) expect(readFileSync(made).equals(before)).toBe(true);
  });

  it.skipIf(process.getuid?.() === 0)('may only be read', async () => {
    const path = join(ownFolder(), 'state.sqlite');
    (await openState(path)).close();
    chmodSync(path, 0o400);
    const { state, warnings } = await open(path);
    expect([state.path, warnings.length]).toEqual([undefined, 1]);
  });

  it('is held by another process for too long', async () => {
    const path = join(ownFolder(), 'state.sqlite');
    (await openState(path)).close();
    const db = new Sqlite(path);
    db.exec('BEGIN IMMEDIATE');
    onTestFinished(() => void db.close());
    const { warnings } = await open(path);
    expect(warnings[0]).toContain('database is locked');
  });
});

it('turns a failure in the middle of a run into one warning', async () => {
  const path = join(ownFolder(), 'state.sqlite');
  const { state, warnings } = await open(path);
  const fail = () => state.sql('SELECT * FROM nowhere').all();
  expect([state.attempt(fail, ['instead']), state.attempt(fail, [])]).toEqual([['instead'], []]);
  expect(warnings).toEqual([`the state file ${path} fails (no such table: nowhere): going on without it`]);
  const bug = () => {
    throw new TypeError('a bug');
  };
  expect(() => state.attempt(bug, 1)).toThrow('a bug');
});
