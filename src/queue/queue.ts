import type { Patience } from '../model/patience.ts';
import type { Query } from '../model/query.ts';

/** What waits in a queue: a question as data, that any worker can answer, and twice without harm. */
export type QueuedQuestion =
  /** The franchise of a title is fetched, kept and saved. */
  | { readonly kind: 'franchise'; readonly query: Query }
  /** All that is followed is asked for again. */
  | { readonly kind: 'watch check' }
  /** Some rows of an import that is kept in the database are asked for. */
  | ({
      readonly kind: 'import rows';
      readonly after: number;
      readonly through: number;
      readonly maxAgeMs: number;
    } & QueuedImport)
  /** What is left to be done for an import when all its rows have been asked for. */
  | ({ readonly kind: 'import' } & QueuedImport);

/** An import in the database of who asks. Its number alone could be that of another database's. */
export interface QueuedImport {
  readonly job: number;
  /** Unix time in ms. */
  readonly startedAt: number;
  /** For people. */
  readonly source: string;
}

export type QueuedState = 'waiting' | 'delayed' | 'running' | 'failed';

/** A job that has not ended well yet. */
export interface QueuedJob {
  readonly id: string;
  readonly kind: QueuedQuestion['kind'];
  /** What it is about, for people. */
  readonly about: string;
  readonly state: QueuedState;
  /** How often it was begun. */
  readonly attempts: number;
  /** Titles that came so far; of an import, rows that are done with. */
  readonly titles: number;
  /** Of a job that waits for others: how many of them have ended, and how many there are. */
  readonly parts?: { readonly ended: number; readonly all: number };
  /** Who has it, or had it last. */
  readonly worker?: string;
  /** How long it has waited, ms, until it was begun last or until now. */
  readonly waitedMs: number;
  /** Why it failed last. */
  readonly error?: string;
}

/** What became of questions that were put on the queue. */
export interface Queued {
  readonly added: number;
  /** They wait, or are being answered, already. */
  readonly already: number;
}

/** What became of jobs, by their ids. */
export interface SettledJobs {
  readonly done: readonly string[];
  /** Not in a state in which that can be done, as they are now. */
  readonly refused: readonly (readonly [id: string, state: QueuedState])[];
  readonly unknown: readonly string[];
}

/** A question that is put on the queue again and again. */
export interface Schedule {
  /** The same for the same question. */
  readonly id: string;
  readonly about: string;
  readonly everyMs: number;
  /** When it is put on next, Unix time in ms. */
  readonly next: number;
}

/** A queue, from the side of who asks. Its methods reject with `QueueError` where it cannot be used. */
export interface JobQueue {
  add(questions: readonly QueuedQuestion[]): Promise<Queued>;
  /** Puts an import of so many rows on it, in parts; it ends when all of them have. */
  addImport(question: QueuedImport & { readonly rows: number; readonly maxAgeMs: number }): Promise<Queued>;
  /** Has a question put on it so often; one that is there already is changed. */
  schedule(question: QueuedQuestion, everyMs: number): Promise<void>;
  schedules(): Promise<readonly Schedule[]>;
  /** Resolves to false where there is none of that id. */
  unschedule(id: string): Promise<boolean>;
  /** Running ones first, then those that wait, then those that failed for good; so many of each. */
  jobs(most: number): Promise<readonly QueuedJob[]>;
  counts(): Promise<Readonly<Record<QueuedState, number>>>;
  /** Puts jobs that failed for good on it once more, as if they had not been tried: these, else all of them. */
  retry(ids?: readonly string[]): Promise<SettledJobs>;
  /** Takes jobs off it that nobody has under way: these, else all that failed for good. What waits for them goes on without. */
  remove(ids?: readonly string[]): Promise<SettledJobs>;
  close(): Promise<void>;
}

/** What answers a question. Rejects where it is to be tried again. `tell`: so many titles have come. */
export type Answering = (
  question: QueuedQuestion,
  how: { readonly signal: AbortSignal; tell(titles: number): Promise<void> },
) => Promise<void>;

/** For how long a question had better wait, ms; 0: it can be answered now. */
export type Postponing = (question: QueuedQuestion) => Promise<number>;

export interface TakingOptions {
  /** What has to wait is put back, for others and for later. Absent: nothing is. */
  readonly postpone?: Postponing | undefined;
  /** Waits for the queue's server where it has gone. */
  readonly patience: Patience;
  /** Aborted when the worker is to end: what fails from then on is given back, and is no attempt. */
  readonly signal: AbortSignal;
  /** Names the worker to people. */
  readonly name: string;
  /** Jobs at once. */
  readonly concurrency: number;
  /** For how long a worker that is not heard of keeps its job, ms; 30 s. */
  readonly lockMs?: number;
  /** Hears of each job that has ended, and how. */
  readonly onEnd?: (job: { readonly about: string; readonly error?: string }) => void;
}

/** A queue, from the side of who works for it. */
export interface Taking {
  /** Resolves when nothing waits and nothing runs, of anybody. A server that has gone is waited for. */
  empty(signal: AbortSignal): Promise<void>;
  /** Takes no more, and tells what runs to end; what has not ended well is begun again by others. */
  close(): Promise<void>;
}
