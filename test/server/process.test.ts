import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { ownFolder } from '../helpers/folder.ts';
import { builtProgram } from '../helpers/program.ts';

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
