import type { Ref } from './ref.ts';
import type { RelationType } from './relation.ts';

/** Two titles whose relations to each other count for nothing, because the user says so. `a` comes before `b` as text. */
export interface Cut {
  readonly a: Ref;
  readonly b: Ref;
  readonly reason?: string;
  /** When it was said, Unix time in ms. */
  readonly at: number;
}

/** A relation that the user states: `to` is the `type` of `from`. */
export interface Join {
  readonly from: Ref;
  readonly to: Ref;
  readonly type: RelationType;
  readonly at: number;
}

/** The same two titles in the one order in which they are kept. */
export function inOrderOfText(a: Ref, b: Ref): readonly [Ref, Ref] {
  return a < b ? [a, b] : [b, a];
}

/** Which cuts count: the user's own (and the relations that the user states), those and the shipped ones, or nothing of it. */
export const cutChoices = ['own', 'shipped', 'none'] as const;
export type CutChoice = (typeof cutChoices)[number];
