import { markOf } from '../../franchise/seen.ts';
import { mineIfOpen } from '../../tasks/mine.ts';
import { storedNeighbours } from '../../tasks/stored-neighbours.ts';
import { showTitle, type TitleQuestion } from '../../tasks/title.ts';
import { withHandle } from '../handles.ts';
import type { ListView } from '../lookups.ts';
import { printList } from '../print.ts';
import { runTask } from '../run-task.ts';
import { progressReporter, stdoutStyle } from '../screen.ts';
import type { Run } from '../start.ts';

export interface ShowOptions extends ListView {
  readonly question: TitleQuestion;
}

export const runShow: Run<ShowOptions> = async ({ question, ...view }, session) => {
  const query = await withHandle(question.query, session, question.strict);
  const events = showTitle({ ...question, query, signal: session.io.signal }, session.app);
  const { document, outcome } = await runTask(events, await progressReporter(session));
  const { schema: _schema, pages: _pages, from: _from, provider: _provider, fetchedAt: _at, ...title } = document;
  const entry = question.store === false ? undefined : (await mineIfOpen([title.ref], session.app)).get(title.ref);
  const mine = entry && markOf(title, entry);
  await printList(view.format, session, {
    document: mine ? { ...document, mine } : document,
    rows: [title],
    titles: [document],
    human: async () => {
      const { store } = question;
      const known = await storedNeighbours(title.relations ?? [], { store, signal: session.io.signal }, session.app);
      return (await import('../../report/format/title.ts')).mediaCard(title, stdoutStyle(session, view), mine, known);
    },
  });
  return outcome;
};
