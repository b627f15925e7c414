import type { RankedGroup, ReleaseCategory } from '../model/reputation.ts';
import type { SeenRelease } from '../releases/fold.ts';

/** What is known of release groups. A group has one reputation in each category in which it has releases. */
export interface StoredReleases {
  /** The best groups of each category, or of one: at most `limit` of each, in the order of their places. */
  best(limit: number, category?: string): Promise<readonly RankedGroup[]>;
  /** What the groups with this name, in capitals or small letters, are worth: one a category, best known first. */
  group(name: string): Promise<readonly RankedGroup[]>;
  /** At most `limit` groups with a name that begins or ends so, or has it inside; those with most releases first. */
  named(part: string, limit: number): Promise<readonly RankedGroup[]>;
  /** In the order of their names. */
  categories(): Promise<readonly ReleaseCategory[]>;
  /** How far the listing with this name was read. */
  listing(name: string): Promise<ListingProgress | undefined>;
}

/** A tracker's listing that is read page by page. */
export interface ListingProgress {
  /** Who lists, and what was asked for: `hdbits.org Movies,TV`. */
  readonly name: string;
  /** Pages that have come, from the first on, how many releases each was to hold, and how many there were to be. */
  readonly pages: number;
  readonly perPage: number;
  readonly wanted: number;
  readonly isDone: boolean;
  /** Unix time in ms. */
  readonly at: number;
}

/** What a commit does to release groups. */
export interface ReleaseWork {
  /** Releases that were seen, with what was known of them put together: one that comes again counts once. */
  readonly seen?: readonly SeenRelease[];
  /** Categories of which the groups are judged anew, by all that is known after this commit. */
  readonly judge?: readonly string[];
  readonly listing?: ListingProgress;
}
