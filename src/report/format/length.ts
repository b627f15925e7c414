import { episodesOf } from '../../franchise/filter.ts';
import type { Media } from '../../model/media.ts';

type Timed = Pick<Media, 'format' | 'episodes' | 'durationMinutes'>;

/** How much there is to watch: episodes, or minutes where there is but one. Empty where it is not known. */
export function lengthOf(title: Timed): string {
  const { format, episodes, durationMinutes } = title;
  if (durationMinutes && (episodesOf(title) === 1 || format === 'MOVIE')) return `${durationMinutes} min`;
  return episodes ? `${episodes} ep` : '';
}

/** The year that it came out in; a season's year may be the next one. */
export function yearOf({ startDate, year }: Pick<Media, 'startDate' | 'year'>): string {
  return startDate ? startDate.slice(0, 4) : String(year ?? '');
}
