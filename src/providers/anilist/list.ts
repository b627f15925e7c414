import { isObject } from '../../model/json.ts';
import type { Watched, WatchState } from '../../model/watched.ts';
import { dateOf } from '../facts.ts';

/** https://docs.anilist.co/reference/enum/medialiststatus */
const states: Readonly<Record<string, WatchState>> = {
  CURRENT: 'watching',
  PLANNING: 'planned',
  COMPLETED: 'completed',
  DROPPED: 'dropped',
  PAUSED: 'paused',
  REPEATING: 'repeating',
};

const date = 'year month day';
/** What is asked of an entry beside its title. */
export const entryFields = `status score(format: POINT_100) progress repeat startedAt { ${date} } completedAt { ${date} }`;

/** What a user says of a title; undefined: nothing. */
export function entrySaid(entry: Readonly<Record<string, unknown>>): Watched | undefined {
  const { status, score, progress, repeat, startedAt, completedAt } = entry;
  const said = {
    status: typeof status === 'string' && Object.hasOwn(states, status) ? states[status] : undefined,
    progress: count(progress),
    score: typeof score === 'number' && score > 0 && score <= 100 ? score : undefined,
    startedOn: day(startedAt),
    finishedOn: day(completedAt),
    repeats: count(repeat) || undefined,
  };
  const known = Object.entries(said).filter(([, value]) => value !== undefined);
  return known.length === 0 ? undefined : (Object.fromEntries(known) as Watched);
}

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

function day(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const [year, month, date] = [value.year, value.month, value.day].map(count);
  return dateOf(year, month, date);
}
