import type { WatchState } from '../../model/watched.ts';
import { plain } from '../text/plain.ts';
import { type ListedEntry, type ListForm, numberAt, partsOf } from './entry.ts';

const states: Readonly<Record<WatchState, string>> = {
  watching: 'Watching',
  completed: 'Completed',
  paused: 'On-Hold',
  dropped: 'Dropped',
  planned: 'Plan to Watch',
  repeating: 'Completed',
};
const types: Readonly<Record<string, string>> = {
  ...{ TV: 'TV', TV_SHORT: 'TV', MOVIE: 'Movie', OVA: 'OVA', ONA: 'ONA', SPECIAL: 'Special', MUSIC: 'Music' },
};

/** What https://myanimelist.net/import.php takes: a list of MyAnimeList's own form. A title without an id there has its ref. */
export const malXml: ListForm = {
  head: '<?xml version="1.0" encoding="UTF-8" ?>\n<myanimelist>\n  <myinfo>\n    <user_export_type>1</user_export_type>\n  </myinfo>\n',
  tail: '</myanimelist>\n',
  between: '',
  entry: entryText,
  lost: (one) => [
    ...(numberAt(one.title, 'mal') === undefined ? ['no id at MyAnimeList: the site itself leaves these out'] : []),
    ...(isRounded(one) ? ['scores in whole points of 10: rounded'] : []),
    ...(one.watched.status === undefined ? ['no status: written as none'] : []),
  ],
};

function entryText({ title, watched }: ListedEntry): string {
  const { status, progress, score, startedOn, finishedOn, repeats } = watched;
  const mal = numberAt(title, 'mal');
  const members: readonly (readonly [string, string | number | undefined])[] = [
    ['series_animedb_id', mal],
    ['ref', mal === undefined ? title.ref : undefined],
    ['series_title', `<![CDATA[${plain(title.title).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`],
    ['series_type', title.format && types[title.format]],
    ['series_episodes', title.episodes],
    ['my_watched_episodes', progress],
    ['my_start_date', dateText(startedOn)],
    ['my_finish_date', dateText(finishedOn)],
    ['my_score', score === undefined ? undefined : pointsOf(score)],
    ['my_status', status && states[status]],
    ['my_times_watched', repeats],
    ['my_rewatching', status === 'repeating' ? 1 : undefined],
    ['update_on_import', 1],
  ];
  const lines = members.flatMap(([name, value]) => (value === undefined ? [] : [`    <${name}>${value}</${name}>\n`]));
  return `  <anime>\n${lines.join('')}  </anime>\n`;
}

const pointsOf = (score: number): number => Math.min(10, Math.max(1, Math.round(score / 10)));
const isRounded = ({ watched: { score } }: ListedEntry): boolean =>
  score !== undefined && pointsOf(score) * 10 !== score;

/** `2013-04-00` where the day is not known. */
function dateText(day: string | undefined): string | undefined {
  if (day === undefined) return undefined;
  const [year, month = 0, date = 0] = partsOf(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
