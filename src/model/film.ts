/** What only films have, as far as it is known. Dates are 2013, 2013-04 or 2013-04-07. */
export interface FilmFacts {
  readonly overview?: string;
  readonly genres?: readonly string[];
  readonly keywords?: readonly string[];
  /** The two letters of the language that it was made in. */
  readonly language?: string;
  /** Who may see it, in the words of the United States: `PG-13`. */
  readonly certification?: string;
  /** The company that is named first. */
  readonly studio?: string;
  readonly homepage?: string;
  /** A trailer's id at YouTube. */
  readonly trailer?: string;
  /** Paths of pictures at `https://image.tmdb.org/t/p/SIZE`. */
  readonly poster?: string;
  readonly backdrop?: string;
  readonly inCinemas?: string;
  readonly digital?: string;
  readonly physical?: string;
  /** From 0 to 10, and of how many votes. */
  readonly score?: number;
  readonly votes?: number;
  /** How much it is looked at now, as TMDB counts it. */
  readonly interest?: number;
  /** The collection that it is in. */
  readonly collection?: { readonly id: number; readonly title: string };
}
