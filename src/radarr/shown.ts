import { isAvailable } from '../library/dates.ts';
import { fileResource } from '../library/resource.ts';
import type { LibraryFilm } from '../model/library.ts';
import { libraryFilms, type ReadyFilm } from '../tasks/library/library.ts';
import { resultOf } from '../tasks/task.ts';
import { flagInQuery, type Handler, idIn, numberInQuery, type RadarrAsk } from './ask.ts';
import type { FilmDrawn } from './feed.ts';
import { listOfTexts, readyTexts } from './movies.ts';
import { paged } from './paging.ts';
import { notThere, ok } from './reply.ts';
import { tagsInQuery } from './settings.ts';

const dayMs = 86_400_000;
/** A hundred years. */
const mostDays = 36_525;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Whether a film is one of a calendar from one day to another, by the parameters `unmonitored` and `tags`. */
async function inCalendar(ask: RadarrAsk, start: string, end: string): Promise<(film: ReadyFilm) => boolean> {
  const tags = await tagsInQuery(ask);
  const all = flagInQuery(ask, 'unmonitored');
  const comes = ({ inCinemas, digital, physical }: ReadyFilm) =>
    [inCinemas, digital, physical].some((day) => day !== undefined && day >= start && day <= end);
  const isTagged = ({ json }: ReadyFilm) =>
    tags.length === 0 || (JSON.parse(json) as Drawn).tags.some((tag) => tags.includes(tag));
  return (film) => (all || film.monitored) && comes(film) && isTagged(film);
}

/** Films of which something comes out between two days. */
export const calendar: Handler = async (ask) => {
  const dayIn = (name: string, or: number) => {
    const at = Date.parse(ask.query(name) ?? '');
    return dayOf(Number.isNaN(at) ? or : at);
  };
  const isIn = await inCalendar(ask, dayIn('start', ask.now), dayIn('end', ask.now + 2 * dayMs));
  return { status: 200, parts: listOfTexts(readyTexts(ask, isIn)) };
};

/** What of a film that is ready is drawn into a calendar. */
interface Drawn extends FilmDrawn {
  readonly tags: readonly number[];
}

/** The same for programs that keep calendars: all days of films of which one comes soon, or was not long ago. */
export const calendarFeed: Handler = async (ask) => {
  const [past, future] = [numberInQuery(ask, 'pastDays') ?? 7, numberInQuery(ask, 'futureDays') ?? 28];
  const dayIn = (days: number) => dayOf(ask.now + Math.max(-mostDays, Math.min(mostDays, days)) * dayMs);
  const isIn = await inCalendar(ask, dayIn(-past), dayIn(future));
  const { filmCalendar, kindsIn } = await import('./feed.ts');
  const kinds = kindsIn(ask.query('releaseTypes'));
  const films = (await recordsOf(readyTexts(ask, isIn))) as readonly FilmDrawn[];
  return { status: 200, text: filmCalendar(films, kinds, ask.now), type: 'text/calendar; charset=utf-8' };
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
