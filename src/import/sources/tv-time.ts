import { isBlank } from '../values.ts';

type Json = Readonly<Record<string, unknown>>;

/** A row as a record of Trakt's says the same; a text: why it is left out. */
export type Retold = (row: Readonly<Record<string, string>>) => Json | string;

/**
 * How the rows of a table are read that is one of those with which TV Time gave people their data until it closed in July 2026; undefined: it is
 * none. The log of episodes (`tracking-prod-records-v2.csv`) has a `key`, the older one, which has the films, `type-uuid-n`.
 */
export function ofTvTime(heads: readonly string[]): Retold | undefined {
  const has = (...names: readonly string[]) => names.every((name) => heads.includes(name));
  if (has('key', 's_id', 'series_name')) return ofEpisodeLog;
  if (has('type-uuid-n', 'entity_type')) return ofFilmLog;
  if (has('tv_show_name', 'episode_season_number', 'episode_number'))
    return (row) => episode(row.tv_show_name, row.episode_season_number, row);
  if (has('tv_show_name', 'nb_episodes_seen')) return ofCount;
  if (has('tv_show_name', 'tv_show_id', 'rating'))
    return (row) => ({ show: named(row.tv_show_name), rating: `${row.rating}/5` });
  return has('tv_show_name', 'tv_show_id', 'notification_offset')
    ? (row) => ({ show: named(row.tv_show_name) })
    : undefined;
}

const ofEpisodeLog: Retold = ({ key = '', series_name: title, ...row }) => {
  if (/^(?:re)?watch-episode-/.test(key)) return episode(title, row.season_number ?? row.s_no, row);
  if (!key.startsWith('user-series-')) return 'it counts what was watched, and is of no title';
  return { show: named(title), ...(row.is_for_later === 'true' && { status: 'planned' }) };
};

const ofFilmLog: Retold = ({ entity_type: kind, type, movie_name: film = '', ...row }) => {
  const isSeen = type === 'watch' || type === 'rewatch';
  if (kind === 'episode' && isSeen) return episode(row.series_name, row.season_number, row);
  if (kind !== 'movie' || film === '') return 'it is of no episode and no film that was watched';
  // 0001-01-01 and 1970-01-01 stand for days that are not known.
  const [, year] = /^((?:19|20)\d\d)-/.exec(row.release_date ?? '') ?? [];
  const movie = { title: film, ...(year !== undefined && year !== '1970' && { year: Number(year) }) };
  return isSeen ? { movie, watched_at: row.created_at } : { movie, status: 'planned' };
};

/** Episodes are counted over all seasons, and say nothing of one. */
const ofCount: Retold = ({ tv_show_name: title, nb_episodes_seen: count }) => ({
  show: named(title),
  ...(!isBlank(count) && { status: 'watching' }),
});

function episode(title: string | undefined, season: string | undefined, row: Readonly<Record<string, string>>) {
  const number = row.episode_number ?? row.ep_no;
  if (season === undefined || number === undefined) return 'it does not say which episode was watched';
  return {
    episode: { season: Number(season), number: Number(number) },
    show: named(title),
    watched_at: row.created_at,
  };
}

/** A year that tells namesakes apart stands behind the name: `Once Upon a Time (2011)`. */
function named(text = ''): Json {
  const [, title = text, year] = /^(.+?)\s*\(((?:19|20)\d\d)\)$/.exec(text) ?? [];
  return { title, ...(year !== undefined && { year: Number(year) }) };
}
