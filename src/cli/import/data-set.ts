import type { App } from '../../app/app.ts';
import { type DataSetProgress, saveDataSet } from '../../import/data-set.ts';
import { bytesReporter } from '../../report/live/bytes.ts';
import type { Database } from '../../store/database.ts';
import type { Job, NewJob } from '../../store/jobs.ts';
import type { ExitCode } from '../exit.ts';
import { stderrScreen } from '../screen.ts';
import type { ImportOptions } from './command.ts';
import { concluded, stopped } from './report.ts';
import type { JobOptions } from './run.ts';
import type { Opened, Origins } from './sources.ts';

/** Saves a data set, from its beginning or from where an earlier run was cut short. */
export async function runDataSet(
  { name, reading, bytes }: Extract<Opened, { kind: 'data set' }>,
  before: Job | undefined,
  options: ImportOptions & Origins,
  app: App,
): Promise<ExitCode> {
  const database = await app.database();
  const { clock, signal } = app.io;
  const { items, files, from, franchise, best, provider } = options;
  const kept: JobOptions = { kind: 'data set', items, files, from, franchise, best, provider };
  const job = before?.id ?? (await begun({ source: name, options: kept, startedAt: clock.now() }, database));
  const edition = reading.edition === undefined ? clock.now() : Date.parse(reading.edition);
  const progress = saveDataSet(reading.rows, {
    job,
    database,
    now: clock.now,
    signal,
    editionMs: Math.min(Number.isNaN(edition) ? clock.now() : edition, clock.now()),
    placeOf: (line) => `${name} line ${line}`,
    skip: before?.read ?? 0,
  });
  const source = { name, size: bytes.size, read: bytes.read };
  const isWhole = await shown(progress, source, app).catch((error: unknown) => stopped(error, job, app));
  const problems = isWhole ? bytes.problems().map((problem) => `${name}: ${problem}`) : [];
  const state = isWhole ? 'done' : 'reading';
  await database.commit({ job: { job, at: clock.now(), progress: { state, problems } } });
  return concluded(job, { ...(!isWhole && { cut: 'interrupt' }) }, options, app);
}

async function begun(job: NewJob, { commit }: Database): Promise<number> {
  return (await commit({ job: { job, at: job.startedAt } })).job ?? 0;
}

async function shown(
  progress: AsyncGenerator<DataSetProgress, boolean>,
  source: { readonly name: string; readonly size: number | undefined; read(): number },
  app: App,
): Promise<boolean> {
  const isSilent = app.config.quiet;
  const isBar = app.io.stderr.isTTY === true && app.config.progress;
  const reporter = bytesReporter(stderrScreen(app, false), source, isSilent ? 'none' : isBar ? 'bar' : 'lines');
  try {
    for (;;) {
      const next = await progress.next();
      if (next.done) return next.value;
      reporter.advance(next.value.rows);
    }
  } finally {
    reporter.end();
  }
}
