import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { execPath, platform } from 'node:process';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { ownFolder } from '../helpers/folder.ts';
import { builtProgram } from '../helpers/program.ts';
import { jsonOf, key, quickClock, serving } from './serving.ts';

const program = builtProgram();

/** How nice each thread of a process is, its first thread first: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html. */
function prioritiesOf(pid = 0): readonly number[] {
  const threads = readdirSync(`/proc/${pid}/task`).sort((a, b) => Number(a) - Number(b));
  const words = threads.map((one) => readFileSync(`/proc/${pid}/task/${one}/stat`, 'utf8').split(') ').at(-1) ?? '');
  return words.map((one) => Number(one.split(' ')[16]));
}

it('as a process says where it listens, answers, and ends with 0 on SIGTERM', async () => {
  const folder = ownFolder();
  const env = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, ANIMECTL_KEY: key };
  const child = spawn(execPath, [program(), '--offline', 'serve', '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const url = /^animectl listens on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1];
  const answer = await fetch(`${url}/api/v1/franchise?q=Gintama`);
  expect(await answer.json()).toMatchObject({ complete: true, root: 'anilist:918' });
  // What it is built into finds every package, whichever way that is made.
  const { paths } = await jsonOf(await fetch(`${url}/openapi.json`));
  const read = Object.keys(paths).filter((path) => paths[path].get && !path.includes('{'));
  expect(read.length).toBeGreaterThan(15);
  const others = ['/', '/home', '/view', '/docs', '/groups', '/metrics', '/feeds/upcoming.ics', '/feeds/news.atom'];
  for (const path of [...read, ...others, '/lists/radarr', '/lists/sonarr']) {
    const { status } = await fetch(`${url}${path}?q=Gintama`, { headers: { 'x-api-key': key } });
    expect([path, status]).toEqual([path, expect.toBeOneOf([200, 400, 404])]);
  }
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

it('imports on a thread of its own, which can be told to end, and keeps what came', async () => {
  const folder = ownFolder();
  const hanging = await anilistServer([], { always: 'hang' });
  const env = {
    ...{ XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, ANIMECTL_KEY: key, ANIMECTL_PROVIDERS: 'anilist' },
    ANIMECTL_ANILIST_URL: hanging.url,
  };
  const child = spawn(execPath, [program(), 'serve', '--port', '0'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  child.stderr.on('data', (part) => {
    log += part;
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const url = line.split(' ').at(-1);
  const headers = { 'x-api-key': key };
  const begun = async (body: string) =>
    (await jsonOf(await fetch(`${url}/api/v1/imports`, { method: 'POST', headers, body }))).id;
  const ended = async (id: string) => {
    await (await fetch(`${url}/api/v1/jobs/${id}/stream`)).text();
    return jsonOf(await fetch(`${url}/api/v1/jobs/${id}`));
  };
  const head = { license: { name: 'x' }, repository: 'https://github.com/manami-project/anime-offline-database' };
  const entry = { sources: ['https://anilist.co/anime/900001'], title: 'Title', type: 'TV', episodes: 1 };
  const list = [{ ...head, lastUpdate: '2026-07-31' }, entry].map((one) => JSON.stringify(one)).join('\n');
  expect(await ended(await begun(list))).toMatchObject({
    state: 'done',
    result: { imported: 1 },
    progress: { rows: 1 },
  });
  expect((await fetch(`${url}/api/v1/suggestions?q=Title`)).status).toBe(200);
  const many = Array.from({ length: 501 }, (_, n) => `anilist:${n + 1}`).join('\n');
  expect(await ended(await begun(many))).toMatchObject({ state: 'failed', problem: { code: 'too-many-titles' } });
  const id = await begun('anilist:900002\n');
  await expect.poll(() => hanging.asked.length, { timeout: 30_000 }).toBe(1);
  // Whoever is answered meanwhile comes first.
  if (platform === 'linux') {
    const [main = 0, ...others] = prioritiesOf(child.pid);
    expect(others).toContain(Math.min(19, main + 5));
  }
  await fetch(`${url}/api/v1/jobs/${id}`, { method: 'DELETE', headers });
  expect(await ended(id)).toMatchObject({ state: 'stopped' });
  const code = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await code).toEqual([0, null]);
  expect(log).not.toContain('"error"');
});

it('is not held up at its end by a connection that was opened ahead of time, and a crawl that hangs', async () => {
  const hanging = await anilistServer([], { always: 'hang' });
  const clock = quickClock();
  const { url, stop } = await serving({ anilist: hanging.url, clock });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  const closed = once(socket.resume(), 'close');
  const answer = fetch(`${url}/api/v1/franchise?q=anilist:900001`);
  await expect.poll(() => hanging.asked.length, { timeout: 30_000 }).toBe(1);
  const code = stop();
  await closed;
  // Crawls are told to end after 4 s, which is in time.
  await clock.run(4_000);
  expect(await (await answer).json()).toMatchObject({ complete: false, truncated: { by: 'interrupt' } });
  expect(await code).toBe(0);
});
