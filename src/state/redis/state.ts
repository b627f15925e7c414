import type { PrintedTitle } from '../../model/printed.ts';
import type { Process } from '../../model/process.ts';
import { isLost, newHolder } from '../holder.ts';
import {
  type Counters,
  endedForMs,
  type Flights,
  type Lease,
  type Leases,
  type Lists,
  type Outage,
  type Outages,
  rememberedTerminals,
  type State,
} from '../state.ts';
import { redisBudget } from './budget.ts';
import { connectRedis, type RedisConnection, type RedisStateOptions } from './connection.ts';

/** What a Redis keeps: state, and whatever else is kept through the same connection. */
export interface RedisState extends State {
  readonly redis: RedisConnection;
}

/**
 * What runs share, on a Redis that any number of machines use. Resolves to undefined, after a warning, where it cannot be reached.
 */
export async function openRedisState(
  url: string,
  options: RedisStateOptions & { readonly process?: Process },
): Promise<RedisState | undefined> {
  const redis = await connectRedis(url, options);
  if (!redis) return undefined;
  return {
    budget: (account, limits) => redisBudget(redis, account, limits),
    outages: outagesIn(redis),
    flights: flightsIn(redis, options.process),
    leases: leasesIn(redis, options.process),
    counters: countersIn(redis),
    lists: listsIn(redis),
    redis,
    close: redis.close,
  };
}

function outagesIn({ command, key }: RedisConnection): Outages {
  const all = key('outages');
  return {
    async get(provider) {
      const text = await command((redis) => redis.hget(all, provider));
      return text === null ? undefined : (JSON.parse(text) as Outage);
    },
    async set(provider, outage) {
      await command((redis) => redis.hset(all, provider, JSON.stringify(outage)));
    },
    async delete(provider) {
      await command((redis) => redis.hdel(all, provider));
    },
  };
}

function flightsIn(redis: RedisConnection, process: Process | undefined): Flights {
  const keysOf = (names: readonly string[]) => names.map((name) => redis.key('flight', name));
  const holderKey = (holder: string) => redis.key('holder', holder);
  const change = (holder: string, ms: number | '') =>
    redis.run('change', [holderKey(holder)], [holder, ms, endedForMs]);
  const claimed = async (names: readonly string[], holder: string, since: number, ms: number) => {
    const keys = [...keysOf(names), holderKey(holder)];
    const said = (await redis.run('claim', keys, [holder, since, ms, endedForMs])) as readonly (string | null)[];
    return new Map(names.flatMap((name, n) => (typeof said[n] === 'string' ? [[name, said[n]] as const] : [])));
  };
  return {
    async claim(names, since, ms) {
      const holder = newHolder(process);
      const others = new Map(await claimed(names, holder, since, ms));
      const lost = [...others].filter(([, one]) => isLost(one, process));
      if (lost.length === 0) return { holder, others };
      // What they held is free; whoever else has seen that too may be first.
      for (const one of new Set(lost.map(([, whose]) => whose))) await change(one, '');
      const again = lost.map(([name]) => name);
      const still = await claimed(again, holder, Number.MAX_SAFE_INTEGER, ms);
      for (const name of again) others.delete(name);
      return { holder, others: new Map([...others, ...still]) };
    },
    async extend(holder, ms) {
      await change(holder, ms);
    },
    async end(holder) {
      await change(holder, '');
    },
    async areHeld(names) {
      if (names.length === 0) return false;
      const said = (await redis.run('holders', keysOf(names), [])) as readonly string[];
      return said.some((holder) => holder !== '' && !isLost(holder, process));
    },
  };
}

function leasesIn(redis: RedisConnection, process: Process | undefined): Leases {
  const hold = async (key: string, holder: string, ms: number): Promise<boolean> => {
    const has = (await redis.run('hold', [key], [holder, ms, ''])) as string;
    if (has === holder || !isLost(has, process)) return has === holder;
    return (await redis.run('hold', [key], [holder, ms, has])) === holder;
  };
  return {
    async take(name, ms): Promise<Lease | undefined> {
      const [key, holder] = [redis.key('lease', name), newHolder(process)];
      if (!(await hold(key, holder, ms))) return undefined;
      return {
        renew: () => hold(key, holder, ms),
        async release() {
          await redis.run('release', [key], [holder]);
        },
      };
    },
  };
}

function countersIn({ run, command, key }: RedisConnection): Counters {
  const [sums, began] = [key('sums'), key('sums', 'since')];
  return {
    async add(counts) {
      if (counts.size > 0) await run('add', [sums, began], [...counts].flat());
    },
    async totals() {
      const [all, since] = await command((redis) => Promise.all([redis.hgetall(sums), redis.get(began)]));
      const counts = new Map(Object.entries(all).map(([name, sum]) => [name, Number(sum)]));
      return { counts, since: since === null ? undefined : Number(since) };
    },
  };
}

function listsIn({ run, command, key }: RedisConnection): Lists {
  const all = key('lists');
  return {
    async get(terminal) {
      const text = await command((redis) => redis.hget(all, terminal));
      return text === null ? undefined : (JSON.parse(text) as readonly PrintedTitle[]);
    },
    async set(terminal, titles) {
      const keys = [all, key('lists', 'order'), key('lists', 'next')];
      await run('list', keys, [terminal, JSON.stringify(titles), rememberedTerminals]);
    },
  };
}
