import { nextText, numberedNext } from '../../report/format/my-list.ts';
import { nextTitles } from '../../tasks/next.ts';
import { keepPrinted } from '../handles.ts';
import { printJson } from '../print.ts';
import { runTask } from '../run-task.ts';
import { note, progressReporter, stdoutStyle } from '../screen.ts';
import type { Run } from '../start.ts';

export interface NextOptions {
  readonly json: boolean;
}

export const runNext: Run<NextOptions> = async ({ json }, session) => {
  const { app, io } = session;
  const events = nextTitles({ signal: io.signal }, app);
  const { document } = await runTask(events, await progressReporter(session));
  if (json) printJson(session, document);
  else if (document.list === null) note(session, noList);
  else {
    io.stdout.write(nextText(document, stdoutStyle(session, {})));
    await keepPrinted(
      numberedNext(document).map(({ order, title }) => ({ order, ref: title.ref, name: title.title })),
      session,
    );
  }
  return {};
};

const noList =
  'animectl: no list is your own yet: animectl import --mine LIST brings one, animectl seen "TITLE" begins one';
