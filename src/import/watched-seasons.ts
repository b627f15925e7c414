import { isObject } from '../model/json.ts';
import type { Watched } from '../model/watched.ts';
import type { Asked } from '../store/jobs.ts';

type Json = Readonly<Record<string, unknown>>;

/** A season, and how many of its episodes were seen, where that is known. */
export interface WatchedSeason {
  readonly number: number;
  readonly progress?: number | undefined;
}

/**
 * What Trakt's export says of a series: `{plays, show, seasons: [{number: 1, episodes: [{number: 1, plays: 1}]}]}`. The specials,
 * which are its season 0, are left out. Empty: it says nothing of seasons.
 */
export function watchedSeasonsIn(record: Json): readonly WatchedSeason[] {
  if (!isPlayed(record) || !Array.isArray(record.seasons)) return [];
  return record.seasons.flatMap((season: unknown): readonly WatchedSeason[] => {
    if (!isObject(season) || !Array.isArray(season.episodes)) return [];
    const { number } = season;
    const progress = season.episodes.filter((one: unknown) => isObject(one) && one.plays !== 0).length;
    return typeof number === 'number' && number > 0 && progress > 0 ? [{ number, progress }] : [];
  });
}

/** Whether somebody has played what is listed, at least in part. */
const isPlayed = ({ plays }: Json): boolean => typeof plays === 'number' && plays > 0;

/** Of a series its last day says only when somebody last saw something of it; of a film, that it was seen. */
export function played(watched: Watched | undefined, record: Json): Watched | undefined {
  if (watched?.status !== undefined) return watched;
  const isSeen = isPlayed(record) || typeof record.watched_at === 'string';
  if (isSeen && isObject(record.movie)) return { ...watched, status: 'completed' };
  if (!isPlayed(record)) return watched;
  const { finishedOn: _, ...known } = watched ?? {};
  return isObject(record.show) ? { ...known, status: 'watching' } : watched;
}

/** A season as a title of its own. The year is that of the series, and so of the first one. */
export function titleOfSeason(
  { number, progress }: WatchedSeason,
  title: string,
  facts: Omit<Asked, 'refs'>,
): Omit<Asked, 'refs'> {
  const { year, ...others } = facts;
  const own = number === 1 ? { title, ...(year !== undefined && { year }) } : { title: `${title} season ${number}` };
  return { ...others, ...own, watched: progress === undefined ? {} : { progress } };
}
