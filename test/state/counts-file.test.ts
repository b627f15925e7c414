import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { bundled } from '../helpers/bundled.ts';
import { ownFolder } from '../helpers/folder.ts';
import { rawFile, stateIn } from '../helpers/state.ts';
import { setClock } from './engine.ts';

const pathIn = () => join(ownFolder(), 'state.sqlite');
const counted = (name: string, n: number) => new Map([[name, n]]);
/** Lines of this many make the file so large that it is added to the table. */
const enough = 1_000;
const longName = 'x'.repeat(80);

it('takes counts without a change to the state file, for nobody else to read', async () => {
  const path = pathIn();
  await (await stateIn(path, systemClock)).close();
  const bytes = readFileSync(path);
  const state = await stateIn(path, systemClock);
  await state.counters.add(counted('hits', 3));
  expect(statSync(`${path}-wal`).size).toBe(0);
  await state.close();
  expect(readFileSync(path)).toEqual(bytes);
  expect(statSync(`${path}-counts`).mode & 0o777).toBe(0o600);
  const { counters } = await stateIn(path, systemClock);
  expect((await counters.totals()).counts).toEqual(counted('hits', 3));
});

it('is added to the table when it has grown, of which the first count stays the first', async () => {
  const path = pathIn();
  const clock = setClock();
  const { counters } = await stateIn(path, clock);
  const since = clock.at;
  for (let n = 0; n < enough; n++) {
    clock.at++;
    await counters.add(counted(longName, 1));
  }
  const table = rawFile(path).prepare('SELECT value FROM counters WHERE name = ?').pluck();
  expect(table.get(longName)).toBeGreaterThan(enough / 2);
  expect(statSync(`${path}-counts`).size).toBeLessThan(64 * 1024);
  expect(await counters.totals()).toEqual({ counts: counted(longName, enough), since: since + 1 });
});

it('counts what comes late to a file in place of which another one was begun', async () => {
  const path = pathIn();
  const clock = setClock();
  const { counters } = await stateIn(path, clock);
  let late = 0;
  for (let n = 0; n < 3 * enough; n++) {
    clock.at++;
    await counters.add(counted(longName, 1));
    if (n % 100 !== 0 || !existsSync(`${path}-counts-former`)) continue;
    appendFileSync(`${path}-counts-former`, `\n[${clock.at},{"late":1}]\n`);
    late++;
  }
  expect(late).toBeGreaterThan(20);
  expect((await counters.totals()).counts).toEqual(
    new Map([...counted(longName, 3 * enough), ...counted('late', late)]),
  );
});

it.each([
  ['a line that was left half written', '\n[1,{"hits":5'],
  ['no JSON', '\nhits 5\n'],
  ['another kind of JSON', '\n7\nnull\n{"hits":5}\n["hits",5]\n[1]\n[1,null]\n'],
  [
    'counts that are none',
    '\n[1,{"hits":-1}]\n[1,{"hits":0.5}]\n[1,{"hits":"5"}]\n[1,{"hits":1e300}]\n["x",{"hits":5}]\n',
  ],
  ['an endless name', `\n[1,{"${'hits'.repeat(1_000)}":5}]\n`],
  ['bytes that are no text', Buffer.from([0x0a, 0xff, 0xfe, 0x00, 0x0a])],
])('passes over %s', async (_, bytes) => {
  const path = pathIn();
  const { counters } = await stateIn(path, systemClock);
  await counters.add(counted('hits', 1));
  appendFileSync(`${path}-counts`, bytes);
  for (let n = 0; n < enough; n++) await counters.add(counted('hits', 2));
  expect((await counters.totals()).counts).toEqual(counted('hits', 1 + 2 * enough));
});

it('keeps a file for as long as somebody may still write to it', async () => {
  const path = pathIn();
  const { counters } = await stateIn(path, systemClock);
  const fill = async () => {
    for (let n = 0; n < enough; n++) await counters.add(counted(longName, 1));
  };
  const former = () => statSync(`${path}-counts-former`).ino;
  await fill();
  const first = former();
  const table = rawFile(path).prepare('SELECT value FROM counters WHERE name = ?').pluck();
  const taken = table.get(longName);
  await fill();
  expect(former()).toBe(first);
  // As long as no other file may begin, nobody waits for the table.
  expect(table.get(longName)).toBe(taken);
  utimesSync(`${path}-counts-former`, 1e9, 1e9);
  await counters.add(counted(longName, 1));
  expect(former()).not.toBe(first);
  expect((await counters.totals()).counts).toEqual(counted(longName, 2 * enough + 1));
});

it('adds to the table at the latest what no longer fits into memory at once', async () => {
  const path = pathIn();
  const { counters } = await stateIn(path, systemClock);
  const many = new Map(Array.from({ length: 100 }, (_, n) => [`${longName}${n}`, 1] as const));
  const rounds = 400;
  for (let n = 0; n < rounds; n++) await counters.add(many);
  const table = rawFile(path).prepare('SELECT value FROM counters WHERE name = ?').pluck();
  expect(table.get(`${longName}0`)).toBeGreaterThan(rounds / 2);
  expect((await counters.totals()).counts.get(`${longName}99`)).toBe(rounds);
});

it('counts in the table where the file cannot be written', async () => {
  const path = pathIn();
  const { counters } = await stateIn(path, systemClock);
  mkdirSync(`${path}-counts`);
  await counters.add(counted('hits', 2));
  expect((await counters.totals()).counts).toEqual(counted('hits', 2));
});

it('starts anew with a new state file', async () => {
  const path = pathIn();
  const first = await stateIn(path, systemClock);
  await first.counters.add(counted('hits', 2));
  await first.close();
  rmSync(path);
  const second = await stateIn(path, systemClock);
  expect(await second.counters.totals()).toEqual({ counts: new Map(), since: undefined });
  await second.counters.add(counted('hits', 1));
  expect((await second.counters.totals()).counts).toEqual(counted('hits', 1));
});

/** A process of its own that counts, and reads the sums in between. */
const program = `
import { openSqliteState } from '${join(import.meta.dirname, '../../src/state/sqlite/state.ts')}';
import { systemClock as clock } from '${join(import.meta.dirname, '../../src/model/clock.ts')}';
const { counters, close } = await openSqliteState(process.argv[2], { clock, warn: (line) => { throw new Error(line); } });
for (let n = 0; n < ${enough}; n++) {
  await counters.add(new Map([['${longName}', 1]]));
  if (n % 50 === 0) process.send((await counters.totals()).counts.get('${longName}'));
}
await close();
process.disconnect();
`;

it('loses nothing, and counts nothing twice, with four processes that add it to the table', async () => {
  const folder = ownFolder();
  const file = join(folder, 'counting.mjs');
  await bundled(program, import.meta.dirname, file);
  const path = join(folder, 'state.sqlite');
  const seen: number[][] = [];
  const ended = Array.from({ length: 4 }, async () => {
    const child = fork(file, [path], { execArgv: [] });
    const own: number[] = [];
    seen.push(own);
    child.on('message', (sum: number) => own.push(sum));
    return (await once(child, 'exit'))[0];
  });
  expect(await Promise.all(ended)).toEqual([0, 0, 0, 0]);
  for (const sums of seen) expect(sums).toEqual(sums.toSorted((a, b) => a - b));
  const { counters } = await stateIn(path, systemClock);
  expect((await counters.totals()).counts).toEqual(counted(longName, 4 * enough));
}, 60_000);
