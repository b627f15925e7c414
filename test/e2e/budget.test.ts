import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { builtProgram, startedProgram } from '../helpers/program.ts';
import { stateIn } from '../helpers/state.ts';
import { limits, strictServer } from '../helpers/strict-server.ts';

const program = builtProgram();

/** A machine of its own: what its processes have in common. */
function machine(host: string) {
  const folder = ownFolder();
  const env = {
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    ANIMECTL_PROVIDERS: 'anilist',
    ANIMECTL_ANILIST_URL: `http://${host}/`,
    ANIMECTL_ANILIST_LIMIT: limits.ours,
  };
  const run = (...words: string[]) => startedProgram(program(), words, env);
  return { run, state: join(folder, 'data/animectl/state.sqlite') };
}

it('provokes no refusal with four processes at once, one of them from cron', async () => {
  const each = 15;
  const ids = Array.from({ length: 4 * each }, (_, n) => 900_001 + n);
  const server = await strictServer(ids.map((id) => titleOf(id, { relations: [] })));
  const { run, state } = machine(server.host);
  const refsOf = (n: number) => ids.slice(n * each, (n + 1) * each).map((id) => `anilist:${id}`);
  const ended = await Promise.all([
    run('cache', 'warm', ...refsOf(0)),
    ...[1, 2, 3].map((n) => run('franchise', '--json', '--concurrency', 'auto', ...refsOf(n))),
  ]);
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect(ended[0]).toMatchObject({ out: '', err: '' });
  expect(server.refused()).toBe(0);
  expect(server.asked.flat().sort()).toEqual(ids);
  expect(server.asked.length).toBeGreaterThan(limits.answered);
  const db = new Sqlite(state, { readonly: true });
  onTestFinished(() => void db.close());
  // A simulator's budget is its own, not the real service's.
  expect(db.prepare('SELECT DISTINCT provider FROM budget').pluck().all()).toEqual([`anilist@${server.host}`]);
  const { counters } = await stateIn(state, systemClock);
  expect((await counters.totals()).counts.get('provider.anilist.requests')).toBe(server.asked.length);
});

it('asks once for what two processes want at the same time', async () => {
  const titles = titlesOf(bothWays(...chain('SEQUEL', 900001, 900002, 900003, 900004, 900005, 900006)));
  const server = await strictServer(titles, 300);
  const { run } = machine(server.host);
  const words = ['franchise', 'anilist:900001', '--json', '--no-store'];
  const both = await Promise.all([run(...words), run(...words)]);
  const titlesIn = (out: string) => (JSON.parse(out) as { titles: { ref: string }[] }).titles.map(({ ref }) => ref);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(both.map(({ out }) => titlesIn(out).length)).toEqual([6, 6]);
  expect(server.asked).toEqual([[900_001], [900_004]]);
});
