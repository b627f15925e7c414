import type { Format } from './format.ts';
import type { Ref } from './ref.ts';
import type { Status } from './title.ts';
import type { WatchState } from './watched.ts';

/** How far the user is with a title. */
export interface SeenMark {
  readonly seen: boolean;
  /** Episodes seen, and how many there are. */
  readonly progress?: number;
  readonly of?: number;
  readonly status?: WatchState;
  /** Of 100. */
  readonly score?: number;
}

/** A title that was ticked. */
export interface SeenDocument {
  readonly schema: 1;
  /** The name of the user's own list. */
  readonly list: string;
  readonly ref: Ref;
  readonly title: string;
  /** What the list said before, and says now; null: it is not on it. */
  readonly before: SeenMark | null;
  readonly after: SeenMark | null;
}

/** A title that the user may see next. */
export interface NextTitle {
  readonly franchise: string;
  readonly ref: Ref;
  readonly title: string;
  readonly format?: Format;
  readonly status?: Status;
  readonly startDate?: string;
  readonly year?: number;
  readonly mine: SeenMark | null;
}

/** A title whose franchise is followed. */
export interface FollowedTitle {
  readonly ref: Ref;
  readonly title: string;
  /** When it was added, ISO. */
  readonly at: string;
  /** When it was checked last, ISO; null: never. */
  readonly checkedAt: string | null;
  /** What the user's own list says of it; null: nothing. Absent: that was not looked at. */
  readonly mine?: SeenMark | null;
  /** What comes next of its franchise for the user; null: nothing, or nothing is known. Absent: that was not looked at. */
  readonly next?: NextTitle | null;
}

/** What comes next, over all franchises that the user has begun. */
export interface NextDocument {
  readonly schema: 1;
  /** The name of the user's own list; null: none is. */
  readonly list: string | null;
  /** How many franchises of the list were begun, and how many of those have nothing left, nor anything that was dropped or laid aside. */
  readonly begun: number;
  readonly done: number;
  /** The next title of each that has one, what was seen last first. */
  readonly next: readonly NextTitle[];
  /** What has come out since the user last saw something of its franchise, latest first. */
  readonly since: readonly NextTitle[];
  /** What airs now and is not seen to its end. */
  readonly airing: readonly NextTitle[];
}

/** The user's lists. */
export interface ListsDocument {
  readonly schema: 1;
  readonly lists: readonly {
    readonly name: string;
    readonly mine: boolean;
    readonly entries: number;
    readonly at: string;
  }[];
}

/** What is on one of them. */
export interface ListDocument {
  readonly schema: 1;
  readonly name: string;
  readonly mine: boolean;
  readonly entries: readonly ListedTitle[];
}

export interface ListedTitle {
  readonly ref: Ref;
  readonly title: string;
  readonly status: WatchState | null;
  readonly progress: number | null;
  /** Of 100. */
  readonly score: number | null;
  readonly startedOn: string | null;
  readonly finishedOn: string | null;
  readonly repeats: number | null;
  /** Who said so, and when: ISO. */
  readonly from: string;
  readonly at: string;
}

/** Titles of a list that are no longer in what they came from. */
export interface GoneTitles {
  readonly titles: readonly GoneTitle[];
  /** They were taken off the list. */
  readonly dropped: boolean;
}

export interface GoneTitle {
  readonly ref: Ref;
  readonly title: string;
}
