import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { redisAddress } from '../../src/model/redis.ts';

/** What a client makes of an address. */
function options(...words: [string] | [object]): Record<string, unknown> {
  const [one] = words;
  const told =
    typeof one === 'string' ? new Redis(one, { lazyConnect: true }) : new Redis({ lazyConnect: true, ...one });
  told.disconnect();
  const { host, port, username, password, db, family, tls } = told.options;
  return { host, port, username: username || null, password: password || null, db, family, tls: tls !== undefined };
}

describe('the address of a Redis', () => {
  it.each([
    'redis://localhost',
    'redis://127.0.0.1:6399/',
    'redis://[::1]:6399/3',
    'redis://me:p%40ss%3Aw0rd%2F%25@cache.example.com/0',
    'redis://:only%20this@cache.example.com:1234/12',
    'redis://cache.example.com?family=6',
    'rediss://me:word@cache.example.com:6380/1',
  ])('%s is read as its client would read it', (text) => {
    expect(options(redisAddress(text))).toEqual(options(text));
  });

  it('may hold what its client knows besides', () => {
    expect(redisAddress('redis://h/1?keyPrefix=mine:&family=4')).toEqual({
      host: 'h',
      db: 1,
      keyPrefix: 'mine:',
      family: 4,
    });
  });
});
