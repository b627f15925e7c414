import { searched } from '../../model/names.ts';
import { sources } from '../../model/ref.ts';
import type { Suggestion } from '../database.ts';
import type { Dialect } from './dialect.ts';
import { all, type Steps } from './statement.ts';

/** Whether a text begins as a ref does, such as `mal:1` or `mal:`. */
const beginsRef = (start: string): boolean => sources.some((source) => start.toLowerCase().startsWith(`${source}:`));

/** So many franchises, the latest, are looked through by their names, which may be those of no title. */
const mostFranchises = 2000;

/** Runs two statements at the most: see `StoredTitles.startingWith`. `hasFranchises`: whether the data model keeps them. */
export function* titlesStartingWith(
  sql: Dialect['typeahead'],
  start: string,
  limit: number,
  hasFranchises: boolean,
): Steps<readonly Suggestion[]> {
  const isRef = beginsRef(start);
  const text = isRef ? start.toLowerCase() : searched(start);
  const rows =
    text === ''
      ? yield* all<Suggestion>(hasFranchises ? sql.recent : sql.recentCrawls, limit)
      : yield* all<Suggestion>(isRef ? sql.byRef : sql.byName, text, `${text}\u{10ffff}`, limit);
  const titles = rows.map(({ ref, name, about }) => ({ ref, name, about }));
  if (text === '' || isRef || !hasFranchises) return titles;
  const named = new Set(titles.map(({ name }) => searched(name)));
  const franchises = (yield* all<Suggestion>(sql.recent, mostFranchises))
    .map(({ ref, name }) => ({ ref, name, about: 'franchise', folded: searched(name) }))
    .filter(({ folded }) => folded.startsWith(text) && !named.has(folded))
    .map(({ folded: _, ...one }) => one);
  return [...franchises, ...titles].slice(0, limit);
}
