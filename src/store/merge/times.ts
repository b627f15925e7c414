import { unknownTime } from '../../model/time.ts';
import type { Arrival } from '../database.ts';
import type { ListedRow } from './columns.ts';

/** How far ahead of now a stored time may lie, in ms: clocks of machines that share a database differ a little. */
export const toleratedAheadMs = 60_000;

/** A stored time as it counts at `now`. One that lies ahead was written by a wrong clock: it is not known. Unix times in ms. */
export function countedTime(time: number, now: number): number {
  return time > now + toleratedAheadMs ? unknownTime : time;
}

/** Since when providers state no relations, without what is not known. */
function countedEmptied(emptied: string, now: number): string {
  const all = Object.entries(JSON.parse(emptied) as Readonly<Record<string, number>>);
  return JSON.stringify(Object.fromEntries(all.filter(([, at]) => countedTime(at, now) !== unknownTime)));
}

/** A row with its times as they count at `now`. */
export function withCountedTimes<Row extends ListedRow>(row: Row, now: number): Row {
  const { fetched_at, relations_known_at, emptied } = row;
  const latest = Math.max(fetched_at, relations_known_at ?? fetched_at);
  // Nearly all: a copy would cost more than all else.
  if (countedTime(latest, now) === latest && (emptied ?? '{}') === '{}') return row;
  return {
    ...row,
    fetched_at: countedTime(fetched_at, now),
    relations_known_at: relations_known_at === null ? null : countedTime(relations_known_at, now),
    ...(emptied !== undefined && emptied !== '{}' && { emptied: countedEmptied(emptied, now) }),
  };
}

/** Arrivals with times that are not ahead of now, which is what is stored. */
export function withPastTimes(batch: readonly Arrival[], now: number): readonly Arrival[] {
  return batch.map((one) => (one.fetchedAt > now ? { ...one, fetchedAt: now } : one));
}
