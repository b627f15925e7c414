import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { builtProgram } from '../helpers/program.ts';
import { runs } from '../helpers/suite.ts';
import { dataSet } from './data-set.ts';
import { atOnce, type Machine, machineWith, type Running } from './machine.ts';
import { faultsOf, query, rowsIn } from './rows.ts';

/** How often each command is killed: `ANIMECTL_KILLS=50 npx vitest run test/reliability/crash.test.ts` does it a hundred times. */
const kills = Number(env.ANIMECTL_KILLS ?? runs(3, 15));
/** The same seed (`ANIMECTL_SEED`), the same moments, as far as processes have any. */
const seed = Number(env.ANIMECTL_SEED ?? 20261121);

const program = builtProgram();

const spoken = ['ka', 'ri', 'mo', 'ten', 'shu', 'bel', 'dor', 'fi', 'gra', 'lun', 'pex', 'zo', 'quil', 'vash', 'wyn'];
/** Names of which few are alike. */
function nameOf(n: number): string {
  const [a, b] = [n % 15, Math.floor(n / 15)];
  return [a, a * 3 + b, b * 5 + a * 2, a * 7 + b * 4].map((k) => spoken[k % 15]).join('');
}

const long = Array.from({ length: 14 }, (_, n) => 900_001 + n);
const listed = Array.from({ length: 60 }, (_, n) => 910_001 + 10 * n);

/** One long franchise with a side story everywhere, and many short ones. */
const titles = titlesOf(
  bothWays(
    ...chain('SEQUEL', ...long),
    ...long.map((id) => `${id} SIDE_STORY ${id + 100}` as const),
    ...listed.flatMap((id) => chain('SEQUEL', id, id + 1, id + 2, id + 3)),
  ),
  Object.fromEntries([
    ...long.map((id, n) => [id, { format: 'TV', year: 1990 + n, startDate: `${1990 + n}-04-01` }]),
    ...listed.map((id, n) => [id, { title: nameOf(n), format: 'TV', episodes: 12 }]),
  ]),
);

/** By id and by name, one that is not there, and one that cannot be read. */
const list = [...listed.map((id, n) => (n % 3 === 0 ? `anilist:${id}` : nameOf(n))), 'anilist:990000', '12345'];

