import { AnimectlError, ConfigError } from '../model/errors.ts';

/** The queue that workers share cannot be reached, or fails. */
export class QueueError extends AnimectlError {
  readonly name = 'QueueError';
  readonly code = 'queue';
}

/** The packages that a queue needs. BullMQ brings no client of its own. */
export interface QueuePackages {
  readonly bullmq: Pick<typeof import('bullmq'), 'Queue' | 'Worker'>;
  readonly ioredis: Pick<typeof import('ioredis'), 'Redis'>;
}

export type LoadPackages = () => Promise<QueuePackages>;

const usualLoad: LoadPackages = async () => {
  const [bullmq, ioredis] = await Promise.all([import('bullmq'), import('ioredis')]);
  return { bullmq, ioredis };
};

/** Throws `ConfigError` where one is not installed. */
export async function queuePackages(load: LoadPackages = usualLoad): Promise<QueuePackages> {
  try {
    return await load();
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && /MODULE_NOT_FOUND/.test(String(error.code));
    if (!isMissing) throw error;
    throw new ConfigError('a queue needs the packages bullmq and ioredis: npm install bullmq ioredis', 'queue');
  }
}

/** How long a Redis is waited for when it is looked for first, ms. */
const connectMs = 3_000;

/**
 * A connection for one part of the queue. `patient`: it waits for a Redis that has gone, as a worker does; others fail at once.
 * Throws `QueueError` where nobody answers there.
 */
export async function connectedTo(url: string, { ioredis }: QueuePackages, patient: boolean) {
  const redis = new ioredis.Redis(url, {
    lazyConnect: true,
    connectTimeout: connectMs,
    maxRetriesPerRequest: null,
    enableOfflineQueue: patient,
    retryStrategy: () => null,
  });
  let cause: Error | undefined;
  redis.on('error', (error: Error) => {
    cause ??= error;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    throw queueError(cause ?? error, url);
  }
  // It answered once: from now on a worker waits for it to come back.
  if (patient) redis.options.retryStrategy = (times) => Math.min(1_000 * times, 10_000);
  return redis;
}

/** What went wrong, without the password. */
export function queueError(error: unknown, url: string): QueueError {
  const { host, password } = new URL(url);
  const words = error instanceof Error ? error.message : String(error);
  const safe = [password, decodeURIComponent(password)].reduce(
    (text, secret) => (secret ? text.replaceAll(secret, '***') : text),
    words,
  );
  return new QueueError(`the queue at ${host} cannot be used: ${safe}`);
}
