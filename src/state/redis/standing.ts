import type { Redis } from 'ioredis';
import { firstPauseMs, longestPauseMs } from '../away.ts';
import type { StateUnavailableError } from '../state.ts';

/** A client of a Redis, and what is said of it. */
export interface RedisClient {
  readonly redis: Redis;
  /** Why it could not be reached to begin with. Absent: it was. */
  readonly absence?: StateUnavailableError;
  /** What it said of itself since it was connected to last. */
  cause(): Error | undefined;
  failed(error: unknown): StateUnavailableError;
  /** Warns of it, once until it is back. */
  told(error: StateUnavailableError): StateUnavailableError;
  /** Says that it can be used again. */
  back(): void;
}

type Work<T> = (redis: Redis) => Promise<T>;
/** Does something with it, or rejects at once where it is left alone. */
type Through = <T>(work: Work<T>) => Promise<T>;

/** It is left alone from its first failure on: whoever asked it next would wait as long again. */
export function leftAlone({ told }: Pick<RedisClient, 'told'>, once: Through): Through {
  let lost: StateUnavailableError | undefined;
  return async (work) => {
    if (lost) throw lost;
    return once(work).catch((error: StateUnavailableError) => {
      if (isAway(error)) lost ??= error;
      throw told(error);
    });
  };
}

/**
 * It is left alone until its client has connected anew, which it goes on trying, and a key of that name can be written: it may
 * answer, and yet be full or a copy of another one.
 */
export function usedAgain(
  { redis, absence, cause, failed, told, back }: RedisClient,
  once: Through,
  key: string,
): Through {
  let lost = absence;
  let tries = 0;
  redis.options.retryStrategy = () => Math.min(firstPauseMs * 2 ** tries++, longestPauseMs);
  // What nobody waits for any more is not done late.
  redis.options.autoResendUnfulfilledCommands = false;
  const anew = () => {
    if (redis.status === 'ready') redis.disconnect(true);
  };
  const greet = async () => {
    if (!lost) return;
    try {
      const fault = cause();
      if (fault) throw failed(fault);
      await once((one) => one.set(key, '', 'PX', 1));
      [lost, tries] = [undefined, 0];
      back();
    } catch {
      anew();
    }
  };
  redis.on('ready', () => void greet());
  // Its client gives up what has failed at first.
  if (absence && redis.status === 'end') redis.connect().catch(() => {});
  else if (absence) anew();
  return async (work) => {
    if (lost) throw lost;
    return once(work).catch((error: StateUnavailableError) => {
      if (isAway(error)) {
        lost ??= error;
        anew();
      }
      throw told(error);
    });
  };
}

/** Whether it will do as it is told later: all but what it does not understand. It says itself that it is loading, full, or a copy of another. */
export function isAway(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return !(cause instanceof Error && cause.name === 'ReplyError' && /^(ERR|WRONGTYPE|NOPERM)\b/.test(cause.message));
}
