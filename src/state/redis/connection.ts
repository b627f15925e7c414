import type { Redis } from 'ioredis';
import { type Clock, inTime } from '../../model/clock.ts';
import { ConfigError } from '../../model/errors.ts';
import type { Patience } from '../../model/patience.ts';
import { StateUnavailableError } from '../state.ts';
import { scripts } from './scripts.ts';

type IoredisModule = Pick<typeof import('ioredis'), 'Redis'>;
export type ScriptName = keyof typeof scripts;

export interface RedisStateOptions {
  readonly clock: Clock;
  /** Hears one line, once, when Redis cannot be reached, or not any more. */
  readonly warn?: (message: string) => void;
  /** Hears what would better be set otherwise in a Redis that can be used. */
  readonly advise?: (message: string) => void;
  /** What all keys begin with. */
  readonly prefix?: string;
  /** Count by the clock that is given and not by Redis' own: for who sets it. */
  readonly byOwnClock?: boolean;
  /** How long to wait for the connection, and for one answer; ms. */
  readonly timeoutMs?: number;
  /** Waits for a Redis that has been reached and has gone. Left out: it is left alone from then on. */
  readonly patience?: Patience | undefined;
  /** Brings the package, which may not be installed. */
  readonly load?: () => Promise<IoredisModule>;
}

/** A Redis that keeps what machines share. All of it rejects with `StateUnavailableError` where Redis fails. */
export interface RedisConnection {
  run(name: ScriptName, keys: readonly string[], words: readonly (string | number)[]): Promise<unknown>;
  /** Does something that is one command of Redis by itself. */
  command<T>(work: (redis: Redis) => Promise<T>): Promise<T>;
  /** The caller's time, Unix time in ms. */
  now(): number;
  /** A key of ours. */
  key(...parts: readonly string[]): string;
  close(): Promise<void>;
}

/** Connects. Resolves to undefined, after a warning, where nobody is there. Throws `ConfigError` where `ioredis` is not installed. */
export async function connectRedis(url: string, options: RedisStateOptions): Promise<RedisConnection | undefined> {
  const { warn = () => {}, advise = () => {}, prefix = 'animectl:state', timeoutMs = 2_000, patience } = options;
  const redis = await clientFor(url, timeoutMs, options.load);
  const host = new URL(url).host;
  let cause: Error | undefined;
  redis.on('error', (error: Error) => {
    cause ??= error;
  });
  let hasWarned = false;
  const failed = (error: unknown): StateUnavailableError =>
    new StateUnavailableError(`Redis at ${host} cannot be used (${safeWords(cause ?? error, url)})`, { cause: error });
  const told = (error: StateUnavailableError): StateUnavailableError => {
    // Who waits for it stands not alone without it, and ends.
    if (!hasWarned) warn(patience ? error.message : `${error.message}: limits are those of this machine alone`);
    hasWarned = true;
    return error;
  };
  try {
    await inTime(redis.connect(), timeoutMs);
    await adviseOnEviction(redis, host, timeoutMs, advise);
    // Where the database of the address is not there, it would be another one.
    if (cause) throw cause;
  } catch (error) {
    redis.disconnect();
    told(failed(error));
    return undefined;
  }
  redis.on('ready', () => {
    cause = undefined;
  });
  if (patience) redis.options.retryStrategy = (times) => Math.min(100 * times, 2_000);
  const once = async <T>(work: (one: Redis) => Promise<T>): Promise<T> => {
    try {
      // ioredis' own limit leaves a timer behind for every command that Redis refuses, which keeps the process.
      return await inTime(work(redis), timeoutMs);
    } catch (error) {
      throw failed(error);
    }
  };
  const command = <T>(work: (one: Redis) => Promise<T>): Promise<T> =>
    patience
      ? patience.through(() => once(work), isAway)
      : once(work).catch((error: StateUnavailableError) => Promise.reject(told(error)));
  return {
    now: () => options.clock.now(),
    key: (...parts) => [prefix, ...parts].join(':'),
    command,
    run: (name, keys, words) => {
      const now = options.clock.now();
      const times = [options.byOwnClock ? now : '', now];
      return command((one) => one.eval(scripts[name], keys.length, ...keys, ...times, ...words));
    },
    async close() {
      redis.disconnect();
    },
  };
}

/** A client that is not connected yet. */
async function clientFor(url: string, timeoutMs: number, load: RedisStateOptions['load']): Promise<Redis> {
  const { Redis: Client } = await loaded(load ?? (() => import('ioredis')));
  return new Client(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    // A run that has lost it does not take turns between two counts.
    retryStrategy: () => null,
  });
}

/** Whether it will do as it is told later: all but what it does not understand. It says itself that it is loading, full, or a copy of another. */
function isAway(error: unknown): boolean {
  const cause = error instanceof StateUnavailableError ? error.cause : error;
  return !(cause instanceof Error && cause.name === 'ReplyError' && /^(ERR|WRONGTYPE|NOPERM)\b/.test(cause.message));
}

/** A Redis that throws keys away when it is full forgets what was asked of providers. */
async function adviseOnEviction(
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

/** What went wrong, without what may be secret. */
function safeWords(error: unknown, url: string): string {
  const { password } = new URL(url);
  const words = error instanceof Error ? error.message : String(error);
  return [password, decodeURIComponent(password)].reduce(
    (text, one) => (one ? text.replaceAll(one, '***') : text),
    words,
  );
}

async function loaded(load: () => Promise<IoredisModule>): Promise<IoredisModule> {
  try {
    return await load();
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && /MODULE_NOT_FOUND/.test(String(error.code));
    if (!isMissing) throw error;
    throw new ConfigError('a state in Redis needs the package ioredis: npm install ioredis', 'cache');
  }
}
