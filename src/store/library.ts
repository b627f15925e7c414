import type { Exclusion, FilmFile, LibraryFilm, LibraryRoot, LibraryTag } from '../model/library.ts';

/** Films that the user has or wants. */
export interface StoredLibrary {
  /** In the order in which they were added: all, or those that are named by their numbers here or at TMDB. */
  films(which?: FilmsNamed): Promise<readonly LibraryFilm[]>;
  /** Answers that were made when a film was written, at most `limit` of those after a number. */
  ready(after: number, limit: number): Promise<readonly ReadyFilm[]>;
  /** The numbers here of films of which nothing was said since a time (Unix, in ms), oldest first. */
  old(before: number): Promise<readonly number[]>;
  /** Films whose folder is one of these, or in one of these. */
  places(paths: readonly string[]): Promise<readonly FilmPlace[]>;
  roots(): Promise<readonly LibraryRoot[]>;
  tags(): Promise<readonly LibraryTag[]>;
  exclusions(): Promise<readonly Exclusion[]>;
  /** Files of these films that an import has seen, by their numbers at TMDB. */
  files(tmdb: readonly number[]): Promise<ReadonlyMap<number, FilmFile>>;
}

export type FilmPlace = Pick<LibraryFilm, 'id' | 'tmdb' | 'path'>;

export interface FilmsNamed {
  readonly ids?: readonly number[];
  readonly tmdb?: readonly number[];
}

/** A film as programs are told of it, and what of that is another thing tomorrow. */
export interface ReadyFilm {
  readonly id: number;
  readonly tmdb: number;
  /** A JSON object without its number, and without what depends on the day. */
  readonly json: string;
  readonly availability: LibraryFilm['availability'];
  readonly monitored: boolean;
  readonly hasFile: boolean;
  readonly inCinemas?: string;
  readonly digital?: string;
  readonly physical?: string;
}

/** What a commit does to the library. `add` leaves a film alone that is there. */
export type LibraryWork =
  | { readonly type: 'add'; readonly film: Omit<LibraryFilm, 'id'>; readonly json: string }
  | { readonly type: 'change'; readonly film: LibraryFilm; readonly json: string }
  | { readonly type: 'remove'; readonly ids: readonly number[] }
  | { readonly type: 'root'; readonly path: string }
  | { readonly type: 'unroot'; readonly id: number }
  | { readonly type: 'tag'; readonly label: string }
  | { readonly type: 'label'; readonly tag: LibraryTag }
  | { readonly type: 'untag'; readonly id: number }
  | { readonly type: 'exclude'; readonly exclusion: Omit<Exclusion, 'id'> }
  | { readonly type: 'unexclude'; readonly ids: readonly number[] }
  | { readonly type: 'seen'; readonly tmdb: number; readonly file: FilmFile };
