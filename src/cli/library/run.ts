import { libraryText } from '../../report/format/library.ts';
import {
  listLibrary,
  type ShelveQuestion,
  shelveFilms,
  type UnshelveQuestion,
  unshelveFilms,
} from '../../tasks/library/shelf.ts';
import { printJson } from '../print.ts';
import { runTask } from '../run-task.ts';
import { progressReporter, stdoutStyle } from '../screen.ts';
import type { Run, Session } from '../start.ts';

export type LibraryOptions = { readonly json: boolean } & (
  | { readonly act: 'list' }
  | { readonly act: 'add'; readonly question: ShelveQuestion }
  | { readonly act: 'remove'; readonly question: UnshelveQuestion }
);

/** Changes the library, and prints the films that it was about; or all of them. */
export const runLibrary: Run<LibraryOptions> = async (options, session) => {
  const { document, outcome } = await runTask(taskOf(options, session), await progressReporter(session));
  if (options.json) printJson(session, document);
  else session.io.stdout.write(libraryText(document, stdoutStyle(session, {})));
  return outcome;
};

function taskOf(options: LibraryOptions, { app, io: { signal } }: Session) {
  if (options.act === 'add') return shelveFilms({ ...options.question, signal }, app);
  return options.act === 'remove' ? unshelveFilms({ ...options.question, signal }, app) : listLibrary({ signal }, app);
}
