import type { FilmWish, LibraryFilm } from '../model/library.ts';
import { present } from '../model/present.ts';
import { numberOf } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import { availableFrom, isAvailable, momentOf, statusOf, wholeSecondsOf } from './dates.ts';
import { fileFactsOf } from './file-name.ts';
import { languageOf } from './languages.ts';
import { cleanTitle, folderName, folderOf, lastPart, sortTitle } from './names.ts';

/** A film as Radarr's API (v3) writes it. Whatever is not known is left out: some clients take no null. */
export type MovieResource = Readonly<Record<string, unknown>>;

const pictures = 'https://image.tmdb.org/t/p/original';

/** What of a film is the same whether or not it is in the library. */
function factsOf(title: Title): MovieResource {
  const { film = {}, year, durationMinutes, ids } = title;
  const tmdb = ids.tmdb ?? numberOf(title.ref);
  return {
    title: title.title,
    originalTitle: title.native ?? title.title,
    originalLanguage: languageOf(film.language),
    alternateTitles: (title.synonyms ?? []).map((name, n) => ({
      ...{ sourceType: 'tmdb', movieMetadataId: tmdb, title: name, id: n + 1 },
    })),
    secondaryYearSourceId: 0,
    sortTitle: sortTitle(title.title),
    overview: film.overview ?? '',
    ...present({
      inCinemas: momentOf(film.inCinemas),
      physicalRelease: momentOf(film.physical),
      digitalRelease: momentOf(film.digital),
    }),
    images: imagesOf(title, tmdb),
    website: film.homepage ?? '',
    year: year ?? 0,
    youTubeTrailerId: film.trailer ?? '',
    studio: film.studio ?? '',
    runtime: durationMinutes ?? 0,
    cleanTitle: cleanTitle(title.title),
    ...present({ imdbId: ids.imdb, certification: film.certification }),
    tmdbId: tmdb,
    // The path of its page in Radarr.
    titleSlug: String(tmdb),
    genres: film.genres ?? [],
    keywords: film.keywords ?? [],
    ratings: film.score ? { tmdb: { votes: film.votes ?? 0, value: film.score, type: 'user' } } : {},
    popularity: film.interest ?? 0,
    ...(film.collection && { collection: { title: film.collection.title, tmdbId: film.collection.id } }),
  };
}

/** The poster first, then the wide picture: some clients go by their places. */
function imagesOf({ film = {} }: Title, tmdb: number): readonly MovieResource[] {
  const image = (coverType: string, path: string | undefined) =>
    path ? [{ coverType, url: `/MediaCover/${tmdb}/${coverType}.jpg`, remoteUrl: `${pictures}${path}` }] : [];
  return [...image('poster', film.poster), ...image('fanart', film.backdrop)];
}

/** A film of the library, but for its number and for what depends on the day: the text that is ready for sending. */
export function readyResource({ title, file, ...film }: Omit<LibraryFilm, 'id'>): string {
  const { monitored, availability, profile, tags, addedAt, tmdb } = film;
  const path = shownFolder(film.path, file?.path);
  const size = file?.size ?? 0;
  const shown = file && fileResource({ tmdb, title, file });
  const groups = typeof shown?.releaseGroup === 'string' && shown.releaseGroup !== '' ? [shown.releaseGroup] : [];
  const releaseDate = availableFrom(title.film ?? {}, availability);
  return JSON.stringify({
    ...factsOf(title),
    ...(releaseDate !== undefined && { releaseDate }),
    ...{ path, qualityProfileId: profile, monitored, minimumAvailability: availability, folderName: path },
    rootFolderPath: folderOf(film.path),
    ...{ hasFile: file !== undefined, movieFileId: file ? tmdb : 0, sizeOnDisk: size },
    tags,
    added: wholeSecondsOf(addedAt),
    statistics: { movieFileCount: file ? 1 : 0, sizeOnDisk: size, releaseGroups: groups },
    ...(shown && { movieFile: shown }),
  });
}

/** The folder that a film's file is in: clients put `path` and `relativePath` together. What lies in the root itself has none. */
function shownFolder(wished: string, file: string | undefined): string {
  if (file === undefined || folderOf(file) === wished) return wished;
  const folder = folderOf(file);
  return folder === folderOf(wished) ? wished : folder;
}

/** The number of the film stands as 0 until it is known. */
export function fileResource({ tmdb, title, file }: Pick<LibraryFilm, 'tmdb' | 'title' | 'file'>): MovieResource {
  const { path = '', size = 0, at = 0 } = file ?? {};
  return {
    movieId: 0,
    relativePath: lastPart(path),
    ...{ path, size, dateAdded: wholeSecondsOf(at) },
    ...fileFactsOf(path, title.film?.language),
    qualityCutoffNotMet: false,
    id: tmdb,
  };
}

/** A film that TMDB has, for who looks one up to add it. One that is in the library has a number; that is how clients tell. */
export function lookedUpResource(title: Title, now: number, own?: LibraryFilm): MovieResource {
  const dates = title.film ?? {};
  const wish: Pick<FilmWish, 'monitored' | 'availability' | 'profile' | 'tags'> = own ?? {
    ...{ monitored: false, availability: 'tba', profile: 0, tags: [] },
  };
  const { poster } = dates;
  return {
    ...factsOf(title),
    ...{ monitored: wish.monitored, qualityProfileId: wish.profile, minimumAvailability: wish.availability },
    ...{ tags: wish.tags, hasFile: own?.file !== undefined, movieFileId: own?.file ? own.tmdb : 0, sizeOnDisk: 0 },
    ...{ status: statusOf(dates, now), isAvailable: isAvailable(dates, wish.availability, now) },
    added: own ? wholeSecondsOf(own.addedAt) : '0001-01-01T00:00:00Z',
    folder: folderName(title),
    folderName: own?.path ?? '',
    statistics: { movieFileCount: 0, sizeOnDisk: 0, releaseGroups: [] },
    ...(poster && { remotePoster: `${pictures}${poster}` }),
    ...(own && { id: own.id, path: own.path, rootFolderPath: folderOf(own.path) }),
  };
}
