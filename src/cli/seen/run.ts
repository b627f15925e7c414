import { AnimectlError, StoreError } from '../../model/errors.ts';
import type { SeenDocument } from '../../model/list-documents.ts';
import { seenLine } from '../../report/format/my-list.ts';
import { type SeenQuestion, tickTitle } from '../../tasks/seen.ts';
import type { Outcome } from '../exit.ts';
import { withHandle } from '../handles.ts';
import { printJson } from '../print.ts';
import { runTask } from '../run-task.ts';
import { progressReporter } from '../screen.ts';
import type { Run, Session } from '../start.ts';

export interface SeenOptions {
  readonly questions: readonly SeenQuestion[];
  readonly json: boolean;
}

/** Ticks titles one after the other. Of several, one that comes to nothing does not stop the others. */
export const runSeen: Run<SeenOptions> = async ({ questions, json }, session) => {
  const { io } = session;
  const documents: SeenDocument[] = [];
  let failed = false;
  for (const question of questions) {
    try {
      const document = await ticked(question, session);
      documents.push(document);
      if (!json) io.stdout.write(seenLine(document));
    } catch (error) {
      if (questions.length === 1 || !(error instanceof AnimectlError) || error instanceof StoreError) throw error;
      io.stderr.write(`animectl: ${error.message}\n`);
      failed = true;
    }
  }
  if (json) for (const document of documents) printJson(session, document);
  return outcomeOf(documents.length, failed);
};

async function ticked(question: SeenQuestion, session: Session): Promise<SeenDocument> {
  const { app, io } = session;
  const query = await withHandle(question.query, session, true);
  const events = tickTitle({ ...question, query, signal: io.signal }, app);
  return (await runTask(events, await progressReporter(session))).document;
}

const outcomeOf = (done: number, failed: boolean): Outcome => ({
  unmatched: done === 0 && failed,
  incomplete: failed,
});
