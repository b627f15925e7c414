import { execFile, execFileSync } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bench } from './scenario.ts';

/** A PostgreSQL of a scenario's own, on this machine. */
export interface OwnCluster {
  /** The address of a database in which nothing is. */
  readonly url: string;
  /** A folder that the server can read. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** Where Debian's packages put the servers, by version. */
const root = '/usr/lib/postgresql';

/** Starts the machine's newest PostgreSQL in a folder of its own, with the settings that it has by itself. Resolves to undefined where there is none. */
export async function ownCluster({ env }: Bench): Promise<OwnCluster | undefined> {
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const programs = versions.map((one) => join(root, one, 'bin')).find((one) => existsSync(join(one, 'initdb')));
  if (programs === undefined) return undefined;
  const user = serverUser();
  // Not inside the scenario's own, which the server's user may not enter.
  const folder = mkdtempSync(join(tmpdir(), 'animectl-server-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const run = (program: string, words: readonly string[]) =>
    promisify(execFile)(join(programs, program), [...words], { env: { PATH: env.PATH ?? '' }, cwd: '/', ...user });
  await run('initdb', ['-D', data, '-U', 'animectl', '--auth=trust', '--encoding=UTF8', '--locale=C']);
  const port = await freePort();
  const settings = [`port = ${port}`, `listen_addresses = '127.0.0.1'`, `unix_socket_directories = ''`];
  appendFileSync(join(data, 'postgresql.conf'), `${settings.join('\n')}\n`);
  await run('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-w', 'start']);
  return {
    url: `postgres://animectl@127.0.0.1:${port}/postgres`,
    folder,
    async stop() {
      await run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root. */
function serverUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (userInfo().uid !== 0) return undefined;
  const idOf = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}
