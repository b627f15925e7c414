import type { RedisClientConnectionType } from '@keyv/redis';
import type { KeyvStoreAdapter } from 'keyv';
import { type Clock, inTime } from '../model/clock.ts';
import { ConfigError } from '../model/errors.ts';
import type { Patience } from '../model/patience.ts';
import type { Figures, Layer } from './layer.ts';
import { answer, attempt, type Connected, wordsOf } from './redis-connection.ts';

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
  /** Waits for a Redis that has been reached and has gone. Left out: it is left alone from then on. */
  readonly patience?: Patience | undefined;
  /** Brings the package, which may not be installed. */
  readonly load?: () => Promise<KeyvRedisModule>;
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
 * Connects to the Redis at `url`. Resolves to undefined, after a warning, where it cannot be reached. From its first failure on it
 * is left alone for the rest of the run, where nobody waits for it; an answer that does not come in time is a failure. Throws `ConfigError` when
 * `@keyv/redis` is not installed.
 */
export async function openRedis(url: string, options: RedisOptions): Promise<Layer | undefined> {
  const { clock, warn = () => {}, prefix = 'animectl', timeoutMs = 2_000, patience } = options;
  const { default: KeyvRedis, createClient } = await loaded(options.load ?? (() => import('@keyv/redis')));
  let isReached = false;
  const again = (retries: number) => (patience && isReached ? Math.min(100 * (retries + 1), 2_000) : (false as const));
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: again, connectTimeout: timeoutMs },
  });
  let cause: unknown;
  const hear = (error: unknown) => {
    cause ??= error;
  };
  client.on('error', hear);
  try {
    await inTime(client.connect(), timeoutMs);
    isReached = true;
  } catch (error) {
    if (client.isOpen) client.destroy();
    warn(
      `Redis at ${new URL(url).host} cannot be reached (${wordsOf(cause ?? error, url)}): the cache lasts for this run only`,
    );
    return undefined;
  }
  function adapter(namespace: string): KeyvRedis {
    // Both packages mean the same client; only their strictness about absent options differs.
    const made = new KeyvRedis(client as unknown as RedisClientConnectionType, { namespace, throwOnErrors: true });
    made.on('error', hear);
    return made;
  }
  return layerOf({ client, url, prefix, clock, timeoutMs, warn, patience, adapter, named: [], failed: false });
}

function layerOf(redis: Connected): Layer {
  const { client, clock, named } = redis;
  return {
    forgets: true,
    store(namespace) {
      named.push(namespace);
      return storeOn(redis, `${redis.prefix}:${namespace}`);
    },
    figures: async (namespace, graceMs) => figuresOf(await headsOf(redis, namespace), clock.now(), graceMs),
    async prune(graceMs) {
      const gone = new Map<string, number>();
      for (const namespace of named) {
        const old = (await headsOf(redis, namespace)).filter(({ until }) => until + graceMs <= clock.now());
        await unlink(
          redis,
          old.map(({ key }) => key),
        );
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

/** Keyv's storage contract on one namespace, which gives no answer rather than failing. */
function storeOn(redis: Connected, namespace: string): KeyvStoreAdapter {
  const keyv = redis.adapter(namespace);
  const ask = <T>(work: () => Promise<T>, otherwise: T) => attempt(redis, () => answer(redis, work()), otherwise);
  const store: KeyvStoreAdapter = {
    // Not Redis' own: its address, with a password, is among them.
    opts: {},
    namespace,
    on: () => store,
    get: <Value>(key: string) => ask(() => keyv.get<Value>(key), undefined),
    getMany: <Value>(keys: string[]) =>
      ask(
        () => keyv.getMany<Value>(keys),
        keys.map(() => undefined),
      ),
    set: (key: string, value: unknown, ttl?: number) =>
      ask(() => keyv.set(key, String(value), wholeMs(ttl)), undefined),
    setMany: (entries) =>
      ask(
        () =>
          keyv.setMany(entries.map((one) => ({ ...one, ...(one.ttl !== undefined && { ttl: Math.ceil(one.ttl) }) }))),
        undefined,
      ),
    delete: (key) => ask(() => keyv.delete(key), false),
    deleteMany: (keys) => ask(() => keyv.deleteMany(keys), false),
    clear: () =>
      attempt(
        redis,
        async () => {
          for await (const keys of pagesOf(redis, namespace)) await unlink(redis, keys);
        },
        undefined,
      ),
    has: (key) => ask(() => keyv.has(key), false),
  };
  return store;
}

const wholeMs = (ttl: number | undefined): number | undefined => (ttl === undefined ? undefined : Math.ceil(ttl));

async function unlink(redis: Connected, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await attempt(redis, () => answer(redis, redis.client.unlink([...keys])), 0);
}

/** All keys of a namespace, as Redis names them; a scan may name a key twice. */
async function* pagesOf(redis: Connected, namespace: string): AsyncGenerator<readonly string[], void> {
  let cursor = '0';
  do {
    const page = await answer(redis, redis.client.scan(cursor, { MATCH: `${namespace}::*`, COUNT: pageSize }));
    yield page.keys;
    cursor = page.cursor;
  } while (cursor !== '0');
}

/** Times and sizes of all entries of a namespace: a walk over the keys, for people who ask. */
function headsOf(redis: Connected, namespace: string): Promise<readonly Head[]> {
  const { client, prefix } = redis;
  const read = async () => {
    const heads = new Map<string, Head>();
    for await (const keys of pagesOf(redis, `${prefix}:${namespace}`)) {
      const starts = keys.map((key) => Promise.all([client.strLen(key), client.getRange(key, 0, headLength)]));
      const found = await answer(redis, Promise.all(starts));
      keys.forEach((key, n) => {
        const [bytes = 0, text] = found[n] ?? [];
        const [, at, until] = /^\{"value":\{"at":(\d+),"until":(\d+)/.exec(text ?? '') ?? [];
        if (at && until) heads.set(key, { key, bytes, at: Number(at), until: Number(until) });
      });
    }
    return [...heads.values()];
  };
  return attempt(redis, read, []);
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
