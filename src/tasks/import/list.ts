import type { ListName } from '../../model/documents.ts';
import type { Database } from '../../store/database.ts';
import type { Job } from '../../store/jobs.ts';
import type { ListWork } from '../../store/lists.ts';
import type { JobOptions } from './jobs.ts';
import { userIn } from './user-list.ts';

/** What an import does to the user's lists: its titles are put on one, with what their rows say of who watched them. */
export async function listWork(
  id: number,
  options: JobOptions,
  at: number,
  { lists, jobs }: Database,
): Promise<readonly ListWork[]> {
  const job = await jobs.find(id);
  if (!job) return [];
  const own = options.mine ? (await lists.all()).find(({ isMine }) => isMine) : undefined;
  const from = sourceOfJob(job, options);
  const list = options.list ?? own?.name ?? from;
  const ifSaid = options.list === undefined && options.mine !== true;
  const filling: ListWork = { type: 'fill', list, at, job: id, from, status: options.status, ifSaid };
  return options.mine ? [filling, { type: 'mine', list, at }] : [filling];
}

/** A user's list is called by what it is imported by. */
function sourceOfJob({ source }: Job, { items, files, folders = [] }: JobOptions): string {
  const [item] = items;
  const user = item !== undefined && items.length + files.length + folders.length === 1 ? userIn(item) : undefined;
  return user === undefined ? source : `anilist:user/${user}`;
}

/** The list that an import was put on; null: none. */
export async function listFilled(job: Job, { lists }: Database): Promise<ListName | null> {
  const options = job.options as JobOptions;
  if (options.kind === 'data set') return null;
  const all = await lists.all();
  const name = options.list ?? (options.mine ? all.find(({ isMine }) => isMine)?.name : sourceOfJob(job, options));
  const list = all.find((one) => one.name === name);
  return list ? { name: list.name, mine: list.isMine, entries: list.entries } : null;
}
