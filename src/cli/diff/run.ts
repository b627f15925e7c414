import { differenceText } from '../../report/format/difference.ts';
import { type DiffQuestion, diff } from '../../tasks/diff.ts';
import { checkedOutcome, unasked } from '../checked.ts';
import { printJson } from '../print.ts';
import { runTask } from '../run-task.ts';
import { note, progressReporter } from '../screen.ts';
import type { Run } from '../start.ts';

export interface DiffOptions {
  readonly question: DiffQuestion;
  /** Tell by the exit code that something has changed. */
  readonly exitCode: boolean;
  readonly json: boolean;
}

export const runDiff: Run<DiffOptions> = async ({ question, exitCode, json }, session) => {
  const { app, io } = session;
  const events = diff({ ...question, signal: io.signal }, app);
  const { document, outcome } = await runTask(events, await progressReporter(session));
  if (json) printJson(session, document);
  else io.stdout.write(differenceText(document));
  if (app.config.offline && !json) note(session, unasked);
  return checkedOutcome(document, outcome, exitCode);
};
