import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { keepLogsShort, shortenOnThread } from '../../src/server/checkpoints.ts';
import { openSqliteState } from '../../src/state/sqlite/state.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { fakeClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { ref } from '../helpers/graph.ts';
import { builtProgram } from '../helpers/program.ts';

const program = builtProgram();
const mebibyte = 2 ** 20;
const at = Date.UTC(2026, 10, 29);

/** Of a file and of its log, in MiB. */
function sizesOf(file: string) {
  const [own = 0, log = 0] = [file, `${file}-wal`].map((one) => statSync(one).size / mebibyte);
  return { own, log };
}

/** A database, open, in which 20 MiB have been written in commits of less than one: cuts for long reasons. */
async function written(leavesCheckpoints: boolean) {
  const file = join(ownFolder(), 'animectl.sqlite');
  const database = await openSqlite(file, { leavesCheckpoints });
  onTestFinished(() => database.close());
  for (let n = 1; n <= 40; n++) {
    const cut = { a: ref(n), b: ref(n + 1_000), reason: 'x'.repeat(mebibyte / 2), at };
    await database.commit({ decisions: [{ type: 'cut', cut }] });
  }
  return { file, database };
}

it('commits of who answers others bring nothing from the log into the file, as those of others do', async () => {
  const usual = sizesOf((await written(false)).file);
  expect([usual.own > 10, usual.log < 10]).toEqual([true, true]);
  const serving = sizesOf((await written(true)).file);
  expect([serving.own < 1, serving.log > 20]).toEqual([true, true]);
});

it('the state file is left alone in the same way', async () => {
  const file = join(ownFolder(), 'state.sqlite');
  const state = await openSqliteState(file, { clock: fakeClock(), leavesCheckpoints: true });
  onTestFinished(() => state?.close());
  for (let n = 1; n <= 40; n++)
    await state?.entries.write('basic', [{ key: `a ${n}`, value: 'x'.repeat(mebibyte / 2) }]);
  const { own, log } = sizesOf(file);
  expect([own < 1, log > 20]).toEqual([true, true]);
});

it('a long log is brought into the file on a thread, while the file is open, and begins anew', async () => {
  const { file, database } = await written(true);
  const clock = fakeClock();
  const over = new AbortController();
  const shortened: string[] = [];
  const onThread = shortenOnThread(join(dirname(program()), 'import-thread.js'));
  const shorten = (one: string) => onThread(one).finally(() => void shortened.push(one));
  const done = keepLogsShort([file, `${file} that is not there`], shorten, clock, over.signal);
  await clock.run(5_000);
  await expect.poll(() => shortened, { timeout: 20_000 }).toEqual([file]);
  const { own, log } = sizesOf(file);
  expect([own > 20, log]).toEqual([true, 0]);
  expect((await database.decisions.cuts()).length).toBe(40);
  // A short one is left as it is.
  await database.commit({ decisions: [{ type: 'uncut', pair: [ref(1), ref(1_001)] }] });
  await clock.run(5_000);
  over.abort();
  await done;
  expect(shortened).toEqual([file]);
});
