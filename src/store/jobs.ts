import type { Format } from '../model/format.ts';
import type { Ref } from '../model/ref.ts';
import type { Watched } from '../model/watched.ts';

/**
 * How a row of an import can end. `notFound`: nobody knows it; `failed`: it could not be read, or nobody answered; `skipped`: it is no
 * anime, or no row of the list at all.
 */
export const outcomes = ['imported', 'updated', 'unchanged', 'ambiguous', 'notFound', 'failed', 'skipped'] as const;
export type RowOutcome = (typeof outcomes)[number];
export type OutcomeCounts = Readonly<Record<RowOutcome, number>>;

/** What a row asks for. One of refs and title is there. */
export interface Asked {
  /** Each names the same title; the first that is known counts. */
  readonly refs: readonly Ref[];
  readonly title?: string;
  readonly year?: number;
  readonly format?: Format;
  /** The row says that it is a film, at services of films as well. */
  readonly isFilm?: true;
  /** What the row says of who watched it. */
  readonly watched?: Watched;
  /** What in the row could not be used, a sentence: the row was read without it. */
  readonly note?: string;
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
  readonly outcome: RowOutcome;
  readonly ref?: Ref;
  readonly reason?: string;
  readonly candidates?: readonly Choice[];
}

/**
 * A row that was found to mean a title. It ends as `imported`, `updated` or `unchanged`, by what the same commit makes of that
 * title; of several rows of a commit that mean one title only the first can be more than `unchanged`.
 */
export interface SettledByTitle {
  readonly position: number;
  readonly title: Ref;
  /** An earlier row of the run was settled by this title: the row ends as `unchanged`. */
  readonly isCounted?: boolean;
  /** What is to be said of the row besides, a sentence. */
  readonly reason?: string;
}

const outcomeOf = { new: 'imported', updated: 'updated', unchanged: 'unchanged' } as const;

/** How a row ends by what a commit made of its title; `kept` is undefined where the title did not arrive in that commit. */
export function settledBy(
  { position, title, isCounted = false, reason }: SettledByTitle,
  kept: { readonly ref: Ref; readonly outcome: keyof typeof outcomeOf } | undefined,
): Settled {
  const { ref, outcome } = kept ?? { ref: title, outcome: 'unchanged' };
  return { position, outcome: isCounted ? 'unchanged' : outcomeOf[outcome], ref, ...(reason && { reason }) };
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
  readonly counts: OutcomeCounts;
  /** What was wrong with the source as a whole. */
  readonly problems: readonly string[];
}

/** Rows of a job by their positions: those greater than `after`, up to and with `through`. */
export interface RowRange {
  readonly after: number;
  readonly through: number;
}

/** What a commit does to one job. */
export interface JobWork {
  /** The job's number, or a job that is to begin. The oldest finished ones are forgotten when one begins. */
  readonly job: number | NewJob;
  /** Unix time in ms. */
  readonly at: number;
  /** Rows that were read, with an outcome where they have one already. Rows that are there already stay as they are. */
  readonly add?: readonly JobRow[];
  /** Opens rows that failed and could be read: all, or those of a range. */
  readonly reopen?: boolean | RowRange;
  readonly settle?: readonly (Settled | SettledByTitle)[];
  /** Titles of rows that are not kept one by one: what the commit makes of them is added to the job's counts. */
  readonly count?: readonly Ref[];
  /** Titles whose franchises were fetched. */
  readonly crawled?: readonly Ref[];
  readonly progress?: Progress;
}

/** What happened to a job since its last commit. */
export interface Progress {
  readonly state?: Job['state'];
  /** Requests made since. */
  readonly requests?: number;
  /** Rows read from the source, in all. */
  readonly read?: number;
  /** Outcomes, since then, of rows that are not kept one by one. */
  readonly counts?: Partial<OutcomeCounts>;
  /** What was found to be wrong with the source. */
  readonly problems?: readonly string[];
  /** What is to be said of rows since then that are not kept one by one. */
  readonly remarks?: readonly Remark[];
}

/** What is said of rows of a job that have it in common. */
export interface Remark {
  /** Why they were left out, or what in them could not be used. */
  readonly reason: string;
  readonly rows: number;
  /** The first of them: `list.csv line 12`. */
  readonly place: string;
  readonly isLeftOut: boolean;
}

/** Imports, kept so that one that was cut short can go on. */
/** A row that was taken for a title. */
export interface TakenRow {
  readonly position: number;
  readonly raw: unknown;
  readonly ref: Ref;
}

export interface Jobs {
  /** At most `limit` rows without an outcome, of positions greater than `after`, in order. */
  open(job: number, after: number, limit: number): Promise<readonly JobRow[]>;
  /** At most `limit` rows that are ambiguous, not found or failed, of positions greater than `after`, in order. */
  rejects(job: number, after: number, limit: number): Promise<readonly JobRow[]>;
  /** What was left out of the job, and what in its rows could not be used; the first 100 kinds. */
  remarks(job: number): Promise<readonly Remark[]>;
  /** Rows of the job at a place, or of which the place ends with that number: `list.csv line 12`, or `12`. The first 20. */
  rowsAt(job: number, place: string): Promise<readonly JobRow[]>;
  /** At most `limit` rows that were taken for a title, of positions greater than `after`, in order: as they were given, and the title. */
  taken(job: number, after: number, limit: number): Promise<readonly TakenRow[]>;
  /** The job of that number; without a number, the latest that is not done. */
  find(job?: number): Promise<Job | undefined>;
  /** The latest jobs, latest first. */
  list(limit: number): Promise<readonly Job[]>;
  /** The titles that earlier rows with these keys were taken for, by the latest job each. */
  answers(keys: readonly string[]): Promise<ReadonlyMap<string, Ref>>;
  /** Titles of the job, or of a range of its rows, whose franchises have not been fetched. */
  roots(job: number, rows?: RowRange): Promise<readonly Ref[]>;
}
