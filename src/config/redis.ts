import { ConfigError } from '../model/errors.ts';
import { isPostgres, type PostgresAddress, postgresAddress } from '../model/postgres.ts';
import type { Setting } from './file.ts';
import { text } from './values.ts';

/** Where the cache is, and what machines share. */
interface CachePlace {
  readonly cache: string;
  readonly redis?: string;
  readonly cachePostgres?: PostgresAddress;
}

/** A file, or a server: then `file` is in reserve. */
export function cacheOf(setting: Setting, file: string): CachePlace {
  const value = text(setting);
  if (value !== undefined && isNo(value))
    throw new ConfigError(
      `${setting.key} must be a file, or a redis:// or postgres:// address: what is cached is there, and how much providers were asked; :memory: keeps it for one run`,
      setting.key,
    );
  if (value !== undefined && isPostgres(value))
    return { cache: file, cachePostgres: postgresAddress(value, setting.key) };
  if (value === undefined || !/^[a-z]+:\/\//i.test(value)) return { cache: value ?? file };
  return { cache: file, redis: redisUrl(value, setting, 'a file or a URL', ' or postgres://user@localhost/anime') };
}

/** Words by which somebody wants none of it, and no file of that name. */
export const isNo = (value: string): boolean => /^(off|no|none|false|disabled?|0)$/i.test(value.trim());

/** Where the queue of jobs is. */
export function queueOf(setting: Setting): { readonly queue?: string } {
  const value = text(setting);
  if (value === undefined) return {};
  if (isPostgres(value)) {
    postgresAddress(value, setting.key);
    return { queue: value };
  }
  return { queue: redisUrl(value, setting, 'a URL', ' or postgres://user@localhost/anime') };
}

/** The address of a Redis. Throws `ConfigError`, which does not repeat it. */
function redisUrl(value: string, { key }: Setting, what: string, others = ''): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '')
    throw new ConfigError(`${key} must be ${what} such as redis://localhost:6379${others}`, key);
  if (![url.username, url.password].every(isEncoded))
    throw new ConfigError(`${key} has a password with a bare %: write %25 in its place`, key);
  if (!/^\/?\d*$/.test(url.pathname))
    throw new ConfigError(`${key} names a database of Redis, which is a number, as in redis://localhost:6379/2`, key);
  return value;
}

/** Whether each % of a part of an address begins an encoded character. */
function isEncoded(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
