import { listsText, listText } from '../../report/format/my-list.ts';
import { dropList, makeListMine, showList, showLists } from '../../tasks/lists.ts';
import { keepPrinted } from '../handles.ts';
import { printJson } from '../print.ts';
import { runTask } from '../run-task.ts';
import { progressReporter, stdoutStyle } from '../screen.ts';
import type { Run, Session } from '../start.ts';

export interface ListsOptions {
  readonly act: 'all' | 'show' | 'mine' | 'remove';
  /** What the list is called; empty for `all`. */
  readonly list: string;
  readonly json: boolean;
}

export const runLists: Run<ListsOptions> = async ({ act, list, json }, session) => {
  if (act === 'show') return show(list, json, session);
  const { app, io } = session;
  const task = { all: showLists, mine: makeListMine, remove: dropList }[act];
  const { document } = await runTask(task({ list, signal: io.signal }, app), await progressReporter(session));
  if (json) printJson(session, document);
  else io.stdout.write(listsText(document));
  return {};
};

async function show(list: string, json: boolean, session: Session) {
  const { document } = await runTask(showList({ list }, session.app), await progressReporter(session));
  if (json) {
    printJson(session, document);
    return {};
  }
  session.io.stdout.write(listText(document, stdoutStyle(session, {})));
  await keepPrinted(
    document.entries.map(({ ref, title }, n) => ({ order: n + 1, ref, name: title })),
    session,
  );
  return {};
}
