import { isServerAddress, type PostgresAddress, postgresAddress } from '../model/postgres.ts';

export { copyDatabase } from '../store/copy/copy.ts';

/** A database as somebody names it, and as it is shown. Throws `ConfigError`, which calls it `what`. */
export function placeNamed(
  text: string,
  what: string,
): { readonly place: string | PostgresAddress; readonly shown: string } {
  if (!isServerAddress(text)) return { place: text, shown: text };
  const place = postgresAddress(text, what);
  return { place, shown: place.shown };
}
