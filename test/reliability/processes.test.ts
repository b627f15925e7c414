import { env } from 'node:process';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { lines } from '../helpers/io.ts';
import { builtProgram } from '../helpers/program.ts';
import { stateIn } from '../helpers/state.ts';
import { limits, strictServer } from '../helpers/strict-server.ts';
import { runs } from '../helpers/suite.ts';
import { type Ended, machineWith } from './machine.ts';
import { faultsOf, query } from './rows.ts';

/** How many commands each of the eight runs, one after the other: `ANIMECTL_COMMANDS=40` keeps them busy for minutes. */
const each = Number(env.ANIMECTL_COMMANDS ?? runs(4, 15));
const workers = 8;

const program = builtProgram();

/** Franchises of three titles; the number of one is where its ids begin. */
const franchises = Array.from({ length: 40 }, (_, n) => 900_000 + 10 * n);
const titles = titlesOf(bothWays(...franchises.flatMap((id) => chain('SEQUEL', id + 1, id + 2, id + 3))));

type Words = readonly string[];

/** The n-th command of a worker, on other titles each time; several meet at the same. */
function commandOf(worker: number, n: number): Words {
  const at = (k: number) => franchises[(worker * 3 + n * 5 + k) % franchises.length] ?? 0;
  const refs = [0, 1, 2].map((k) => `anilist:${at(k) + 1}`);
  const [ref = ''] = refs;
  const commands: readonly Words[] = [
    ['franchise', ref, '--json'],
    ['import', ...refs, '--json'],
    ['cache', 'warm', ...refs],
    ['relations', ref, '--json'],
    ['franchise', ref, '--refresh', '--json'],
    ['cache', 'stats', '--json'],
    ['import', ...refs, '--franchise', '--max-age', '1s', '--json'],
    ['db', 'check', '--json'],
    ['show', ref, '--json'],
    ['cut', `anilist:${worker + 1}`, `anilist:${1000 + n}`],
    ['search', `Title ${at(0) + 2}`, '--json'],
    ['db', 'info', '--json'],
    ['diff', '--json'],
    ['cache', 'prune'],
    ['db', 'export', '--format', 'csv'],
    ['db', 'vacuum'],
    ['cut', '--list', '--json'],
  ];
  return commands[(worker * 5 + n * 7) % commands.length] ?? [];
}

it('eight at once lose nothing, double nothing, and keep to the limit together', async () => {
  const server = await strictServer(titles);
  const { run, db, state } = machineWith(program(), {
    anilist: `http://${server.host}/`,
    env: { ANIMECTL_ANILIST_LIMIT: limits.ours },
  });
  const ran: (Ended & { readonly words: Words })[] = [];
  const worker = async (number: number) => {
    for (let n = 0; n < each; n++) {
      // All of them make the files; afterwards each does something else.
      const words = n === 0 ? ['franchise', `anilist:${franchises[number % 3]! + 1}`, '--json'] : commandOf(number, n);
      ran.push({ words, ...(await run(...words)) });
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, number) => worker(number)));

  const wrong = ran.filter(({ code, err }) => code !== 0 || /busy|locked|bug|did not finish|cannot|fails/i.test(err));
  expect(wrong.map(({ words, code, err }) => [words.join(' '), code, err])).toEqual([]);
  expect(ran).toHaveLength(workers * each);
  expect([...faultsOf(db), ...faultsOf(state)]).toEqual([]);

  const refsOf = ({ words }: { words: Words }) => words.filter((word) => word.startsWith('anilist:'));
  const ranAs = (...start: Words) => ran.filter(({ words }) => start.every((word, n) => words[n] === word));
  const wanted = new Set([
    ...[...ranAs('franchise'), ...ranAs('import').filter(({ words }) => words.includes('--franchise'))]
      .flatMap(refsOf)
      .flatMap((ref) => [0, 1, 2].map((k) => `anilist:${Number(ref.slice(8)) + k}`)),
    ...[...ranAs('import'), ...ranAs('show'), ...ranAs('relations')].flatMap(refsOf),
  ]);
  const stored = query<{ ref: string }>(db, 'SELECT ref FROM title WHERE outline = 0').map(({ ref }) => ref);
  expect([...wanted].filter((ref) => !stored.includes(ref))).toEqual([]);
  expect(query(db, 'SELECT ref FROM external_id GROUP BY ref HAVING count(*) > 1')).toEqual([]);
  expect(query(db, 'SELECT root FROM crawl').length).toBeGreaterThanOrEqual(ranAs('franchise').length / workers);
  expect(query(db, `SELECT 1 FROM import_job WHERE state = 'done'`)).toHaveLength(ranAs('import').length);
  expect(query(db, 'SELECT 1 FROM import_row WHERE outcome IS NULL')).toEqual([]);
  expect(query(db, 'SELECT 1 FROM cut')).toHaveLength(ranAs('cut').filter((one) => refsOf(one).length > 0).length);
  for (const { out } of ranAs('franchise')) expect(JSON.parse(out)).toMatchObject({ titles: { length: 3 } });

  expect(server.refused()).toBe(0);
  expect(server.mostInWindow()).toBeLessThanOrEqual(limits.answered);
  const { counters } = await stateIn(state, systemClock);
  expect((await counters.totals()).counts.get('provider.anilist.requests')).toBe(server.asked.length);
  expect(lines(ran.map(({ err }) => err).join('')).filter((line) => /state file/.test(line))).toEqual([]);
}, 600_000);
