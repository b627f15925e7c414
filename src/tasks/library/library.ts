import type { Exclusion, LibraryFilm, LibraryRoot, LibraryTag } from '../../model/library.ts';
import type { FilmsNamed, LibraryWork, ReadyFilm } from '../../store/library.ts';
import { withoutEvents } from '../task.ts';

export type { FilmsNamed, ReadyFilm } from '../../store/library.ts';

/** All that is in the library besides its films. */
export interface LibraryFacts {
  readonly roots: readonly LibraryRoot[];
  readonly tags: readonly LibraryTag[];
  readonly exclusions: readonly Exclusion[];
}

export const libraryFilms = withoutEvents<FilmsNamed, readonly LibraryFilm[]>(async (which, app) => {
  const { ids, tmdb } = which;
  return (await app.database('orEmpty')).library.films({ ...(ids && { ids }), ...(tmdb && { tmdb }) });
});

/** A part of the answers that are ready: at most `limit` of the films whose numbers are after `after`. */
export const readyFilms = withoutEvents<{ readonly after: number; readonly limit: number }, readonly ReadyFilm[]>(
  async ({ after, limit }, app) => (await app.database()).library.ready(after, limit),
);

export const libraryFacts = withoutEvents<object, LibraryFacts>(async (_, app) => {
  const { library } = await app.database('orEmpty');
  return { roots: await library.roots(), tags: await library.tags(), exclusions: await library.exclusions() };
});

/** What is done to folders, tags and exclusions. */
export type LibraryEdit = Extract<
  LibraryWork,
  { type: 'root' | 'unroot' | 'tag' | 'label' | 'untag' | 'exclude' | 'unexclude' }
>;

/** Does it, and says how things are now. `removed`: how many were taken away. */
export const editLibrary = withoutEvents<
  { readonly edits: readonly LibraryEdit[] },
  LibraryFacts & { readonly removed: number }
>(async ({ edits }, app) => {
  const database = await app.database();
  const { removed } = await database.commit({ library: edits });
  const { library } = database;
  return {
    roots: await library.roots(),
    tags: await library.tags(),
    exclusions: await library.exclusions(),
    removed,
  };
});
