import type { Ref } from '../model/ref.ts';
import type { ListEntry, WatchState } from '../model/watched.ts';

/** What the user follows, and lists of the user's, of which one may be the user's own: what was seen. */
export interface StoredLists {
  /** By their names. */
  all(): Promise<readonly KeptList[]>;
  /** What is on a list, by names; on the user's own where none is named. Refs are those by which titles are called now. */
  entries(list?: string): Promise<readonly ListEntry[]>;
  /** What the user's own list says of titles, by the ref that was asked for. */
  mine(refs: readonly Ref[]): Promise<ReadonlyMap<Ref, ListEntry>>;
  /** What is followed, in the order in which it was added. */
  followed(): Promise<readonly Followed[]>;
}

/** A title whose franchise the user follows. */
export interface Followed {
  readonly ref: Ref;
  /** What it was called when it was added. */
  readonly title: string;
  /** When it was added, Unix time in ms. */
  readonly at: number;
  /** The last change that was told of it. Absent: it was never checked. */
  readonly told?: number;
  /** When it was checked last, Unix time in ms. */
  readonly checkedAt?: number;
}

export interface KeptList {
  readonly name: string;
  readonly isMine: boolean;
  /** When it was made, Unix time in ms. */
  readonly at: number;
  readonly entries: number;
}

/**
 * What a commit does to a list. `put` and `fill` make it where it is missing, and replace what it says of the same titles. `fill` takes
 * what the rows of an import that came to a title say; a row that says nothing leaves an entry as it is, and one that was ticked
 * by hand stays where the row knows of fewer episodes. `mine` makes it the user's own in place of the one that was.
 */
export type ListWork =
  | { readonly type: 'put'; readonly list: string; readonly at: number; readonly entries: readonly ListEntry[] }
  | {
      readonly type: 'fill';
      readonly list: string;
      readonly at: number;
      readonly job: number;
      readonly from: string;
      /** Of rows that say no status. */
      readonly status?: WatchState | undefined;
      /** Where no row says anything of who watched its title, there is no list. */
      readonly ifSaid?: boolean;
    }
  | { readonly type: 'drop'; readonly list: string; readonly refs: readonly Ref[] }
  | { readonly type: 'mine'; readonly list: string; readonly at: number }
  | { readonly type: 'remove'; readonly list: string };
