import type { App } from '../../app/app.ts';
import { askAll } from '../../import/ask-all.ts';
import { numbered, takeIn } from '../../import/take-in.ts';
import { NotFoundError, ProviderError, StoreError, UsageError } from '../../model/errors.ts';
import { usual } from '../../model/usual.ts';
import type { Job, RowRange } from '../../store/jobs.ts';
import { apart, type Task, withoutEvents } from '../task.ts';
import { concluded } from './concluded.ts';
import { fetchFranchises } from './franchises.ts';
import { askingFor, importingWith, limitOf, type ReadingQuestion, recordRead, weekMs } from './import.ts';
import { hasFailed, type JobOptions } from './jobs.ts';
import { closeOrigins, openOrigins, originsOf } from './origins.ts';

/** An import in a database: its number alone could be that of another database's. */
export interface ImportInDatabase {
  readonly job: number;
  /** Unix time in ms. */
  readonly startedAt: number;
}

/** An import whose rows are kept and wait to be asked for by others. */
export interface WaitingImport extends ImportInDatabase {
  readonly source: string;
  readonly rows: number;
  /** What is stored and younger is not asked for, ms. */
  readonly maxAgeMs: number;
}

/** Reads lists and keeps their rows as a job, or finds one that was kept; asks nobody for a title. */
export const keepImport: Task<ReadingQuestion, WaitingImport> = async function* (question, app) {
  const { maxAgeMs = weekMs } = question;
  const database = await app.database();
  if (question.resume !== undefined) {
    const job = await database.jobs.find(question.resume === true ? undefined : question.resume);
    if (!job) throw new NotFoundError('there is no such import to go on with', { code: 'no-import' });
    if (job.state === 'reading')
      throw new UsageError(`import ${job.id} was cut short while it was read: go on with it here, or begin it again`);
    await database.commit({ job: { job: job.id, at: app.clock.now(), reopen: true, progress: { state: 'running' } } });
    return waiting(job, maxAgeMs);
  }
  const { franchise = false, best = false } = question;
  const origins = originsOf(question);
  const provider = question.provider ?? usual.provider;
  const importing = await importingWith(provider, question, app);
  const opened = yield* openOrigins(origins, importing);
  try {
    if (opened.kind === 'data set')
      throw new UsageError(`${opened.name} is a data set, which asks nobody: import it here, in one go`);
    const { list, mine = false, status } = question;
    const options: JobOptions = {
      ...{ ...origins, kind: opened.kind, franchise, best, provider, list, mine, status },
      ...{ notUnderstood: opened.notUnderstood, isQueued: true },
    };
    const at = app.clock.now();
    const begin = { job: { source: opened.name, options, startedAt: at }, at };
    const { job: id } = await takeIn(numbered(opened.sources, limitOf(question)), database, begin);
    await recordRead(id, opened, importing.lookup.counts().requests, app);
    const job = await database.jobs.find(id);
    if (!job) throw new Error(`import ${id} is gone`);
    return waiting(job, maxAgeMs);
  } finally {
    await closeOrigins(opened);
  }
};

function waiting({ id, startedAt, source, open, counts }: Job, maxAgeMs: number): WaitingImport {
  const rows = Object.values(counts).reduce((sum, n) => sum + n, open);
  return { job: id, startedAt, source, rows, maxAgeMs };
}

export interface RowsQuestion extends ImportInDatabase, RowRange {
  readonly maxAgeMs: number;
}

/**
 * Asks for a part of an import's rows, and for their franchises where they are wanted. Rows that nobody answers are kept as failed, and
 * the error is thrown: the next attempt opens them again. Throws `StoreError` where the import is not in this database.
 */
export const importRows: Task<RowsQuestion, undefined> = async function* (question, app) {
  const { after, through, maxAgeMs, signal } = question;
  const job = await kept(question, app);
  const options = job.options as JobOptions;
  const rows = { after, through };
  const database = await app.database();
  await database.commit({ job: { job: job.id, at: app.clock.now(), reopen: rows } });
  const importing = await importingWith(options.provider, { signal, maxAgeMs }, app);
  const asking = await askingFor(job.id, options, importing, app, rows);
  let outage = false;
  const { events, result } = apart(
    (async function* () {
      const cut = yield* askAll(asking);
      return cut ?? (options.franchise ? yield* fetchFranchises(asking, app) : undefined);
    })(),
  );
  for await (const event of events) {
    outage ||= event.type === 'fallback';
    yield event;
  }
  signal?.throwIfAborted();
  if (result() !== undefined || (outage && (await hasFailed(job.id, app, rows))))
    throw (
      asking.memory.refusal ?? new ProviderError(options.provider, 'outage', 'nobody answers for rows of the import')
    );
  return undefined;
};

/** Ends an import whose parts have all ended, well or not. */
export const endImport = withoutEvents<ImportInDatabase, undefined>(async (question, app) => {
  const job = await kept(question, app);
  const isDone = job.open === 0 && !(await hasFailed(job.id, app));
  await concluded(job.id, job.options as JobOptions, isDone, app);
  return undefined;
});

async function kept({ job: id, startedAt }: ImportInDatabase, app: App): Promise<Job> {
  const job = await (await app.database()).jobs.find(id);
  if (job?.startedAt === startedAt) return job;
  throw new StoreError(
    'missing',
    `import ${id} of the queue is not in it: its workers need the database that it is in`,
    {
      file: app.config.db,
    },
  );
}
