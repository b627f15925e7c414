import type { App } from '../../app/app.ts';
import type { JobOptions } from './jobs.ts';
import { listWork } from './list.ts';
import { seenFiles, tellReady } from './seen-files.ts';

/** Puts the titles of an import where they belong: on lists, in the library. `isDone`: nothing is left to be asked for. */
export async function concluded(job: number, options: JobOptions, isDone: boolean, app: App): Promise<void> {
  const database = await app.database();
  const progress = isDone ? { state: 'done' as const } : {};
  const at = app.clock.now();
  const lists = await listWork(job, options, at, database);
  const library = await seenFiles(job, options, at, database);
  await database.commit({ job: { job, at, progress }, lists, library });
  await tellReady(library, database);
}
