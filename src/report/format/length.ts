import { episodesOf, type Totals } from '../../franchise/filter.ts';
import type { Title } from '../../model/title.ts';
import { count } from '../text/words.ts';

type Timed = Pick<Title, 'format' | 'episodes' | 'durationMinutes'>;

/** How much there is to watch: episodes, or minutes where there is but one. Empty where it is not known. */
export function lengthOf(title: Timed): string {
  const { format, episodes, durationMinutes } = title;
  if (durationMinutes && (episodesOf(title) === 1 || format === 'MOVIE')) return `${durationMinutes} min`;
  return episodes ? `${episodes} ep` : '';
}

/** The year that it came out in; a season's year may be the next one. */
export function yearOf({ startDate, year }: Pick<Title, 'startDate' | 'year'>): string {
  return startDate ? startDate.slice(0, 4) : String(year ?? '');
}

/** What the sums lack: `1 title of unknown length`, `2 titles of an unknown number of episodes`. Where there is no sum, nothing is missing from it. */
export function lackingWords({ episodes, minutes, uncounted, untimed }: Totals): readonly string[] {
  const isSame = uncounted === untimed && episodes && minutes;
  return [
    ...(uncounted && episodes && !isSame ? [`${count(uncounted, 'title')} of an unknown number of episodes`] : []),
    ...(untimed && minutes ? [`${count(untimed, 'title')} of unknown length`] : []),
  ];
}
