import type { Format } from '../model/format.ts';
import type { Ref } from '../model/ref.ts';

/** How a row of an import can end. `notFound`: nobody knows it; `failed`: it could not be read, or nobody answered. */
export const outcomes = ['imported', 'updated', 'unchanged', 'ambiguous', 'notFound', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];
export type Counts = Readonly<Record<Outcome, number>>;

/** What a row asks for. One of refs and title is there. */
export interface Asked {
  /** Each names the same title; the first that is known counts. */
  readonly refs: readonly Ref[];
  readonly title?: string;
  readonly year?: number;
  readonly format?: Format;
}

/** What a row could have meant. */
export interface Choice {
  readonly ref: Ref;
  readonly title: string;
  readonly year?: number;
  readonly format?: Format;
  /** From 0 to 1. */
  readonly score?: number;
}

export interface NewRow {
  /** From 1, through all that the job reads. */
  readonly position: number;
  /** For people: `list.csv line 12`. */
  readonly place: string;
  /** As it was given; JSON. */
  readonly raw: unknown;
  /** Absent: it could not be read. */
  readonly asked?: Asked;
  readonly key?: string;
}

export interface Settled {
  readonly position: number;
  readonly outcome: Outcome;
  readonly ref?: Ref;
  readonly reason?: string;
  readonly candidates?: readonly Choice[];
}

export type JobRow = NewRow & Partial<Settled>;

export interface NewJob {
  readonly source: string;
  /** JSON: whatever is needed to go on. */
  readonly options: unknown;
  /** Unix time in ms. */
  readonly startedAt: number;
}

export interface Job extends NewJob {
  readonly id: number;
  /** `reading`: not all rows are known; `running`: some are not settled, or their franchises not fetched. */
  readonly state: 'reading' | 'running' | 'done';
  readonly updatedAt: number;
  readonly requests: number;
  /** Rows read from the source. */
  readonly read: number;
  /** Rows without an outcome. */
  readonly open: number;
  readonly counts: Counts;
  /** What was wrong with the source as a whole. */
  readonly problems: readonly string[];
}

/** What happened to a job since it was told last. */
export interface Progress {
  /** Unix time in ms. */
  readonly at: number;
  readonly state?: Job['state'];
  readonly addRequests?: number;
  readonly read?: number;
  /** All outcomes so far of rows that are not kept one by one. */
  readonly counts?: Partial<Counts>;
  readonly addProblem?: string;
}

/** Imports, so that one that was cut short can go on. Every call is one statement or two. Throws `StoreError`. */
export interface Jobs {
  /**
   * What `work` does to jobs and titles is kept as a whole or not at all, whatever happens to the program. `work` awaits
   * nothing else: meanwhile nobody can write.
   */
  together<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Its number. The oldest finished ones are forgotten. */
  begin(job: NewJob): Promise<number>;
  /** Rows that are read; those that are there already stay as they are. With an outcome where they have one already. */
  add(job: number, rows: readonly JobRow[]): Promise<void>;
  settle(job: number, rows: readonly Settled[]): Promise<void>;
  tell(job: number, progress: Progress): Promise<void>;
  /** Rows without an outcome behind a position, in order. */
  open(job: number, after: number, limit: number): Promise<readonly JobRow[]>;
  /** Rows that came to nothing, the same. */
  rejects(job: number, after: number, limit: number): Promise<readonly JobRow[]>;
  /** Rows that nobody answered are open again. */
  reopen(job: number): Promise<void>;
  /** The one of that number; without one the latest that is not done. */
  find(job?: number): Promise<Job | undefined>;
  /** Latest first. */
  list(limit: number): Promise<readonly Job[]>;
  /** What questions were answered with, in whichever job was the latest. */
  answers(keys: readonly string[]): Promise<ReadonlyMap<string, Ref>>;
  /** Titles of the job whose franchise has not been fetched. */
  roots(job: number): Promise<readonly Ref[]>;
  crawled(job: number, refs: readonly Ref[]): Promise<void>;
}
