import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import type { Media } from '../../src/model/media.ts';
import { anilistGraph, errorBody } from '../helpers/anilist-graph.ts';
import { ownFolder } from '../helpers/folder.ts';
import { titleOf } from '../helpers/franchise.ts';
import { bothWays, titlesOf } from '../helpers/graph.ts';
import { builtProgram, startedProgram } from '../helpers/program.ts';

// AniList's figures with a shorter minute: 30 are answered, 90 are advertised, 28 are ours.
const windowMs = 4_000;
const limits = { answered: 30, advertised: 90, ours: `28/${windowMs}ms` };

/** A server that refuses what comes too fast, by the clock on its own wall. */
async function strictServer(titles: readonly Media[], latencyMs = 0) {
  const answer = anilistGraph(titles);
  const asked: number[][] = [];
  let arrivals: number[] = [];
  let refused = 0;
  const server = createServer((request, response) => {
    const now = performance.now();
    arrivals = [...arrivals.filter((at) => at > now - windowMs), now];
    const isTooFast = arrivals.length > limits.answered;
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', async () => {
      const { body: said, ids } = await answer(body);
      asked.push([...ids]);
      if (isTooFast) refused++;
      const headers = { 'content-type': 'application/json', 'x-ratelimit-limit': String(limits.advertised) };
      setTimeout(() => {
        response.writeHead(isTooFast ? 429 : 200, { ...headers, ...(isTooFast && { 'retry-after': '4' }) });
        response.end(JSON.stringify(isTooFast ? errorBody('Too Many Requests.', 429) : said));
      }, latencyMs);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, asked, refused: () => refused };
}

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
  expect(db.prepare("SELECT value FROM counters WHERE name = 'provider.anilist.requests'").pluck().get()).toBe(
    server.asked.length,
  );
});

it('asks once for what two processes want at the same time', async () => {
  const titles = titlesOf(bothWays('900001 SEQUEL 900002', '900002 SEQUEL 900003', '900003 SEQUEL 900004'));
  const server = await strictServer(titles, 300);
  const { run } = machine(server.host);
  const words = ['franchise', 'anilist:900001', '--json', '--no-store'];
  const both = await Promise.all([run(...words), run(...words)]);
  const titlesIn = (out: string) => (JSON.parse(out) as { titles: { ref: string }[] }).titles.map(({ ref }) => ref);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(both.map(({ out }) => titlesIn(out).length)).toEqual([4, 4]);
  expect(server.asked).toEqual([[900_001], [900_003]]);
});
