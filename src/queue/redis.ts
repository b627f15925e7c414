import type { Redis } from 'ioredis';
import { inTime } from '../model/clock.ts';
import { installed } from '../model/installed.ts';
import { redisAddress } from '../model/redis.ts';
import { type EngineOptions, packagesMissing, type QueueEngine, type QueuePackages, queueName } from './engine.ts';
import { QueueError, queueError } from './error.ts';

const missing = packagesMissing('bullmq and ioredis');
/** How long a Redis is waited for when it is looked for first, ms. */
const connectMs = 3_000;

/** A queue on a Redis. */
export async function redisEngine(
  url: string,
  { load, prefix = 'animectl:queue', patient = false, advise }: EngineOptions,
): Promise<QueueEngine> {
  const bullmq = await installed(load?.bullmq ?? (() => import('bullmq')), missing);
  const ioredis = await installed(load?.ioredis ?? (() => import('ioredis')), missing);
  const open: Redis[] = [];
  const connected = async () => {
    const one = await connectedTo(url, ioredis, patient);
    open.push(one.redis);
    return one;
  };
  const { redis: first, fault } = await connected();
  try {
    await checkVersion(first, prefix, bullmq, new URL(url).host);
    await adviseOnEviction(first, new URL(url).host, advise);
  } catch (error) {
    first.disconnect();
    throw queueError(error, url);
  }
  return {
    queue: async () => new bullmq.Queue(queueName, { connection: first, prefix }),
    flows: async () => new bullmq.FlowProducer({ connection: first, prefix }),
    worker: async (process, options) =>
      new bullmq.Worker(queueName, process, { ...options, connection: (await connected()).redis, prefix }),
    async look() {
      // What is sent while it is away waits until it is back.
      if (first.status !== 'ready') throw queueError(fault() ?? new Error('its server has gone'), url);
      await inTime(first.ping(), connectMs).catch((error) => {
        throw queueError(fault() ?? error, url);
      });
    },
    async close() {
      for (const one of open) one.disconnect();
    },
  };
}

/** A connection for one part of a queue, and why it is not there. `patient`: it waits for a Redis that has gone. */
async function connectedTo(
  url: string,
  { Redis }: QueuePackages['ioredis'],
  patient: boolean,
): Promise<{ readonly redis: Redis; fault(): Error | undefined }> {
  const redis = new Redis({
    lazyConnect: true,
    connectTimeout: connectMs,
    maxRetriesPerRequest: null,
    enableOfflineQueue: patient,
    retryStrategy: () => null,
    ...redisAddress(url),
  });
  let cause: Error | undefined;
  redis.on('error', (error: Error) => {
    cause ??= error;
  });
  try {
    await redis.connect();
    await redis.ping();
    // Where the database of the address is not there, it would be another one.
    if (cause) throw cause;
  } catch (error) {
    redis.disconnect();
    throw queueError(cause ?? error, url);
  }
  // It answered once: from now on a worker waits for it to come back.
  redis.on('ready', () => {
    cause = undefined;
  });
  if (patient) redis.options.retryStrategy = (times) => Math.min(100 * times, 2_000);
  return { redis, fault: () => cause };
}

/** BullMQ notes its version with the queue, overwrites that of others without a word, and reads their jobs by its own rules. */
async function checkVersion(
  redis: Redis,
  prefix: string,
  bullmq: QueuePackages['bullmq'],
  host: string,
): Promise<void> {
  const made = /^bullmq:(\d+)\.(.+)$/.exec((await redis.hget(`${prefix}:${queueName}:meta`, 'version')) ?? '');
  const ours = bullmq.BULLMQ_MAJOR_VERSION;
  if (!made || Number(made[1]) === ours) return;
  throw new QueueError(
    `the queue at ${host} was made by BullMQ ${made[1]}.${made[2]}, and this is BullMQ ${ours}: let the workers of the other version empty it, then delete the keys ${prefix}:*`,
  );
}

/** A Redis that throws keys away when it is full loses jobs. */
async function adviseOnEviction(redis: Redis, host: string, advise: EngineOptions['advise']): Promise<void> {
  if (!advise) return;
  // Not every Redis lets itself be asked.
  const said = await redis.config('GET', 'maxmemory-policy').catch(() => []);
  const policy = Array.isArray(said) ? String(said[1] ?? '') : '';
  if (policy !== '' && policy !== 'noeviction')
    advise(
      `the queue at ${host} may lose jobs: Redis throws keys away when it is full (maxmemory-policy ${policy}); set it to noeviction`,
    );
}
