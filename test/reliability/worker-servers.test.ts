import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { lines } from '../helpers/io.ts';
import { bouncerFor, hasBouncer } from '../helpers/pgbouncer.ts';
import {
  addressOf,
  postgresPrograms,
  removeCluster,
  startCluster,
  startServer,
  stopServer,
} from '../helpers/postgres-server.ts';
import { builtProgram } from '../helpers/program.ts';
import { hasRedis, redisServer } from '../helpers/redis-server.ts';
import { cases } from '../helpers/suite.ts';
import { type Machine, machineWith } from './machine.ts';

const program = builtProgram();
const starts = Array.from({ length: 8 }, (_, n) => 920_000 + 10 * n);
const titles = titlesOf(starts.flatMap((id) => bothWays(...chain('SEQUEL', id, id + 1, id + 2))));
const refs = starts.map((id) => `anilist:${id}`);
/** At this request the server goes. */
const fatal = 4;

/** A server that can be stopped and started again at the same address. */
interface Server {
  /** What holds the queue and what is cached. */
  readonly url: string;
  readonly port: number;
  readonly db: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const names = cases(['Redis'], ['Redis', 'PostgreSQL', 'pgbouncer']);
const servers = [
  {
    name: 'Redis',
    isThere: hasRedis,
    async open(): Promise<Server> {
      const { url, port, stop, start } = await redisServer(onTestFinished, ownFolder());
      return { url, port, db: join(ownFolder(), 'all.sqlite'), stop, start };
    },
  },
  {
    name: 'PostgreSQL',
    isThere: postgresPrograms() !== undefined,
    async open(): Promise<Server> {
      const cluster = await startCluster(postgresPrograms() ?? '');
      onTestFinished(() => removeCluster(cluster));
      const url = addressOf(cluster, 'postgres');
      const [stop, start] = [async () => stopServer(cluster), async () => startServer(cluster)];
      return { url, port: cluster.port, db: url, stop, start };
    },
  },
  {
    name: 'pgbouncer',
    isThere: postgresPrograms() !== undefined && hasBouncer && hasRedis,
    async open(): Promise<Server> {
      const [{ url }, cluster] = [await redisServer(), await startCluster(postgresPrograms() ?? '')];
      onTestFinished(() => removeCluster(cluster));
      const { port, bounced, stop, start } = await bouncerFor(cluster);
      onTestFinished(stop);
      return { url, port, db: bounced(addressOf(cluster, 'postgres')), stop, start };
    },
  },
].filter(({ name, isThere }) => isThere && names.includes(name));

/** All titles in the database with what is known of them but for when it came. */
async function contentsOf(machine: Machine): Promise<readonly string[]> {
  const { out } = await machine.run('--offline', 'db', 'export');
  return lines(out.replace(/"fetchedAt":("[^"]+"|null)/g, '')).toSorted();
}

/** Listens in place of the server that is away, hangs up on whoever calls, and resolves after so many calls. */
async function calls(port: number, most: number): Promise<void> {
  let seen = 0;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.destroy();
    seen++;
    if (seen === most) server.emit('enough');
  }).listen(port, '127.0.0.1');
  await once(server, 'enough');
  server.close();
  await once(server, 'close');
}

/** A worker on a queue of eight franchises whose server went when it made its fourth request; resolves when it has said so. */
async function stranded(open: () => Promise<Server>) {
  const server = await open();
  let gone: Promise<void> | undefined;
  const anilist = await anilistServer(titles, {
    onRequest(n) {
      if (n === fatal) gone = server.stop();
    },
  });
  const env = { ANIMECTL_QUEUE: server.url, ANIMECTL_CACHE: server.url, ANIMECTL_DB: server.db };
  const machine = machineWith(program(), { anilist: anilist.url, env });
  expect((await machine.run('cache', 'warm', '--queue', ...refs)).code).toBe(0);
  const worker = machine.start('worker');
  let said = '';
  await new Promise<void>((done) => {
    worker.onErr((err) => {
      said = err;
      if (/cannot be (used|reached)|has gone|stopped or started/.test(err)) done();
    });
  });
  await gone;
  return { server, anilist, machine, worker, said: () => said };
}

describe.each(servers)('a worker whose $name goes in the middle of a job', ({ open }) => {
  it('asks nobody until it is back, says so in a line, and then does all that was left, once', async () => {
    const { server, anilist, machine, worker, said } = await stranded(open);
    const asked = anilist.asked.length;
    await calls(server.port, 6);
    expect(anilist.asked.length).toBe(asked);
    await server.start();
    const left = async () => JSON.parse((await machine.run('queue', 'stats', '--json')).out || '{}');
    const none = { waiting: 0, running: 0, delayed: 0, failed: 0 };
    await expect.poll(left, { timeout: 100_000, interval: 500 }).toMatchObject(none);
    // It is back once the last one who waits for it has tried again.
    await expect.poll(said, { timeout: 15_000 }).toContain('is back after');
    worker.kill('SIGTERM');
    expect(await worker.ended).toMatchObject({ code: 0 });
    const away = lines(said()).filter((line) =>
      /nothing is asked until it is back, for 10 min at the most$/.test(line),
    );
    const back = lines(said()).filter((line) => /^animectl: \w+ at 127\.0\.0\.1:\d+ is back after \d+ m?s$/.test(line));
    expect([away.length, back.length], said()).toEqual([1, 1]);
    expect(said()).not.toMatch(/p@ss|p%40ss/);
    // One request may have been lost with the server: nothing else is asked for twice.
    const ids = anilist.asked.flatMap((one) => one.ids);
    expect(new Set(ids).size).toBeGreaterThanOrEqual(starts.length);
    expect(ids.length - new Set(ids).size).toBe(0);
    const alone = machineWith(program(), { anilist: anilist.url });
    await alone.run('cache', 'warm', ...refs);
    for (const ref of refs) await alone.run('franchise', ref, '--json');
    expect(await contentsOf(machine)).toEqual(await contentsOf(alone));
  }, 120_000);

  it('ends at once when it is told to, and its job is there when the server is', async () => {
    const { server, anilist, machine, worker, said } = await stranded(open);
    const asked = anilist.asked.length;
    worker.kill('SIGTERM');
    expect(await worker.ended).toMatchObject({ code: 0, signal: null });
    expect([anilist.asked.length, said()]).toEqual([asked, expect.not.stringContaining('is back after')]);
    await server.start();
    const { running, waiting, failed } = JSON.parse((await machine.run('queue', 'stats', '--json')).out);
    expect([running + waiting, failed]).toEqual([1 + starts.length - fatal, 0]);
  }, 120_000);
});
