import { type Format, formats } from '../model/format.ts';
import { isObject } from '../model/json.ts';
import { isOfFilms, kindOf } from '../model/ref.ts';
import type { Watched, WatchState } from '../model/watched.ts';
import type { Asked } from '../store/jobs.ts';
import { type Episode, episodeIn, loggedEpisode } from './episodes.ts';
import { titleRank } from './field-meaning.ts';
import type { FieldMeaning } from './known-fields.ts';
import { type AskedRow, type BrokenRow, broken, type RowPlace, type SkippedRow, skipped } from './row.ts';
import { notRead, whyUnnamed } from './row-fault.ts';
import { type RowFields, rowFields, saidIn } from './row-fields.ts';
import { kindSaid, mediumSaid } from './row-kind.ts';
import { askedRefs, idsOfRow, setsOf } from './row-refs.ts';
import { otherTitleIn, textIn } from './row-title.ts';
import { aRowEach } from './several-seasons.ts';
import { brief, seasonIn, yearSaid } from './values.ts';
import { reachedIn } from './watched.ts';
import { played, titleOfSeason, watchedSeasonsIn } from './watched-seasons.ts';
import { watchedIn } from './watcher.ts';

type Json = Readonly<Record<string, unknown>>;
export type RecordRow = AskedRow | BrokenRow | SkippedRow;

/** What is known of a row beside its own fields. */
export interface RowContext {
  /** Columns whose meaning somebody has named, by their names. */
  readonly columns?: ReadonlyMap<string, FieldMeaning> | undefined;
  /** What the scores of its table are of, where their column says so. */
  readonly scale?: number | undefined;
  /** What the list that it stands in says of all that it holds. */
  readonly listed?: WatchState | undefined;
}

/**
 * Reads one row of a table or one JSON object: ids, title, year and format, whatever they are called there. One whose id stands for
 * several titles is a row each.
 */
export function rowsOf(place: RowPlace, raw: unknown, record: Json, context: RowContext = {}): readonly RecordRow[] {
  const fields = rowFields(record, context.columns);
  const kind = kindSaid(fields);
  if (kind !== undefined) return [skipped(place, raw, `it is ${kind}`)];
  const ids = idsOfRow(fields);
  if (ids.refs.length > 0 && ids.refs.every((ref) => kindOf(ref) === 'manga'))
    return [skipped(place, raw, 'it is a manga')];
  const title = titleOf(fields) ?? (ids.refs.length === 0 ? otherTitleIn(record, saidIn(fields, 'ref')) : undefined);
  const medium = mediumSaid(fields);
  const refs = askedRefs(ids.refs, title !== undefined, medium);
  if (title?.includes('\ufffd'))
    return [broken(place, raw, 'its letters are neither UTF-8 nor UTF-16: save the file as UTF-8')];
  if (refs.length === 0 && title === undefined)
    return [broken(place, raw, ids.fault ?? whyUnnamed(fields.all, record))];
  const reached = reachedOf(fields);
  const isLater = reached !== undefined && reached.number > 1;
  const isOfOther = isLater && refs.length > 0;
  const read = played(watchedIn(record, context, fields.isWrapped), record);
  const said = isOfOther ? withoutProgress(read) : read;
  const isOfFilmSite = ids.refs.some(isOfFilms) || fields.all.has('letterboxduri');
  const watched = medium === 'film' && isOfFilmSite ? filmSeen(said) : said;
  const faults = [
    ...(ids.fault === undefined ? [] : [ids.fault]),
    ...(isOfOther ? [`"${brief(reached.written)}" is of a season, and the id of one title`] : []),
    ...notRead(fields, context.scale, watched),
  ];
  const facts = {
    ...factsOf(fields, isLater || isLaterSeason(record)),
    ...(watched && { watched }),
    ...(medium === 'film' && { isFilm: true as const }),
    ...(faults.length > 0 && { note: `${faults.join(', ')}: read without ${faults.length > 1 ? 'them' : 'it'}` }),
  };
  const asked = (one: Asked): AskedRow => ({ type: 'asked', ...place, raw, asked: one });
  const episode = refs.length === 0 ? episodeIn(record) : undefined;
  if (episode) return [rowOfEpisode(episode, asked({ refs, title: title ?? '', ...facts }))];
  const seasons = refs.length === 0 ? watchedSeasonsIn(record) : [];
  if (seasons.length > 0) return seasons.map((one) => asked({ refs, ...titleOfSeason(one, title ?? '', facts) }));
  if (refs.length === 0) {
    const row = asked({ refs, title: withSeason(title ?? '', fields, reached?.number), ...facts });
    const logged = loggedEpisode(fields);
    return logged === undefined ? aRowEach(row) : [{ ...row, episode: logged }];
  }
  return setsOf(refs, ids.several).map((own) => asked({ refs: own, ...(title !== undefined && { title }), ...facts }));
}

