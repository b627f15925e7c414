import type { App } from '../../app/app.ts';
import type { ProviderChoice } from '../../config/config.ts';
import type { JobDocument, JobsDocument, RejectedRow } from '../../model/documents.ts';
import { UsageError } from '../../model/errors.ts';
import type { WatchState } from '../../model/watched.ts';
import type { Job, JobRow, Jobs, RowRange } from '../../store/jobs.ts';
import { withoutEvents } from '../task.ts';
import type { Opened, Origins } from './origins.ts';

/** What is kept with a job, to go on in the same way. */
export interface JobOptions extends Origins {
  readonly kind: Opened['kind'];
  readonly franchise: boolean;
  readonly best: boolean;
  readonly provider: ProviderChoice;
  /** Which of the user's lists the titles are put on; see the question. */
  readonly list?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly status?: WatchState | undefined;
  /** Titles that are no longer in the source are taken off the list. */
  readonly prune?: boolean | undefined;
  /** Columns of its tables that were not understood. */
  readonly notUnderstood?: readonly string[] | undefined;
  /** Workers of a queue ask for its rows. */
  readonly isQueued?: boolean;
}

export interface JobsQuestion {
  /** Jobs at the most; 50. */
  readonly limit?: number;
}

/** The imports there were, latest first. */
export const listJobs = withoutEvents<JobsQuestion, JobsDocument>(async ({ limit = 50 }, app) => {
  // A look does not make a database.
  const jobs = app.databaseFile.identity() === undefined ? [] : await (await app.database()).jobs.list(limit);
  const documents: JobDocument[] = [];
  for (const job of jobs) documents.push(jobDocument(job, job.state !== 'done' && (await isRun(job.id, app))));
  return { schema: 1, jobs: documents };
});

/** A run that gives no sign of life for so long has died. A provider makes nobody wait as long. */
const leaseMs = 600_000;

const leaseOf = async (job: number, app: App) =>
  (await app.state()).leases.take(`import ${job} of ${app.config.db}`, leaseMs);

async function isRun(job: number, app: App): Promise<boolean> {
  const lease = await leaseOf(job, app);
  await lease?.release();
  return lease === undefined;
}

/** Throws `UsageError` where somebody works on the job now. */
export async function refuseIfRun(job: number, app: App): Promise<void> {
  if (await isRun(job, app)) throw runElsewhere(job);
}

const runElsewhere = (job: number): UsageError =>
  new UsageError(
    `import ${job} is being run elsewhere: wait until that run has ended, or ${leaseMs / 60_000} minutes after its last sign of life`,
  );

/** Passes events on. Meanwhile others see that the job is run. Throws `UsageError` where another run has it. */
export async function* whileRun<E, T>(job: number, events: AsyncGenerator<E, T>, app: App): AsyncGenerator<E, T> {
  const lease = await leaseOf(job, app);
  if (!lease) {
    await events.return(undefined as T);
    throw runElsewhere(job);
  }
  let renewedAt = app.clock.now();
  try {
    for (;;) {
      const next = await events.next();
      if (next.done) return next.value;
      if (app.clock.now() - renewedAt > leaseMs / 10) {
        renewedAt = app.clock.now();
        await lease.renew();
      }
      yield next.value;
    }
  } finally {
    await events.return(undefined as T);
    await lease.release();
  }
}

/** `isRun`: somebody works on it now. */
export function jobDocument(job: Job, isRun: boolean): JobDocument {
  const { id, source, requests, open, counts, problems, startedAt, updatedAt } = job;
  return {
    ...{ job: id, kind: (job.options as JobOptions).kind, source },
    state: job.state === 'done' || isRun ? job.state : (job.options as JobOptions).isQueued ? 'queued' : 'stopped',
    rows: Object.values(counts).reduce((sum, n) => sum + n, open),
    ...counts,
    ...{ pending: open, requests, problems },
    startedAt: new Date(startedAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}

const pageSize = 1000;

/** Rows of a job that came to nothing, in order; `most`: so many of the first ones. */
export async function* rejectedRows(job: number, jobs: Jobs, most = Number.POSITIVE_INFINITY) {
  for (let [after, left] = [0, most]; left > 0; left -= pageSize) {
    const limit = Math.min(pageSize, left);
    const page = await jobs.rejects(job, after, limit);
    for (const row of page) yield rejectedRow(row);
    if (page.length < limit) return;
    after = page.at(-1)?.position ?? after;
  }
}

/** Whether rows of a job, or of a part of it, failed that could be read. */
export async function hasFailed(job: number, app: App, { after, through }: RowRange = allRows): Promise<boolean> {
  const { jobs } = await app.database();
  for (let last = after; ; ) {
    const page = await jobs.rejects(job, last, pageSize);
    const inRange = page.filter(({ position }) => position <= through);
    if (inRange.some(({ outcome, asked }) => outcome === 'failed' && asked !== undefined)) return true;
    if (inRange.length < pageSize) return false;
    last = page.at(-1)?.position ?? last;
  }
}

const allRows: RowRange = { after: 0, through: Number.MAX_SAFE_INTEGER };

function rejectedRow({ place, raw, outcome, reason, candidates = [] }: JobRow): RejectedRow {
  return { place, row: raw, outcome, reason, candidates };
}
