import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';

/** What is known of a franchise as a whole, as it is printed. */
export interface FranchiseRecord {
  /** What it is called. */
  readonly name: string;
  /** The title that its watch order begins with. */
  readonly root: Ref;
  /** The names of its stories, best known first. */
  readonly continuities: readonly string[];
  /** How old the oldest part of the answer is, Unix time in ms. */
  readonly fetchedAt: number;
  /** Whether it is what everybody gets who sets nothing else, and whole. One that is not takes the place of none that is there. */
  readonly usual: boolean;
  readonly titles: readonly FranchiseTitle[];
}

export interface FranchiseTitle {
  readonly ref: Ref;
  /** The number in front of it, from 1. */
  readonly order: number;
  readonly depth: number;
  /** The title it was reached from, and what it is to that one. */
  readonly via: { readonly ref: Ref; readonly type: RelationType } | null;
  readonly from: string;
  readonly continuity: string;
  readonly skippable?: string;
}

/** A franchise that was asked for. A title is in one at the most. */
export interface KnownFranchise {
  readonly name: string;
  /** The title that it was last asked by. */
  readonly root: Ref;
  readonly members: readonly Ref[];
}
