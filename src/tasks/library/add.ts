import type { App } from '../../app/app.ts';
import { type Fault, faultsOf, folderFaults, unknownFilm, type WishedFilm } from '../../library/checks.ts';
import { folderName, inFolder, trimmedPath } from '../../library/names.ts';
import { readyResource } from '../../library/resource.ts';
import { type AnimectlError, NotFoundError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Availability, LibraryFilm } from '../../model/library.ts';
import type { Arrived, Lookup } from '../../model/lookup.ts';
import { type Ref, refOf } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import { usual } from '../../model/usual.ts';
import type { Database } from '../../store/database.ts';
import { persisted } from '../persisted.ts';
import type { Posed, Task } from '../task.ts';

/** A film that is to be in the library, and how. */
export interface FilmWanted extends WishedFilm {
  readonly monitored: boolean;
  readonly availability: Availability;
  /** Numbers of tags. */
  readonly tags: readonly number[];
}

export interface AddFilmsQuestion {
  readonly films: readonly FilmWanted[];
}

/** The films that were added, in their order. Where anything is wrong with one of them, none is. */
export interface AddedFilms {
  readonly added: readonly LibraryFilm[];
  readonly faults: readonly Fault[];
}

/** Adds films to the library: what is wrong with any of them is said before anything is asked for or written. */
export const addFilms: Task<AddFilmsQuestion, AddedFilms> = async function* ({ films, signal }, app) {
  const database = await app.database();
  const { library } = database;
  const numbers = films.map(({ tmdb }) => tmdb);
  const there = await library.films({ tmdb: numbers });
  const known = { films: [...there, ...(await library.places(pathsOf(films)))], roots: await library.roots() };
  const faults = films.flatMap((film) => {
    const own = faultsOf(film, known);
    // The next of the same list may be the same film.
    known.films.push({ id: 0, tmdb: film.tmdb, path: film.path ?? '' });
    return own;
  });
  if (faults.length > 0) return { added: [], faults };
  const found = yield* filmsAt({ films, signal }, app, database);
  const made = films.flatMap((film) => {
    const one = found.get(film.tmdb);
    return one ? folderOf(film, one.title) : [];
  });
  const before = { ...known, films: await library.places(made) };
  const late = films.flatMap((film) => {
    const one = found.get(film.tmdb);
    return one ? folderFaults(film, one.title, before) : [unknownFilm(film.tmdb)];
  });
  if (late.length > 0) return { added: [], faults: late };
  const files = await library.files(numbers);
  const now = app.clock.now();
  const ready = films.flatMap((film): readonly Omit<LibraryFilm, 'id'>[] => {
    const one = found.get(film.tmdb);
    const file = files.get(film.tmdb);
    return one ? [{ ...filmOf(film, one), addedAt: now, ...(file && { file }) }] : [];
  });
  await database.commit({ library: ready.map((film) => ({ type: 'add', film, json: readyResource(film) })) });
  const stored = new Map((await library.films({ tmdb: numbers })).map((one) => [one.tmdb, one]));
  return { added: numbers.flatMap((id) => stored.get(id) ?? []), faults: [] };
};

async function* answersOf(
  lookup: Lookup,
  refs: readonly Ref[],
  signal: AbortSignal | undefined,
): AsyncGenerator<RunEvent, void> {
  yield* lookup.titles(refs, { lookAhead: false, signal });
}

const pathsOf = (films: readonly FilmWanted[]): readonly string[] =>
  films.flatMap(({ path }) => (path?.trim() ? trimmedPath(path) : []));

/** The film's own folder: the one that is wanted, or one of its name. */
const folderOf = ({ path, root = '' }: FilmWanted, title: Title): string =>
  path?.trim() ? trimmedPath(path) : inFolder(root, folderName(title));

function filmOf(wanted: FilmWanted, { title, fetchedAt }: Arrived): Omit<LibraryFilm, 'id' | 'addedAt'> {
  const { tmdb, monitored, availability, profile, tags } = wanted;
  const { relations: _, ...record } = title;
  const path = folderOf(wanted, title);
  return { tmdb, title: record, fetchedAt, monitored, availability, profile, path, tags };
}

/** What TMDB says of films, by their numbers. Throws what it failed with where it could not be asked. */
async function* filmsAt(
  { films, signal }: Posed<AddFilmsQuestion>,
  { lookup }: App,
  database: Database,
): AsyncGenerator<RunEvent, ReadonlyMap<number, Arrived>> {
  const asking = await lookup({ provider: usual.provider, refresh: false, concurrency: usual.concurrency });
  const refs = films.map(({ tmdb }) => refOf('tmdb', tmdb));
  const found = new Map<number, Arrived>();
  let failed: AnimectlError | undefined;
  for await (const event of persisted(answersOf(asking, refs, signal), database)) {
    if (event.type === 'title' && event.title.ids.tmdb !== undefined && !event.ahead)
      found.set(event.title.ids.tmdb, event);
    if (event.type === 'failed') failed = event.error;
    yield event;
  }
  if (failed && !(failed instanceof NotFoundError)) throw failed;
  return found;
}
