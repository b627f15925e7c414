import type { Format } from '../../model/format.ts';
import type { RelationType } from '../../model/relation.ts';
import type { Rating, Status } from '../../model/title.ts';

/** A date as precise as it is known: 2013, 2013-04 or 2013-04-07. */
type PartialDate = string;

/** One title of the catalogue. What is not known is left out. */
export interface CatalogEntry {
  /** AniList's id. Where AniList counts a title in with another one, MyAnimeList's, with a minus before it. */
  readonly anilist: number;
  /** Where AniList splits what MyAnimeList keeps in one, each part has the id, and its own episodes and dates. */
  readonly mal?: number;
  readonly format?: Format;
  /** Absent: it has ended. UNKNOWN: it was announced or running when the facts were compiled, and may have ended since, or nobody says. */
  readonly status?: Status | 'UNKNOWN';
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  readonly episodes?: number;
  /**
   * Minutes an episode. Where no provider said, the published length of a film or the usual 24 of a series, not all looked up.
   */
  readonly minutes?: number;
  readonly rating?: Rating;
  readonly adult?: true;
  readonly title: string;
  readonly english?: string;
  readonly native?: string;
  readonly synonyms?: readonly string[];
}

/**
 * A pair of titles, by AniList id: `to` is the `type` of `from`. Each pair is written once.
 * `back` is what `to` states of `from` where that is not the inverse of `type`.
 * Most types are AniList's. Of 74 specials, shorts, songs and announced titles only the membership was known: what they hang on, and
 * as what, was inferred from their names.
 */
export type CatalogLink = readonly [from: number, type: RelationType, to: number, back?: RelationType];

export interface CatalogFranchise {
  readonly name: string;
  /** By start date. */
  readonly entries: readonly CatalogEntry[];
  readonly links: readonly CatalogLink[];
}