/** One episode, of the season that it is of. What it is worth says nothing of the season. */
function rowOfEpisode(episode: Episode, row: AskedRow): AskedRow | SkippedRow {
  const { title = '', watched, ...facts } = row.asked;
  if (episode.season === 0) return skipped(row, row.raw, 'it is a special, and no episode of a season');
  if (watched?.score !== undefined && watched.finishedOn === undefined)
    return skipped(row, row.raw, 'it says what one episode is worth, and nothing of the title');
  const season = { number: episode.season, progress: episode.number };
  return {
    ...row,
    asked: { refs: [], ...titleOfSeason(season, episode.title ?? title, facts) },
    episode: episode.key,
  };
}

/** Who says when a film was seen, or what it was worth, has seen it. */
const filmSeen = (watched: Watched | undefined): Watched | undefined =>
  watched && watched.status === undefined && (watched.score !== undefined || watched.finishedOn !== undefined)
    ? { ...watched, status: 'completed' }
    : watched;

function titleOf({ by }: RowFields): string | undefined {
  const those = by.get('title') ?? [];
  const names = those.length < 2 ? those : [...those].sort((a, b) => titleRank(a.name) - titleRank(b.name));
  const texts = names.flatMap(({ value }) => (Array.isArray(value) ? value : [value]).map(textIn));
  return texts.find((text) => text !== '');
}

/** Trakt names a season by its series, whose year is that of the first one: `{season: {number: 2}, show: {title, year}}`. */
const isLaterSeason = ({ season, show }: Json): boolean =>
  isObject(season) && isObject(show) && (seasonIn(season) ?? 1) > 1;

/** `isYearless`: a year is of something else. */
function factsOf(fields: RowFields, isYearless: boolean): Pick<Asked, 'year' | 'format'> {
  if (!datable.some((one) => fields.by.has(one))) return {};
  const dates = [
    ...saidIn(fields, 'year'),
    ...saidIn(fields, 'start').filter((one) => isObject(one) || !fields.isWatched),
  ];
  const seasons = saidIn(fields, 'season').map((value) =>
    /^(?:19|20)\d\d(?:\.0*)?$/.test(String(value)) ? yearSaid(value) : undefined,
  );
  const year = [...dates.map(yearSaid), ...seasons].find((one) => one !== undefined);
  const words = saidIn(fields, 'format').map((value) =>
    String(value)
      .toUpperCase()
      .trim()
      .replace(/[\s-]+/g, '_'),
  );
  const format = formats.find((one): one is Format => words.includes(one));
  return { ...(year && !isYearless && { year }), ...(format && { format }) };
}

const datable = ['year', 'start', 'season', 'format'] as const;

/** The season in which how far somebody is is counted: `S2E5`. */
function reachedOf(fields: RowFields) {
  for (const meaning of ['progress', 'episodes', 'ended', 'status'] as const)
    for (const written of saidIn(fields, meaning)) {
      const reached = reachedIn(written);
      if (reached) return { ...reached, written };
    }
  return undefined;
}

function withoutProgress(watched: Watched | undefined): Watched | undefined {
  const { progress: _, ...others } = watched ?? {};
  return Object.keys(others).length > 0 ? others : undefined;
}

/** A title and the season that stands in another column. What says its number itself stays as it is. */
function withSeason(title: string, fields: RowFields, reached: number | undefined): string {
  const season =
    saidIn(fields, 'season')
      .map(seasonIn)
      .find((one) => one !== undefined) ?? reached;
  if (season === undefined || season < 2 || seasonIn(title.split(' ').at(-1)) === season) return title;
  const numbered = new RegExp(
    `(?:season|part|\\bs)\\s*0*${season}\\b|\\b0*${season}(?:nd|rd|th)?(?:\\s+season)?\\s*$`,
    'i',
  );
  return numbered.test(title) ? title : `${title} season ${season}`;
}
