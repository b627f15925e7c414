import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { openSqliteState } from '../../src/state/sqlite/state.ts';
import { StateUnavailableError } from '../../src/state/state.ts';
import { ownFolder } from '../helpers/folder.ts';
import { told } from '../helpers/outcomes.ts';
import { rawFile, stateIn } from '../helpers/state.ts';

const clock = systemClock;

/** Opens the file at `path`, as impatiently as can be. */
async function open(path: string) {
  const warnings: string[] = [];
  const state = await openSqliteState(path, { clock, warn: (message) => warnings.push(message), busyMs: 50 });
  onTestFinished(() => state?.close());
  return { state, warnings };
}

const counts = new Map([['a', 7]]);
const isOpen = ({ state }: Awaited<ReturnType<typeof open>>) => state !== undefined;

it('makes the file and its folder, for nobody else to read', async () => {
  const path = join(ownFolder(), 'data', 'state.sqlite');
  const { state, warnings } = await open(path);
  await state?.counters.add(counts);
  expect([(await state?.counters.totals())?.counts, warnings]).toEqual([counts, []]);
  for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
});

it('opens it again, by many at once', async () => {
  const path = join(ownFolder(), 'state.sqlite');
  const states = await Promise.all(Array.from({ length: 8 }, () => open(path)));
  await states[0]?.state?.counters.add(counts);
  for (const { state, warnings } of states) {
    expect((await state?.counters.totals())?.counts).toEqual(counts);
    expect(warnings).toEqual([]);
  }
});

it('empties a file of an older version', async () => {
  const path = join(ownFolder(), 'state.sqlite');
  const first = await stateIn(path, clock);
  await first.counters.add(counts);
  await first.close();
  rawFile(path).pragma('user_version = 0');
  const { state, warnings } = await open(path);
  expect([(await state?.counters.totals())?.counts.size, warnings]).toEqual([0, []]);
});

it.skipIf(!existsSync('/proc'))('does not try for ever to make a folder where none can be', async () => {
  const opened = await open('/proc/home/animectl/state.sqlite');
  expect([isOpen(opened), opened.warnings.length]).toEqual([false, 1]);
});

describe('is not opened, which is said once, when the file', () => {
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
    const opened = await open(path);
    const { warnings } = opened;
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(words);
    expect(warnings[0]).toMatch(/^the state file .*: cache and rate budget last for this run only$/);
    expect(isOpen(opened)).toBe(false);
    if (before) expect(readFileSync(made).equals(before)).toBe(true);
  });

  it.skipIf(process.getuid?.() === 0)('may only be read', async () => {
    const path = join(ownFolder(), 'state.sqlite');
    await (await stateIn(path, clock)).close();
    chmodSync(path, 0o400);
    const opened = await open(path);
    expect([isOpen(opened), opened.warnings.length]).toEqual([false, 1]);
  });

  it('is held by another process for too long', async () => {
    const path = join(ownFolder(), 'state.sqlite');
    await (await stateIn(path, clock)).close();
    rawFile(path).exec('BEGIN IMMEDIATE');
    const { warnings } = await open(path);
    expect(warnings[0]).toContain('database is locked');
  });
});

it('says once that it fails in the middle of a run, and goes on with what still works', async () => {
  const path = join(ownFolder(), 'state.sqlite');
  const { state, warnings } = await open(path);
  await state?.outages.set('anilist', { reason: 'outage', message: 'closed', since: 1, until: 2 });
  rawFile(path).exec('DROP TABLE counters');
  await expect(state?.counters.totals()).rejects.toThrow(StateUnavailableError);
  await expect(state?.counters.add(counts)).rejects.toThrow(StateUnavailableError);
  expect(await state?.outages.get('anilist')).toMatchObject({ message: 'closed' });
  expect(warnings).toEqual([`the state file ${path} fails (no such table: counters): going on without it`]);
});

it.each([
  ['deleted', (path: string) => rmSync(path)],
  ['replaced', (path: string) => renameSync(path, `${path}.old`)],
])('is shared again with those who come after it was %s', async (_, remove) => {
  const path = join(ownFolder(), 'state.sqlite');
  const limits = [{ requests: 3, perMs: 60_000 }];
  const { state: old, warnings } = await open(path);
  const mine = old?.budget('anilist', limits);
  await mine?.take(0);
  remove(path);
  const { state } = await open(path);
  const theirs = state?.budget('anilist', limits);
  expect([await theirs?.take(0), await mine?.take(0), await theirs?.take(0)]).toEqual(Array(3).fill(undefined));
  expect([(await mine?.take(0))?.why, (await theirs?.take(0))?.why]).toEqual(['limit', 'limit']);
  expect(warnings).toEqual([]);
  told({
    kind: 'a state file that is deleted or replaced',
    tried: `two processes under a limit of ${limits[0]?.requests}, one of which had begun before`,
    came: `${limits[0]?.requests} requests of both together since, and the next one waits`,
  });
});
