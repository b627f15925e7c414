import { isObject } from '../model/json.ts';
import { sources } from '../model/ref.ts';
import type { Watched } from '../model/watched.ts';
import { dayIn, daysIn } from './days.ts';
import { isFieldName, plainName } from './field-meaning.ts';
import { isOfAll } from './inner-values.ts';
import type { FieldMeaning } from './known-fields.ts';
import type { RowFields, RowMember } from './row-fields.ts';
import { beyondScale, scaleSaid, scoreIn } from './scores.ts';
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

/** Sentences about the values of a row that say something of who watched the title, and were not understood. */
export function notRead(
  { by, isWatched }: Pick<RowFields, 'by' | 'isWatched'>,
  scale: number | undefined,
  watched: Watched | undefined,
) {
  const said = (meaning: FieldMeaning) => by.get(meaning) ?? [];
  const days = [...said('begun'), ...(isWatched ? said('start') : []), ...said('ended')].filter(
    ({ value }) => /^\D{0,12}\d/.test(String(value)) && /[1-9]/.test(String(value)),
  );
  return [
    ...said('score').flatMap((one) => unknownScore(one, scale) ?? []),
    ...said('status').map(({ name, value }) =>
      isObject(value) && isFieldName(name) ? unread(value, stateIn, 'status') : undefined,
    ),
    unknownStatus(
      said('status').map(({ value }) => value),
      watched,
    ),
    ...said('progress').map(({ value }) => unread(value, progressIn, 'number of episodes')),
    ...days.map(({ value }) => unread(value, dayOrCount, 'day')),
  ].filter((one) => one !== undefined);
}

const dayOrCount = (value: unknown) => daysIn(value) ?? dayIn(value) ?? progressIn(value);

/** A number, or a word alone; whole sentences are remarks. */
const isShort = (text: string): boolean => text.length <= 24 && (/^\W{0,2}\d/.test(text) || !/\s/.test(text));

function unread(value: unknown, read: (value: unknown) => unknown, noun: string): string | undefined {
  if (isObject(value)) return isOfAll(value) ? undefined : `${brief(value)} is no ${noun} that can be read`;
  if (typeof value !== 'string' || !isShort(value.trim()) || read(value) !== undefined) return undefined;
  return `"${brief(value)}" is no ${noun} that can be read`;
}

/** Whom a title is fit for, which services call a rating as well: `PG-13`, `r_plus`, `TV-MA`, `16+`. */
const forWhom = /^(?:g|pg|pg[-_ ]?13|r|r[-_ ]?17\+?|r\+|r[-_ ]?plus|rx|nc[-_ ]?17|tv[-_ ]?\w+|fsk.*|\d+\+|all)$/i;

/** A head that only sounds like scores may as well stand above remarks, or days: `Note`, `rated_at`. */
function unknownScore({ name, value }: RowMember, ofTable: number | undefined): string | undefined {
  const scale = ofTable ?? scaleSaid(name);
  const beyond = beyondScale([value], scale);
  const isSure = scale !== undefined || isFieldName(name);
  if (beyond !== undefined || !isSure || forWhom.test(String(value).trim())) return beyond;
  return unread(value, (one) => scoreIn(one, undefined, scale), 'score');
}

/** What is said of a status that is none: neither how far somebody is, nor what a service says of the title itself. */
function unknownStatus(values: readonly unknown[], watched: Watched | undefined): string | undefined {
  if (watched?.status !== undefined) return undefined;
  const word = values.find(
    (one): one is string => typeof one === 'string' && /\p{L}/u.test(one) && !isOfTheTitle(one) && !isKnown(one),
  );
  return word === undefined ? undefined : `"${brief(word)}" is no status that is known`;
}

const isKnown = (status: string): boolean => stateIn(status) !== undefined || progressIn(status) !== undefined;
