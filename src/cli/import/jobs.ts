import { jobDocument, jobsTable } from '../../report/format/import.ts';
import { safeJson } from '../../report/text/plain.ts';
import { exit } from '../exit.ts';
import { stdoutStyle } from '../screen.ts';
import type { Run } from '../start.ts';
import type { ImportOptions } from './command.ts';

const shown = 50;

/** `--list-jobs`: the imports there were, latest first. */
export const listJobs: Run<ImportOptions> = async ({ json }, app) => {
  // A look does not make a database.
  const jobs = app.databaseFile.identity() === undefined ? [] : await (await app.database()).jobs.list(shown);
  if (json) app.io.stdout.write(`${safeJson({ schema: 1, jobs: jobs.map(jobDocument) }, 2)}\n`);
  else if (jobs.length > 0) app.io.stdout.write(jobsTable(jobs, app.clock.now(), stdoutStyle(app, {})));
  else if (!app.config.quiet) app.io.stderr.write('There was no import yet.\n');
  return exit.done;
};
