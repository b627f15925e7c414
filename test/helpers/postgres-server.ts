import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onceARun } from './once-a-run.ts';
import { freePort } from './redis-server.ts';

/** A cluster of this test run's own. */
export interface Cluster {
  /** The folder of the server's programs: `initdb`, `pg_ctl`, `psql`. */
  readonly programs: string;
  readonly folder: string;
  readonly port: number;
  /** What its programs are started with. */
  readonly env: Readonly<Record<string, string>>;
}

/** What the user of the tests is called in the cluster, and what lets it in: nothing of it may be seen in what the program says. */
export const [clusterUser, clusterPassword] = ['anime fan', 'p@ss:w0rd/%secret'];

/** The folder with the programs of the newest PostgreSQL of this machine; undefined where there is none. */
export function postgresPrograms(): string | undefined {
  const root = process.env.ANIMECTL_TEST_POSTGRES ?? '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = versions.map((version) => join(root, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

/** The server refuses to run as root: then it runs as the system's user `postgres`. */
export const systemUser = process.getuid?.() === 0 ? idsOf('postgres') : undefined;

function idsOf(user: string): { readonly uid: number; readonly gid: number } | undefined {
  const [uid, gid] = ['-u', '-g'].map((what) => Number(spawnSync('id', [what, user], { encoding: 'utf8' }).stdout));
  return uid && gid ? { uid, gid } : undefined;
}

/** Makes a cluster and starts it on a free port. Throws where that fails. */
export async function startCluster(programs: string, env: Cluster['env'] = {}): Promise<Cluster> {
  const made = await onceARun('postgres-data', async () => newData(programs));
  const folder = clusterFolder();
  const port = await freePort();
  const cluster = { programs, folder, port, env };
  const data = join(folder, 'data');
  control({ programs: '/bin', env }, 'cp', ['-a', made, data]);
  appendFileSync(join(data, 'postgresql.conf'), linesOf({ port, unix_socket_directories: `'${folder}'` }));
  startServer(cluster);
  return cluster;
}

/** A folder that the server may use. */
function clusterFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'animectl-postgres-'));
  if (systemUser) chownSync(folder, systemUser.uid, systemUser.gid);
  chmodSync(folder, 0o700);
  return folder;
}

/** Makes what clusters of this run begin with: to copy it takes a tenth of what making it does. Answers where it is. */
function newData(programs: string): string {
  const folder = clusterFolder();
  const [data, secret] = [join(folder, 'data'), join(folder, 'password')];
  writeFileSync(secret, clusterPassword, { mode: 0o644 });
  const words = ['-D', data, '-U', clusterUser, '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8'];
  control({ programs, env: {} }, 'initdb', [...words, '--locale=C.UTF-8', '--no-sync']);
  const settings = {
    listen_addresses: "'127.0.0.1'",
    fsync: 'off',
    // Tests end servers, and not the machine: no page is written by half.
    full_page_writes: 'off',
    max_connections: 200,
    // Its files may lie in memory: each new database would leave 7 MiB in the log.
    wal_level: 'minimal',
    max_wal_senders: 0,
    min_wal_size: "'32MB'",
    max_wal_size: "'64MB'",
    // What no test should leave behind is told in the log.
    log_lock_waits: 'on',
    deadlock_timeout: "'200ms'",
  };
  appendFileSync(join(data, 'postgresql.conf'), linesOf(settings));
  return data;
}

/** Settings as they stand in a file of the server's. */
function linesOf(settings: Readonly<Record<string, string | number>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}

export function startServer(cluster: Cluster): void {
  const { folder } = cluster;
  control(cluster, 'pg_ctl', ['-D', join(folder, 'data'), '-l', join(folder, 'log'), '-w', '-t', '60', 'start']);
}

/** Stops the server as if the machine lost its power. */
export function stopServer(cluster: Cluster, mode: 'fast' | 'immediate' = 'immediate'): void {
  control(cluster, 'pg_ctl', ['-D', join(cluster.folder, 'data'), '-m', mode, '-w', '-t', '60', 'stop']);
}

/** Stops the server and removes all that it has kept. */
export function removeCluster(cluster: Cluster): void {
  stopServer(cluster);
  rmSync(cluster.folder, { recursive: true, force: true });
}

function control(
  { programs, env }: Pick<Cluster, 'programs' | 'env'>,
  program: string,
  words: readonly string[],
): void {
  const { status, stderr } = spawnSync(join(programs, program), words, {
    ...{ encoding: 'utf8', cwd: '/', stdio: ['ignore', 'ignore', program === 'pg_ctl' ? 'ignore' : 'pipe'] },
    ...systemUser,
    env: { PATH: '/usr/bin:/bin', ...env },
    timeout: 90_000,
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
}

/** The address of one of a cluster's databases, with the password in it. */
export function addressOf({ port }: Pick<Cluster, 'port'>, database: string): string {
  return `postgres://${encodeURIComponent(clusterUser)}:${encodeURIComponent(clusterPassword)}@127.0.0.1:${port}/${database}`;
}
