import type { App } from '../../app/app.ts';
import type { GoneTitles } from '../../model/list-documents.ts';
import { goneFrom } from './gone.ts';
import type { JobOptions } from './jobs.ts';
import { listWork } from './list.ts';
import { seenFiles, tellReady } from './seen-files.ts';

/**
 * Puts the titles of an import where they belong: on lists, in the library. `isDone`: nothing is left to be asked for. Returns what
 * the list has from the same source and is in it no more, and takes that off where it is to be.
 */
export async function concluded(job: number, options: JobOptions, isDone: boolean, app: App): Promise<GoneTitles> {
  const database = await app.database();
  const progress = isDone ? { state: 'done' as const } : {};
  const at = app.clock.now();
  const lists = await listWork(job, options, at, database);
  const library = await seenFiles(job, options, at, database);
  const [filling] = lists;
  const titles = isDone && filling?.type === 'fill' ? await goneFrom(filling, options, database) : [];
  const dropped = options.prune === true && titles.length > 0;
  const list = filling?.list ?? '';
  const dropping = dropped ? [{ type: 'drop' as const, list, refs: titles.map(({ ref }) => ref) }] : [];
  await database.commit({ job: { job, at, progress }, lists: [...lists, ...dropping], library });
  await tellReady(library, database);
  return { titles, dropped };
}
