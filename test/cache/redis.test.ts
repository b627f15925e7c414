import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openCache } from '../../src/cache/open.ts';
import { redisLayer } from '../../src/cache/redis.ts';
import type { CacheOptions } from '../../src/cache/tiers.ts';
import { ConfigError } from '../../src/model/errors.ts';
import { connectRedis, type RedisStateOptions } from '../../src/state/redis/connection.ts';
import { fakeClock } from '../helpers/clock.ts';
import { told } from '../helpers/outcomes.ts';
import { freePort, hasRedis, type RedisServer, redisPassword, redisServer } from '../helpers/redis-server.ts';
import { meterOf } from '../helpers/state.ts';
import { cacheContract } from './contract.ts';

const hour = 3_600_000;

const words =
  /cannot be reached \(.+\): the cache lasts for this run only, and limits are those of this machine alone$/;

async function refused(url: string) {
  const warnings: string[] = [];
  const redis = await connectRedis(url, { clock: fakeClock(), timeoutMs: 200, warn: (line) => warnings.push(line) });
  expect(redis).toBeUndefined();
  expect(warnings).toEqual([expect.stringMatching(/^Redis at 127\.0\.0\.1:\d+ /)]);
  expect(warnings[0]).toMatch(words);
  return warnings[0];
}

/** A Redis that answers, and the layer on it. */
async function reached(url: string, options: RedisStateOptions, prefix?: string) {
  const redis = await connectRedis(url, options);
  if (!redis) throw new Error('redis-server does not answer');
  onTestFinished(() => redis.close());
  return { redis, layer: redisLayer(redis, { clock: options.clock, ...(prefix !== undefined && { prefix }) }) };
}

it('says once that nobody listens, without the password', async () => {
  const words = await refused(`redis://:top-secret@127.0.0.1:${await freePort()}`);
  expect(words).toContain('ECONNREFUSED');
  expect(words).not.toContain('top-secret');
});

it('does not wait for one that says nothing', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket.on('error', () => undefined))).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  await refused(`redis://127.0.0.1:${(silent.address() as AddressInfo).port}`);
});

it('says what to install when the package is missing', async () => {
  const load = () =>
    Promise.reject(Object.assign(new Error("Cannot find package 'ioredis'"), { code: 'ERR_MODULE_NOT_FOUND' }));
  const opening = connectRedis('redis://:top-secret@127.0.0.1', { clock: fakeClock(), load });
  await expect(opening).rejects.toThrow(ConfigError);
  await expect(opening).rejects.toThrow(/npm install ioredis/);
  await expect(opening).rejects.not.toThrow(/secret/);
});

describe.skipIf(!hasRedis)('a real Redis', () => {
  let server: RedisServer;
  let opened = 0;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    server = await redisServer((stop) => stops.push(stop));
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  /** A cache over it; a prefix of its own keeps it apart from the others. */
  async function open(options: Omit<CacheOptions, 'meter'>, memoryBytes?: number, prefix = `test${opened++}`) {
    const { layer: far } = await reached(server.url, { clock: options.clock }, prefix);
    const meter = meterOf(options.clock);
    const cache = openCache(far, { ...options, meter, ...(memoryBytes !== undefined && { memoryBytes }) });
    onTestFinished(() => cache.close());
    return cache;
  }

  cacheContract('memory over Redis', (options) => open(options));
  cacheContract('Redis alone', (options) => open(options, 0));

  it('is shared, and outlives a process', async () => {
    const clock = fakeClock();
    const one = await open({ clock }, 0, 'shared');
    await one.set('basic', new Map([['k', { a: 1 }]]));
    await one.close();
    const other = await open({ clock }, 0, 'shared');
    expect((await other.get('basic', ['k'])).get('k')?.value).toEqual({ a: 1 });
    expect((await other.stats())[0]).toMatchObject({ entries: 1, oldest: clock.now() });
  });

  it('lets its entries expire by itself, after the grace period', async () => {
    const cache = await open({ clock: fakeClock(), graceMs: hour }, 0, 'expiring');
    await cache.set('basic', new Map([['k', 1]]));
    const client = new Redis(server.url);
    onTestFinished(() => client.disconnect());

    const left = await client.pttl('expiring:basic::k');
    expect(left).toBeGreaterThan(2 * hour - 60_000);
    expect(left).toBeLessThanOrEqual(2 * hour);
  });

  it('goes on in memory when it fails in the middle, and says so once', async () => {
    const own = await redisServer();
    const warnings: string[] = [];
    const clock = fakeClock();
    const { layer: far } = await reached(own.url, { clock, warn: (line) => warnings.push(line) });
    const cache = openCache(far, { clock, meter: meterOf(clock) });
    onTestFinished(() => cache.close());
    await cache.set('basic', new Map([['before', 1]]));
    await own.stop();
    await cache.set('basic', new Map([['after', 2]]));
    expect([...(await cache.get('basic', ['before', 'after', 'nobody'])).keys()]).toEqual(['before', 'after']);
    expect(await cache.prune()).toBe(0);
    expect((await cache.stats())[0]).toMatchObject({ entries: 0 });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^Redis at 127\.0\.0\.1:\d+ cannot be used \(.*\): the cache lasts for this run only/);
    expect(warnings[0]).not.toContain(redisPassword);
  });

  it('goes on in memory when it stops answering in the middle, and says so once', async () => {
    const own = await redisServer();
    const warnings: string[] = [];
    const clock = fakeClock();
    const { layer: far } = await reached(own.url, { clock, timeoutMs: 200, warn: (line) => warnings.push(line) });
    const cache = openCache(far, { clock, meter: meterOf(clock) });
    onTestFinished(() => cache.close());
    await cache.set('basic', new Map([['before', 1]]));
    own.freeze();
    await cache.set('basic', new Map([['after', 2]]));
    expect([...(await cache.get('basic', ['before', 'after', 'nobody'])).keys()]).toEqual(['before', 'after']);
    expect([await cache.clear('search'), await cache.prune()]).toEqual([0, 0]);
    expect(warnings).toEqual([
      expect.stringMatching(/cannot be used \(no answer in time\): the cache lasts for this run only/),
    ]);
    told({
      kind: 'a Redis that stops answering',
      tried: 'it is frozen between two answers',
      came: `${warnings.length} line, after the two seconds that a call may take at the most; memory for the rest of the run, and no timer that keeps the process`,
    });
  });

  it('gives up a walk over its keys when it stops answering, and leaves no timer behind', async () => {
    const own = await redisServer();
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const clock = fakeClock();
    const { redis, layer: far } = await reached(own.url, { clock, timeoutMs: 1_000 });
    await far.store('basic').set('k', '{"value":{"at":1,"until":2}}');
    expect((await far.figures('basic', 1e15)).entries).toBe(1);
    expect(timers()).toBeLessThanOrEqual(before);
    own.freeze();
    expect((await far.figures('basic', 1e15)).entries).toBe(0);
    await far.store('basic').clear();
    await redis.close();
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it('does not take a wrong password, nor repeat it', async () => {
    expect(await refused(`redis://:wrong-password@127.0.0.1:${server.port}`)).toMatch(/WRONGPASS/);
  });
});
