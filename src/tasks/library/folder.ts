import { join } from 'node:path';
import type { App } from '../../app/app.ts';
import { folderOf, isWholePath, trimmedPath } from '../../library/names.ts';
import { type ProviderError, UsageError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import type { LibraryDocument } from '../../model/library.ts';
import type { Database } from '../../store/database.ts';
import { importTitles } from '../import/import.ts';
import { filmsTaken } from '../import/seen-files.ts';
import { apart, type Task } from '../task.ts';
import { type ShelfWish, type ShelveQuestion, shelved } from './shelf.ts';
import { checkLabels, qualityProfileOf } from './wish-words.ts';

/** Folders of films that are there, whole paths, and how these are wanted. Absent root: the folder itself, or the one of each. */
export interface ShelveFoldersQuestion extends Omit<ShelveQuestion, 'queries' | 'whole'> {
  readonly folders: readonly string[];
}

/** Adds the films of folders by the names of their files, which are looked for at TMDB. A file of which no film is found stays out. */
export const shelveFolders: Task<ShelveFoldersQuestion, LibraryDocument> = async function* (question, app) {
  const { folders, availability = 'released', monitored = true, tags: labels = [], profile: named, signal } = question;
  const profile = qualityProfileOf(named);
  checkLabels(labels);
  if (question.root !== undefined && !isWholePath(question.root))
    throw new UsageError(`"${question.root}" is no whole path of a folder, such as /films`);
  const database = await app.database();
  const films: LibraryDocument['films'][number][] = [];
  const already: NonNullable<LibraryDocument['already']>[number][] = [];
  const missed: NonNullable<LibraryDocument['missed']>[number][] = [];
  for (const folder of folders.map(trimmedPath)) {
    const imported = yield* importedFrom(folder, signal, app);
    if (!imported) continue;
    for (const { row, reason = 'no film was found' } of imported.rejects)
      missed.push({ query: String(row), message: reason });
    const root = trimmedPath(question.root ?? folder);
    const wish = { root, profile, monitored, availability, labels, signal };
    const document: LibraryDocument = yield* foundIn(imported.job, folder, wish, database, app);
    films.push(...document.films);
    already.push(...(document.already ?? []));
  }
  return {
    ...{ schema: 1, films },
    ...(already.length > 0 && { already }),
    ...(missed.length > 0 && { missed }),
  };
};

/** Throws `ProviderError` where no film could be asked for without a key, and none is known. */
async function* importedFrom(folder: string, signal: AbortSignal | undefined, app: App) {
  const question = { folders: [folder], provider: 'tmdb', unlimited: true, signal } as const;
  const { events, result } = apart(importTitles(question, app));
  let refusal: ProviderError | undefined;
  for await (const event of events) {
    if (event.type === 'fallback' && event.error.reason === 'credentials') refusal = event.error;
    else yield event;
  }
  const document = result();
  if (refusal && document && document.imported + document.updated + document.unchanged === 0) throw refusal;
  return document;
}

/** Each film keeps the folder that it is in, if it is the only one there; what lies in the root gets one of its name. */
async function* foundIn(
  job: number,
  folder: string,
  wish: ShelfWish,
  database: Database,
  app: App,
): AsyncGenerator<RunEvent, LibraryDocument> {
  const files = await filesOf(job, folder, database);
  const inFolder = new Map<string, number>();
  for (const path of files.values()) inFolder.set(folderOf(path), (inFolder.get(folderOf(path)) ?? 0) + 1);
  const films = [...files].map(([tmdb, path]) => {
    const own = folderOf(path);
    return { tmdb, ...(own !== wish.root && own !== folder && inFolder.get(own) === 1 && { path: own }) };
  });
  return yield* shelved(films, wish, database, app);
}

/** The file of each film that an import has found, by its number at TMDB. */
async function filesOf(job: number, folder: string, database: Database): Promise<ReadonlyMap<number, string>> {
  const files = new Map<number, string>();
  for await (const { tmdb, name } of filmsTaken(job, database))
    if (!files.has(tmdb)) files.set(tmdb, join(folder, name));
  return files;
}
