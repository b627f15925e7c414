/** Where a Redis is, by the names that its client has for it. */
export interface RedisAddress {
  readonly host: string;
  readonly port?: number;
  readonly username?: string;
  /** Never printed. */
  readonly password?: string;
  /** The number of one of its databases. */
  readonly db?: number;
  /** 4 or 6: which kind of address a host's name stands for. */
  readonly family?: number;
  /** Present where the address is `rediss://`. */
  readonly tls?: object;
}

/**
 * Reads `redis://USER:PASSWORD@HOST:PORT/DATABASE?family=6`, which the settings have checked. The client itself would read it with
 * `url.parse()`, of which Node 24 and later warn on stderr. Other parameters are the client's, by their names.
 */
export function redisAddress(text: string): RedisAddress {
  const url = new URL(text);
  const { family, ...others } = Object.fromEntries(url.searchParams);
  const [port, db, kind] = [url.port, url.pathname.slice(1), family ?? ''].map((part) => Number.parseInt(part, 10));
  return {
    ...others,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    ...(port && { port }),
    ...(url.username && { username: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    ...(db && { db }),
    ...(kind && { family: kind }),
    ...(url.protocol === 'rediss:' && { tls: {} }),
  };
}
