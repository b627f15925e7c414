import type { Ref } from './ref.ts';
import type { Title } from './title.ts';

/** When a film counts as there to be had: from its announcement, from the cinema, or from when it can be bought. */
export const availabilities = ['tba', 'announced', 'inCinemas', 'released'] as const;
export type Availability = (typeof availabilities)[number];

/** What the user wants of a film, and where it is to be. */
export interface FilmWish {
  readonly monitored: boolean;
  readonly availability: Availability;
  /** The number of a quality profile. */
  readonly profile: number;
  /** The folder of the film, whole. */
  readonly path: string;
  /** Numbers of tags. */
  readonly tags: readonly number[];
}

/** A file that a film is in. */
export interface FilmFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** When it was seen, Unix time in ms. */
  readonly at: number;
}

/** A film of the library. */
export interface LibraryFilm extends FilmWish {
  /** What programs call it by. */
  readonly id: number;
  /** Its number at TMDB. */
  readonly tmdb: number;
  /** What TMDB said of it. */
  readonly title: Title;
  /** When that was, and when the film was added, Unix times in ms. */
  readonly fetchedAt: number;
  readonly addedAt: number;
  readonly file?: FilmFile;
}

/** A folder of films' folders. */
export interface LibraryRoot {
  readonly id: number;
  readonly path: string;
}

export interface LibraryTag {
  readonly id: number;
  readonly label: string;
}

/** A film that no list may bring back. */
export interface Exclusion {
  readonly id: number;
  readonly tmdb: number;
  readonly title: string;
  readonly year: number;
}

/** Films of the library, in the order in which they were added. */
export interface LibraryDocument {
  readonly schema: 1;
  readonly films: readonly {
    /** What programs of Radarr's call it by. */
    readonly id: number;
    readonly ref: Ref;
    readonly title: string;
    /** Absent: not known. */
    readonly year?: number;
    readonly status: 'announced' | 'inCinemas' | 'released';
    readonly monitored: boolean;
    readonly availability: Availability;
    /** Whether it counts as there to be had now. */
    readonly isAvailable: boolean;
    /** The quality profile's name. */
    readonly profile: string;
    /** The film's own folder. */
    readonly path: string;
    readonly tags: readonly string[];
    /** Whether a file of it has been seen. */
    readonly hasFile: boolean;
    /** ISO. */
    readonly addedAt: string;
  }[];
  /** Films that were to be added and are there already, as they are. Absent: none. */
  readonly already?: readonly { readonly ref: Ref; readonly title: string }[];
  /** Films of a collection that stay out because they are excluded, or all that are, where these were asked for. */
  readonly excluded?: readonly { readonly ref: Ref; readonly title: string }[];
  /** What was to be added and is no film that was found: words, or the name of a file. Absent: nothing. */
  readonly missed?: readonly { readonly query: string; readonly message: string }[];
}
