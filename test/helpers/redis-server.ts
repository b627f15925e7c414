import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { onTestFinished } from 'vitest';

/** Whether there is a redis-server to test with. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

export const redisPassword = 'p@ss:w0rd/secret';

export interface RedisServer {
  readonly port: number;
  /** With the password in it. */
  readonly url: string;
  stop(): Promise<void>;
  /** It takes what is sent from now on, and answers nothing. */
  freeze(): void;
  /** It answers again, first what it was sent meanwhile. */
  thaw(): void;
  /** Starts it again, at the same address, with what it has kept. */
  start(): Promise<void>;
  /** Ends it as if its machine lost its power, and starts it again. */
  restart(): Promise<void>;
}

/** A real Redis on a port of its own, which wants a password. `folder`: there it keeps what it is told; left out: nothing. */
export async function redisServer(
  cleanUp: (stop: () => Promise<void>) => void = onTestFinished,
  folder?: string,
): Promise<RedisServer> {
  const port = await freePort();
  let running = await started(port, folder);
  const start = async () => {
    running = await started(port, folder);
  };
  cleanUp(() => running.stop());
  return {
    ...{ port, url: `redis://:${encodeURIComponent(redisPassword)}@127.0.0.1:${port}` },
    stop: () => running.stop(),
    freeze: () => running.freeze(),
    thaw: () => running.thaw(),
    start,
    async restart() {
      await running.stop();
      await start();
    },
  };
}

async function started(
  port: number,
  folder: string | undefined,
): Promise<Pick<RedisServer, 'stop' | 'freeze' | 'thaw'>> {
  const kept = `--appendonly ${folder === undefined ? 'no' : 'yes'} --dir ${folder ?? tmpdir()}`;
  const words = `--port ${port} --bind 127.0.0.1 --save ${kept}`.split(' ');
  const server = spawn('redis-server', [...words, '--requirepass', redisPassword], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = once(server, 'exit');
  const stop = async () => {
    server.kill('SIGKILL');
    await gone;
  };
  const freeze = () => void server.kill('SIGSTOP');
  const thaw = () => void server.kill('SIGCONT');
  await new Promise<void>((ready, fail) => {
    let said = '';
    server.on('exit', () => fail(new Error(`redis-server ended: ${said}`)));
    server.stdout.on('data', (text) => {
      said += text;
      if (/ready to accept connections/i.test(said)) ready();
    });
  });
  return { stop, freeze, thaw };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
