import type { GoneTitle } from '../../model/list-documents.ts';
import { exact } from '../../model/names.ts';
import type { Ref } from '../../model/ref.ts';
import type { Database } from '../../store/database.ts';
import type { ListWork } from '../../store/lists.ts';
import type { JobOptions } from './jobs.ts';

type Filling = Extract<ListWork, { type: 'fill' }>;

const pageSize = 1000;

/**
 * Titles that a list has from the same source and that are in it no more: what was ticked by hand or came from elsewhere is none of
 * them, nor what a row names that came to nothing. Words alone are no list that anything could be gone from.
 */
export async function goneFrom(
  { job, list, from }: Filling,
  { files, folders = [], items }: JobOptions,
  { lists, jobs }: Database,
): Promise<readonly GoneTitle[]> {
  if ([...files, ...folders].length === 0 && !from.includes(':user/') && !items.some(isPath)) return [];
  if ([...files, ...items].includes('-')) return [];
  const before = (await lists.entries(list)).filter((one) => one.from === from);
  if (before.length === 0) return [];
  const refs = new Set<Ref>();
  for (let [after, more] = [0, true]; more; ) {
    const page = await jobs.taken(job, after, pageSize);
    for (const { ref } of page) refs.add(ref);
    after = page.at(-1)?.position ?? after;
    more = page.length === pageSize;
  }
  const gone = before.filter(({ ref }) => !refs.has(ref));
  if (gone.length === 0) return [];
  const named = await namedByRejects(job, jobs);
  return gone
    .filter(({ ref, title }) => !named.has(ref) && !named.has(exact(title)))
    .map(({ ref, title }) => ({ ref, title }));
}

/** As items, only files have endings and paths. */
const isPath = (item: string): boolean => /\.[a-z0-9]{2,6}$/i.test(item) && !/^https?:/i.test(item);

/** Refs and names, folded, of rows that came to nothing: they may be titles of the list. */
async function namedByRejects(job: number, jobs: Database['jobs']): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (let [after, more] = [0, true]; more; ) {
    const page = await jobs.rejects(job, after, pageSize);
    for (const { asked } of page) {
      for (const ref of asked?.refs ?? []) named.add(ref);
      if (asked?.title !== undefined) named.add(exact(asked.title));
    }
    after = page.at(-1)?.position ?? after;
    more = page.length === pageSize;
  }
  return named;
}
