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

/** Who states what the user has joined, in lists of those who state a relation. */
export const user = 'user';
/** Who states what is joined by what comes with the program. */
export const program = 'animectl';

/** Whether somebody has decided it here, and no provider states it. */
export const isDecider = (who: string): boolean => who === user || who === program;

/** Two titles in the order in which a pair of them is kept. */
export function inOrderOfText(a: Ref, b: Ref): readonly [Ref, Ref] {
  return a < b ? [a, b] : [b, a];
}

/** Which decisions count. `own`: the user's cuts and joins; `shipped`: well-known false joins that come with the program; `none`: neither. */
export const cutChoices = ['own+shipped', 'own', 'shipped', 'none'] as const;
export type CutChoice = (typeof cutChoices)[number];
