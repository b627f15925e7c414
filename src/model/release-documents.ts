import type { Profile, Release } from './release.ts';
import type { RankedGroup, ReleaseCategory } from './reputation.ts';

/** A name of a release, and what it says. */
export interface NamedRelease extends Release {
  /** As it was given. */
  readonly name: string;
  /** How it was read. */
  readonly profile: Profile;
}

/** What was read of names. The releases themselves are events: there may be more of them than memory holds. */
export interface NamesDocument {
  readonly schema: 1;
  readonly names: number;
  /** How many of them name a group. */
  readonly grouped: number;
  /** What was wrong with their source, a sentence each. */
  readonly problems: readonly string[];
}

/** What an analysis of releases came to. */
export interface AnalysisDocument {
  readonly schema: 1;
  /** Where the releases are from, for people: files, `stdin`, a tracker and what was asked of it. */
  readonly source: string;
  /** How many were read, and how many of them name a group. */
  readonly releases: number;
  readonly grouped: number;
  /** Of those with a group: seen for the first time, known with less than now, known. */
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows of the source that could not be read. */
  readonly unreadable: number;
  /** Requests that it took. */
  readonly requests: number;
  /** Pages of a tracker's listing that are read, from its first on, and how many there were to be. Null: it was none. */
  readonly pages: { readonly read: number; readonly of: number } | null;
  /** Why it ended before its end. Null: it did not. What came until then is kept. */
  readonly cut: 'interrupt' | 'failure' | null;
  /** What was wrong with the source, a sentence each. */
  readonly problems: readonly string[];
  /** The best groups of each category that releases were seen of, of all that is known. */
  readonly best: readonly RankedGroup[];
}

/** Release groups in the order of their places, category by category. */
export interface GroupsDocument {
  readonly schema: 1;
  /** All that there are. */
  readonly categories: readonly ReleaseCategory[];
  readonly groups: readonly RankedGroup[];
}

/** One release group, in each category in which it has releases. */
export interface GroupDocument {
  readonly schema: 1;
  readonly group: string;
  readonly categories: readonly RankedGroup[];
}
