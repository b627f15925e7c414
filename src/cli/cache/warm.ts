import type { WarmDocument } from '../../model/documents.ts';
import { type AnimectlError, ProviderError } from '../../model/errors.ts';
import { parseTarget } from '../../model/query.ts';
import { plain } from '../../report/text/plain.ts';
import { type WarmQuestion, warm } from '../../tasks/warm.ts';
import type { Outcome } from '../exit.ts';
import { checkWritable, replaceFile } from '../files.ts';
import { printJson } from '../print.ts';
import { putOnQueue, scheduleOnQueue } from '../queue/address.ts';
import { runTask } from '../run-task.ts';
import { note, progressReporter } from '../screen.ts';
import { queriesTyped } from '../several.ts';
import type { Run, Session } from '../start.ts';
import { readQueries } from './query-list.ts';

export interface WarmOptions {
  readonly question: Omit<WarmQuestion, 'queries'>;
  /** Titles, as words. */
  readonly words: readonly string[];
  /** A file with a title, ref or page address a line. */
  readonly file: string | undefined;
  readonly json: boolean;
  /** Where figures are left for node_exporter's textfile collector. */
  readonly metrics: string | undefined;
  /** Workers are to do it. */
  readonly queue: boolean;
  /** How often workers are to do it, ms; undefined: once. */
  readonly everyMs: number | undefined;
}

export const runWarm: Run<WarmOptions> = async (options, session) => {
  const { question, words, file, json, metrics, queue, everyMs } = options;
  const { app, io } = session;
  if (metrics !== undefined) await checkWritable(metrics);
  const startedAt = io.clock.now();
  const listed = file === undefined ? [] : await readQueries(file, io);
  const typed = await queriesTyped(words, { parse: parseTarget, exactly: queue }, session);
  const queries = [...typed.queries, ...listed];
  if (queue) {
    const questions = queries.map((query) => ({ kind: 'franchise', query }) as const);
    if (everyMs === undefined) await putOnQueue(questions, json, session);
    else await scheduleOnQueue(questions, everyMs, json, session);
    return { incomplete: typed.doubts.length > 0 };
  }
  const events = warm({ ...question, queries, signal: io.signal }, app);
  const { document, failures } = await runTask(events, await progressReporter(session, false, 'background'));
  if (!document) {
    notePerson(session, 'another cache warm is running: nothing to do');
    return {};
  }
  if (metrics !== undefined) await leaveMetrics(metrics, document, startedAt, session);
  if (json) printJson(session, { ...document, failed: document.failed.map(plain) });
  printSummary(document, session);
  return outcomeOf(document, failures, io.signal.aborted);
};

/** Puts figures in the file's place at once, so that a collector never reads half of them. */
async function leaveMetrics(file: string, document: WarmDocument, startedAt: number, session: Session): Promise<void> {
  const { app, io } = session;
  const { warmText } = await import('../../metrics/warm.ts');
  const times = { startedAt, endedAt: io.clock.now() };
  const text = await warmText(document, times, await app.health.providerFigures());
  const { writeFile } = await import('node:fs/promises');
  await replaceFile(file, io, (path) => writeFile(path, text));
}

/** Where nobody looks on, nothing is told but trouble, so that cron mails only that. */
function notePerson(session: Session, text: string): void {
  if (session.io.stderr.isTTY) note(session, `animectl: ${text}`);
}

function printSummary({ fetched, fresh, complete, notKept }: WarmDocument, session: Session): void {
  const { io, config } = session;
  // A failure, not a note: without --quiet its reason was told as it arose.
  if (notKept !== undefined)
    io.stderr.write(`animectl: ${config.quiet ? `${plain(notKept)}; ` : ''}what was fetched is not kept\n`);
  if (io.signal.aborted) {
    if (notKept === undefined) note(session, 'animectl: interrupted; what came is kept, run it again to go on');
    return;
  }
  const rest = complete ? '' : '; the budget is used up, run it again to go on';
  notePerson(session, `${fetched} franchises fetched, ${fresh} were fresh${rest}`);
}

function outcomeOf(document: WarmDocument, failures: readonly AnimectlError[], interrupted: boolean): Outcome {
  const { fetched, fresh, complete, failed, notKept } = document;
  const outage = failures.find((error) => error instanceof ProviderError);
  const error = fetched > 0 ? undefined : (outage ?? (fresh === 0 ? failures[0] : undefined));
  return { interrupted, error, unsaved: notKept !== undefined, incomplete: !complete || failed.length > 0 };
}
