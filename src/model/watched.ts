import type { Ref } from './ref.ts';

/** How far somebody is with a title. */
export const watchStates = ['watching', 'completed', 'planned', 'paused', 'dropped', 'repeating'] as const;
export type WatchState = (typeof watchStates)[number];

/** What somebody's list says of a title; what is absent it does not say. */
export interface Watched {
  readonly status?: WatchState;
  /** Episodes seen. */
  readonly progress?: number;
  /** From 1 to 100, whatever scale the list has. */
  readonly score?: number;
  /** The day on which it was begun, and on which it was ended: `2013-04-07`, `2013-04`, `2013`. */
  readonly startedOn?: string;
  readonly finishedOn?: string;
  /** How often it was seen again. */
  readonly repeats?: number;
}

/** A title on a list. */
export interface ListEntry extends Watched {
  readonly ref: Ref;
  /** What it is called, or was called when it came onto the list. */
  readonly title: string;
  /** Who said so: a file, `anilist:user/NAME`, or `seen` where it was ticked by hand. */
  readonly from: string;
  /** When that was, Unix time in ms. */
  readonly at: number;
}

/** What an entry is said to come from where the user has ticked it. */
export const tickedByHand = 'seen';
