import type { Redis } from 'ioredis';
import { inTime } from '../../model/clock.ts';
import { ConfigError } from '../../model/errors.ts';
import { installed } from '../../model/installed.ts';
import { redisAddress } from '../../model/redis.ts';

export type IoredisModule = Pick<typeof import('ioredis'), 'Redis'>;

/** How long a Redis that does not hang up is waited for when nothing is wanted of it any more, ms. */
const goodbyeMs = 50;

/** A client that is not connected yet. */
export async function clientFor(url: string, timeoutMs: number, load?: () => Promise<IoredisModule>): Promise<Redis> {
  const { Redis: Client } = await installed(load ?? (() => import('ioredis')), missing);
  return new Client({
    lazyConnect: true,
    disconnectTimeout: goodbyeMs,
    connectTimeout: timeoutMs,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    // A run that has lost it does not take turns between two counts.
    retryStrategy: () => null,
    ...redisAddress(url),
  });
}

/** Lets go of it. Where it has gone already ioredis would keep the process for a while. */
export async function disconnect(redis: Redis): Promise<void> {
  if (redis.status === 'end') return;
  const ended = redis.status === 'ready' && new Promise<void>((resolve) => void redis.once('end', resolve));
  redis.disconnect();
  await ended;
}

/** A Redis that throws keys away when it is full forgets what was asked of providers. */
export async function adviseOnEviction(
  redis: Redis,
  host: string,
  timeoutMs: number,
  advise: (message: string) => void,
): Promise<void> {
  // Not every Redis lets itself be asked.
  const said = await inTime(redis.config('GET', 'maxmemory-policy'), timeoutMs).catch(() => []);
  const policy = Array.isArray(said) ? String(said[1] ?? '') : '';
  if (policy.startsWith('allkeys'))
    advise(`Redis at ${host} throws keys away when it is full (maxmemory-policy ${policy}): set it to noeviction`);
}

/** One line that says why, without the address: a password is part of it. */
export function wordsOf(error: unknown, url: string): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const said = inner instanceof Error ? inner.message || inner.name : String(inner);
  const words = /^(?:Stream isn't writeable|Connection is closed)/.test(said) ? 'the connection was lost' : said;
  const { password } = new URL(url);
  const secrets = [url, password, decodeURIComponent(password)].filter((one) => one !== '');
  const safe = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), words);
  return safe.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, 200);
}

const missing = (): ConfigError =>
  new ConfigError(
    'ANIMECTL_CACHE names a Redis, which needs the package ioredis: install it (npm install ioredis), or name a file',
    'cache',
  );
