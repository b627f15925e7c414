import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { createPatience } from '../../src/model/patience.ts';
import { withFallback } from '../../src/state/fallback.ts';
import { createMemoryState } from '../../src/state/memory/state.ts';
import { openRedisState } from '../../src/state/redis/state.ts';
import { StateUnavailableError } from '../../src/state/state.ts';
import { ownFolder } from '../helpers/folder.ts';
import { told } from '../helpers/outcomes.ts';
import { hasRedis, redisPassword, redisServer } from '../helpers/redis-server.ts';
import { worst } from './budget-contract.ts';

const outage = { reason: 'outage', message: 'closed', since: 1, until: 2 };

/** A machine of its own whose clock is wrong, that takes starts through a pacer until it is told to stop. */
const program = `
import { openRedisState } from '${join(import.meta.dirname, '../../src/state/redis/state.ts')}';
import { createPacer } from '${join(import.meta.dirname, '../../src/http/pace.ts')}';
import { systemClock } from '${join(import.meta.dirname, '../../src/model/clock.ts')}';
const [, , url, ahead] = process.argv;
const clock = { ...systemClock, now: () => systemClock.now() + Number(ahead) };
const state = await openRedisState(url, { clock, warn: (line) => process.send({ line }) });
const limits = [{ requests: 20, perMs: 500 }];
const pacer = createPacer({ clock, budget: state.budget('anilist', limits) });
process.on('disconnect', () => process.exit());
for (;;) { await pacer.take(); process.send({ taken: true }); }
`;

/** Asks for what no Redis knows, and says how many timers run then. */
const refused = `
import { connectRedis } from '${join(import.meta.dirname, '../../src/state/redis/connection.ts')}';
import { systemClock } from '${join(import.meta.dirname, '../../src/model/clock.ts')}';
const connection = await connectRedis(process.argv[2], { clock: systemClock });
const words = await connection.command((one) => one.call('no-such-command')).catch(({ message }) => message);
process.send({ words, left: process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length });
`;

/** A program of TypeScript as one file that can be run. */
async function bundled(contents: string): Promise<string> {
  const file = join(ownFolder(), 'program.mjs');
  await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return file;
}

