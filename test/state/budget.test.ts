import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryLedger } from '../../src/state/memory/budget.ts';
import { budgetLeft, createBudget } from '../../src/state/sqlite/budget.ts';
import { openState } from '../../src/state/sqlite/state.ts';
import { fakeClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { ledgerContract, worst } from './budget-contract.ts';

const limits = [{ requests: 5, perMs: 1_000 }];
// One file for the whole suite, a provider for each ledger: they must not see each other.
const state = await openState(undefined);
let opened = 0;

ledgerContract(
  'in the state file',
  (windows, options) =>
    createBudget(state, `provider ${opened++}`, windows, {
      ...options,
      fallback: createMemoryLedger(windows, options),
    }),
  60,
);

describe('shared between processes', () => {
  async function two(reserve = 0) {
    const path = join(ownFolder(), 'state.sqlite');
    const clock = fakeClock();
    const fallback = { take: () => ({ ms: 1, why: 'limit' as const }), pause: () => {}, lower: () => {} };
    const [one, other] = await Promise.all([openState(path), openState(path)]);
    onTestFinished(() => {
      one.close();
      other.close();
    });
    const ledgers = [
      createBudget(one, 'anilist', limits, { clock, fallback }),
      createBudget(other, 'anilist', limits, { clock, fallback, reserve }),
    ] as const;
    return { clock, ledgers, state: one };
  }

  it('counts the starts of both', async () => {
    const { clock, ledgers, state } = await two();
    for (let n = 0; n < 5; n++) expect(ledgers[n % 2 === 0 ? 0 : 1].take()).toBeUndefined();
    expect([ledgers[0].take()?.ms, ledgers[1].take()?.ms]).toEqual([1_050, 1_050]);
    expect(budgetLeft(state, 'anilist', limits, clock.now())).toEqual([{ limit: limits[0], left: 0 }]);
    clock.set(clock.now() + 1_050);
    expect(budgetLeft(state, 'anilist', limits, clock.now())).toEqual([{ limit: limits[0], left: 5 }]);
  });

  it('tells both of a pause and of a lower limit', async () => {
    const { clock, ledgers } = await two();
    ledgers[0].pause(9_000);
    expect(ledgers[1].take()).toEqual({ ms: 9_000, why: 'told' });
    clock.set(clock.now() + 9_000);
    ledgers[0].lower({ requests: 1, perMs: 60_000 });
    expect([ledgers[1].take(), ledgers[1].take()]).toEqual([undefined, { ms: 61_000, why: 'limit' }]);
  });

  it('forgets a lower limit that is not named any more', async () => {
    const { clock, ledgers } = await two();
    ledgers[0].lower({ requests: 1, perMs: 60_000 });
    clock.set(clock.now() + 3_600_000);
    expect([ledgers[1].take(), ledgers[1].take()]).toEqual([undefined, undefined]);
  });

  it('lets people go before a run in the background', async () => {
    const { clock, ledgers } = await two(3);
    const [person, background] = ledgers;
    expect([background.take(), background.take()]).toEqual([undefined, undefined]);
    expect(background.take()).toEqual({ ms: 1_050, why: 'limit' });
    clock.set(clock.now() + 100);
    expect([person.take(), person.take(), person.take()]).toEqual([undefined, undefined, undefined]);
    // Two starts are free again; people may have them, the background waits for more.
    clock.set(clock.now() + 950);
    expect(background.take()).toEqual({ ms: 100, why: 'limit' });
    expect(person.take()).toBeUndefined();
  });
});

it('goes on alone when the file fails, with what it was told', async () => {
  const warnings: string[] = [];
  const broken = await openState(undefined, { warn: (message) => warnings.push(message) });
  const clock = fakeClock();
  const ledger = createBudget(broken, 'anilist', limits, { clock, fallback: createMemoryLedger(limits, { clock }) });
  for (let n = 0; n < 4; n++) ledger.take();
  ledger.pause(500);
  broken.sql('DROP TABLE budget').run();
  expect(ledger.take()).toEqual({ ms: 500, why: 'told' });
  clock.set(clock.now() + 500);
  expect([ledger.take(), ledger.take()]).toEqual([undefined, { ms: 550, why: 'limit' }]);
  expect(warnings).toHaveLength(1);
  broken.close();
});

/** A process of its own that takes starts through a pacer until it is told to stop, and says when each was. */
const program = `
import { createBudget } from '${join(import.meta.dirname, '../../src/state/sqlite/budget.ts')}';
import { openState } from '${join(import.meta.dirname, '../../src/state/sqlite/state.ts')}';
import { createMemoryLedger } from '${join(import.meta.dirname, '../../src/state/memory/budget.ts')}';
import { createPacer } from '${join(import.meta.dirname, '../../src/http/pace.ts')}';
import { systemClock as clock } from '${join(import.meta.dirname, '../../src/model/clock.ts')}';
const limits = [{ requests: 20, perMs: 500 }];
const state = await openState(process.argv[2], { warn: (line) => process.send({ line }) });
const ledger = createBudget(state, 'anilist', limits, { clock, fallback: createMemoryLedger(limits, { clock }) });
const pacer = createPacer(limits, { clock, ledger });
process.send({ ready: true });
process.on('disconnect', () => process.exit());
for (;;) { await pacer.take(); process.send({ at: Date.now() }); }
`;

it('stays under the limit with four processes, one of which dies', async () => {
  const folder = ownFolder();
  const file = join(folder, 'taker.mjs');
  const external = ['better-sqlite3'];
  await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    alias: { 'better-sqlite3': join(import.meta.dirname, '../../node_modules/better-sqlite3/lib/index.js') },
    external: external.map((name) => `*/${name}/lib/index.js`),
  });
  const starts: number[] = [];
  const warnings: string[] = [];
  const takers = new Set<ChildProcess>();
  onTestFinished(() => {
    for (const taker of takers) taker.kill('SIGKILL');
  });
  const enough = new Promise<void>((resolve) => {
    for (let n = 0; n < 4; n++) {
      const taker = fork(file, [join(folder, 'state.sqlite')], { execArgv: [] });
      takers.add(taker);
      taker.on('message', ({ at, line }: { readonly at?: number; readonly line?: string }) => {
        if (line) warnings.push(line);
        if (at) starts.push(at);
        if (starts.length === 40) [...takers][0]?.kill('SIGKILL');
        if (starts.length >= 120) resolve();
      });
    }
  });
  await enough;
  await Promise.all(
    [...takers].map((taker) => {
      const gone = once(taker, 'exit');
      return taker.kill('SIGKILL') ? gone : undefined;
    }),
  );
  expect(warnings).toEqual([]);
  // When each was, by the file: a process may be slow to report what it took.
  const path = join(folder, 'state.sqlite');
  const after = await openState(path);
  onTestFinished(() => after.close());
  const taken = after.sql('SELECT at FROM budget ORDER BY at').pluck().all() as number[];
  expect(worst(taken, 525)).toBeLessThanOrEqual(20);
  expect(starts.length).toBeLessThanOrEqual(taken.length);
}, 30_000);
