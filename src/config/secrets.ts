import { withHost } from '../model/postgres.ts';
import type { Config } from './config.ts';

/** What must not be seen in a report of a bug. */
export function secretsIn({ providers, redis, queue, postgres, cachePostgres, hdbits }: Config): readonly string[] {
  const all = [
    ...Object.values(providers).map(({ token = '' }) => token),
    ...secretsOf(redis),
    ...secretsOf(queue),
    postgres?.password ?? '',
    cachePostgres?.password ?? '',
    hdbits.passkey ?? '',
  ];
  // Shorter ones would tear holes into plain words.
  return all.filter((secret) => secret.length >= 4);
}

/** An address as a whole and its password, where it holds one: without, it may be told. */
function secretsOf(address: string | undefined): readonly string[] {
  if (address === undefined) return [];
  const { password, search } = new URL(withHost(address));
  return password === '' && search === '' ? [] : [address, password];
}
