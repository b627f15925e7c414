import { isAvailable, statusOf } from '../library/dates.ts';
import { folderName } from '../library/names.ts';
import { readyResource } from '../library/resource.ts';
import type { LibraryFilm } from '../model/library.ts';
import { addFilms, type FilmWanted } from '../tasks/library/add.ts';
import { changeFilms, removeFilms } from '../tasks/library/change.ts';
import { libraryFilms, type ReadyFilm, readyFilms } from '../tasks/library/library.ts';
import { resultOf } from '../tasks/task.ts';
import { bodyFieldsOf, flagInQuery, type Handler, idIn, numberInQuery, type RadarrAsk, readerOf } from './ask.ts';
import { accepted, created, emptyReply, failed, notThere, type Reply, refusedReply } from './reply.ts';
import { refreshOld } from './system.ts';
import { wishIn } from './wish.ts';

/** Films whose text is fetched at once; at first few, so that the answer begins soon. */
const [few, together] = [20, 400];

/** A film as it is sent now: what is ready, with its number and what depends on the day. */
function movieText({ id, json, availability, hasFile, ...dates }: ReadyFilm, now: number): string {
  const head = `{"id":${id},"status":"${statusOf(dates, now)}","isAvailable":${isAvailable(dates, availability, now)},`;
  return head + (hasFile ? json.replace('"movieId":0,', `"movieId":${id},`) : json).slice(1);
}

function movieTextOf(film: LibraryFilm, now: number): string {
  const { inCinemas, digital, physical } = film.title.film ?? {};
  const dates = { ...(inCinemas && { inCinemas }), ...(digital && { digital }), ...(physical && { physical }) };
  const { id, tmdb, availability, monitored, file } = film;
  const facts = { id, tmdb, availability, monitored, hasFile: file !== undefined };
  return movieText({ ...facts, ...dates, json: readyResource(film) }, now);
}

export const movieTextsOf = (films: readonly LibraryFilm[], now: number): string =>
  `[${films.map((film) => movieTextOf(film, now)).join(',')}]`;

/** All films of the library that are `wanted`, piece by piece. */
export async function* readyTexts(
  { desk, now }: RadarrAsk,
  wanted: (film: ReadyFilm) => boolean = () => true,
): AsyncGenerator<string, void> {
  for (let after = 0, limit = few; ; limit = together) {
    const films = await resultOf(readyFilms({ after, limit }, desk.app));
    const texts = films.filter(wanted).map((film) => movieText(film, now));
    if (texts.length > 0) yield texts.join(',');
    after = films.at(-1)?.id ?? after;
    if (films.length < limit) return;
  }
}

/** A JSON list of pieces that are some members each. */
export async function* listOfTexts(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
  let isFirst = true;
  for await (const piece of pieces) {
    yield `${isFirst ? '[' : ','}${piece}`;
    isFirst = false;
  }
  yield isFirst ? '[]' : ']';
}

export const listMovies: Handler = async (ask) => {
  const tmdb = numberInQuery(ask, 'tmdbId');
  refreshOld(ask);
  if (tmdb === undefined) return { status: 200, parts: listOfTexts(readyTexts(ask)) };
  const films = await resultOf(libraryFilms({ tmdb: [tmdb] }, ask.desk.app));
  return { status: 200, text: movieTextsOf(films, ask.now) };
};

export const oneMovie: Handler = async (ask) => {
  const [film] = await resultOf(libraryFilms({ ids: [idIn(ask)] }, ask.desk.app));
  return film ? { status: 200, text: movieTextOf(film, ask.now) } : notThere(ask.traceId);
};

export const movieFolder: Handler = async (ask) => {
  const [film] = await resultOf(libraryFilms({ ids: [idIn(ask)] }, ask.desk.app));
  return film ? { status: 200, body: { folder: folderName(film.title) } } : notThere(ask.traceId);
};

/** What a film that is to be added is sent as; metadata in it counts for nothing. */
export function wantedIn(value: unknown, traceId: string): FilmWanted {
  const fields = bodyFieldsOf(value, traceId);
  const reader = readerOf(fields, traceId);
  return {
    tmdb: reader.number('tmdbId') ?? 0,
    title: reader.text('title'),
    root: reader.text('rootFolderPath'),
    ...wishIn(reader),
  };
}

export const addMovie: Handler = async (ask) => {
  const film = wantedIn(await ask.body(), ask.traceId);
  const { added, faults } = await resultOf(addFilms({ films: [film], signal: ask.signal }, ask.desk.app));
  const [one] = added;
  if (!one) return refusedReply(faults);
  const { base } = ask.desk;
  return { ...created(undefined, `${base}/api/v3/movie/${one.id}`), text: movieTextOf(one, ask.now) };
};

/** The number in the body goes before that of the path; one of the two is enough. */
export const changeMovie: Handler = async (ask) => {
  const fields = bodyFieldsOf(await ask.body(), ask.traceId);
  const reader = readerOf(fields, ask.traceId);
  const id = reader.number('id') || idIn(ask);
  const { path, ...wish } = wishIn(reader);
  if (path === undefined || path.trim() === '')
    return refusedReply([
      { field: 'Path', code: 'NotEmptyValidator', message: "'Path' must not be empty.", value: path ?? '' },
    ]);
  const { films, faults } = await resultOf(changeFilms({ changes: [{ id, change: { ...wish, path } }] }, ask.desk.app));
  if (faults.length > 0) return refusedReply(faults);
  const [film] = films;
  return film ? { ...accepted(undefined), text: movieTextOf(film, ask.now) } : unknownMovie(id);
};

export const unknownMovie = (id: number): Reply =>
  failed(404, `Movie with ID ${id} does not exist`, 'NzbDrone.Core.Datastore.ModelNotFoundException');

export const removeMovie: Handler = async (ask) => {
  const id = idIn(ask);
  if (id <= 0) return failed(400, `${id} is not a valid ID`);
  const removed = await resultOf(
    removeFilms({ ids: [id], exclude: flagInQuery(ask, 'addImportExclusion') }, ask.desk.app),
  );
  return removed.length > 0 ? emptyReply() : unknownMovie(id);
};
