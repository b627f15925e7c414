import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseTarget } from '../../src/model/query.ts';
import { openQueue } from '../../src/queue/open.ts';
import type { JobQueue } from '../../src/queue/queue.ts';
import { answering } from '../../src/worker/worker.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf } from '../helpers/app.ts';
import { ownFolder } from '../helpers/folder.ts';
import { bothWays, chain, titlesOf } from '../helpers/graph.ts';
import { lines, newWorld } from '../helpers/io.ts';
import { emptyDatabase, hasPostgres } from '../helpers/postgres.ts';
import {
  addressOf,
  postgresPrograms,
  removeCluster,
  startCluster,
  startServer,
  stopServer,
} from '../helpers/postgres-server.ts';
import { hasRedis, redisServer } from '../helpers/redis-server.ts';
import { cases, runs } from '../helpers/suite.ts';
import { killed, workerProcesses } from './worker-processes.ts';

const none = { waiting: 0, delayed: 0, running: 0, failed: 0 };
const [jobs, kills] = [runs(12, 500), runs(2, 50)];
const starts = Array.from({ length: jobs }, (_, n) => 910_000 + 10 * n);
const titles = titlesOf(starts.flatMap((id) => bothWays(...chain('SEQUEL', id, id + 1, id + 2))));

/** All titles in a database with what is known of them but for when it came, and the order in which each franchise is watched. */
async function contentsOf(db: string): Promise<readonly string[]> {
  const { out } = await newWorld().run(['--db', db, '--offline', 'db', 'export']);
  return lines(out.replace(/"fetchedAt":("[^"]+"|null)/g, '')).toSorted();
}

async function undisturbed(url: string): Promise<readonly string[]> {
  const folder = ownFolder();
  const app = appOf({ anilist: url, folder });
  const answer = answering(app, { webhook: undefined, webhookFormat: undefined });
  const { signal } = new AbortController();
  for (const id of starts)
    await answer({ kind: 'franchise', query: parseTarget(`anilist:${id}`) }, { signal, tell: async () => {} });
  await app.close();
  return contentsOf(join(folder, 'animectl.sqlite'));
}

async function put(url: string): Promise<JobQueue> {
  const queue = await openQueue(url);
  onTestFinished(() => queue.close());
  await queue.add(starts.map((id) => ({ kind: 'franchise', query: parseTarget(`anilist:${id}`) }) as const));
  return queue;
}

const askingAt = (url: string) => ({
  ...{ ANIMECTL_PROVIDERS: 'anilist', ANIMECTL_ANILIST_URL: url, ANIMECTL_ANILIST_LIMIT: '60000/60s' },
});

const servers = [
  {
    name: 'Redis, and a database in a file',
    isThere: hasRedis,
    open: async () => ({ url: (await redisServer()).url, db: join(ownFolder(), 'all.sqlite') }),
  },
  {
    name: 'PostgreSQL, and a database there',
    isThere: hasPostgres,
    open: async () => {
      const url = await emptyDatabase();
      return { url, db: url };
    },
  },
].filter(({ isThere }) => isThere);

describe.each(servers)('workers that are killed at random moments, with a queue on $name', ({ open }) => {
  it(`do each of ${jobs} jobs, and come to what one that is left alone comes to`, async () => {
    const { url, db } = await open();
    const start = await workerProcesses();
    const workers: ChildProcess[] = [];
    const moments = new Set<number>();
    while (moments.size < kills) moments.add(1 + Math.floor(Math.random() * jobs));
    let gone = 0;
    const anilist = await anilistServer(titles, {
      onRequest: (n) => {
        if (!moments.has(n)) return;
        const [one] = workers.splice(Math.floor(Math.random() * workers.length), 1);
        gone++;
        if (one) void killed(one).then(another);
      },
    });
    const env = { ...askingAt(anilist.url), ANIMECTL_CACHE: url };
    const another = () => {
      const settings = {
        name: `worker ${workers.length}`,
        queue: url,
        db,
        folder: ownFolder(),
        env,
        concurrency: 3,
        lockMs: 1_000,
      };
      workers.push(start(settings));
    };
    const queue = await put(url);
    for (let n = 0; n < 3; n++) another();
    await expect.poll(() => queue.counts(), { timeout: 550_000, interval: 300 }).toEqual(none);
    for (const one of workers) await killed(one);
    expect(gone).toBe(kills);
    expect(await contentsOf(db)).toEqual(await undisturbed(anilist.url));
  }, 600_000);
});

const restarts = [
  {
    name: 'Redis',
    isThere: hasRedis,
    async open() {
      const { url, restart } = await redisServer(onTestFinished, ownFolder());
      return { url, db: join(ownFolder(), 'all.sqlite'), restart };
    },
  },
  {
    name: 'PostgreSQL',
    isThere: hasPostgres,
    async open() {
      const cluster = await startCluster(postgresPrograms() ?? '');
      onTestFinished(() => removeCluster(cluster));
      const url = addressOf(cluster, 'postgres');
      const restart = async () => {
        stopServer(cluster, 'fast');
        startServer(cluster);
      };
      return { url, db: url, restart };
    },
  },
].filter(({ isThere }) => isThere);

describe.each(cases(restarts.slice(-1), restarts))('workers whose $name is started again in the middle', ({ open }) => {
  it('go on, and lose nothing', async () => {
    const { url, db, restart } = await open();
    const start = await workerProcesses();
    const anilist = await anilistServer(titles);
    const env = { ...askingAt(anilist.url), ANIMECTL_CACHE: url };
    const queue = await put(url);
    await queue.close();
    const worker = start({ name: 'one', queue: url, db, folder: ownFolder(), env, concurrency: 2, lockMs: 1_000 });
    let ended = 0;
    await new Promise<void>((done) => {
      worker.on('message', (said: { readonly about?: string }) => {
        if (said.about !== undefined) ended++;
        if (ended === 5) done();
      });
    });
    await restart();
    const after = await openQueue(url);
    onTestFinished(() => after.close());
    await expect.poll(() => after.counts(), { timeout: 120_000, interval: 300 }).toEqual(none);
    expect(worker.exitCode).toBeNull();
    await killed(worker);
    expect(await contentsOf(db)).toEqual(await undisturbed(anilist.url));
  });
});

describe.each(cases(servers.slice(0, 1), servers))(
  'a job that ends every worker that takes it, with a queue on $name',
  ({ open }) => {
    it('is set aside in the end, with what happened, and the rest goes on', async () => {
      const { url, db } = await open();
      const start = await workerProcesses();
      const anilist = await anilistServer(titles);
      const env = { ...askingAt(anilist.url), ANIMECTL_CACHE: url };
      const queue = await openQueue(url);
      onTestFinished(() => queue.close());
      const deadly = `anilist:${starts[0]}`;
      await queue.add(
        starts.slice(0, 5).map((id) => ({ kind: 'franchise', query: parseTarget(`anilist:${id}`) }) as const),
      );
      const folder = ownFolder();
      let died = 0;
      let isOver = false;
      const another = (): void => {
        const settings = { name: 'one', queue: url, db, folder, env, concurrency: 1, lockMs: 500, deadly };
        start(settings).once('exit', () => {
          died++;
          if (!isOver) another();
        });
      };
      another();
      await expect.poll(() => queue.counts(), { timeout: 120_000, interval: 300 }).toEqual({ ...none, failed: 1 });
      expect(await queue.jobs(9)).toMatchObject([
        { about: deadly, state: 'failed', error: expect.stringContaining('stalled') },
      ]);
      isOver = true;
      expect(died).toBeGreaterThanOrEqual(3);
    });
  },
);
