import { isAvailable } from '../library/dates.ts';
import { fileResource } from '../library/resource.ts';
import type { LibraryFilm } from '../model/library.ts';
import { libraryFilms, type ReadyFilm } from '../tasks/library/library.ts';
import { resultOf } from '../tasks/task.ts';
import { flagInQuery, type Handler, idIn, numberInQuery } from './ask.ts';
import { listOfTexts, readyTexts } from './movies.ts';
import { paged } from './paging.ts';
import { notThere, ok } from './reply.ts';

const dayMs = 86_400_000;

/** Films of which something comes out between two days. */
export const calendar: Handler = (ask) => {
  const dayOf = (name: string, or: number) => {
    const at = Date.parse(ask.query(name) ?? '');
    return new Date(Number.isNaN(at) ? or : at).toISOString().slice(0, 10);
  };
  const [start, end] = [dayOf('start', ask.now), dayOf('end', ask.now + 2 * dayMs)];
  const all = flagInQuery(ask, 'unmonitored');
  const comes = ({ inCinemas, digital, physical }: ReadyFilm) =>
    [inCinemas, digital, physical].some((day) => day !== undefined && day >= start && day <= end);
  return {
    status: 200,
    parts: listOfTexts(readyTexts(ask, (film) => (all || film.monitored) && comes(film))),
  };
};

async function recordsOf(pieces: AsyncIterable<string>): Promise<readonly object[]> {
  let text = '';
  for await (const piece of pieces) text += text === '' ? piece : `,${piece}`;
  return JSON.parse(`[${text}]`);
}

/** What is wanted, can be had, and is not there. */
export const missing: Handler = async (ask) => {
  const wanted = ask.query('monitored') === undefined || flagInQuery(ask, 'monitored');
  const isMissing = (film: ReadyFilm) =>
    film.monitored === wanted && !film.hasFile && isAvailable(film, film.availability, ask.now);
  return ok(paged(ask, await recordsOf(readyTexts(ask, isMissing)), 'title'));
};

const resourceOf = (film: LibraryFilm) => ({ ...fileResource(film), movieId: film.id });

export const movieFiles: Handler = async (ask) => {
  const id = numberInQuery(ask, 'movieId');
  const films = await resultOf(libraryFilms(id === undefined ? {} : { ids: [id] }, ask.desk.app));
  return ok(films.filter(({ file }) => file).map(resourceOf));
};

export const movieFile: Handler = async (ask) => {
  const [film] = await resultOf(libraryFilms({ tmdb: [idIn(ask)] }, ask.desk.app));
  return film?.file ? ok(resourceOf(film)) : notThere(ask.traceId);
};
