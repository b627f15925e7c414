import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { systemClock } from '../../src/model/clock.ts';
import { type Cluster, clusterPassword, clusterUser, systemUser } from './postgres-server.ts';
import { freePort } from './redis-server.ts';

const env = { PATH: '/usr/sbin:/usr/bin' };
export const hasBouncer = spawnSync('pgbouncer', ['--version'], { env }).status === 0;

/** A pgbouncer in transaction mode before a cluster. */
export interface Bouncer {
  readonly port: number;
  /** The address of a database of the cluster, through it. */
  bounced(address: string): string;
  /** Ends it as if it were killed: all connections through it are gone. */
  stop(): Promise<void>;
  /** Starts it again, at the same port. */
  start(): Promise<void>;
}

/** Starts one on a free port; to be stopped before the cluster is removed. */
export async function bouncerFor(cluster: Cluster): Promise<Bouncer> {
  const port = await freePort();
  const settings = join(cluster.folder, 'pgbouncer.ini');
  const users = join(cluster.folder, 'users.txt');
  writeFileSync(users, `"${clusterUser}" "${clusterPassword}"\n`);
  writeFileSync(
    settings,
    [
      '[databases]',
      `* = host=127.0.0.1 port=${cluster.port}`,
      '[pgbouncer]',
      ...['listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir =', 'pool_mode = transaction'],
      // Fewer than those who ask: they share, and nobody keeps one.
      ...['default_pool_size = 3', 'max_client_conn = 100', 'auth_type = scram-sha-256', `auth_file = ${users}`],
    ].join('\n'),
  );
  for (const file of [settings, users]) chmodSync(file, 0o644);
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn('pgbouncer', ['-q', settings], { ...systemUser, stdio: 'ignore', env, cwd: cluster.folder });
    await answering(port);
  };
  const stop = async () => {
    if (!child) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    child = undefined;
    await gone;
  };
  await start();
  return { port, bounced: (address) => Object.assign(new URL(address), { port }).href, stop, start };
}

/** Waits until somebody listens on a port. */
async function answering(port: number): Promise<void> {
  for (let n = 0; n < 400; n++) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isThere) return;
    await systemClock.sleep(25);
  }
  throw new Error('pgbouncer does not answer');
}
