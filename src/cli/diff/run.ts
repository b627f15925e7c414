import { differenceText } from '../../report/format/difference.ts';
import { type DiffQuestion, diff } from '../../tasks/diff.ts';
import { checkedOutcome, unasked } from '../checked.ts';
import { printJson } from '../print.ts';
import { runTask } from '../run-task.ts';
import { note, progressReporter } from '../screen.ts';
import type { Run } from '../start.ts';

/** A moment, Unix time in ms, or how long it is ago. */
export type Since = { readonly at: number } | { readonly agoMs: number };

export interface DiffOptions {
  readonly question: Omit<DiffQuestion, 'since'>;
  readonly since: Since | undefined;
  /** Tell by the exit code that something has changed. */
  readonly exitCode: boolean;
  readonly json: boolean;
}

export const runDiff: Run<DiffOptions> = async ({ question, since, exitCode, json }, session) => {
  const { app, io } = session;
  const at = since && ('at' in since ? since.at : app.clock.now() - since.agoMs);
  const events = diff({ ...question, since: at, signal: io.signal }, app);
  const { document, outcome } = await runTask(events, await progressReporter(session));
  if (json) printJson(session, document);
  else io.stdout.write(differenceText(document));
  if (app.config.offline && !json) note(session, unasked);
  return checkedOutcome(document, outcome, exitCode);
};
