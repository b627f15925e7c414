import type { FilmFacts } from '../model/film.ts';
import type { Availability } from '../model/library.ts';

/** Days that decide whether a film can be had, as precise as they are known. */
export type FilmDates = Pick<FilmFacts, 'inCinemas' | 'digital' | 'physical'>;

/** How far a film is. */
export type FilmStatus = 'announced' | 'inCinemas' | 'released';

const dayMs = 86_400_000;
/** A film of which nothing but its start in cinemas is known can be had so long after it, in ms. */
const cinemaMs = 90 * dayMs;

/** The first moment of a day that may be known as year or month only, Unix time in ms; undefined for none. */
function timeOf(date: string | undefined): number | undefined {
  if (date === undefined) return undefined;
  const at = Date.parse(`${date}${'-01-01'.slice(0, Math.max(0, 10 - date.length))}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** `2013-04-07T00:00:00Z`: as programs of Radarr's read times, without milliseconds. */
export function momentOf(date: string | undefined): string | undefined {
  const at = timeOf(date);
  return at === undefined ? undefined : wholeSecondsOf(at);
}

/** A time as programs of Radarr's read it. `at`: Unix time in ms. */
export function wholeSecondsOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** When it could first be bought, Unix time in ms; of one that only cinemas had, 90 days later. */
function boughtFrom({ inCinemas, digital, physical }: FilmDates): number | undefined {
  const bought = [timeOf(digital), timeOf(physical)].filter((at) => at !== undefined);
  if (bought.length > 0) return Math.min(...bought);
  const cinema = timeOf(inCinemas);
  return cinema === undefined ? undefined : cinema + cinemaMs;
}

/** How far it is at `now`, Unix time in ms. */
export function statusOf(dates: FilmDates, now: number): FilmStatus {
  if ((boughtFrom(dates) ?? Number.POSITIVE_INFINITY) <= now) return 'released';
  return (timeOf(dates.inCinemas) ?? Number.POSITIVE_INFINITY) <= now ? 'inCinemas' : 'announced';
}

/** Whether it counts as there to be had at `now`, Unix time in ms. */
export function isAvailable(dates: FilmDates, wanted: Availability, now: number): boolean {
  if (wanted === 'tba' || wanted === 'announced') return true;
  const from = wanted === 'inCinemas' ? timeOf(dates.inCinemas) : boughtFrom(dates);
  return from !== undefined && from <= now;
}

/** The day from which it counts as there to be had, as programs read it; undefined where that is not known. */
export function availableFrom(dates: FilmDates, wanted: Availability): string | undefined {
  const from = wanted === 'released' ? boughtFrom(dates) : (timeOf(dates.inCinemas) ?? boughtFrom(dates));
  return from === undefined ? undefined : wholeSecondsOf(from);
}
