import type { Readable } from 'node:stream';
import type { App } from '../../app/app.ts';
import type { ProviderChoice } from '../../config/config.ts';
import { askAll, type ImportCut } from '../../import/ask-all.ts';
import { emptyMemory, endedIn, type ImportRun } from '../../import/import-run.ts';
import { numbered, takeIn } from '../../import/take-in.ts';
import type { ImportDocument } from '../../model/documents.ts';
import { NotFoundError, StoreError, UsageError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Lookup } from '../../model/lookup.ts';
import { usual } from '../../model/usual.ts';
import type { WatchState } from '../../model/watched.ts';
import type { Job, RowRange } from '../../store/jobs.ts';
import { apart, type Posed, type Task } from '../task.ts';
import { concluded } from './concluded.ts';
import { importDataSet } from './data-set.ts';
import { fetchFranchises } from './franchises.ts';
import { hasFailed, type JobOptions, refuseIfRun, whileRun } from './jobs.ts';
import { closeOrigins, type Opened, type OriginsQuestion, openOrigins, originsOf, problemsOf } from './origins.ts';
import { importDocument } from './summary.ts';

/** Titles in bulk. What is absent is as in `usual`. */
export interface ImportQuestion extends OriginsQuestion {
  /** Go on with this import in place of beginning one; `true`: with the latest that is not done. */
  readonly resume?: number | true | undefined;
  /** Fetch the franchise of every title as well. */
  readonly franchise?: boolean;
  /** Take the likeliest title where several fit. */
  readonly best?: boolean;
  readonly provider?: ProviderChoice;
  /** What is stored and younger is not asked for, ms; 7 days. */
  readonly maxAgeMs?: number;
  readonly maxRequests?: number | undefined;
  readonly maxTimeMs?: number | undefined;
  readonly concurrency?: number | 'auto';
  /** Put the titles on the list of that name. Absent: on one named after the source, where that says who watched what. */
  readonly list?: string | undefined;
  /** That list is the user's own; without a name, titles are added to what is the user's own already. */
  readonly mine?: boolean;
  /** How far the user is with titles of which nothing else says so. */
  readonly status?: WatchState | undefined;
  /** Take titles off the list that came from the same source and are in it no more. */
  readonly prune?: boolean;
  /** Ask for more than 500 titles. */
  readonly unlimited?: boolean;
  /** How many rows that came to nothing the document names; absent: all. */
  readonly mostRejects?: number | undefined;
}

/** With what `-` stands for, where somebody has it. */
export type ReadingQuestion = ImportQuestion & { readonly stdin?: Readable | undefined };

/** More titles than this are asked for only where that is wanted. */
const fewTitles = 500;
export const weekMs = 7 * 86_400_000;

/** A run of an import. */
export interface Importing extends Posed<ReadingQuestion> {
  /** The one that has answered for the lists of users. */
  readonly lookup: Lookup;
  readonly maxAgeMs: number;
}

/**
 * Finds the titles of lists and data sets and saves them. What was done is kept as a job, with which another run can go on.
 * Returns undefined where the latest that is not done was to go on, and all are.
 */
export const importTitles: Task<ReadingQuestion, ImportDocument | undefined> = async function* (question, app) {
  if (question.resume !== undefined) return yield* resumed(question, question.resume, app);
  const { franchise = false, best = false } = question;
  const origins = originsOf(question);
  const provider = question.provider ?? usual.provider;
  const importing = await importingWith(provider, question, app);
  const opened = yield* openOrigins(origins, importing);
  try {
    const { list, mine = false, status, prune } = question;
    if (opened.kind === 'data set' && (list !== undefined || mine))
      throw new UsageError(`${opened.name} is a data set, and no list that anybody could have`);
    const settings = { franchise, best, provider, list, mine, status, prune, notUnderstood: opened.notUnderstood };
    const options: JobOptions = { ...origins, kind: opened.kind, ...settings };
    return yield* begun(opened, options, importing, app);
  } finally {
    await closeOrigins(opened);
  }
};

export async function importingWith(
  provider: ProviderChoice,
  question: Posed<ReadingQuestion>,
  app: App,
): Promise<Importing> {
  const { maxAgeMs = weekMs, concurrency = usual.concurrency, maxRequests } = question;
  const unlimited = question.unlimited || app.config.offline || provider === 'catalog'; // nobody is asked
  const lookup = await app.lookup({ provider, refresh: maxAgeMs <= 0, concurrency, maxRequests, patient: true });
  return { ...question, unlimited, maxAgeMs, lookup };
}

async function* begun(
  opened: Opened,
  options: JobOptions,
  importing: Importing,
  app: App,
): AsyncGenerator<RunEvent, ImportDocument> {
  const database = await app.database();
  const at = app.clock.now();
  const begin = { job: { source: opened.name, options, startedAt: at }, at };
  if (opened.kind === 'data set') {
    const { job } = await database.commit({ job: begin });
    if (job === undefined) throw new Error('a job was not begun');
    return yield* dataSet(job, opened, undefined, importing, app);
  }
  const known = endedIn({ database, clock: app.clock, maxAgeMs: importing.maxAgeMs });
  const { job } = await takeIn(numbered(opened.sources, limitOf(importing)), database, begin, known);
  await recordRead(job, opened, importing.lookup.counts().requests, app);
  return yield* fetched(job, options, importing, app);
}

