import type { Availability, Exclusion, FilmFile, LibraryFilm, LibraryRoot, LibraryTag } from '../../model/library.ts';
import { present } from '../../model/present.ts';
import type { FilmPlace, LibraryWork, ReadyFilm, StoredLibrary } from '../library.ts';
import type { Dialect } from './dialect.ts';
import type { Engine } from './engine.ts';
import { all, listGiven, type Parameter, run, type Steps } from './statement.ts';

export function readLibrary({ dialect: { library: sql }, read }: Engine): StoredLibrary {
  const found = <Row, Made>(make: (row: Row) => Made, text: string, ...values: readonly Parameter[]) =>
    read<readonly Made[]>(
      function* () {
        return (yield* all<Row>(text, ...values)).map(make);
      },
      { of: 'library_film', or: [] },
    );
  return {
    async films({ ids, tmdb } = {}) {
      if (ids) return found(filmOf, sql.filmsById, listGiven(ids));
      return tmdb ? found(filmOf, sql.filmsByTmdb, listGiven(tmdb)) : found(filmOf, sql.allFilms);
    },
    ready: (after, limit) => found(readyOf, sql.ready, after, limit),
    old: (before) => found(({ id }: { readonly id: number }) => id, sql.oldFilms, before),
    places: (paths) => found((row: FilmPlace) => ({ ...row }), sql.places, listGiven(paths)),
    roots: () => found((row: LibraryRoot) => ({ ...row }), sql.libraryRoots),
    tags: () => found((row: LibraryTag) => ({ ...row }), sql.tags),
    exclusions: () => found((row: Exclusion) => ({ ...row }), sql.exclusions),
    files: async (tmdb) =>
      new Map(
        await found(
          ({ tmdb: number, ...file }: FilmFile & { readonly tmdb: number }) => [number, file] as const,
          sql.files,
          listGiven(tmdb),
        ),
      ),
  };
}

interface FilmColumns {
  readonly id: number;
  readonly tmdb: number;
  readonly title: string;
  readonly fetched_at: number;
  readonly added_at: number;
  readonly monitored: 0 | 1;
  readonly availability: Availability;
  readonly profile: number;
  readonly path: string;
  readonly tags: string;
  readonly file: string | null;
  readonly file_size: number | null;
  readonly file_at: number | null;
}

function filmOf(row: FilmColumns): LibraryFilm {
  const { id, tmdb, availability, profile, path, file } = row;
  return {
    ...{ id, tmdb, availability, profile, path },
    title: JSON.parse(row.title),
    fetchedAt: row.fetched_at,
    addedAt: row.added_at,
    monitored: row.monitored === 1,
    tags: JSON.parse(row.tags),
    ...(file !== null && { file: { path: file, size: row.file_size ?? 0, at: row.file_at ?? 0 } }),
  };
}

interface ReadyColumns extends Pick<FilmColumns, 'id' | 'tmdb' | 'monitored' | 'availability' | 'file'> {
  readonly json: string;
  readonly in_cinemas: string | null;
  readonly digital: string | null;
  readonly physical: string | null;
}

function readyOf({ id, tmdb, json, availability, monitored, file, ...dates }: ReadyColumns): ReadyFilm {
  const { in_cinemas: inCinemas, digital, physical } = dates;
  return {
    ...{ id, tmdb, json, availability, monitored: monitored === 1, hasFile: file !== null },
    ...present({ inCinemas, digital, physical }),
  };
}

/** Does what a batch does to the library, inside a transaction. Returns how many films and other things it removed. */
export function* workOnLibrary(sql: Dialect['library'], work: LibraryWork, now: number): Steps<number> {
  switch (work.type) {
    case 'add':
      yield* run(sql.writeFilm, work.film.tmdb, Math.min(work.film.addedAt, now), ...cellsOf(work, now));
      return 0;
    case 'change':
      yield* run(sql.changeFilm, ...cellsOf(work, now), work.film.id);
      return 0;
    case 'remove':
      return yield* run(sql.dropFilms, listGiven(work.ids));
    case 'root':
      yield* run(sql.writeRoot, work.path);
      return 0;
    case 'unroot':
      return yield* run(sql.dropRoot, work.id);
    case 'tag':
      yield* run(sql.writeTag, work.label);
      return 0;
    case 'label':
      yield* run(sql.renameTag, work.tag.label, work.tag.id);
      return 0;
    case 'untag':
      return yield* run(sql.dropTag, work.id);
    case 'exclude':
      yield* run(sql.writeExclusion, work.exclusion.tmdb, work.exclusion.title, work.exclusion.year);
      return 0;
    case 'unexclude':
      return yield* run(sql.dropExclusions, listGiven(work.ids));
    case 'seen':
      yield* run(sql.seeFile, work.tmdb, work.file.path, work.file.size, Math.min(work.file.at, now));
      yield* run(sql.giveFile, work.file.path, work.file.size, Math.min(work.file.at, now), work.tmdb);
      return 0;
  }
}

function cellsOf({ film, json }: Extract<LibraryWork, { type: 'add' | 'change' }>, now: number) {
  const { inCinemas = null, digital = null, physical = null } = film.title.film ?? {};
  const { file } = film;
  return [
    ...[JSON.stringify(film.title), Math.min(film.fetchedAt, now), Number(film.monitored), film.availability],
    ...[film.profile, film.path, JSON.stringify(film.tags), json, inCinemas, digital, physical],
    ...[file?.path ?? null, file?.size ?? null, file ? Math.min(file.at, now) : null],
  ];
}
