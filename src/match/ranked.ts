import type { Candidate } from '../model/title.ts';
import type { NameReading } from './reading.ts';

/** Below this a candidate is only something that sounds alike. */
export const acceptableScore = 0.6;
/** From here on a name is the one that was written, and not only like it. */
export const clearScore = 0.9;
/** Below this nothing is written about a title: words must answer to a name as well as this to be sure of it. */
export const sureScore = 0.7;
/** Candidates as near as this to the best are as good. */
export const ambiguityMargin = 0.02;

/** How a title answers to the words. */
export interface Match {
  readonly score: number;
  /** How the words were read. */
  readonly wanted: NameReading;
  /** The name that answers names the season and part that the words name. */
  readonly isPart: boolean;
  /** One of the title's own names, and no synonym. */
  readonly isMain: boolean;
  /** The words are the name, but for what they say besides. */
  readonly isSame: boolean;
  /** The name begins with the words, or is them. */
  readonly begins: boolean;
  /** The words stand in the name, all together. */
  readonly holds: boolean;
  /** The name ends with the words, or is them. */
  readonly ends: boolean;
}

export interface Ranked extends Candidate {
  readonly match: Match;
}
