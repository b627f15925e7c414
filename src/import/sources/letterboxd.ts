import type { WatchState } from '../../model/watched.ts';
import { plainName } from '../field-meaning.ts';

/** What https://letterboxd.com/settings/data/ gives: a table a list, of which its name alone says what its films are to the user. */
const tables: readonly (readonly [RegExp, WatchState])[] = [
  [/watchlist/i, 'planned'],
  [/watched|diary|ratings|reviews|films/i, 'completed'],
];

/** How far a user is with the films of a table of Letterboxd's. `file`: what it is called. */
export function stateOfTable(heads: readonly string[], file: string): WatchState | undefined {
  if (!heads.some((head) => plainName(head) === 'letterboxduri')) return undefined;
  const name = file.replace(/^.*[\\/]/, '');
  return tables.find(([pattern]) => pattern.test(name))?.[1];
}

/** The line of the heads, from 1, of a list: above them stands what the list is called, as a table of its own. */
export function headsOfList(head: string): number | undefined {
  if (!/^\ufeff?Letterboxd list export/i.test(head)) return undefined;
  const line = head.split(/\r?\n/, 10).findIndex((one) => /^Position,Name,/i.test(one));
  return line < 0 ? undefined : line + 1;
}
