import { isObject } from '../model/json.ts';
import { sources } from '../model/ref.ts';
import type { Watched } from '../model/watched.ts';
import { plainName } from './field-meaning.ts';
import { brief, isBlank } from './values.ts';
import { isOfTheTitle, progressIn, stateIn } from './watched.ts';
import { levelsOf } from './wrappers.ts';

type Json = Readonly<Record<string, unknown>>;

/** Names for a column of ids that lists may use, as in sentences. */
export const idColumns = sources
  .slice(0, 2)
  .map((source) => `${source}_id`)
  .join(' or ');

/** Why a row names no title. `all`: its values by their plain names. */
export function whyUnnamed(all: ReadonlyMap<string, unknown>, record: Json): string {
  const named = levelsOf(record).flatMap((level) => Object.entries(level));
  const ids = named.flatMap(([name, value]) =>
    isObject(value) && plainName(name) === 'ids'
      ? Object.entries(value)
      : /[a-z]_?id$/i.test(name)
        ? [[name, value] as const]
        : [],
  );
  const other = ids.find(([name, value]) => !isBlank(value) && !/^(?:user|list|row)_?id$/i.test(name));
  if (other && !all.has('id'))
    return `it has no title, and its ${brief(other[0])} ${brief(other[1])} is of no service that is asked`;
  if (!all.has('id')) return 'it has neither a title nor an id of a service that is asked';
  return `its id ${brief(all.get('id'))} could be anybody's: call the column ${idColumns}`;
}
/** What is said of a status that is none: neither how far somebody is, nor what a service says of the title itself. */
export function unknownStatus(values: readonly unknown[], watched: Watched | undefined): string | undefined {
  if (watched?.status !== undefined) return undefined;
  const word = values.find(
    (one): one is string => typeof one === 'string' && /\p{L}/u.test(one) && !isOfTheTitle(one) && !isKnown(one),
  );
  return word === undefined ? undefined : `"${brief(word)}" is no status that is known`;
}

const isKnown = (status: string): boolean => stateIn(status) !== undefined || progressIn(status) !== undefined;
