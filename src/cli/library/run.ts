import { resolve } from 'node:path';
import { parseTarget } from '../../model/query.ts';
import {
  alreadyWords,
  excludedText,
  excludedWords,
  filmsWords,
  libraryText,
  missedWords,
} from '../../report/format/library.ts';
import { type ShelveFoldersQuestion, shelveFolders } from '../../tasks/library/folder.ts';
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
  | { readonly act: 'list'; readonly excluded: boolean }
  | { readonly act: 'add'; readonly words: readonly string[]; readonly question: Omit<ShelveQuestion, 'queries'> }
  | {
      readonly act: 'add files';
      readonly folders: readonly string[];
      readonly question: Omit<ShelveFoldersQuestion, 'folders'>;
    }
  | { readonly act: 'remove'; readonly words: readonly string[]; readonly question: Omit<UnshelveQuestion, 'queries'> }
);

/** Changes the library, and prints the films that it was about; or all of them. */
export const runLibrary: Run<LibraryOptions> = async (options, session) => {
  const { task, doubts = [] } = await taskOf(options, session);
  const { document, outcome } = await runTask(task, await progressReporter(session));
  const isAdded = options.act === 'add' || options.act === 'add files';
  const missed = document.missed ?? [];
  if (options.json) printJson(session, document);
  else if (options.act === 'list' && options.excluded) session.io.stdout.write(excludedText(document.excluded ?? []));
  else if (document.films.length > 0 || !isAdded)
    session.io.stdout.write(libraryText(document, stdoutStyle(session, {})));
  // What was asked for and is there needs no word more than the table has.
  if (options.act === 'add files' || (isAdded && missed.length > 0)) {
    const added = document.films.length - (document.already?.length ?? 0);
    note(session, `Put into the library: ${filmsWords(added)}.`);
    if (options.act === 'add files' && missed.length > 0) note(session, missedWords(missed));
  }
  if (options.act === 'remove') note(session, `Taken out of the library: ${filmsWords(document.films.length)}.`);
  if (document.already) note(session, alreadyWords(document.already));
  if (document.excluded && options.act !== 'list') note(session, excludedWords(document.excluded));
  const interrupted = session.io.signal?.aborted === true;
  if (missed.length === 0)
    return { ...outcome, interrupted, incomplete: outcome.incomplete === true || doubts.length > 0 };
  return {
    ...outcome,
    error: undefined,
    incomplete: document.films.length > 0,
    unmatched: document.films.length === 0,
  };
};

async function taskOf(options: LibraryOptions, session: Session) {
  const { app, io } = session;
  const { signal } = io;
  if (options.act === 'list') return { task: listLibrary({ excluded: options.excluded, signal }, app) };
  if (options.act === 'add files') {
    const folders = options.folders.map((folder) => resolve(folder));
    const { root, ...question } = options.question;
    const asked = { ...question, ...(root !== undefined && { root: resolve(root) }), folders, signal };
    return { task: shelveFolders(asked, app) };
  }
  const { words } = options;
  if (options.act === 'remove')
    return { task: unshelveFilms({ ...options.question, queries: titlesJoined(words), signal }, app) };
  const { queries, doubts } = await queriesTyped(words, { parse: parseTarget, about: 'films', exactly: true }, session);
  return { task: shelveFilms({ ...options.question, queries, signal }, app), doubts };
}
