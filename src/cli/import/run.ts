import type { App } from '../../app/app.ts';
import { type Asking, emptyMemory } from '../../import/asking.ts';
import { askAll, type Cut } from '../../import/run.ts';
import { numbered, takeIn } from '../../import/take-in.ts';
import { NotFoundError, UsageError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Lookup } from '../../model/lookup.ts';
import { report } from '../../report/live/reporter.ts';
import type { Job } from '../../store/jobs.ts';
import { type ExitCode, exit } from '../exit.ts';
import { progressReporter } from '../screen.ts';
import type { Run } from '../start.ts';
import type { ImportOptions } from './command.ts';
import { runDataSet } from './data-set.ts';
import { fetchFranchises } from './franchise.ts';
import { concluded, type Ending, stopped } from './report.ts';
import { closeOrigins, type Opened, type Origins, openOrigins } from './sources.ts';

/** More titles than this are asked for only with `--yes`. */
const fewTitles = 500;

/** What is kept with a job, to go on in the same way. */
export interface JobOptions extends Origins {
  readonly kind: Opened['kind'];
  readonly franchise: boolean;
  readonly best: boolean;
  readonly provider: ImportOptions['provider'];
}

export const runImport: Run<ImportOptions> = async (options, app) => {
  if (options.listJobs) return (await import('./jobs.ts')).listJobs(options, app);
  if (options.dryRun) return (await import('./plan.ts')).planImport(options, app);
  if (options.resume !== undefined) return resume(options, app);
  const origins: Origins =
    options.idMap === undefined ? options : { items: [], files: [options.idMap], from: 'id-lists' };
  const lookup = await lookupFor(options.provider, options, app);
  const opened = await openOrigins(origins, lookup, app);
  try {
    return await begin(opened, origins, { ...options, lookup }, app);
  } finally {
    await closeOrigins(opened);
  }
};

/** With the lookup that has answered for the lists of users. */
interface Started extends ImportOptions {
  readonly lookup: Lookup;
}

async function begin(opened: Opened, origins: Origins, options: Started, app: App): Promise<ExitCode> {
  if (opened.kind === 'data set') return runDataSet(opened, undefined, { ...options, ...origins }, app);
  const { items, files, from } = origins;
  const { franchise, best, provider } = options;
  const kept: JobOptions = { kind: 'list', items, files, from, franchise, best, provider };
  const database = await app.database();
  const startedAt = app.clock.now();
  const rows = numbered(opened.sources, { most: options.yes ? Number.POSITIVE_INFINITY : fewTitles });
  const begun = { source: opened.name, options: kept, startedAt };
  const { job } = await takeIn(rows, database, { job: begun, at: startedAt });
  await noteRead(job, opened, options.lookup.counts().requests, app);
  return goOn(job, kept, options, app);
}

async function lookupFor(provider: ImportOptions['provider'], options: ImportOptions, app: App): Promise<Lookup> {
  const { maxAgeMs, concurrency, maxRequests } = options;
  return app.lookup({ provider, refresh: maxAgeMs <= 0, concurrency, maxRequests });
}

type OpenedList = Extract<Opened, { kind: 'list' }>;

/** Keeps that all rows of a job are read, at the cost of so many requests, and what was wrong with their sources. */
async function noteRead(job: number, { bytes }: OpenedList, requests: number, app: App): Promise<void> {
  const problems = bytes.flatMap((one) => one.problems().map((problem) => `${one.name}: ${problem}`));
  const progress = { state: 'running' as const, requests, problems };
  await (await app.database()).commit({ job: { job, at: app.clock.now(), progress } });
}

async function resume(options: ImportOptions, app: App): Promise<ExitCode> {
  const database = await app.database();
  const job = await database.jobs.find(options.resume === true ? undefined : options.resume);
  if (!job) {
    if (options.resume !== true)
      throw new NotFoundError(`there is no import ${options.resume}: --list-jobs shows them`);
    if (!app.config.quiet) app.io.stderr.write('Every import is done: nothing to resume.\n');
    return exit.done;
  }
  const kept = job.options as JobOptions;
  const started: Started = { ...options, lookup: await lookupFor(kept.provider, options, app) };
  if (kept.kind === 'data set') return resumeDataSet(job, kept, started, app);
  if (job.state === 'reading') await readAgain(job, kept, started, app);
  await database.commit({ job: { job: job.id, at: app.clock.now(), reopen: true } });
  return goOn(job.id, kept, started, app);
}

const readsStdin = ({ items, files }: Origins): boolean => [...items, ...files].includes('-');

/** It was cut short before all rows were read. */
async function readAgain(job: Job, kept: JobOptions, { yes, lookup }: Started, app: App): Promise<void> {
  if (readsStdin(kept))
    throw new UsageError(
      `import ${job.id} was cut short while it read stdin, which is gone: run it again from the start`,
    );
  const opened = await openOrigins(kept, lookup, app);
  if (opened.kind !== 'list')
    throw new UsageError(`import ${job.id} was of a list, and there is a data set now: run it again`);
  const rows = numbered(opened.sources, { most: yes ? Number.POSITIVE_INFINITY : fewTitles });
  await takeIn(rows, await app.database(), { job: job.id, at: app.clock.now() });
  await noteRead(job.id, opened, 0, app);
}

async function resumeDataSet(job: Job, kept: JobOptions, options: Started, app: App): Promise<ExitCode> {
  if (job.state === 'done') return concluded(job.id, {}, options, app);
  if (readsStdin(kept)) throw new UsageError(`import ${job.id} read stdin, which is gone: run it again from the start`);
  const opened = await openOrigins(kept, options.lookup, app);
  if (opened.kind !== 'data set')
    throw new UsageError(`import ${job.id} was of a data set, and there is a list now: run it again`);
  return runDataSet(opened, job, { ...options, ...kept }, app);
}

/** Asks for what is open, and for franchises where they are wanted. */
async function goOn(job: number, kept: JobOptions, options: Started, app: App): Promise<ExitCode> {
  const database = await app.database();
  const ending: { cut?: Cut | undefined } = {};
  let outage = false;
  const asking = await askingFor(job, kept, options, app);
  async function* events(): AsyncGenerator<RunEvent, void> {
    for await (const event of run()) {
      outage ||= event.type === 'fallback';
      yield event;
    }
  }
  async function* run(): AsyncGenerator<RunEvent, void> {
    ending.cut = yield* askAll(asking);
    if (kept.franchise && !ending.cut) ending.cut = yield* fetchFranchises(asking, app);
  }
  await report(events(), await progressReporter(app)).catch((error: unknown) => stopped(error, job, app));
  // Rows that nobody answered are asked for when somebody does.
  if (outage && ((await database.jobs.find(job))?.counts.failed ?? 0) > 0) ending.cut ??= 'outage';
  const progress = ending.cut ? {} : { state: 'done' as const };
  await database.commit({ job: { job, at: app.clock.now(), progress } });
  return concluded(job, ending satisfies Ending, options, app);
}

async function askingFor(job: number, kept: JobOptions, options: Started, app: App): Promise<Asking> {
  const { lookup, maxAgeMs, maxRequests, maxTimeMs } = options;
  const { clock, signal } = app.io;
  return {
    job,
    lookup,
    database: await app.database(),
    clock,
    signal,
    maxAgeMs,
    best: kept.best || options.best,
    maxRequests,
    memory: emptyMemory(),
    until: maxTimeMs === undefined ? undefined : clock.now() + maxTimeMs,
  };
}
