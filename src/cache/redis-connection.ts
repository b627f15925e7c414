import { type Clock, inTime } from '../model/clock.ts';
import type { Patience } from '../model/patience.ts';

type KeyvRedis = InstanceType<typeof import('@keyv/redis')['default']>;

/** What is asked of the client itself. */
export interface Client {
  readonly isOpen: boolean;
  destroy(): void;
  scan(
    cursor: string,
    options: { readonly MATCH: string; readonly COUNT: number },
  ): Promise<{ readonly cursor: string; readonly keys: readonly string[] }>;
  unlink(keys: string[]): Promise<number>;
  strLen(key: string): Promise<number>;
  getRange(key: string, start: number, end: number): Promise<string | null>;
}

/** A Redis that answers, until it fails. */
export interface Connected {
  readonly client: Client;
  readonly url: string;
  readonly prefix: string;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly warn: (message: string) => void;
  readonly patience: Patience | undefined;
  /** Keyv's adapter for a namespace of its own. */
  readonly adapter: (namespace: string) => KeyvRedis;
  /** Namespaces that were asked for. */
  readonly named: string[];
  failed: boolean;
}

/** Does what Redis is asked for; `otherwise` once it has failed, of which the first failure is warned. */
export async function attempt<T>(redis: Connected, work: () => Promise<T>, otherwise: T): Promise<T> {
  if (redis.failed) return otherwise;
  const place = new URL(redis.url).host;
  const once = () =>
    work().catch((error) => {
      throw new Error(`Redis at ${place} cannot be used (${wordsOf(error, redis.url)})`, { cause: error });
    });
  try {
    return await (redis.patience ? redis.patience.through(once, () => true) : work());
  } catch (error) {
    if (!redis.failed && !redis.patience)
      redis.warn(`Redis at ${place} fails (${wordsOf(error, redis.url)}): the cache lasts for this run only`);
    redis.failed = true;
    return otherwise;
  }
}

/** One answer of Redis, or its failure to answer in time. */
export const answer = <T>({ timeoutMs }: Connected, asked: Promise<T>): Promise<T> => inTime(asked, timeoutMs);

/** One line that says why, without the address: a password is part of it. */
export function wordsOf(error: unknown, url: string): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const words = inner instanceof Error ? inner.message || inner.name : 'no answer in time';
  const { password } = new URL(url);
  const secrets = [url, password, decodeURIComponent(password)].filter((one) => one !== '');
  const safe = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), words);
  return safe.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, 200);
}
