import type { App } from '../../app/app.ts';
import type { Cut } from '../../import/run.ts';
import { StoreError } from '../../model/errors.ts';
import { safeJson } from '../../report/text/plain.ts';
import { count } from '../../report/text/words.ts';
import type { Job, JobRow, Jobs } from '../../store/jobs.ts';
import { type ExitCode, exit } from '../exit.ts';
import { replaceFile } from '../files.ts';
import { stdoutStyle } from '../screen.ts';
import type { ImportOptions } from './command.ts';
import type { JobOptions } from './run.ts';

/** How a run of an import ended. */
export interface Ending {
  /** Why before its end. */
  readonly cut?: Cut | undefined;
}

/** Throws the failure of a database that ends an import, with what was kept; any other error as it is. */
export async function stopped(error: unknown, id: number, app: App): Promise<never> {
  if (!(error instanceof StoreError)) throw error;
  const job = await (await app.database()).jobs.find(id).catch(() => undefined);
  if (!job) throw error;
  const done = Object.values(job.counts).reduce((sum, n) => sum + n, 0);
  const { code, what, file } = error;
  throw new StoreError(code, what, { file, cause: error, kept: { job: id, done, rows: done + job.open } });
}

/** Rows of one line each that the summary names. */
const shownRejects = 10;

/** Prints what came of a job and writes what came to nothing; the exit code says the same. */
export async function concluded(id: number, ending: Ending, options: ImportOptions, app: App): Promise<ExitCode> {
  const { jobs } = await app.database();
  const job = await jobs.find(id);
  if (!job) throw new Error(`import ${id} is gone`);
  if (options.rejects !== undefined) await writeRejects(options.rejects, id, jobs, app);
  const { importTable, importDocument } = await import('../../report/format/import.ts');
  if (options.json) {
    const rows: JobRow[] = [];
    for await (const row of rejectsOf(id, jobs)) rows.push(row);
    app.io.stdout.write(`${safeJson(importDocument(job, rows, ending.cut), 2)}\n`);
  } else {
    app.io.stdout.write(importTable(job, await jobs.rejects(id, 0, shownRejects), stdoutStyle(app, {})));
    if (!app.config.quiet) for (const line of notes(job, ending, options)) app.io.stderr.write(`${line}\n`);
  }
  return codeOf(job, ending);
}

function notes(job: Job, { cut }: Ending, { rejects }: ImportOptions): readonly string[] {
  const { id, open, counts, problems, state } = job;
  const words = {
    time: 'The time is over',
    budget: 'The budget is used up',
    interrupt: 'Interrupted',
    outage: 'Nobody answered any more',
  };
  const left = open + (cut === 'outage' ? counts.failed : 0);
  const rest = left > 0 ? `${count(left, 'row is', 'rows are')} left` : 'not everything was fetched';
  return [
    ...problems.map((problem) => `animectl: ${problem}`),
    ...(cut && state !== 'done' ? [`${words[cut]}: ${rest}. Go on with animectl import --resume ${id}.`] : []),
    ...(rejects === undefined ? [] : [`What came to nothing is in ${rejects}.`]),
  ];
}

/** In a data set, a title that nobody here could be asked for is no failure. */
function codeOf(job: Job, { cut }: Ending): ExitCode {
  const { imported, updated, unchanged, ambiguous, notFound, failed } = job.counts;
  const [good, unknown] = [imported + updated + unchanged, ambiguous + notFound];
  const isDataSet = (job.options as JobOptions).kind === 'data set';
  if (cut === 'interrupt') return exit.interrupted;
  if (cut === 'outage' && good === 0) return exit.unavailable;
  if (cut || job.open > 0) return exit.incomplete;
  if (good === 0 && unknown > 0 && failed === 0) return exit.notFound;
  const bad = failed > 0 || (unknown > 0 && !isDataSet) || job.problems.length > 0;
  return bad ? exit.incomplete : exit.done;
}

const pageSize = 1000;

async function* rejectsOf(job: number, jobs: Jobs): AsyncGenerator<JobRow, void> {
  for (let after = 0; ; ) {
    const page = await jobs.rejects(job, after, pageSize);
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.position ?? after;
  }
}

/** A line a row: where it was, the row as it was given, why it came to nothing, and what it could have been. */
async function writeRejects(path: string, job: number, jobs: Jobs, { io }: App): Promise<void> {
  const { open } = await import('node:fs/promises');
  await replaceFile(path, io, async (part) => {
    const file = await open(part, 'w');
    try {
      for await (const { place, raw, outcome, reason, candidates = [] } of rejectsOf(job, jobs))
        await file.write(`${safeJson({ place, row: raw, outcome, reason, candidates })}\n`);
    } finally {
      await file.close();
    }
  });
}
