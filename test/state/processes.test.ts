import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { bundled } from '../helpers/bundled.ts';
import { ownFolder } from '../helpers/folder.ts';
import { worst } from './budget-contract.ts';

/** A process of its own that takes starts through a pacer until it is told to stop, and says when each was. */
const program = `
import { openSqliteState } from '${join(import.meta.dirname, '../../src/state/sqlite/state.ts')}';
import { createPacer } from '${join(import.meta.dirname, '../../src/http/pace.ts')}';
import { systemClock as clock } from '${join(import.meta.dirname, '../../src/model/clock.ts')}';
const limits = [{ requests: 20, perMs: 500 }];
const state = await openSqliteState(process.argv[2], { clock, warn: (line) => process.send({ line }) });
const pacer = createPacer({ clock, budget: state.budget('anilist', limits) });
process.send({ ready: true });
process.on('disconnect', () => process.exit());
for (;;) { await pacer.take(); process.send({ at: Date.now() }); }
`;

it('stays under the limit with four processes, one of which dies', async () => {
  const folder = ownFolder();
  const file = join(folder, 'taker.mjs');
  await bundled(program, import.meta.dirname, file);
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
  const after = new Sqlite(path);
  onTestFinished(() => void after.close());
  const taken = after.prepare('SELECT at FROM budget ORDER BY at').pluck().all() as number[];
  expect(worst(taken, 525)).toBeLessThanOrEqual(20);
  expect(starts.length).toBeLessThanOrEqual(taken.length);
}, 30_000);
