import type { RowCandidate } from './documents.ts';
import type { Format } from './format.ts';
import type { Ref } from './ref.ts';
import type { Watched } from './watched.ts';

/** How a row of a list was read. */
export interface RowReading {
  readonly place: string;
  /** As it was given. */
  readonly row: unknown;
  readonly read: 'asked' | 'left out' | 'unreadable';
  readonly refs?: readonly Ref[];
  readonly title?: string;
  readonly year?: number;
  readonly format?: Format;
  /** What it says of who watched the title. */
  readonly watched?: Watched;
  /** Why it is left out or cannot be read, or what in it could not be used. */
  readonly reason?: string;
}

/** How a row was read, and what came of it. */
export interface RowExplanation extends RowReading {
  /** Null: nothing yet. */
  readonly outcome: string | null;
  /** The title that it was taken for. */
  readonly taken: RowCandidate | null;
  /** Why it came to nothing. */
  readonly why: string | null;
  readonly candidates: readonly RowCandidate[];
}

export interface ImportExplanation {
  readonly schema: 1;
  readonly job: number;
  readonly source: string;
  readonly rows: readonly RowExplanation[];
}

/** What an import would ask for. */
export interface ImportPlanDocument {
  readonly schema: 1;
  readonly source: string;
  readonly rows: number;
  /** Rows that cannot be read. */
  readonly unreadable: number;
  /** Rows that are no anime, or no rows of the list. */
  readonly leftOut: number;
  /** What is wrong with the files, sentences: `list.xml.gz: the archive ends in the middle`. */
  readonly problems: readonly string[];
  /** How the first 1,000 rows were read. */
  readonly readings: readonly RowReading[];
  /** Heads of columns that say nothing to anybody here. */
  readonly columnsNotUnderstood: readonly string[];
  /** Rows of which the title is stored, lately. */
  readonly stored: number;
  /** Rows of which the answer is cached. */
  readonly cached: number;
  /** Requests at the least, without franchises. */
  readonly requests: number;
  /** How long they take at the present budget. */
  readonly minutes: number;
}
