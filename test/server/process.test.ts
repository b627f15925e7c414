import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { ownFolder } from '../helpers/folder.ts';
import { builtProgram } from '../helpers/program.ts';
import { quickClock, serving } from './serving.ts';

const program = builtProgram();

it('as a process says where it listens, answers, and ends with 0 on SIGTERM', async () => {
  const folder = ownFolder();
  const env = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(execPath, [program(), '--offline', 'serve', '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const url = /^animectl listens on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1];
  const answer = await fetch(`${url}/api/v1/franchise?q=Gintama`);
  expect(await answer.json()).toMatchObject({ complete: true, root: 'anilist:918' });
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
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
