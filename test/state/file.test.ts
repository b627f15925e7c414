import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import type { PrintedTitle } from '../../src/model/printed.ts';
import type { Ref } from '../../src/model/ref.ts';
import { openSqliteState } from '../../src/state/sqlite/state.ts';
import { StateUnavailableError } from '../../src/state/state.ts';
import { fakeClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { told } from '../helpers/outcomes.ts';
import { rawFile, stateIn } from '../helpers/state.ts';
import { setClock } from './engine.ts';

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

it('is not written to for the list that is there already, but for another one, and after an hour', async () => {
  const path = join(ownFolder(), 'state.sqlite');
  const own = setClock();
  const list = (n: number): readonly PrintedTitle[] => [{ order: n, ref: `anilist:${n}` as Ref, name: `${n}` }];
  const written: boolean[] = [];
  for (const [n, laterMs] of [
    [1, 0],
    [1, 60_000],
    [2, 60_000],
    [2, 2 * 3_600_000],
    [2, 60_000],
  ] as const) {
    own.at += laterMs;
    const state = await stateIn(path, own);
    await state.lists.set('tty', list(n));
    written.push(statSync(`${path}-wal`).size > 0);
    await state.close();
  }
  expect(written).toEqual([true, false, true, true, false]);
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

it('ends at once, without a word on the file, when the process is to end while another program keeps it', async () => {
  const path = join(ownFolder(), 'state.sqlite');
  await (await stateIn(path, clock)).close();
  const writer = rawFile(path);
  writer.exec('BEGIN IMMEDIATE');
  const ending = new AbortController();
  const warnings: string[] = [];
  const signalled = {
    now: clock.now,
    async sleep(_: number, signal?: AbortSignal) {
      ending.abort();
      signal?.throwIfAborted();
    },
  };
  const opening = openSqliteState(path, {
    ...{ clock: signalled, signal: ending.signal, warn: (message: string) => warnings.push(message) },
  });
  await expect(opening).rejects.toBe(ending.signal.reason);
  expect(warnings).toEqual([]);
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

const outage = { reason: 'outage', message: 'closed', since: 1, until: 2 };
it.each([
  ['no JSON', '{"reason":'],
  ['a list', '[]'],
  ['nothing', 'null'],
  ...Object.keys(outage).map((field) => [`without ${field}`, JSON.stringify({ ...outage, [field]: undefined })]),
  ...Object.keys(outage).map((field) => [`with a strange ${field}`, JSON.stringify({ ...outage, [field]: [] })]),
])('an outage that is damaged (%s) is none', async (_, text) => {
  const path = join(ownFolder(), 'state.sqlite');
  const { state } = await open(path);
  await state?.outages.set('anilist', outage);
  expect(await state?.outages.get('anilist')).toEqual(outage);
  rawFile(path).prepare('UPDATE breaker SET outage = ?').run(text);
  expect(await state?.outages.get('anilist')).toBeUndefined();
});

it('of a printed list what is damaged is left out', async () => {
  const path = join(ownFolder(), 'state.sqlite');
  const { state } = await open(path);
  const good = { order: 2, ref: 'anilist:2' as const, name: 'Two' };
  await state?.lists.set('tty', [good]);
  const listed = async (value: unknown) => {
    rawFile(path).prepare('UPDATE listed SET titles = ?').run(JSON.stringify(value));
    return state?.lists.get('tty');
  };
  const bad = [
    { ...good, order: '2' },
    { ...good, name: null },
    { ...good, ref: 7 },
    { ...good, ref: 'nonsense' },
    { ...good, on: 'nonsense' },
    { ...good, on: 7 },
    null,
    'anilist:2',
  ];
  expect(await listed([...bad, good, { ...good, on: 'anilist:1' }])).toEqual([good, { ...good, on: 'anilist:1' }]);
  expect(await listed({ titles: [good] })).toBeUndefined();
});

it('keeps nothing of titles that were fetched long ago', async () => {
  const clock = fakeClock(10_000_000);
  const path = join(ownFolder(), 'state.sqlite');
  const state = await openSqliteState(path, { clock });
  onTestFinished(() => state?.close());
  const rows = () => rawFile(path).prepare('SELECT count(*) FROM lease').pluck().get();
  for (let n = 0; n < 50; n++) {
    const claim = await state?.flights.claim([`title ${n}`, `other ${n}`], clock.now(), 1_000);
    await state?.flights.end(claim?.holder ?? '');
    clock.set(clock.now() + 60 * 60_000);
  }
  expect(rows()).toBe(2);
});
