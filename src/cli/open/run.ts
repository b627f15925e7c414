import { nameTitle, type TitleQuestion } from '../../tasks/title.ts';
import { withHandle } from '../handles.ts';
import { runTask } from '../run-task.ts';
import { note, progressReporter } from '../screen.ts';
import type { Run } from '../start.ts';

export interface PageOptions {
  readonly question: TitleQuestion;
  /** The address is printed and nothing opened. */
  readonly print: boolean;
}

export const runOpen: Run<PageOptions> = async ({ question, print }, session) => {
  const { app, io } = session;
  const query = await withHandle(question.query, session, true);
  const events = nameTitle({ ...question, query, signal: io.signal }, app);
  const { document, outcome } = await runTask(events, await progressReporter(session));
  const { page } = document;
  const isOpen = !print && io.stdout.isTTY === true && (await io.stdout.open?.(page)) === true;
  if (isOpen) note(session, `${page} is open in the browser`);
  else io.stdout.write(`${page}\n`);
  return outcome;
};
