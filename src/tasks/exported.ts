import { idOf, type Ref, sourceOf } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import type { ListEntry, Watched } from '../model/watched.ts';
import type { Database } from '../store/database.ts';
import { listMeant } from './lists.ts';

/** A title that is exported, and what a list says of it. */
export interface Exported {
  readonly title: Pick<Title, 'ref' | 'ids' | 'title' | 'english' | 'native' | 'format' | 'episodes' | 'year'>;
  readonly watched: Watched;
}

const pageSize = 500;

/**
 * What is exported: a list of the user's; without a name the user's own, and where there is none, all titles that are stored. Throws
 * `NotFoundError` where no list is called so.
 */
export async function exportedEntries(
  list: string | undefined,
  database: Database,
): Promise<AsyncGenerator<Exported, void>> {
  const lists = await database.lists.all();
  const { name } = list === undefined ? (lists.find(({ isMine }) => isMine) ?? {}) : listMeant(lists, list);
  return entriesOf(name, database);
}

async function* entriesOf(name: string | undefined, database: Database): AsyncGenerator<Exported, void> {
  if (name === undefined) {
    for await (const page of database.titles.all()) for (const { title } of page) yield { title, watched: {} };
    return;
  }
  const entries = await database.lists.entries(name);
  for (let n = 0; n < entries.length; n += pageSize) {
    const page = entries.slice(n, n + pageSize);
    const stored = await database.titles.load(page.map(({ ref }) => ref));
    for (const entry of page) yield { title: stored.get(entry.ref)?.title ?? bare(entry), watched: said(entry) };
  }
}

/** A title that is on a list and not stored. */
const bare = ({ ref, title }: ListEntry): Exported['title'] => ({ ref, ids: idsOf(ref), title });
const idsOf = (ref: Ref): Title['ids'] => ({ [sourceOf(ref)]: idOf(ref) });

function said({ status, progress, score, startedOn, finishedOn, repeats }: ListEntry): Watched {
  const all = { status, progress, score, startedOn, finishedOn, repeats };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Watched;
}
