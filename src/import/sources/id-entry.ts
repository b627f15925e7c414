import { isObject } from '../../model/json.ts';
import { idColumnsOf, parseRef, type Ref, refOf, type Source, sourceOf, sources } from '../../model/ref.ts';
import { plainName } from '../field-meaning.ts';
import { idsIn, isBlank } from '../values.ts';

/** What an entry of an id map says: which ids are one title's, and what of it could not be used. */
export interface MapEntry {
  readonly refs: readonly Ref[];
  /** Sentences. */
  readonly notes: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** Ids in services of films and series, whichever form a map has for them. */
interface Candidates {
  readonly source: Source;
  readonly refs: readonly Ref[];
}

/** What maps call ids of AniDB, of IMDb, and of series at TheTVDB. Words such as `movie` stand there in place of an id. */
const columns: readonly (readonly [Source, readonly string[]])[] = [
  ['anidb', ['anidb', 'anidbid']],
  ['imdb', ['imdb', 'imdbid']],
  ['tvdb', ['tvdb', 'tvdbid', 'thetvdb', 'thetvdbid']],
];

/**
 * An entry of a map whose members are ids by their services: https://github.com/Fribb/anime-lists,
 * https://github.com/Kometa-Team/Anime-IDs, https://github.com/eliasbenb/PlexAniBridge-Mappings, and the attributes of
 * https://github.com/Anime-Lists/anime-lists. `key`: what the entry stands under.
 */
export function mapEntryOf(entry: Json, key?: string): MapEntry {
  const values = new Map(Object.entries(entry).map(([name, value]) => [plainName(name), value]));
  const named = (names: readonly string[]) => names.flatMap((name) => (values.has(name) ? [values.get(name)] : []));
  const own = sources.map((source) => ({
    ...{ source, refs: named(idColumnsOf(source)).flatMap((value) => idsIn(source, value) ?? []) },
  }));
  const others = columns.map(([source, names]) => ({
    source,
    refs: named(names).flatMap((value) => ids(source, value)),
  }));
  const { films, note } = filmsIn(values);
  const keyed = key !== undefined && /^[1-9]\d*$/.test(key) ? [keyRef(key, values)] : [];
  return joined([...own, ...others, { source: 'tmdb', refs: films }, ...keyed], note);
}

/** Kometa's map stands under AniDB's ids, PlexAniBridge's, which names those of AniDB inside, under AniList's. */
function keyRef(key: string, values: ReadonlyMap<string, unknown>): Candidates {
  const isAnilist = ['anidbid', 'tvdbmappings', 'tmdbmappings'].some((name) => values.has(name));
  const source = isAnilist ? 'anilist' : 'anidb';
  return { source, refs: [refOf(source, Number(key))] };
}

/** Ids of a service, at most one a numbering: of several nobody says which part of the title is meant. */
function joined(candidates: readonly Candidates[], note?: string): MapEntry {
  const notes = note === undefined ? [] : [note];
  const bySource = new Map<Source, Set<Ref>>();
  for (const { source, refs } of candidates)
    for (const ref of refs) bySource.set(source, (bySource.get(source) ?? new Set()).add(ref));
  const refs = sources.flatMap((source) => {
    const all = [...(bySource.get(source) ?? [])];
    if (all.length > 1) notes.push(severalNotes[source] ?? severalNotes.mal);
    return all.length === 1 ? all : [];
  });
  return { refs, notes };
}

const severalNotes: Readonly<Partial<Record<Source, string>>> & { readonly mal: string } = {
  mal: 'several ids in one numbering: which part of the title is meant nobody says',
  tmdb: 'several films at TMDB: which is meant nobody says',
  imdb: 'several ids at IMDb: which is meant nobody says',
};

function ids(source: Source, value: unknown): readonly Ref[] {
  return parts(value).flatMap((one) => parseRef(`${source}:${one}`) ?? []);
}

const parts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value])
    .flatMap((one) => (typeof one === 'string' ? one.split(/[,;|\s]+/) : typeof one === 'number' ? [String(one)] : []))
    .map((one) => one.replace(/^(\d+)\.0*$/, '$1'))
    .filter((one) => !isBlank(one));

