import type { ProviderChoice } from '../config/config.ts';
import type { Decided } from '../crawl/decisions.ts';
import type { Depth } from '../model/depth.ts';
import type { AnimectlError } from '../model/errors.ts';
import type { Policy } from '../model/policy.ts';
import type { Query } from '../model/query.ts';
import type { Question } from './kept.ts';

/** What is asked for, however it is shown, and what was decided of relations. */
export interface Asked {
  readonly targets: readonly Query[];
  readonly depth: Depth;
  readonly maxTitles: number;
  readonly provider: ProviderChoice;
  readonly policy: Policy;
  /** Fill what is missing from further providers. */
  readonly enrich: boolean;
  /** Ask although the answer is still fresh. */
  readonly refresh: boolean;
  /** Read the database, and save in it. */
  readonly store: boolean;
  /** Take the n-th candidate, from 1. */
  readonly pick: number | undefined;
  /** Fail where a title could mean several. */
  readonly strict: boolean;
  readonly concurrency: number | 'auto';
  readonly decisions: Decided;
}

/** How the targets of one run came out. */
export interface Outcome {
  readonly failures: AnimectlError[];
  answers: number;
  incomplete: boolean;
  interrupted: boolean;
  /** Some of it could not be saved. */
  unsaved: boolean;
}

/** Nothing has been answered so far. */
export const newOutcome = (): Outcome => ({
  failures: [],
  answers: 0,
  incomplete: false,
  interrupted: false,
  unsaved: false,
});

/** What makes the answer another one. */
export const questionOf = ({ policy, depth, maxTitles, provider, pick, decisions }: Asked): Question => ({
  policy,
  depth,
  maxTitles,
  provider,
  pick,
  decisions: decisions.digest,
});
