import { NotFoundError } from '../model/errors.ts';
import type { ListDocument, ListedTitle, ListsDocument } from '../model/list-documents.ts';
import type { ListEntry } from '../model/watched.ts';
import type { KeptList } from '../store/lists.ts';
import { withoutEvents } from './task.ts';

export interface ListQuestion {
  /** What the list is called. */
  readonly list: string;
}

/** The user's lists, by their names. */
export const showLists = withoutEvents<object, ListsDocument>(async (_, app) => {
  const { lists } = await app.database('orEmpty');
  return { schema: 1, lists: (await lists.all()).map(listOf) };
});

const listOf = ({ name, isMine, entries, at }: KeptList) => ({
  ...{ name, mine: isMine, entries, at: new Date(at).toISOString() },
});

/** What is on a list. Throws `NotFoundError` where there is none of that name. */
export const showList = withoutEvents<ListQuestion, ListDocument>(async ({ list }, app) => {
  const { lists } = await app.database('orEmpty');
  const { name, isMine } = listMeant(await lists.all(), list);
  return { schema: 1, name, mine: isMine, entries: (await lists.entries(name)).map(entryOf) };
});

/** Makes a list the user's own. Throws `NotFoundError`. */
export const makeListMine = withoutEvents<ListQuestion, ListsDocument>(async ({ list }, app) => {
  const database = await app.database();
  const { name } = listNamed(await database.lists.all(), list);
  await database.commit({ lists: [{ type: 'mine', list: name, at: app.clock.now() }] });
  return { schema: 1, lists: (await database.lists.all()).map(listOf) };
});

/** Removes a list; titles stay. Throws `NotFoundError`. */
export const dropList = withoutEvents<ListQuestion, ListsDocument>(async ({ list }, app) => {
  const database = await app.database();
  const { name } = listNamed(await database.lists.all(), list);
  await database.commit({ lists: [{ type: 'remove', list: name }] });
  return { schema: 1, lists: (await database.lists.all()).map(listOf) };
});

/** What the user's own list is called where none was marked as such. */
export const ownName = 'mine';

/** The list that is called so, or the user's own, which `mine` means where none is called that. Throws as `listNamed`. */
export function listMeant(lists: readonly KeptList[], list: string): KeptList {
  const own = list === ownName && !alike(lists, list) ? lists.find(({ isMine }) => isMine) : undefined;
  return own ?? listNamed(lists, list);
}

/** The list that is called so. Throws `NotFoundError`, with the names that there are. */
function listNamed(lists: readonly KeptList[], list: string): KeptList {
  const one = lists.find(({ name }) => name === list) ?? alike(lists, list);
  if (one) return one;
  const names = lists.map(({ name }) => name).join(', ');
  throw new NotFoundError(names === '' ? 'there are no lists yet' : `no list is called "${list}": there are ${names}`, {
    code: 'not-here',
  });
}

/** The list that is called so but for the case of its letters, if there is only one. */
function alike(lists: readonly KeptList[], list: string): KeptList | undefined {
  const same = lists.filter(({ name }) => name.toLowerCase() === list.toLowerCase());
  return same.length === 1 ? same[0] : undefined;
}

function entryOf({ ref, title, from, at, ...said }: ListEntry): ListedTitle {
  const { status = null, progress = null, score = null, startedOn = null, finishedOn = null, repeats = null } = said;
  return {
    ...{ ref, title, status, progress, score, startedOn, finishedOn, repeats, from },
    at: new Date(at).toISOString(),
  };
}