interface Films {
  readonly films: readonly Ref[];
  /** Why an id at TMDB is not taken. */
  readonly note?: string;
}

const seriesNote = 'at TMDB it is a series, or part of one: no film’s id';
const unsaidNote = 'an id at TMDB that may be a series’: nobody says which it is';

/** Ids of films at TMDB. An id of a series is never one: `{tv: 1}`, or a number alone in an entry that is no film. */
function filmsIn(values: ReadonlyMap<string, unknown>): Films {
  const type = String(values.get('type') ?? '')
    .toUpperCase()
    .trim();
  const said = values.get('themoviedbid') ?? values.get('tmdbid') ?? values.get('tmdb');
  const films = ['tmdbmovieid', 'themoviedbmovieid', 'tmdbmovie'].map((name) => values.get(name));
  const series = ['tmdbshowid', 'tmdbtv', 'tmdbtvid', 'tmdbshow'].some((name) => parts(values.get(name)).length > 0);
  if (isObject(said)) {
    const { movie, tv } = said as Json;
    const own = ids('tmdb', movie);
    return own.length > 0 || parts(tv).length === 0 ? { films: own } : { films: [], ...isFilm(type, seriesNote) };
  }
  const named = films.flatMap((one) => ids('tmdb', one));
  if (named.length > 0) return { films: named };
  const bare = ids('tmdb', said);
  // In Anime-Lists this member is of films alone; series have `tmdbtv`.
  if (bare.length > 0 && (type === 'MOVIE' || values.has('anidbid') === isMaster(values))) return { films: bare };
  if (bare.length > 0) return { films: [], ...(type === '' && { note: unsaidNote }) };
  return { films: [], ...(series && isFilm(type, seriesNote)) };
}

const isFilm = (type: string, note: string) => (type === 'MOVIE' ? { note } : {});

/** Whether these are attributes of Anime-Lists: nobody else has a default season. */
const isMaster = (values: ReadonlyMap<string, unknown>): boolean => values.has('defaulttvdbseason');

/** What anibridge calls ids: `anilist:7`, `tmdb_movie:128`, `tvdb_show:267440:s1`, `anidb:1:R`. */
const descriptor = /^(anidb|anilist|mal|kitsu|tmdb_movie|imdb_movie|imdb_show|tvdb_show):([a-z\d]+)(?::[\w-]+)?$/i;
const numberingsOf: Readonly<Record<string, Source>> = {
  ...{ anidb: 'anidb', anilist: 'anilist', mal: 'mal', kitsu: 'kitsu' },
  ...{ tmdb_movie: 'tmdb', imdb_movie: 'imdb', imdb_show: 'imdb', tvdb_show: 'tvdb' },
};

/** Whether a member of a map is named as in https://github.com/anibridge/anibridge-mappings. */
export const isDescriptor = (key: string): boolean =>
  /^(?:[a-z]+_(?:movie|show)|anidb|anilist|mal|kitsu):[^:]+/i.test(key);

/** An entry of anibridge's: what it stands under, and what of it, by episodes, is what elsewhere. */
export function bridgeEntryOf(entry: Json, key: string): MapEntry {
  const own = described(key);
  if (!own) return { refs: [], notes: [] };
  const others = Object.entries(entry).flatMap(([name, ranges]) => {
    const ref = described(name);
    return ref && isFromTheFirst(ranges) ? [ref] : [];
  });
  return joined([own, ...others].map((ref) => ({ source: sourceOf(ref), refs: [ref] })));
}

function described(name: string): Ref | undefined {
  const [, service = '', id = ''] = descriptor.exec(name) ?? [];
  const source = numberingsOf[service.toLowerCase()];
  return source && parseRef(`${source}:${id}`);
}

/** A part in the middle of a title is not that title: `{"3": "1"}` says that the third episode is a film. */
function isFromTheFirst(ranges: unknown): boolean {
  if (!isObject(ranges)) return true;
  const all = Object.keys(ranges);
  return all.length === 0 || all.some((one) => /^1(?:\D|$)/.test(one));
}