describe.skipIf(!hasRedis)('a state on Redis, where redis-server is there', () => {
  it('keeps four machines under one limit, whatever their clocks say, also when one of them dies', async () => {
    const { url } = await redisServer();
    const file = await bundled(program);
    const [takers, warnings]: [ChildProcess[], string[]] = [[], []];
    onTestFinished(() => {
      for (const taker of takers) taker.kill('SIGKILL');
    });
    let taken = 0;
    await new Promise<void>((resolve) => {
      for (const ahead of [0, 3_600_000, -3_600_000, 250]) {
        const taker = fork(file, [url, String(ahead)], { execArgv: [] });
        takers.push(taker);
        taker.on('message', ({ line }: { readonly line?: string }) => {
          if (line) warnings.push(line);
          else taken++;
          if (taken === 40) takers[0]?.kill('SIGKILL');
          if (taken >= 120) resolve();
        });
      }
    });
    const gone = takers.map((taker) => (taker.exitCode === null && !taker.killed ? once(taker, 'exit') : undefined));
    for (const taker of takers) taker.kill('SIGKILL');
    await Promise.all(gone);
    expect(warnings).toEqual([]);
    const redis = new Redis(url);
    onTestFinished(() => redis.disconnect());
    const said = await redis.zrange('animectl:state:budget:anilist:starts', 0, -1, 'WITHSCORES');
    const starts = said.filter((_, n) => n % 2 === 1).map(Number);
    expect(starts.length).toBeGreaterThanOrEqual(taken);
    expect(worst(starts, 525)).toBeLessThanOrEqual(20);
  }, 60_000);

  it('leaves no timer that would keep the process, also for what this Redis refuses', async () => {
    const { url } = await redisServer();
    const client = fork(await bundled(refused), [url], { execArgv: [] });
    onTestFinished(() => void client.kill('SIGKILL'));
    const [{ words, left }] = await once(client, 'message');
    expect(words).toContain('unknown command');
    expect(left).toBe(0);
    told({
      kind: 'a Redis that refuses commands',
      tried: 'one that it does not know, and those that tell an older one who connects',
      came: `${left} timers are left that would keep the process`,
    });
  });

  it('is left alone, after one line without a secret in it, where the password is wrong or nobody is there', async () => {
    const { url, port } = await redisServer();
    for (const [address, words] of [
      [url.replace(encodeURIComponent(redisPassword), 'wrong-secret'), /WRONGPASS|invalid/i],
      ['redis://:hidden-secret@127.0.0.1:1', /ECONNREFUSED/],
    ] as const) {
      const lines: string[] = [];
      const warn = (line: string) => void lines.push(line);
      expect(await openRedisState(address, { clock: systemClock, warn })).toBeUndefined();
      expect(lines).toEqual([expect.stringMatching(words)]);
      expect(lines.join()).not.toMatch(/secret/);
    }
    expect(port).toBeGreaterThan(0);
  });

  it('is warned of where it throws away what it is to keep', async () => {
    const { url } = await redisServer();
    const redis = new Redis(url);
    onTestFinished(() => redis.disconnect());
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const lines: string[] = [];
    const state = await openRedisState(url, { clock: systemClock, advise: (line) => void lines.push(line) });
    await state?.close();
    expect(lines).toEqual([expect.stringContaining('maxmemory-policy allkeys-lru')]);
  });

  it('that answers no more makes nobody wait long, and what this machine has takes over', async () => {
    const { url, freeze } = await redisServer();
    const lines: string[] = [];
    const warn = (line: string) => void lines.push(line);
    const far = await openRedisState(url, { clock: systemClock, warn, timeoutMs: 300 });
    if (!far) throw new Error('Redis cannot be reached');
    const state = withFallback(far, createMemoryState({ clock: systemClock }));
    onTestFinished(() => state.close());
    const limits = [{ requests: 2, perMs: 60_000 }];
    expect(await state.budget('anilist', limits).take(0)).toBeUndefined();
    freeze();
    await expect(far.outages.get('anilist')).rejects.toThrow(StateUnavailableError);
    // What was taken before counts along.
    expect(await state.budget('anilist', limits).take(0)).toBeUndefined();
    expect(await state.budget('anilist', limits).take(0)).toMatchObject({ why: 'limit' });
    expect(lines).toHaveLength(1);
  });

  describe('that has gone, and is used again', () => {
    const limits = [{ requests: 2, perMs: 60_000 }];

    /** A machine that stays up, what it says, and what resolves when its Redis is back. */
    async function stayingUp(url: string) {
      const lines: string[] = [];
      const events = new EventEmitter();
      const back = once(events, 'back');
      const onBack = (line: string) => {
        lines.push(line);
        events.emit('back');
      };
      const warn = (line: string) => void lines.push(line);
      const far = await openRedisState(url, { clock: systemClock, warn, onBack, timeoutMs: 300 });
      if (!far) throw new Error('no state');
      const state = withFallback(far, createMemoryState({ clock: systemClock }), { returns: true });
      onTestFinished(() => state.close());
      return { far, state, lines, back };
    }

    const lostAndBack = [
      expect.stringMatching(/^Redis at [^ ]+ cannot be used \(.+\): until it is back, the cache is kept in memory/),
      expect.stringMatching(/^Redis at [^ ]+ can be used again$/),
    ];

    it('by whoever stays up: one that was started again', async () => {
      const server = await redisServer();
      const { far, state, lines, back } = await stayingUp(server.url);
      await state.outages.set('anilist', outage);
      await server.stop();
      await expect(far.outages.get('anilist')).rejects.toThrow(StateUnavailableError);
      await expect(far.outages.get('anilist')).rejects.toThrow(StateUnavailableError);
      expect(await state.outages.get('anilist')).toEqual(outage);
      await server.start();
      await back;
      // It was started with nothing in it.
      expect(await far.outages.get('anilist')).toBeUndefined();
      await far.outages.set('kitsu', outage);
      expect(await state.outages.get('kitsu')).toEqual(outage);
      expect(lines).toEqual(lostAndBack);
    });

    it('by whoever stays up: one that answered nothing for a while', async () => {
      const server = await redisServer();
      const { far, lines, back } = await stayingUp(server.url);
      await far.outages.set('anilist', outage);
      server.freeze();
      await expect(far.outages.get('anilist')).rejects.toThrow(StateUnavailableError);
      server.thaw();
      await back;
      expect(await far.outages.get('anilist')).toEqual(outage);
      expect(lines).toEqual(lostAndBack);
    });

    it('by whoever stays up: one that is full is not back before it takes something', async () => {
      const server = await redisServer();
      const { far, lines, back } = await stayingUp(server.url);
      const redis = new Redis(server.url);
      onTestFinished(() => redis.disconnect());
      await redis.config('SET', 'maxmemory', '1');
      const tried = async () => Number(/total_connections_received:(\d+)/.exec(await redis.info('stats'))?.[1]);
      const before = await tried();
      await expect(far.outages.set('anilist', outage)).rejects.toThrow(StateUnavailableError);
      // Twice it comes in vain.
      while ((await tried()) < before + 2);
      await redis.config('SET', 'maxmemory', '0');
      await back;
      await far.outages.set('anilist', outage);
      expect(lines).toEqual(lostAndBack);
    });

    it('by whoever stays up: one that was not there to begin with', async () => {
      const server = await redisServer();
      await server.stop();
      const { far, state, lines, back } = await stayingUp(server.url);
      expect(await state.outages.get('anilist')).toBeUndefined();
      await server.start();
      await back;
      await far.outages.set('anilist', outage);
      expect(lines).toEqual([
        expect.stringMatching(/^Redis at [^ ]+ cannot be reached .*: until it is back/),
        lostAndBack[1],
      ]);
    });

    it('lets nobody start what was started without it', async () => {
      const server = await redisServer();
      const { state, back } = await stayingUp(server.url);
      const budget = state.budget('anilist', limits);
      await server.stop();
      expect([await budget.take(0), await budget.take(0)]).toEqual([undefined, undefined]);
      await server.start();
      await back;
      expect(await budget.take(0)).toMatchObject({ why: 'limit' });
    });

    it('is let go of while it is away', async () => {
      const server = await redisServer();
      const { far } = await stayingUp(server.url);
      await server.stop();
      await expect(far.outages.get('anilist')).rejects.toThrow(StateUnavailableError);
      await far.close();
    });
  });

  it('that forgot what was started, since it was started again, lets nobody start anything until no window can hold it', async () => {
    const { url, restart } = await redisServer();
    const { signal } = new AbortController();
    const quiet = () => {};
    const patience = createPatience({
      ...{ clock: systemClock, signal, mostMs: 60_000 },
      ...{ onAway: quiet, onBack: quiet, onSpent: quiet },
    })('Redis');
    const [one, other] = await Promise.all([
      openRedisState(url, { clock: systemClock, patience }),
      openRedisState(url, { clock: systemClock, patience }),
    ]);
    onTestFinished(async () => void (await Promise.all([one?.close(), other?.close()])));
    const limits = [{ requests: 2, perMs: 90_000 }];
    const [ours, theirs] = [one?.budget('anilist', limits), other?.budget('anilist', limits)];
    expect([await ours?.take(0), await ours?.look(0)]).toEqual([undefined, undefined]);
    await restart();
    expect((await ours?.take(0))?.ms).toBeGreaterThan(85_000);
    // Also one that knows of nothing, and one that has just come.
    expect((await theirs?.take(0))?.ms).toBeGreaterThan(85_000);
    const another = await openRedisState(url, { clock: systemClock });
    onTestFinished(async () => void (await another?.close()));
    expect((await another?.budget('anilist', limits).look(0))?.ms).toBeGreaterThan(85_000);
    expect(await another?.budget('kitsu', limits).take(0)).toBeUndefined();
  });

  it('says what to install where its client is not there', async () => {
    const missing = Object.assign(new Error('no such package'), { code: 'ERR_MODULE_NOT_FOUND' });
    const load = () => Promise.reject(missing);
    await expect(openRedisState('redis://127.0.0.1', { clock: systemClock, load })).rejects.toThrow(
      'npm install ioredis',
    );
  });
});
