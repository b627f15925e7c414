import { open } from 'node:fs/promises';
import type { ImportDocument } from '../../model/documents.ts';
import { UsageError } from '../../model/errors.ts';
import {
  importExplanationText,
  importNotes,
  importPlanText,
  importTable,
  jobsTable,
  shownRejects,
} from '../../report/format/import.ts';
import { queueText } from '../../report/format/queue.ts';
import { compose } from '../../report/live/compose.ts';
import { readingReporter } from '../../report/live/reading.ts';
import type { Reporter } from '../../report/live/reporter.ts';
import { safeJson } from '../../report/text/plain.ts';
import { type ImportQuestion, importTitles } from '../../tasks/import/import.ts';
import { listJobs, rejectedRows } from '../../tasks/import/jobs.ts';
import { planImport } from '../../tasks/import/plan.ts';
import type { Outcome } from '../exit.ts';
import { checkWritable, isStdout, replaceFile } from '../files.ts';
import { printJson } from '../print.ts';
import { needQueue, putImportOnQueue, queueDocument } from '../queue/address.ts';
import { runTask } from '../run-task.ts';
import { note, progressReporter, stderrScreen, stdoutStyle } from '../screen.ts';
import type { Run, Session } from '../start.ts';

export interface ImportOptions {
  readonly question: ImportQuestion;
  /** The imports there were are printed in place of making one. */
  readonly listJobs: boolean;
  /** Workers are to do it. */
  readonly queue: boolean;
  /** The row of an import that is explained in place of making one. */
  readonly explain: string | undefined;
  /** What would be asked for is printed in place of asking for it. */
  readonly dryRun: boolean;
  /** A file for rows that came to nothing. */
  readonly rejects: string | undefined;
  readonly json: boolean;
}

export const runImport: Run<ImportOptions> = async (options, session) => {
  if (options.listJobs) return printJobs(options, session);
  if (options.explain !== undefined) return explain(options.explain, options.json, session);
  if (options.dryRun) return plan(options, session);
  if (options.queue) return leave(options, session);
  const { question, rejects, json } = options;
  const { app, io, config } = session;
  if (rejects !== undefined && isStdout(rejects))
    throw new UsageError('--rejects takes a file: stdout has the summary, and --json names all rows in it');
  if (rejects !== undefined) await checkWritable(rejects, config.db);
  const mostRejects = json ? undefined : shownRejects;
  const asked = { ...question, mostRejects, signal: io.signal, stdin: io.stdin };
  const { document } = await runTask(importTitles(asked, app), await importReporter(session));
  if (!document) {
    note(session, 'Every import is done: nothing to resume.');
    return {};
  }
  if (rejects !== undefined) await writeRejects(rejects, document, session);
  if (json) printJson(session, document);
  else {
    io.stdout.write(importTable(document, stdoutStyle(session, {})));
    for (const line of importNotes(document, rejects)) note(session, line);
  }
  return outcomeOf(document);
};

/** `--queue` */
async function leave({ question, json }: ImportOptions, session: Session): Promise<Outcome> {
  const { app, io, config } = session;
  needQueue(config);
  const { keepImport } = await import('../../tasks/import/queued.ts');
  const asked = { ...question, signal: io.signal, stdin: io.stdin };
  const { document } = await runTask(keepImport(asked, app), await importReporter(session));
  await putImportOnQueue(document, json, session);
  return {};
}

/** `--list-jobs` */
async function printJobs({ json }: ImportOptions, session: Session): Promise<Outcome> {
  const { app, io, config } = session;
  const { document } = await runTask(listJobs({}, app), await progressReporter(session));
  const queue = config.queue === undefined ? undefined : await queueDocument(session);
  if (json) printJson(session, { ...document, ...(queue && { queue: queue.jobs }) });
  else if (document.jobs.length === 0) note(session, 'There was no import yet.');
  else io.stdout.write(jobsTable(document.jobs, io.clock.now(), stdoutStyle(session, {})));
  if (!json && queue && queue.jobs.length > 0) io.stdout.write(`\n${queueText(queue)}`);
  return {};
}

/** `--explain` */
async function explain(row: string, json: boolean, session: Session): Promise<Outcome> {
  const { explainRow } = await import('../../tasks/import/explain.ts');
  const { document } = await runTask(explainRow({ row }, session.app), await progressReporter(session));
  if (json) printJson(session, document);
  else session.io.stdout.write(importExplanationText(document));
  return {};
}

/** `--dry-run` */
async function plan({ question, json }: ImportOptions, session: Session): Promise<Outcome> {
  const { app, io } = session;
  const asked = { ...question, signal: io.signal, stdin: io.stdin };
  const { document } = await runTask(planImport(asked, app), await importReporter(session));
  if (json) printJson(session, document);
  else io.stdout.write(importPlanText(document));
  return {};
}

/** Requests as everywhere, and how far a data set has been read: a bar on a terminal, some lines elsewhere. */
async function importReporter(session: Session): Promise<Reporter> {
  const { io, config } = session;
  const isBar = io.stderr.isTTY === true && config.progress;
  const reading = readingReporter(stderrScreen(session, false), config.quiet ? 'none' : isBar ? 'bar' : 'lines');
  return compose([await progressReporter(session), reading]);
}

/** In a data set, a title that nobody here could be asked for is no failure. */
function outcomeOf(document: ImportDocument): Outcome {
  const { kind, imported, updated, unchanged, ambiguous, notFound, failed, skipped, pending, problems, cut } = document;
  const [good, unknown] = [imported + updated + unchanged, ambiguous + notFound];
  const isLost = failed > 0 || (unknown > 0 && kind === 'list') || problems.length > 0;
  return {
    interrupted: cut === 'interrupt',
    unavailable: cut === 'outage' && good === 0,
    // A list of which every row is left out names no title.
    unmatched: cut === null && pending === 0 && good === 0 && unknown + skipped > 0 && failed === 0,
    incomplete: cut !== null || pending > 0 || isLost,
  };
}

/** Writes a line a row: where it was, the row as it was given, why it came to nothing, and what it could have been. */
async function writeRejects(path: string, { job }: ImportDocument, { app, io }: Session): Promise<void> {
  const { jobs } = await app.database();
  await replaceFile(path, io, async (part) => {
    const file = await open(part, 'w');
    try {
      for await (const row of rejectedRows(job, jobs)) await file.write(`${safeJson(row)}\n`);
    } finally {
      await file.close();
    }
  });
}
