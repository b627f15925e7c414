import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/model/clock.ts';
import { openQueue } from '../../../src/queue/open.ts';
import { cluster, emptyDatabase, hasPostgres, lentDatabases } from '../../helpers/postgres.ts';
import { clusterPassword, clusterUser, systemUser } from '../../helpers/postgres-server.ts';
import { freePort } from '../../helpers/redis-server.ts';
import { describeDatabase } from '../contract.ts';

const hasBouncer = spawnSync('pgbouncer', ['--version'], { env: { PATH: '/usr/sbin:/usr/bin' } }).status === 0;

describe.skipIf(!hasPostgres || !hasBouncer)('behind pgbouncer in transaction mode', () => {
  let port = 0;
  let stop = async () => {};
  beforeAll(async () => {
    const server = await cluster();
    port = await freePort();
    const [settings, users] = ['pgbouncer.ini', 'users.txt'].map((name) => join(server.folder, name));
    writeFileSync(users!, `"${clusterUser}" "${clusterPassword}"\n`);
    writeFileSync(
      settings!,
      [
        '[databases]',
        `* = host=127.0.0.1 port=${server.port}`,
        '[pgbouncer]',
        ...['listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir =', 'pool_mode = transaction'],
        // Fewer than those who ask: they share, and nobody keeps one.
        ...['default_pool_size = 3', 'max_client_conn = 100', 'auth_type = scram-sha-256', `auth_file = ${users}`],
      ].join('\n'),
    );
    for (const file of [settings!, users!]) chmodSync(file, 0o644);
    const child = spawn('pgbouncer', ['-q', settings!], {
      ...systemUser,
      ...{ stdio: 'ignore', env: { PATH: '/usr/sbin:/usr/bin' }, cwd: server.folder },
    });
    const gone = once(child, 'exit');
    stop = async () => {
      child.kill('SIGTERM');
      await gone;
    };
    await answering(port);
  });
  afterAll(() => stop());

  const bounced = (address: string) => Object.assign(new URL(address), { port }).href;
  const { alone, shared } = lentDatabases('', () => undefined, bounced);
  const engine = {
    alone,
    shared() {
      const open = shared();
      return (clock?: { now(): number }) =>
        open(clock && { clock: { now: () => clock.now(), sleep: systemClock.sleep } });
    },
  };
  it('is no place for a queue, which is said with what to do', async () => {
    const opening = openQueue(bounced(await emptyDatabase()));
    await expect(opening).rejects.toThrow(
      /something like pgbouncer .* give ANIMECTL_QUEUE the address and port of the server/,
    );
    await expect(opening).rejects.not.toThrow(/secret/);
  });
  describeDatabase('PostgreSQL', engine, ['commits', 'jobs', 'changes']);
});

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
