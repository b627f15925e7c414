import { type Fault, pathFaults, profileFaults, rootFaults } from '../../library/checks.ts';
import { folderName, inFolder, trimmedPath } from '../../library/names.ts';
import { readyResource } from '../../library/resource.ts';
import type { FilmWish, LibraryFilm } from '../../model/library.ts';
import { type Task, withoutEvents } from '../task.ts';

/** What becomes of films of the library; what is absent stays as it is. */
export interface FilmChange extends Partial<FilmWish> {
  /** They move into this folder, each under its own name. */
  readonly root?: string | undefined;
}

export interface ChangeFilmsQuestion {
  readonly changes: readonly { readonly id: number; readonly change: FilmChange }[];
}

/** The films as they are now, or what is wrong with what was wanted of any of them: then none was changed. */
export interface ChangedFilms {
  readonly films: readonly LibraryFilm[];
  readonly faults: readonly Fault[];
  /** Numbers that no film has. */
  readonly unknown: readonly number[];
}

export const changeFilms = withoutEvents<ChangeFilmsQuestion, ChangedFilms>(async ({ changes }, app) => {
  const database = await app.database();
  const ids = changes.map(({ id }) => id);
  const found = new Map((await database.library.films({ ids })).map((film) => [film.id, film]));
  const unknown = ids.filter((id) => !found.has(id));
  const roots = await database.library.roots();
  const paths = changes.flatMap(({ change: { path } }) => (path === undefined ? [] : trimmedPath(path)));
  const places = await database.library.places(paths);
  const faults: Fault[] = [];
  const films = changes.flatMap(({ id, change }) => {
    const film = found.get(id);
    if (!film) return [];
    const others = places.filter((one) => one.id !== id);
    if (change.profile !== undefined) faults.push(...profileFaults(change.profile));
    if (change.root !== undefined) faults.push(...rootFaults(change.root, { roots }));
    if (change.path !== undefined && trimmedPath(change.path) !== film.path)
      faults.push(...pathFaults(change.path, { films: others, roots }));
    return [changedFilm(film, change)];
  });
  if (faults.length > 0 || unknown.length > 0) return { films: [], faults, unknown };
  await database.commit({ library: films.map((film) => ({ type: 'change', film, json: readyResource(film) })) });
  return { films, faults, unknown };
});

function changedFilm(film: LibraryFilm, { root, path, ...wish }: FilmChange): LibraryFilm {
  const moved = root === undefined ? undefined : inFolder(root, folderName(film.title));
  const stated = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
  return { ...film, ...stated, path: moved ?? (path === undefined ? film.path : trimmedPath(path)) };
}

export interface RemoveFilmsQuestion {
  readonly ids: readonly number[];
  /** No list may bring them back. */
  readonly exclude?: boolean;
}

/** Takes films out of the library; files are left where they are. Returns those that were in it. */
export const removeFilms: Task<RemoveFilmsQuestion, readonly LibraryFilm[]> = withoutEvents(
  async ({ ids, exclude = false }, app) => {
    const database = await app.database();
    const films = await database.library.films({ ids });
    const exclusions = films.map(({ tmdb, title }) => ({ tmdb, title: title.title, year: title.year ?? 0 }));
    await database.commit({
      library: [
        { type: 'remove', ids: films.map(({ id }) => id) },
        ...(exclude ? exclusions.map((exclusion) => ({ type: 'exclude', exclusion }) as const) : []),
      ],
    });
    return films;
  },
);
