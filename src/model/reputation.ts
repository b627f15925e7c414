/** What a release group's releases have been worth, within a category. */
export interface Reputation {
  /** In its most frequent spelling. */
  readonly group: string;
  readonly category: string;
  /** Releases, and how many of them were made for the source, corrected, posted again by others, withdrawn. */
  readonly releases: number;
  readonly internal: number;
  readonly revised: number;
  readonly reposted: number;
  readonly nuked: number;
  /** The months of the first and the last release, `2024-03`. Null: no date is known. */
  readonly first: string | null;
  readonly last: string | null;
  /** How many releases the score rests on: those with figures, or withdrawn. */
  readonly judged: number;
  /** The share of other releases of the same category and quarter that a release does better than, shrunk to the mean. */
  readonly score: number;
  /** The interval in which the score lies in 95 of 100 cases. Groups are ranked by its lower end. */
  readonly low: number;
  readonly high: number;
}

export interface RankedGroup extends Reputation {
  /** From 1, within the category, among `groups`. */
  readonly place: number;
  readonly groups: number;
}

/** What releases are filed under, and how many are known. */
export interface ReleaseCategory {
  readonly category: string;
  readonly groups: number;
  readonly releases: number;
}
