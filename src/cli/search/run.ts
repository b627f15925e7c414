import type { SearchResult } from '../../model/documents.ts';
import type { Title } from '../../model/title.ts';
import { type SearchQuestion, search } from '../../tasks/search.ts';
import { keepPrinted } from '../handles.ts';
import type { ListView } from '../lookups.ts';
import { printList } from '../print.ts';
import { runTask } from '../run-task.ts';
import { progressReporter, stdoutStyle } from '../screen.ts';
import type { Run } from '../start.ts';

export interface SearchOptions extends ListView {
  readonly question: SearchQuestion;
}

export const runSearch: Run<SearchOptions> = async ({ question, ...view }, session) => {
  const events = search({ ...question, signal: session.io.signal }, session.app);
  const { document, outcome } = await runTask(events, await progressReporter(session));
  await printList(view.format, session, {
    document,
    rows: document.results.map(titleOf),
    titles: document.results,
    human: async () => {
      const { mediaTable } = await import('../../report/format/title.ts');
      const { nameOf } = await import('../../report/text/style.ts');
      const printed = document.results.map((one, n) => ({
        order: n + 1,
        ref: one.ref,
        name: nameOf(one, view.titles),
      }));
      await keepPrinted(printed, session);
      return mediaTable(document.results, stdoutStyle(session, view));
    },
  });
  return outcome;
};

function titleOf({ score: _score, from: _from, provider: _provider, fetchedAt: _at, ...title }: SearchResult): Title {
  return title;
}
