import type { Redis } from 'ioredis';
import { type Clock, inTime } from '../../model/clock.ts';
import type { Patience } from '../../model/patience.ts';
import { aloneForNow } from '../away.ts';
import { StateUnavailableError } from '../state.ts';
import { adviseOnEviction, clientFor, disconnect, type IoredisModule, wordsOf } from './client.ts';
import { scripts } from './scripts.ts';
import { isAway, leftAlone, type RedisClient, usedAgain } from './standing.ts';

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
  /** It is used again when it is back, also where it was not there to begin with; hears that, in a sentence. Left out: it is not. */
  readonly onBack?: ((message: string) => void) | undefined;
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

/** Connects. Resolves to undefined, after a warning, where nobody is there. Throws `ConfigError` where `ioredis` is not installed. */
export async function connectRedis(url: string, options: RedisStateOptions): Promise<RedisConnection | undefined> {
  const { prefix = 'animectl:state', patience, onBack } = options;
  const reached = await reach(url, options);
  if (!reached) return undefined;
  const { redis, failed } = reached;
  const key = (...parts: readonly string[]) => [prefix, ...parts].join(':');
  if (patience) redis.options.retryStrategy = (times) => Math.min(100 * times, 2_000);
  const once = async <T>(work: (one: Redis) => Promise<T>): Promise<T> => {
    try {
      // ioredis' own limit leaves a timer behind for every command that Redis refuses, which keeps the process.
      return await inTime(work(redis), options.timeoutMs ?? defaultTimeoutMs);
    } catch (error) {
      throw failed(error);
    }
  };
  const through = onBack && !patience ? usedAgain(reached, once, key('probe')) : leftAlone(reached, once);
  const command = <T>(work: (one: Redis) => Promise<T>): Promise<T> =>
    patience ? patience.through(() => once(work), isAway) : through(work);
  return {
    now: () => options.clock.now(),
    key,
    command,
    run: (name, keys, words) => {
      const now = options.clock.now();
      const times = [options.byOwnClock ? now : '', now];
      return command((one) => one.eval(scripts[name], keys.length, ...keys, ...times, ...words));
    },
    close: () => disconnect(redis),
  };
}

async function reach(url: string, options: RedisStateOptions): Promise<RedisClient | undefined> {
  const { warn = () => {}, advise = () => {}, timeoutMs = defaultTimeoutMs, patience, onBack } = options;
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
    if (!hasWarned) warn(patience ? error.message : `${error.message}: ${onBack ? aloneForNow : alone}`);
    hasWarned = true;
    return error;
  };
  const back = () => {
    [hasWarned, isReached] = [false, true];
    onBack?.(`Redis at ${host} can be used again`);
  };
  const reached = { redis, failed, told, back, cause: () => cause };
  try {
    await inTime(redis.connect(), timeoutMs);
    await adviseOnEviction(redis, host, timeoutMs, advise);
    // Where the database of the address is not there, it would be another one.
    if (cause) throw cause;
    isReached = true;
  } catch (error) {
    if (!onBack || patience) await disconnect(redis);
    const absence = told(failed(error));
    if (!onBack || patience) return undefined;
    return { ...reached, absence };
  } finally {
    redis.on(onBack ? 'connect' : 'ready', () => {
      cause = undefined;
    });
  }
  return reached;
}
