import { withHost } from '../model/postgres.ts';
import type { Config } from './config.ts';

/** What must not be seen in a report of a bug. */
export function secretsIn({ providers, redis, queue, postgres, cachePostgres, hdbits }: Config): readonly string[] {
  const password = redis === undefined ? '' : new URL(redis).password;
  const all = [
    ...Object.values(providers).map(({ token = '' }) => token),
    redis ?? '',
    password,
    queue ?? '',
    queue === undefined ? '' : new URL(withHost(queue)).password,
    postgres?.password ?? '',
    cachePostgres?.password ?? '',
    hdbits.passkey ?? '',
  ];
  // Shorter ones would tear holes into plain words.
  return all.filter((secret) => secret.length >= 4);
}
