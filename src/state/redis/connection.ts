import type { Redis } from 'ioredis';
import { type Clock, inTime } from '../../model/clock.ts';
import type { Patience } from '../../model/patience.ts';
import { StateUnavailableError } from '../state.ts';
import { adviseOnEviction, clientFor, disconnect, type IoredisModule, wordsOf } from './client.ts';
import { scripts } from './scripts.ts';

/** What a run does without it. */
const alone = 'the cache lasts for this run only, and limits are those of this machine alone';

const defaultTimeoutMs = 2_000;

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

/**
 * A Redis that keeps what machines share. All of it rejects with `StateUnavailableError` where Redis fails; where nobody waits for it,
 * from its first failure on at once, but for what it refuses by itself.
 */
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

/** A client that has reached its Redis, and what is said of it. */
interface Reached {
  readonly redis: Redis;
  failed(error: unknown): StateUnavailableError;
  /** Warns of it, once. */
  told(error: StateUnavailableError): StateUnavailableError;
}

/** Connects. Resolves to undefined, after a warning, where nobody is there. Throws `ConfigError` where `ioredis` is not installed. */
export async function connectRedis(url: string, options: RedisStateOptions): Promise<RedisConnection | undefined> {
  const { prefix = 'animectl:state', patience } = options;
  const reached = await reach(url, options);
  if (!reached) return undefined;
  const { redis, failed, told } = reached;
  if (patience) redis.options.retryStrategy = (times) => Math.min(100 * times, 2_000);
  const once = async <T>(work: (one: Redis) => Promise<T>): Promise<T> => {
    try {
      // ioredis' own limit leaves a timer behind for every command that Redis refuses, which keeps the process.
      return await inTime(work(redis), options.timeoutMs ?? defaultTimeoutMs);
    } catch (error) {
      throw failed(error);
    }
  };
  // Why it is left alone: whoever asked it next would wait as long again.
  let lost: StateUnavailableError | undefined;
  const command = async <T>(work: (one: Redis) => Promise<T>): Promise<T> => {
    if (patience) return patience.through(() => once(work), isAway);
    if (lost) throw lost;
    return once(work).catch((error: StateUnavailableError) => {
      if (isAway(error)) lost ??= error;
      throw told(error);
    });
  };
  return {
    now: () => options.clock.now(),
    key: (...parts) => [prefix, ...parts].join(':'),
    command,
    run: (name, keys, words) => {
      const now = options.clock.now();
      const times = [options.byOwnClock ? now : '', now];
      return command((one) => one.eval(scripts[name], keys.length, ...keys, ...times, ...words));
    },
    close: () => disconnect(redis),
  };
}

async function reach(url: string, options: RedisStateOptions): Promise<Reached | undefined> {
  const { warn = () => {}, advise = () => {}, timeoutMs = defaultTimeoutMs, patience } = options;
  const redis = await clientFor(url, timeoutMs, options.load);
  const host = new URL(url).host;
  let cause: Error | undefined;
  redis.on('error', (error: Error) => {
    cause ??= error;
  });
  let [hasWarned, isReached] = [false, false];
  const failed = (error: unknown): StateUnavailableError => {
    const what = `Redis at ${host} cannot be ${isReached ? 'used' : 'reached'}`;
    return new StateUnavailableError(`${what} (${wordsOf(cause ?? error, url)})`, { cause: error });
  };
  const told = (error: StateUnavailableError): StateUnavailableError => {
    // Who waits for it stands not alone without it, and ends.
    if (!hasWarned) warn(patience ? error.message : `${error.message}: ${alone}`);
    hasWarned = true;
    return error;
  };
  try {
    await inTime(redis.connect(), timeoutMs);
    await adviseOnEviction(redis, host, timeoutMs, advise);
    // Where the database of the address is not there, it would be another one.
    if (cause) throw cause;
    isReached = true;
  } catch (error) {
    await disconnect(redis);
    told(failed(error));
    return undefined;
  }
  redis.on('ready', () => {
    cause = undefined;
  });
  return { redis, failed, told };
}

/** Whether it will do as it is told later: all but what it does not understand. It says itself that it is loading, full, or a copy of another. */
function isAway(error: unknown): boolean {
  const cause = error instanceof StateUnavailableError ? error.cause : error;
  return !(cause instanceof Error && cause.name === 'ReplyError' && /^(ERR|WRONGTYPE|NOPERM)\b/.test(cause.message));
}
