import { hasPassword, isSafe } from '../model/address.ts';
import { parseDuration } from '../model/duration.ts';
import { ConfigError } from '../model/errors.ts';
import type { RateLimit } from '../model/rate-limit.ts';
import type { Setting } from './file.ts';

/** What the value of one setting means; undefined: it is not set. Each throws `ConfigError`, which names the key and no secret. */

export function text({ key, value }: Setting): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw new ConfigError(`${key} must be a text`, key);
  return value;
}

/** What goes into a header of HTTP: one line of Latin letters. The value itself is never part of a message. */
export function header(setting: Setting): string | undefined {
  const value = text(setting)?.trim();
  if (value === undefined || /^[\x20-\x7e\xa0-\xff]+$/.test(value)) return value;
  throw new ConfigError(`${setting.key} must be one line of Latin letters, digits and signs`, setting.key);
}

/** A secret that can be told from other words, so that it can be kept out of messages. */
export function secret(setting: Setting): string | undefined {
  const value = header(setting);
  if (value === undefined || value.length >= 8) return value;
  throw new ConfigError(`${setting.key} is too short: it has 8 signs or more`, setting.key);
}

export function choice<T extends string>(setting: Setting, choices: readonly T[]): T | undefined {
  const value = text(setting);
  if (value === undefined) return undefined;
  const chosen = choices.find((one) => one === value);
  if (!chosen) throw new ConfigError(`${setting.key} must be one of ${choices.join(', ')}`, setting.key);
  return chosen;
}

export function flag({ key, value }: Setting): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  const word = String(value).toLowerCase();
  if (['1', 'true', 'yes', 'on'].includes(word)) return true;
  if (['0', 'false', 'no', 'off'].includes(word)) return false;
  throw new ConfigError(`${key} must be 1 or 0, not "${word.slice(0, 40)}"`, key);
}

export function address(setting: Setting): string | undefined {
  const value = text(setting);
  if (value === undefined) return undefined;
  if (!URL.canParse(value))
    throw new ConfigError(`${setting.key} must be a URL such as https://graphql.anilist.co`, setting.key);
  const url = new URL(value);
  if (!isSafe(url))
    throw new ConfigError(`${setting.key} must begin with https:// (http:// only for this machine)`, setting.key);
  if (hasPassword(url))
    throw new ConfigError(
      `${setting.key} must hold no user name or password: a token has a setting of its own`,
      setting.key,
    );
  return value;
}

export function duration(setting: Setting): number | undefined {
  const value = text(setting);
  if (value === undefined) return undefined;
  const ms = parseDuration(value);
  if (ms === undefined) throw new ConfigError(`${setting.key} must be a duration such as 20s or 1h`, setting.key);
  return ms;
}

/** `28/60s` or `3/1s,60/60s`. */
export function limits(setting: Setting): readonly RateLimit[] | undefined {
  return text(setting)
    ?.split(',')
    .map((one) => {
      const [requests, window] = one.trim().split('/');
      const perMs = parseDuration(window ?? '');
      if (!/^[1-9]\d{0,6}$/.test(requests ?? '') || perMs === undefined)
        throw new ConfigError(`${setting.key} must be requests and a time, such as 28/60s or 3/1s,60/60s`, setting.key);
      return { requests: Number(requests), perMs };
    });
}
