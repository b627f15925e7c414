import type { KeyvStoreAdapter } from 'keyv';
import type { Clock } from '../model/clock.ts';
import type { RedisConnection } from '../state/redis/connection.ts';
import { StateUnavailableError } from '../state/state.ts';
import type { Figures, Layer } from './layer.ts';

export interface RedisLayerOptions {
  readonly clock: Clock;
  /** What all keys begin with: others may use the same Redis. */
  readonly prefix?: string;
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

/** Entries in a Redis, which lets them expire by itself. One that fails has none and takes none. */
export function redisLayer(redis: RedisConnection, { clock, prefix = 'animectl' }: RedisLayerOptions): Layer {
  const named: string[] = [];
  return {
    forgets: true,
    store(namespace) {
      named.push(namespace);
      return storeOn(redis, `${prefix}:${namespace}`);
    },
    figures: async (namespace, graceMs) =>
      figuresOf(await headsOf(redis, `${prefix}:${namespace}`), clock.now(), graceMs),
    async prune(graceMs) {
      const gone = new Map<string, number>();
      for (const namespace of named) {
        const heads = await headsOf(redis, `${prefix}:${namespace}`);
        const old = heads.filter(({ until }) => until + graceMs <= clock.now()).map(({ key }) => key);
        await attempt(() => unlink(redis, old), 0);
        gone.set(namespace, old.length);
      }
      return gone;
    },
  };
}

/** What `work` comes to; `otherwise` where Redis fails, which the connection tells by itself. */
async function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StateUnavailableError)) throw error;
    return otherwise;
  }
}

/** Keyv's storage contract on one namespace, which gives no answer rather than failing. */
function storeOn(redis: RedisConnection, namespace: string): KeyvStoreAdapter {
  const { command } = redis;
  const name = (key: string) => `${namespace}::${key}`;
  const read = async <Value>(keys: readonly string[]) => {
    const none = keys.map(() => null);
    const found = await attempt(() => command((one) => one.mget(keys.map(name))), none);
    return found.map((text) => (text === null ? undefined : (text as Value)));
  };
  const remove = (keys: readonly string[]) => attempt(async () => (await unlink(redis, keys.map(name))) > 0, false);
  const write = (all: readonly { key: string; value: unknown; ttl?: number | undefined }[]) => {
    const sets = all.map(({ key, value, ttl }) => [
      ...['set', name(key), String(value)],
      // Redis takes whole milliseconds only.
      ...(ttl === undefined ? [] : ['PX', Math.ceil(ttl)]),
    ]);
    return attempt(async () => {
      await together(redis, sets);
      return true;
    }, false);
  };
  const store: KeyvStoreAdapter = {
    opts: {},
    namespace,
    on: () => store,
    get: async <Value>(key: string) => (await read<Value>([key]))[0],
    getMany: <Value>(keys: string[]) => read<Value>(keys),
    set: (key: string, value: unknown, ttl?: number) => write([{ key, value, ttl }]),
    async setMany(all) {
      await write(all);
    },
    delete: (key) => remove([key]),
    deleteMany: remove,
    clear: () =>
      attempt(async () => {
        for await (const keys of pagesOf(redis, namespace)) await unlink(redis, keys);
      }, undefined),
    has: (key) => attempt(async () => (await command((one) => one.exists(name(key)))) > 0, false),
  };
  return store;
}

/** Does several things at once, and answers with what each came to. */
async function together(
  { command }: RedisConnection,
  all: readonly (readonly (string | number)[])[],
): Promise<readonly unknown[]> {
  return command(async (one) => {
    const said = (await one.pipeline(all.map((words) => [...words])).exec()) ?? [];
    const [refused] = said.find(([error]) => error) ?? [];
    if (refused) throw refused;
    return said.map(([, value]) => value);
  });
}

async function unlink({ command }: RedisConnection, keys: readonly string[]): Promise<number> {
  return keys.length > 0 ? command((one) => one.unlink([...keys])) : 0;
}

/** All keys of a namespace, as Redis names them; a scan may name a key twice. */
async function* pagesOf({ command }: RedisConnection, namespace: string): AsyncGenerator<readonly string[], void> {
  let cursor = '0';
  do {
    const [next, keys] = await command((one) => one.scan(cursor, 'MATCH', `${namespace}::*`, 'COUNT', pageSize));
    yield keys;
    cursor = next;
  } while (cursor !== '0');
}

/** Times and sizes of all entries of a namespace: a walk over the keys, for people who ask. */
function headsOf(redis: RedisConnection, namespace: string): Promise<readonly Head[]> {
  const read = async () => {
    const heads = new Map<string, Head>();
    for await (const keys of pagesOf(redis, namespace)) {
      if (keys.length === 0) continue;
      const said = await together(
        redis,
        keys.flatMap((key) => [
          ['strlen', key],
          ['getrange', key, 0, headLength],
        ]),
      );
      keys.forEach((key, n) => {
        const [bytes, text] = [Number(said[2 * n]), String(said[2 * n + 1])];
        const [, at, until] = /^\{"value":\{"at":(\d+),"until":(\d+)/.exec(text) ?? [];
        if (at && until) heads.set(key, { key, bytes, at: Number(at), until: Number(until) });
      });
    }
    return [...heads.values()];
  };
  return attempt(read, []);
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
