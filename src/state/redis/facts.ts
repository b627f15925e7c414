import { connectRedis, type RedisStateOptions } from './connection.ts';

/** What a Redis says of itself; what it does not say is absent. */
export interface RedisSaid {
  /** Why it is of no use, in a sentence. */
  readonly fault?: string;
  /** What it takes of memory. */
  readonly bytes?: number;
  /** What it does when it is full: `noeviction`, `allkeys-lru`, ... */
  readonly eviction?: string;
  /** Whether it writes down what it is told as it is told. */
  readonly keeps?: boolean;
}

/** Asks a Redis how it is. */
export async function redisFacts(url: string, options: Omit<RedisStateOptions, 'warn'>): Promise<RedisSaid> {
  let fault: string | undefined;
  const warn = (message: string) => {
    fault = message;
  };
  const redis = await connectRedis(url, { ...options, warn });
  if (!redis) return fault === undefined ? {} : { fault };
  // Not every Redis lets itself be asked.
  const setting = async (name: string): Promise<string | undefined> => {
    const said = await redis.command((one) => one.config('GET', name)).catch(() => []);
    return Array.isArray(said) && said[1] !== undefined ? String(said[1]) : undefined;
  };
  try {
    const info = await redis.command((one) => one.info('memory')).catch(() => '');
    const bytes = Number(/^used_memory:(\d+)/m.exec(info)?.[1] ?? Number.NaN);
    const [eviction, appends] = [await setting('maxmemory-policy'), await setting('appendonly')];
    return {
      ...(Number.isSafeInteger(bytes) && { bytes }),
      ...(eviction !== undefined && { eviction }),
      ...(appends !== undefined && { keeps: appends === 'yes' }),
    };
  } finally {
    await redis.close();
  }
}
