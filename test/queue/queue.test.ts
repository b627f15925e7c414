import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { parseTarget } from '../../src/model/query.ts';
import { jobIdOf, questionIn } from '../../src/queue/question.ts';
import type { Answering, QueuedQuestion, TakingOptions } from '../../src/queue/queue.ts';
import { openQueue } from '../../src/queue/redis.ts';
import { takeJobs } from '../../src/queue/taking.ts';
import { ownFolder } from '../helpers/folder.ts';
import { hasRedis, redisPassword, redisServer } from '../helpers/redis-server.ts';

const of = (words: string): QueuedQuestion => ({ kind: 'franchise', query: parseTarget(words) });
const never = new AbortController().signal;

async function queueOn(url: string) {
  const queue = await openQueue(url);
  onTestFinished(() => queue.close());
  return queue;
}

async function workerOn(url: string, answer: Answering, more: Partial<TakingOptions> = {}) {
  const taking = await takeJobs(url, answer, { name: 'one', concurrency: 2, clock: systemClock, ...more });
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
});

describe.skipIf(!hasRedis)('a queue on Redis, where redis-server is there', () => {
  it('holds a question once while it waits, has each answered, and forgets it then', async () => {
    const { url } = await redisServer();
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
    const { url } = await redisServer();
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
    expect(await queue.counts()).toMatchObject({ running: 0, delayed: 1, failed: 0 });
  });

  it('takes the job of a worker that was killed over, and counts how often it was begun', async () => {
    const { url } = await redisServer();
    const queue = await queueOn(url);
    await queue.add([of('anilist:1')]);
    const file = join(ownFolder(), 'worker.mjs');
    await build({
      stdin: {
        contents: `
import { takeJobs } from '${join(import.meta.dirname, '../../src/queue/taking.ts')}';
import { systemClock } from '${join(import.meta.dirname, '../../src/model/clock.ts')}';
const load = async () => ({ bullmq: await import('bullmq'), ioredis: await import('ioredis') });
await takeJobs(process.argv[2], () => new Promise(() => process.send('has it')), { name: 'killed', concurrency: 1, lockMs: 1000, clock: systemClock, load });
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
    const { url } = await redisServer();
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

  it('that cannot be used is an error in a line, without its password', async () => {
    const { url } = await redisServer();
    const wrong = url.replace(encodeURIComponent(redisPassword), 'a-secret');
    for (const address of [wrong, 'redis://:a-secret@127.0.0.1:1']) {
      const failure = await openQueue(address).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'queue', message: expect.stringContaining('cannot be used') });
      expect(String(failure)).not.toContain('a-secret');
    }
    const load = () => Promise.reject(Object.assign(new Error('none'), { code: 'ERR_MODULE_NOT_FOUND' }));
    await expect(openQueue(url, { load })).rejects.toThrow('npm install bullmq ioredis');
  });
});