/** From the same seed always the same numbers, from 0 to 1. */
function chance(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Command {
  readonly words: readonly string[];
  /** The words that go on after a crash. */
  readonly again: readonly string[];
}

async function newMachine(onRequest?: (n: number) => void) {
  const server = await anilistServer(titles, { ...(onRequest && { onRequest }) });
  return { server, machine: machineWith(program(), { anilist: server.url }) };
}

/** What a run without a disturbance comes to, and how long it takes. */
type Undisturbed = Awaited<ReturnType<typeof undisturbed>>;

async function undisturbed({ words }: Command) {
  const { server, machine } = await newMachine();
  const startedAt = performance.now();
  const { code, err } = await machine.run(...words);
  const ms = performance.now() - startedAt;
  return { code, rows: rowsIn(machine.db), lines: linesIn(err), requests: server.asked.length, ms };
}

const linesIn = (text: string): number => text.split('\n').length - 1;

/** When the n-th process is killed: at a line that it says, at a request that it makes, or at a moment; all over the run. */
function plan(n: number, whole: Undisturbed, random: () => number) {
  const at = random();
  const ms = n % 3 === 2 ? at * whole.ms : undefined;
  const request = n % 3 === 1 && whole.requests > 0 ? Math.ceil(at * whole.requests) : undefined;
  const line = ms === undefined && request === undefined ? Math.ceil(at * whole.lines) : undefined;
  return { line, request, ms, laterMs: random() * 20 };
}

async function crashed(command: Command, when: ReturnType<typeof plan>) {
  const struck: { running?: Running } = {};
  const strike = (ms: number) => void setTimeout(() => struck.running?.kill('SIGKILL'), ms);
  const { machine } = await newMachine((n) => n === when.request && strike(when.laterMs));
  const running = machine.start(...command.words);
  struck.running = running;
  if (when.ms !== undefined) strike(when.ms);
  running.onErr((err) => when.line !== undefined && linesIn(err) >= when.line && running.kill('SIGKILL'));
  const { signal } = await running.ended;
  return { machine, wasKilled: signal === 'SIGKILL' };
}

/** The same, and earlier again where the process had ended by itself by then. */
async function crashedInTime(command: Command, when: ReturnType<typeof plan>): ReturnType<typeof crashed> {
  const one = await crashed(command, when);
  const { line, request, ms } = when;
  if (one.wasKilled || (line ?? request ?? ms ?? 0) <= 1) return one;
  const half = (n: number | undefined) => n && Math.ceil(n / 2);
  return crashedInTime(command, { ...when, line: half(line), request: half(request), ms: half(ms) });
}

/** Rows that count as done are stored, and what is stored was counted, as long as no franchises are fetched. */
function expectWholeBatches({ db }: Machine): void {
  const lost = `SELECT ref FROM import_row WHERE outcome IN ('imported', 'updated', 'unchanged')
    AND NOT EXISTS (SELECT 1 FROM external_id e JOIN title t ON t.id = e.title_id WHERE e.ref = import_row.ref AND t.outline = 0)`;
  expect(query(db, lost)).toEqual([]);
  const [open] = query<{ n: number }>(db, 'SELECT count(*) AS n FROM import_row WHERE outcome IS NULL');
  if (!open?.n) return;
  const fetched = 'SELECT ref FROM title WHERE outline = 0 ORDER BY ref';
  expect(query(db, fetched)).toEqual(
    query(db, 'SELECT DISTINCT ref FROM import_row WHERE ref IS NOT NULL ORDER BY ref'),
  );
}

async function survives(command: Command, times = kills): Promise<void> {
  const whole = await undisturbed(command);
  const random = chance(seed);
  const plans = Array.from({ length: times }, (_, n) => plan(n, whole, random));
  const killed = await atOnce(2, plans, async (when) => {
    const { machine, wasKilled } = await crashedInTime(command, when);
    const story = JSON.stringify(when);
    const hasTables = existsSync(machine.db) && query(machine.db, 'SELECT 1 FROM sqlite_schema').length > 0;
    if (hasTables) {
      expect(faultsOf(machine.db), story).toEqual([]);
      expectWholeBatches(machine);
    }
    if (existsSync(machine.state)) expect(faultsOf(machine.state), story).toEqual([]);
    const [job] = hasTables ? query(machine.db, 'SELECT state FROM import_job') : [];
    const { code, err } = await machine.run(...(job ? command.again : command.words));
    // There may have been nothing left to do but to say so.
    const wanted = job?.state === 'done' ? 0 : whole.code;
    expect([code, err.match(/bug|state file/)], `${story}\n${err}`).toEqual([wanted, null]);
    expect(rowsIn(machine.db), story).toEqual(whole.rows);
    return wasKilled;
  });
  // One that has just ended by itself is no crash; most have not, however slow the machine is.
  expect(killed.filter(Boolean).length).toBeGreaterThanOrEqual(times / 2);
}

it('franchise comes to the same in the next run, whatever moment it dies at', async () => {
  const words = ['franchise', 'anilist:900001', '--json', '--verbose'];
  await survives({ words, again: words });
}, 600_000);

it('import of a data set comes to the same with --resume, whatever moment it dies at', async () => {
  const file = join(ownFolder(), 'set.jsonl');
  writeFileSync(file, dataSet(2_500));
  const options = ['--json', '--verbose'];
  await survives(
    { words: ['import', '--file', file, ...options], again: ['import', '--resume', ...options] },
    kills / 3,
  );
}, 600_000);

it('import comes to the same with --resume, whatever moment it dies at', async () => {
  // A budget makes it ask for one batch after the other.
  const options = ['--json', '--verbose', '--max-requests', '1000'];
  const file = join(ownFolder(), 'list.txt');
  writeFileSync(file, list.join('\n'));
  await survives({
    words: ['import', '--file', file, '--franchise', ...options],
    again: ['import', '--resume', ...options],
  });
}, 600_000);
