import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { build } from 'esbuild';
import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { NotFoundError, ProviderError, UsageError } from '../../src/model/errors.ts';
import { createPatience } from '../../src/model/patience.ts';
import { parseTarget } from '../../src/model/query.ts';
import { openQueue } from '../../src/queue/open.ts';
import { jobIdOf, questionIn, questionWords } from '../../src/queue/question.ts';
import type { Answering, QueuedQuestion } from '../../src/queue/queue.ts';
import { takeJobs } from '../../src/queue/taking.ts';
import { connectRedis } from '../../src/state/redis/connection.ts';
import { ownFolder } from '../helpers/folder.ts';
import { emptyDatabase, hasPostgres, psql } from '../helpers/postgres.ts';
import { clusterPassword } from '../helpers/postgres-server.ts';
import { hasRedis, redisPassword, redisServer } from '../helpers/redis-server.ts';

const of = (words: string): QueuedQuestion => ({ kind: 'franchise', query: parseTarget(words) });
const never = new AbortController().signal;

async function queueOn(url: string) {
  const queue = await openQueue(url);
  onTestFinished(() => queue.close());
  return queue;
}

/** Ten minutes of patience with servers that go, and what was said of them. */
function waiting() {
  const said: string[] = [];
  const of = createPatience({
    ...{ clock: systemClock, signal: never, mostMs: 600_000 },
    onAway: (why) => void said.push(why),
    onBack: (server) => void said.push(`${server} is back`),
    onSpent: (why) => void said.push(`given up: ${why}`),
  });
  return { of, said };
}

async function workerOn(url: string, answer: Answering, more: Partial<Parameters<typeof takeJobs>[2]> = {}) {
  const patience = waiting().of;
  const usual = { name: 'one', concurrency: 2, clock: systemClock, signal: never, patience: patience('the queue') };
  const taking = await takeJobs(url, answer, { ...usual, ...more });
  onTestFinished(() => taking.close());
  return taking;
}

describe('a question', () => {
  it('has one id, that a queue takes, and comes back as it was', () => {
    const all = [of('anilist:16498'), of('Attack on Titan'), of('進撃の巨人'), { kind: 'watch check' }] as const;
    expect(jobIdOf(of('anilist:16498'))).toBe('franchise-anilist-16498');
    expect(jobIdOf(of('tmdb:collection/2344'))).toBe('franchise-tmdb-collection-2344');
    expect(jobIdOf(of('attack  ON titan'))).toBe(jobIdOf(of('Attack on Titan')));
    for (const one of all) {
      expect(jobIdOf(one)).toMatch(/^[a-z][\w-]+$/);
      expect(questionIn(JSON.parse(JSON.stringify(one)))).toEqual(one);
    }
    for (const other of [undefined, {}, { kind: 'other' }, { kind: 'franchise', query: { ref: 'x', text: 'x' } }])
      expect(questionIn(other)).toBeUndefined();
  });

  it('of an import says which, and which of its rows, in numbers', () => {
    const whole = { kind: 'import', job: 1, startedAt: 5, source: 'list.txt' } as const;
    const rows = { ...whole, kind: 'import rows', after: 0, through: 200, maxAgeMs: 1_000 } as const;
    for (const one of [whole, rows]) expect(questionIn(JSON.parse(JSON.stringify(one)))).toEqual(one);
    expect(questionWords(rows)).toBe('import 1, list.txt: rows 1 to 200');
    for (const wrong of [{ job: '1' }, { job: -1 }, { startedAt: 0.5 }, { startedAt: undefined }, { source: 7 }])
      expect(questionIn({ ...whole, ...wrong })).toBeUndefined();
    for (const wrong of [{ after: -1 }, { through: 'all' }, { maxAgeMs: null }])
      expect(questionIn({ ...rows, ...wrong })).toBeUndefined();
  });
});

const servers = [
  { name: 'Redis', isThere: hasRedis, open: async () => (await redisServer()).url, password: redisPassword },
  { name: 'PostgreSQL', isThere: hasPostgres, open: () => emptyDatabase(), password: clusterPassword },
];

