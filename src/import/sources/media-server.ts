import { isObject } from '../../model/json.ts';
import type { Retold } from './tv-time.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a media server says, as a record of Trakt's says the same; a text: why it is left out. */
type Told = Json | string;

/**
 * How the rows of a history that Tautulli gives as a table are read; undefined: the table is none. Episodes stand there by their own
 * names, beside that of the series. https://docs.tautulli.com/extending-tautulli/api-reference#get_history
 */
export function ofTautulli(heads: readonly string[]): Retold | undefined {
  const isIt = ['media_type', 'grandparent_title', 'media_index', 'parent_media_index'].every((one) =>
    heads.includes(one),
  );
  return isIt ? played : undefined;
}

const played: Retold = ({ media_type: kind, watched_status: watched, ...row }) => {
  if (kind !== 'episode' && kind !== 'movie') return 'it is neither an episode nor a film';
  if (watched !== undefined && Number(watched) < 1) return 'it was not watched to its end';
  const day = dayOf(row.stopped ?? row.date ?? row.started);
  if (kind === 'movie') return { movie: { title: row.title, year: Number(row.year) || undefined }, ...day };
  return episodeOf(row.grandparent_title, row.parent_media_index, row.media_index, day);
};

/** Seconds since 1970. */
function dayOf(seconds: string | undefined): Json {
  return /^\d{9,10}$/.test(seconds ?? '') ? { watched_at: new Date(Number(seconds) * 1000).toISOString() } : {};
}

function episodeOf(title: unknown, season: unknown, number: unknown, more: Json): Told {
  const places = [season, number].map((one) => (one === undefined || one === '' ? Number.NaN : Number(one)));
  if (typeof title !== 'string' || title === '' || places.some(Number.isNaN))
    return 'it does not say which episode it is';
  return { episode: { season: places[0], number: places[1] }, show: { title }, ...more };
}

/** Whether an object is one of a library of Jellyfin's or Emby's. https://api.jellyfin.org: BaseItemDto. */
export const isLibraryItem = (value: Json): boolean =>
  typeof value.Name === 'string' &&
  typeof value.Type === 'string' &&
  (isObject(value.UserData) || isObject(value.ProviderIds) || typeof value.ServerId === 'string');

/** What such an object says of a title and of who watches it. */
export function ofLibraryItem(item: Json): Told {
  const { Type: kind, Name: title, ProductionYear: year, UserData: user } = item;
  const { Played: isPlayed, LastPlayedDate: day } = isObject(user) ? user : ({} as Json);
  const watched = isPlayed === true && typeof day === 'string' ? { watched_at: day } : {};
  const seen = isPlayed === true ? { status: 'completed' } : {};
  const named = { title, ...(typeof year === 'number' && { year }), ids: idsOf(item.ProviderIds) };
  if (kind === 'Movie') return { movie: named, ...seen, ...watched };
  if (kind === 'Series') return { show: named, ...seen };
  if (kind !== 'Episode') return 'it is neither a film nor a series, nor an episode';
  if (isPlayed !== true) return 'it is an episode that was not watched';
  return episodeOf(item.SeriesName, item.ParentIndexNumber, item.IndexNumber, watched);
}

/** The names of its plugins' ids in small letters, as others write them. */
const idsOf = (ids: unknown): Json =>
  isObject(ids) ? Object.fromEntries(Object.entries(ids).map(([name, id]) => [name.toLowerCase(), id])) : {};
