import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readyResource } from '../../library/resource.ts';
import type { Database } from '../../store/database.ts';
import type { LibraryWork } from '../../store/library.ts';
import type { JobOptions } from './jobs.ts';

const together = 500;

/** The files of films that an import of folders has seen, at `at` (Unix time in ms): the library has them then. */
export async function seenFiles(
  job: number,
  { folders = [] }: JobOptions,
  at: number,
  database: Database,
): Promise<readonly LibraryWork[]> {
  if (folders.length === 0) return [];
  const seen: LibraryWork[] = [];
  for await (const { tmdb, name } of filmsTaken(job, database)) {
    const file = await fileIn(folders, name);
    if (file) seen.push({ type: 'seen', tmdb, file: { ...file, at } });
  }
  return seen;
}

/** The films that an import has found, by their numbers at TMDB, each with the row that it was found by: the name of a file below a folder. */
export async function* filmsTaken(
  job: number,
  { jobs, titles }: Pick<Database, 'jobs' | 'titles'>,
): AsyncGenerator<{ readonly tmdb: number; readonly name: string }, void> {
  for (let after = 0, more = true; more; ) {
    const rows = await jobs.taken(job, after, together);
    after = rows.at(-1)?.position ?? after;
    more = rows.length === together;
    const stored = await titles.load(rows.map(({ ref }) => ref));
    for (const { raw, ref } of rows) {
      const tmdb = stored.get(ref)?.title.ids.tmdb;
      if (tmdb !== undefined) yield { tmdb, name: String(raw) };
    }
  }
}

/** Has what is ready of these films say that they are there. */
export async function tellReady(work: readonly LibraryWork[], { library, commit }: Database): Promise<void> {
  const numbers = work.flatMap((one) => (one.type === 'seen' ? one.tmdb : []));
  if (numbers.length === 0) return;
  const films = await library.films({ tmdb: numbers });
  await commit({ library: films.map((film) => ({ type: 'change', film, json: readyResource(film) })) });
}

/** Rows name files from the folder that they are in. */
async function fileIn(folders: readonly string[], name: string) {
  for (const folder of folders) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile()) return { path, size: found.size };
  }
  return undefined;
}
