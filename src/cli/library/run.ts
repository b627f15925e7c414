import { parseTarget } from '../../model/query.ts';
import { alreadyWords, excludedWords, filmsWords, libraryText } from '../../report/format/library.ts';
import {
  listLibrary,
  type ShelveQuestion,
  shelveFilms,
  type UnshelveQuestion,
  unshelveFilms,
} from '../../tasks/library/shelf.ts';
import { printJson } from '../print.ts';
import { runTask } from '../run-task.ts';
import { note, progressReporter, stdoutStyle } from '../screen.ts';
import { queriesTyped, titlesJoined } from '../several.ts';
import type { Run, Session } from '../start.ts';

export type LibraryOptions = { readonly json: boolean } & (
  | { readonly act: 'list' }
  | { readonly act: 'add'; readonly words: readonly string[]; readonly question: Omit<ShelveQuestion, 'queries'> }
  | { readonly act: 'remove'; readonly words: readonly string[]; readonly question: Omit<UnshelveQuestion, 'queries'> }
);

/** Changes the library, and prints the films that it was about; or all of them. */
export const runLibrary: Run<LibraryOptions> = async (options, session) => {
  const { document, outcome } = await runTask(await taskOf(options, session), await progressReporter(session));
  if (options.json) printJson(session, document);
  else session.io.stdout.write(libraryText(document, stdoutStyle(session, {})));
  if (options.act === 'remove') note(session, `Taken out of the library: ${filmsWords(document.films.length)}.`);
  if (document.already) note(session, alreadyWords(document.already));
  if (document.excluded) note(session, excludedWords(document.excluded));
  return outcome;
};

async function taskOf(options: LibraryOptions, session: Session) {
  const { app, io } = session;
  const { signal } = io;
  if (options.act === 'list') return listLibrary({ signal }, app);
  const { words } = options;
  if (options.act === 'remove')
    return unshelveFilms({ ...options.question, queries: titlesJoined(words), signal }, app);
  const queries = await queriesTyped(words, { parse: parseTarget, about: 'films', exactly: true }, session);
  return shelveFilms({ ...options.question, queries, signal }, app);
}