describe.skipIf(!hasRedis)('a Redis without the database of the address', () => {
  it('is not used in place of it', async () => {
    const { url } = await redisServer();
    await expect(openQueue(`${url}/77`)).rejects.toThrow('cannot be used: ERR DB index is out of range');
    const warned: string[] = [];
    const clock = systemClock;
    expect(await connectRedis(`${url}/77`, { clock, warn: (message) => void warned.push(message) })).toBeUndefined();
    expect(warned.join()).toContain('(ERR DB index is out of range)');
  });
});

describe.skipIf(!hasRedis)('a worker whose Redis has gone', () => {
  it('says so once, with the reason of the connection, and ends all the same', async () => {
    const { url, stop } = await redisServer();
    const { of, said } = waiting();
    const taking = await workerOn(url, async () => {}, { patience: of('Redis') });
    await stop();
    await expect.poll(() => said.length, { timeout: 20_000 }).toBe(1);
    await taking.close();
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^the queue at 127\.0\.0\.1:\d+ cannot be used: /);
    expect(said[0]).toMatch(/ECONNREFUSED|ECONNRESET|EPIPE|Connection is closed/);
  });
});

describe.each(servers.filter(({ isThere }) => isThere))('a queue on $name', ({ open, password }) => {
  it('holds a question once while it waits, has each answered, and forgets it then', async () => {
    const url = await open();
    const queue = await queueOn(url);
    const questions = [of('anilist:1'), of('anilist:2'), of('anilist:1'), { kind: 'watch check' } as const];
    expect(await queue.add(questions)).toEqual({ added: 3, already: 1 });
    expect(await queue.counts()).toEqual({ waiting: 3, delayed: 0, running: 0, failed: 0 });
    expect((await queue.jobs(10)).map(({ id, state }) => [id, state])).toContainEqual([
      'franchise-anilist-1',
      'waiting',
    ]);
    const answered: string[] = [];
    const taking = await workerOn(url, async (question, { tell }) => {
      await tell(3);
      answered.push(jobIdOf(question));
    });
    await taking.empty(never);
    expect(answered.sort()).toEqual(['franchise-anilist-1', 'franchise-anilist-2', 'watch-check']);
    expect(await queue.counts()).toEqual({ waiting: 0, delayed: 0, running: 0, failed: 0 });
    expect(await queue.add([of('anilist:1')])).toEqual({ added: 1, already: 0 });
    await taking.empty(never);
    expect(answered).toHaveLength(4);
  });

  it('tells who has a job and how far it is, and gives back what a worker that ends has not done', async () => {
    const url = await open();
    const queue = await queueOn(url);
    await queue.add([of('anilist:1')]);
    const first = await workerOn(
      url,
      async (_, { signal, tell }) => {
        await tell(7);
        await new Promise((_done, fail) => signal.addEventListener('abort', () => fail(signal.reason as Error)));
      },
      { name: 'the first' },
    );
    await expect.poll(async () => (await queue.jobs(1))[0]?.titles, { timeout: 30_000 }).toBe(7);
    expect(await queue.jobs(1)).toMatchObject([{ state: 'running', worker: 'the first', attempts: 1 }]);
    await first.close();
    expect(await queue.counts()).toEqual({ waiting: 1, delayed: 0, running: 0, failed: 0 });
  });

  it('takes the job of a worker that was killed over, and counts how often it was begun', async () => {
    const url = await open();
    const queue = await queueOn(url);
    await queue.add([of('anilist:1')]);
    const file = join(ownFolder(), 'worker.mjs');
    await build({
      stdin: {
        contents: `
import { takeJobs } from '${join(import.meta.dirname, '../../src/queue/taking.ts')}';
import { systemClock } from '${join(import.meta.dirname, '../../src/model/clock.ts')}';
const load = { bullmq: () => import('bullmq'), ioredis: () => import('ioredis'), pg: () => import('pg') };
const patience = { through: (work) => work() };
const { signal } = new AbortController();
const has = () => new Promise(() => process.send('has it'));
await takeJobs(process.argv[2], has, { name: 'killed', concurrency: 1, lockMs: 1000, clock: systemClock, load, patience, signal });
process.on('disconnect', () => process.exit());
`,
        resolveDir: import.meta.dirname,
        loader: 'ts',
      },
      outfile: file,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'silent',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    const killed: ChildProcess = fork(file, [url], { execArgv: [] });
    onTestFinished(() => void killed.kill('SIGKILL'));
    await once(killed, 'message');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(await queue.jobs(1)).toMatchObject([{ state: 'running', worker: 'killed' }]);
    const seen: number[] = [];
    const taking = await workerOn(
      url,
      async () => {
        seen.push((await queue.jobs(1))[0]?.attempts ?? 0);
      },
      { lockMs: 1_000 },
    );
    await taking.empty(never);
    expect(seen).toEqual([2]);
  }, 60_000);

  it('sets a job aside that fails again and again, with its error, and goes on with the rest', async () => {
    const url = await open();
    const queue = await queueOn(url);
    await queue.add([of('anilist:1'), of('anilist:2')]);
    const ends: (string | undefined)[] = [];
    const answer: Answering = async (question) => {
      if (jobIdOf(question).endsWith('-1')) throw new Error('nobody has it');
    };
    await workerOn(url, answer, { onEnd: ({ error }) => void ends.push(error) });
    await expect.poll(() => ends.length, { timeout: 30_000 }).toBe(2);
    expect(ends).toContain('nobody has it');
    expect(await queue.jobs(5)).toMatchObject([{ state: 'delayed', error: 'nobody has it', attempts: 1 }]);
  });

  it('sets a question that can have no answer aside at once, and one that may have later not', async () => {
    const url = await open();
    const queue = await queueOn(url);
    await queue.add([of('anilist:1'), of('anilist:2'), of('anilist:3')]);
    const ends: string[] = [];
    const answer: Answering = async (question) => {
      const id = jobIdOf(question);
      if (id.endsWith('-1')) throw new NotFoundError('nothing matches');
      if (id.endsWith('-2')) throw new ProviderError('anilist', 'throttled', 'AniList: asks for patience');
    };
    const taking = await workerOn(url, answer, { onEnd: ({ about }) => void ends.push(about) });
    await expect.poll(() => ends.length, { timeout: 30_000 }).toBe(3);
    expect(await queue.jobs(5)).toMatchObject([
      { about: 'anilist:2', state: 'delayed', attempts: 1, error: 'AniList: asks for patience' },
      { about: 'anilist:1', state: 'failed', attempts: 1, error: 'nothing matches' },
    ]);
    await taking.close();
    // It is asked again when somebody puts it on the queue again.
    expect(await queue.add([of('anilist:1')])).toEqual({ added: 1, already: 0 });
    expect(await queue.counts()).toEqual({ waiting: 1, delayed: 1, running: 0, failed: 0 });
  });

  it('begins anew what failed, and lets go of what nobody has under way, by id or all that failed', async () => {
    const url = await open();
    const queue = await queueOn(url);
    const id = (n: number) => jobIdOf(of(`anilist:${n}`));
    await queue.add([of('anilist:1'), of('anilist:2'), of('anilist:3')]);
    const ends: string[] = [];
    const failing = await workerOn(url, () => Promise.reject(new NotFoundError('nothing matches')), {
      onEnd: ({ about }) => void ends.push(about),
    });
    await expect.poll(() => ends.length, { timeout: 30_000 }).toBe(3);
    await failing.close();
    expect(await queue.retry([id(1), 'nobody'])).toEqual({ done: [id(1)], refused: [], unknown: ['nobody'] });
    expect(await queue.retry([id(1)])).toEqual({ done: [], refused: [[id(1), 'waiting']], unknown: [] });
    expect(await queue.jobs(5)).toMatchObject([
      { about: 'anilist:1', state: 'waiting', attempts: 0 },
      { state: 'failed', attempts: 1 },
      { state: 'failed', attempts: 1 },
    ]);
    const begun = new AbortController();
    await workerOn(url, (_, { signal }) => {
      begun.abort();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    await expect.poll(() => begun.signal.aborted, { timeout: 30_000 }).toBe(true);
    expect(await queue.remove([id(1)])).toEqual({ done: [], refused: [[id(1), 'running']], unknown: [] });
    expect([...(await queue.remove()).done].sort()).toEqual([id(2), id(3)]);
    expect(await queue.counts()).toEqual({ waiting: 0, delayed: 0, running: 1, failed: 0 });
    await queue.schedule({ kind: 'watch check' }, 3_600_000);
    expect(await queue.retry()).toEqual({ done: [], refused: [], unknown: [] });
  });

  it('puts what is scheduled on again and again, until it is taken off', async () => {
    const url = await open();
    const queue = await queueOn(url);
    await queue.schedule({ kind: 'watch check' }, 60_000);
    await queue.schedule({ kind: 'watch check' }, 400);
    expect(await queue.schedules()).toMatchObject([{ id: 'watch-check', about: 'all that is followed', everyMs: 400 }]);
    const asked: string[] = [];
    const fired = new Promise<void>((done) => {
      void workerOn(url, async (question) => {
        asked.push(question.kind);
        if (asked.length === 3) done();
      });
    });
    await fired;
    expect(asked.slice(0, 3)).toEqual(['watch check', 'watch check', 'watch check']);
    expect([await queue.unschedule('watch-check'), await queue.unschedule('watch-check')]).toEqual([true, false]);
    expect(await queue.schedules()).toEqual([]);
    await expect
      .poll(() => queue.counts(), { timeout: 30_000 })
      .toEqual({ waiting: 0, delayed: 0, running: 0, failed: 0 });
  });

  it('keeps what has to wait, in the queue and for as long as is said, and goes on with the rest', async () => {
    const url = await open();
    const queue = await queueOn(url);
    await queue.add([of('anilist:1'), of('anilist:2'), of('anilist:3')]);
    const asked: string[] = [];
    const postponed: string[] = [];
    const clock = { ...systemClock, sleep: () => Promise.resolve() };
    await workerOn(url, async (question) => void asked.push(jobIdOf(question)), {
      ...{ clock, concurrency: 1 },
      async postpone(question) {
        const id = jobIdOf(question);
        if (id.endsWith('-3') || postponed.includes(id)) return 0;
        postponed.push(id);
        return id.endsWith('-1') ? 3_600_000 : 1_200;
      },
    });
    await expect.poll(() => asked.length, { timeout: 30_000 }).toBe(2);
    expect(asked).toEqual(['franchise-anilist-3', 'franchise-anilist-2']);
    // That was no attempt, and no failure.
    await expect.poll(() => queue.counts()).toEqual({ waiting: 0, delayed: 1, running: 0, failed: 0 });
    const [job] = await queue.jobs(5);
    expect(job).toMatchObject({ about: 'anilist:1', state: 'delayed', attempts: 0 });
    expect(job).not.toHaveProperty('error');
  });

  it('ends an import when all its parts have ended, well or not, and takes it once', async () => {
    const url = await open();
    const queue = await queueOn(url);
    const all = { job: 7, startedAt: 1_000, source: 'list.csv', rows: 450, maxAgeMs: 0 };
    expect(await queue.addImport(all)).toEqual({ added: 3, already: 0 });
    expect(await queue.addImport(all)).toEqual({ added: 0, already: 3 });
    expect(await queue.counts()).toEqual({ waiting: 4, delayed: 0, running: 0, failed: 0 });
    expect((await queue.jobs(10)).at(-1)).toMatchObject({ about: 'import 7, list.csv', parts: { ended: 0, all: 3 } });
    const asked: string[] = [];
    const answer: Answering = async (question) => {
      asked.push(jobIdOf(question));
      if (question.kind === 'import rows' && question.after === 200) throw new UsageError('these rows are poison');
    };
    const taking = await workerOn(url, answer);
    await taking.empty(never);
    expect(asked.slice(0, 3).sort()).toEqual(
      [1, 201, 401].map((n) => `import-7-1000-rows-${n}-${Math.min(450, n + 199)}`),
    );
    expect(asked.slice(3)).toEqual(['import-7-1000']);
    expect(await queue.jobs(10)).toMatchObject([{ state: 'failed', attempts: 1, error: 'these rows are poison' }]);
    // Those rows again, when somebody wants to go on.
    expect(await queue.addImport(all)).toEqual({ added: 3, already: 0 });
    await taking.empty(never);
    expect(asked).toHaveLength(8);
  });

  it('that cannot be used is an error in a line, without its password', async () => {
    const url = await open();
    const wrong = url.replace(encodeURIComponent(password), 'a-secret');
    const nobody = new URL(wrong);
    nobody.port = '1';
    for (const address of [wrong, nobody.href]) {
      const failure = await openQueue(address).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'queue', message: expect.stringMatching(/^[^\n]*cannot be used[^\n]*$/) });
      expect(String(failure)).not.toContain('a-secret');
    }
  });

  it('that was closed says so, and does not keep anybody waiting', async () => {
    const queue = await openQueue(await open());
    await queue.close();
    await expect(queue.counts()).rejects.toThrow('the queue was closed');
    await queue.close();
  });
});

describe.skipIf(!hasRedis)('a Redis', () => {
  it('that throws keys away when it is full is warned of', async () => {
    const { url } = await redisServer();
    const redis = new Redis(url);
    onTestFinished(() => redis.disconnect());
    const advice: string[] = [];
    const advise = (line: string) => void advice.push(line);
    await (await openQueue(url, { advise })).close();
    expect(advice).toEqual([]);
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await (await openQueue(url, { advise })).close();
    expect(advice).toEqual([expect.stringMatching(/^the queue at 127[^\n]*maxmemory-policy allkeys-lru[^\n]*$/)]);
    expect(advice.join()).not.toContain(redisPassword);
  });

  it('sets a job aside after its last try, with its error', async () => {
    const { url } = await redisServer();
    const queue = await queueOn(url);
    await queue.add([of('anilist:1')]);
    const redis = new Redis(url, { maxRetriesPerRequest: null });
    const other = new Queue('animectl', { connection: redis, prefix: 'animectl:queue' });
    onTestFinished(async () => {
      await other.close();
      redis.disconnect();
    });
    let tries = 0;
    await workerOn(url, async () => Promise.reject(new Error(`nobody answers, try ${++tries}`)), {
      // Nobody waits for the pause between two tries.
      onEnd: () => void other.promoteJobs(),
    });
    await expect
      .poll(() => queue.counts(), { timeout: 30_000 })
      .toEqual({ waiting: 0, delayed: 0, running: 0, failed: 1 });
    expect(await queue.jobs(5)).toMatchObject([{ state: 'failed', attempts: 4, error: 'nobody answers, try 4' }]);
  });

  it('with a queue of an older BullMQ is left as it is, and told of in a line', async () => {
    const { url } = await redisServer();
    const redis = new Redis(url);
    onTestFinished(() => redis.disconnect());
    // As BullMQ 5 leaves it.
    const meta = { version: 'bullmq:5.66.4', 'opts.maxLenEvents': '10000' };
    await redis.hset('animectl:queue:animectl:meta', meta);
    for (const open of [() => openQueue(url), () => workerOn(url, async () => {})])
      await expect(open()).rejects.toThrow(
        /^the queue at 127[^\n]* was made by BullMQ 5.66.4, and this is BullMQ 6: [^\n]+$/,
      );
    expect(await redis.hgetall('animectl:queue:animectl:meta')).toEqual(meta);
  });
});

describe.skipIf(!hasPostgres)('a PostgreSQL', () => {
  it('with a queue of a newer BullMQ is left as it is, and told of in a line', async () => {
    const url = await emptyDatabase();
    await (await openQueue(url)).close();
    await psql(url, "INSERT INTO bullmq.migration (version, name, min_client_version) VALUES (9999, 'later', 7)");
    await expect(openQueue(url)).rejects.toThrow(
      /^the queue at 127[^\n]* was made by BullMQ 7, and this is BullMQ 6: update animectl$/,
    );
  });
});

it('a queue says what to install', async () => {
  const missing = () => Promise.reject(Object.assign(new Error('none'), { code: 'ERR_MODULE_NOT_FOUND' }));
  const redis = 'redis://127.0.0.1:1';
  await expect(openQueue(redis, { load: { bullmq: missing } })).rejects.toThrow('npm install bullmq ioredis');
  await expect(openQueue(redis, { load: { ioredis: missing } })).rejects.toThrow('npm install bullmq ioredis');
  const postgres = 'postgres://127.0.0.1:1/anime';
  await expect(openQueue(postgres, { load: { bullmq: missing } })).rejects.toThrow('npm install bullmq pg');
  await expect(openQueue(postgres, { load: { pg: missing } })).rejects.toThrow('npm install pg');
});
