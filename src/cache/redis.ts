import type { RedisClientConnectionType } from '@keyv/redis';
import type { KeyvStoreAdapter } from 'keyv';
import type { Clock } from '../model/clock.ts';
import { ConfigError } from '../model/errors.ts';
import type { Figures, Layer } from './layer.ts';

type KeyvRedisModule = typeof import('@keyv/redis');
type KeyvRedis = InstanceType<KeyvRedisModule['default']>;

export interface RedisOptions {
  readonly clock: Clock;
  /** Hears one line, once, when Redis cannot be reached, or not any more. */
  readonly warn?: (message: string) => void;
  /** What all keys begin with: others may use the same Redis. */
  readonly prefix?: string;
  /** How long to wait for the connection, and for one answer; ms. */
  readonly timeoutMs?: number;
  /** Brings the package, which may not be installed. */
  readonly load?: () => Promise<KeyvRedisModule>;
}

/** Runs `work`; `otherwise` once Redis has failed. */
type Attempt = <T>(work: () => Promise<T>, otherwise: T) => Promise<T>;

/** What a walk over the keys needs of the client. */
interface Walked {
  scanIterator(options: { readonly MATCH: string; readonly COUNT: number }): AsyncIterable<readonly string[]>;
  strLen(key: string): Promise<number>;
  getRange(key: string, start: number, end: number): Promise<string | null>;
}

/** An entry without its value. */
interface Head {
  readonly key: string;
  readonly bytes: number;
  readonly at: number;
  readonly until: number;
}

const pageSize = 500;
/** Enough of a value for its two times. */
const headLength = 80;

/**
 * Connects to the Redis at `url`. Undefined, and a warning: it cannot be reached. From its first failure on it is left
 * alone for the rest of the run. Throws `ConfigError` when `@keyv/redis` is not installed.
 */
export async function openRedis(url: string, options: RedisOptions): Promise<Layer | undefined> {
  const { clock, warn, prefix = 'animectl', timeoutMs = 2_000 } = options;
  const { default: KeyvRedis, createClient } = await loaded(options.load ?? (() => import('@keyv/redis')));
  const place = new URL(url).host;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandOptions: { timeout: timeoutMs },
    socket: { reconnectStrategy: false, connectTimeout: timeoutMs },
  });
  let failed = false;
  let cause: unknown;
  const hear = (error: unknown) => {
    cause ??= error;
  };
  client.on('error', hear);

  function adapter(namespace: string): KeyvRedis {
    // Both packages mean the same client; only their strictness about absent options differs.
    const made = new KeyvRedis(client as unknown as RedisClientConnectionType, {
      namespace,
      throwOnErrors: true,
      connectionTimeout: timeoutMs,
    });
    made.on('error', hear);
    return made;
  }

  const attempt: Attempt = async (work, otherwise) => {
    if (failed) return otherwise;
    try {
      return await work();
    } catch (error) {
      if (!failed) warn?.(`Redis at ${place} fails (${wordsOf(error, url)}): the cache lasts for this run only`);
      failed = true;
      return otherwise;
    }
  };

  const scanner = adapter(prefix);
  try {
    await scanner.getClient();
  } catch {
    warn?.(`Redis at ${place} cannot be reached (${wordsOf(cause, url)}): the cache lasts for this run only`);
    return undefined;
  }
  const spaceOf = (namespace: string) => `${prefix}:${namespace}`;
  const heads = (namespace: string) => headsOf(client, `${spaceOf(namespace)}::`, attempt);
  const named: string[] = [];
  return {
    forgets: true,
    store(namespace) {
      named.push(namespace);
      return storeOn(adapter(spaceOf(namespace)), spaceOf(namespace), attempt);
    },
    figures: async (namespace, graceMs) => figuresOf(await heads(namespace), clock.now(), graceMs),
    async prune(graceMs) {
      const gone = new Map<string, number>();
      for (const namespace of named) {
        const old = (await heads(namespace)).filter(({ until }) => until + graceMs <= clock.now());
        if (old.length > 0) await attempt(() => client.unlink(old.map(({ key }) => key)), 0);
        gone.set(namespace, old.length);
      }
      return gone;
    },
    async close() {
      if (client.isOpen) client.destroy();
    },
  };
}

async function loaded(load: () => Promise<KeyvRedisModule>): Promise<KeyvRedisModule> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new ConfigError(
      'ANIMECTL_CACHE names a Redis, which needs the package @keyv/redis: install it (npm install @keyv/redis), or name a file',
    );
  }
}

/** One line that says why, without the address: a password is part of it. */
function wordsOf(error: unknown, url: string): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const words = inner instanceof Error ? inner.message || inner.name : 'no answer in time';
  const { password } = new URL(url);
  const secrets = [url, password, decodeURIComponent(password)].filter((one) => one !== '');
  const safe = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), words);
  return safe.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, 200);
}

/** Keyv's storage contract on one namespace, which gives no answer rather than failing. */
function storeOn(redis: KeyvRedis, namespace: string, attempt: Attempt): KeyvStoreAdapter {
  const store: KeyvStoreAdapter = {
    // Not Redis' own: its address, with a password, is among them.
    opts: {},
    namespace,
    on: () => store,
    get: <Value>(key: string) => attempt(() => redis.get<Value>(key), undefined),
    getMany: <Value>(keys: string[]) =>
      attempt(
        () => redis.getMany<Value>(keys),
        keys.map(() => undefined),
      ),
    set: (key: string, value: unknown, ttl?: number) =>
      attempt(() => redis.set(key, String(value), wholeMs(ttl)), undefined),
    setMany: (entries) =>
      attempt(
        () =>
          redis.setMany(entries.map((one) => ({ ...one, ...(one.ttl !== undefined && { ttl: Math.ceil(one.ttl) }) }))),
        undefined,
      ),
    delete: (key) => attempt(() => redis.delete(key), false),
    deleteMany: (keys) => attempt(() => redis.deleteMany(keys), false),
    clear: () => attempt(() => redis.clear(), undefined),
    has: (key) => attempt(() => redis.has(key), false),
  };
  return store;
}

const wholeMs = (ttl: number | undefined): number | undefined => (ttl === undefined ? undefined : Math.ceil(ttl));

/** Times and sizes of all entries whose key begins with `start`: a walk over the keys, for people who ask. */
function headsOf(client: Walked, start: string, attempt: Attempt): Promise<readonly Head[]> {
  return attempt(async () => {
    const heads = new Map<string, Head>();
    // A scan may name a key twice.
    for await (const keys of client.scanIterator({ MATCH: `${start}*`, COUNT: pageSize })) {
      const read = await Promise.all(
        keys.map((key) => Promise.all([client.strLen(key), client.getRange(key, 0, headLength)])),
      );
      keys.forEach((key, n) => {
        const [bytes = 0, text] = read[n] ?? [];
        const [, at, until] = /^\{"value":\{"at":(\d+),"until":(\d+)/.exec(text ?? '') ?? [];
        if (at && until) heads.set(key, { key, bytes, at: Number(at), until: Number(until) });
      });
    }
    return [...heads.values()];
  }, []);
}

function figuresOf(heads: readonly Head[], now: number, graceMs: number): Figures {
  const present = heads.filter(({ until }) => until + graceMs > now);
  const least = (times: readonly number[]) => (times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : undefined);
  return {
    entries: present.length,
    bytes: present.reduce((sum, { bytes }) => sum + bytes, 0),
    oldest: least(present.map(({ at }) => at)),
    nextToExpire: least(present.map(({ until }) => until).filter((until) => until > now)),
  };
}