export const limitOf = ({ unlimited }: ImportQuestion) => ({ most: unlimited ? Number.POSITIVE_INFINITY : fewTitles });

export type OpenedList = Extract<Opened, { kind: 'list' }>;

/** Keeps that all rows of a job are read, at the cost of so many requests, and what was wrong with their sources. */
export async function recordRead(job: number, { bytes }: OpenedList, requests: number, app: App): Promise<void> {
  const progress = { state: 'running' as const, requests, problems: problemsOf(bytes) };
  await (await app.database()).commit({ job: { job, at: app.clock.now(), progress } });
}

async function* resumed(
  question: Posed<ReadingQuestion>,
  which: number | true,
  app: App,
): AsyncGenerator<RunEvent, ImportDocument | undefined> {
  const database = await app.database();
  const job = await database.jobs.find(which === true ? undefined : which);
  if (!job && which === true) return undefined;
  if (!job) throw new NotFoundError(`there is no import ${which}`, { code: 'no-import' });
  await refuseIfRun(job.id, app);
  const options = job.options as JobOptions;
  const importing = await importingWith(options.provider, question, app);
  if (options.kind === 'data set' && job.state === 'done') return importDocument(job.id, null, importing, app);
  if (options.kind === 'data set' || job.state === 'reading') {
    const opened = yield* openedAgain(job, options, importing);
    try {
      if (opened.kind === 'data set') return yield* dataSet(job.id, opened, job, importing, app);
      const at = { job: job.id, at: app.clock.now() };
      const known = endedIn({ database, clock: app.clock, maxAgeMs: importing.maxAgeMs });
      await takeIn(numbered(opened.sources, limitOf(importing)), database, at, known);
      await recordRead(job.id, opened, 0, app);
    } finally {
      await closeOrigins(opened);
    }
  }
  await database.commit({ job: { job: job.id, at: app.clock.now(), reopen: true } });
  return yield* fetched(job.id, options, importing, app);
}

/** What a job was cut short in reading. Throws `UsageError` where that is not there any more. */
async function* openedAgain({ id }: Job, options: JobOptions, importing: Importing): AsyncGenerator<RunEvent, Opened> {
  if ([...options.items, ...options.files].includes('-'))
    throw new UsageError(`import ${id} was cut short while it read stdin, which is gone: run it again from the start`);
  const opened = yield* openOrigins(options, importing);
  if (opened.kind === options.kind) return opened;
  await closeOrigins(opened);
  throw new UsageError(`import ${id} was of a ${options.kind}, and there is a ${opened.kind} now: run it again`);
}

async function* dataSet(
  job: number,
  opened: Extract<Opened, { kind: 'data set' }>,
  before: Job | undefined,
  importing: Importing,
  app: App,
): AsyncGenerator<RunEvent, ImportDocument> {
  const run = importDataSet(job, opened, before, importing.signal, app);
  const isWhole = yield* whileRun(job, withKept(run, job, app), app);
  return importDocument(job, isWhole ? null : 'interrupt', importing, app);
}

/** Asks for what is open, and for franchises where they are wanted. */
async function* fetched(
  job: number,
  options: JobOptions,
  importing: Importing,
  app: App,
): AsyncGenerator<RunEvent, ImportDocument> {
  const asking = await askingFor(job, options, importing, app);
  let outage = false;
  async function* run(): AsyncGenerator<RunEvent, ImportCut | undefined> {
    const cut = yield* askAll(asking);
    return cut ?? (options.franchise ? yield* fetchFranchises(asking, app) : undefined);
  }
  const { events, result } = apart(whileRun(job, withKept(run(), job, app), app));
  for await (const event of events) {
    outage ||= event.type === 'fallback';
    yield event;
  }
  // Rows that nobody answered are asked for when somebody does.
  const isUnheard = outage && (await hasFailed(job, app));
  const cut = result() ?? (isUnheard ? 'outage' : undefined);
  const gone = await concluded(job, options, cut === undefined, app);
  return importDocument(job, cut ?? null, { ...importing, gone }, app);
}

export async function askingFor(
  job: number,
  options: Pick<JobOptions, 'best'>,
  importing: Importing,
  app: App,
  rows?: RowRange,
): Promise<ImportRun> {
  const { lookup, maxAgeMs, maxRequests, maxTimeMs, signal, best = false } = importing;
  const { clock } = app;
  return {
    ...{ job, lookup, clock, signal, maxAgeMs, maxRequests },
    database: await app.database(),
    best: options.best || best,
    memory: emptyMemory(),
    rows,
    until: maxTimeMs === undefined ? undefined : clock.now() + maxTimeMs,
  };
}

/** Passes events on. A failure of the database, which ends an import, is thrown with what was saved until then. */
async function* withKept<T>(events: AsyncGenerator<RunEvent, T>, id: number, app: App): AsyncGenerator<RunEvent, T> {
  try {
    return yield* events;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const job = await (await app.database()).jobs.find(id).catch(() => undefined);
    if (!job) throw error;
    const done = Object.values(job.counts).reduce((sum, n) => sum + n, 0);
    const { code, what, file } = error;
    throw new StoreError(code, what, { file, cause: error, kept: { job: id, done, rows: done + job.open } });
  }
}
