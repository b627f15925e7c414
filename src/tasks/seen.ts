import type { App } from '../app/app.ts';
import { isOut } from '../franchise/release.ts';
import { markOf } from '../franchise/seen.ts';
import { NotFoundError, UsageError } from '../model/errors.ts';
import type { SeenDocument } from '../model/list-documents.ts';
import type { Query } from '../model/query.ts';
import { kindOf, type Ref } from '../model/ref.ts';
import type { Title } from '../model/title.ts';
import { type ListEntry, tickedByHand, type Watched } from '../model/watched.ts';
import type { ListWork } from '../store/lists.ts';
import { franchise } from './franchise.ts';
import { ownName } from './lists.ts';
import type { Task } from './task.ts';
import { showTitle, type TitleQuestion } from './title.ts';

/** A title that was seen: all of it, or so many episodes. */
export interface SeenQuestion extends TitleQuestion {
  readonly until?: number | undefined;
  /** It is not seen: it is taken off the list. */
  readonly undo?: boolean;
}

/** Asks which titles are ticked where a collection of films is: those that are out; to be taken off, those on the user's own list. */
export const filmsToTick: Task<Pick<SeenQuestion, 'query' | 'undo'>, readonly Query[]> = async function* (
  { query, undo = false, signal },
  app,
) {
  const [document] = yield* franchise({ queries: [query], about: 'films', signal }, app);
  const films = (document?.titles ?? []).filter(isOut);
  const listed = undo ? await (await app.database()).lists.mine(films.map(({ ref }) => ref)) : undefined;
  const meant = listed ? films.filter(({ ref }) => listed.has(ref)) : films;
  if (meant.length === 0)
    throw new NotFoundError(`${query.text} has no film that is ${undo ? 'on your list' : 'out yet'}`, {
      code: undo ? 'not-here' : 'no-match',
    });
  return meant.map(({ ref }) => ({ ref, text: ref }));
};

/**
 * Ticks a title on the user's own list, which is made where there is none. Throws `NotFoundError` where there is no such title, or where
 * it is not on the list to be taken off; `UsageError` for more episodes than it has.
 */
export const tickTitle: Task<SeenQuestion, SeenDocument> = async function* ({ until, undo, ...question }, app) {
  const title = yield* showTitle({ exactly: true, ...question }, app);
  if (kindOf(title.ref) === 'collection')
    throw new UsageError(`${title.ref} is a collection: tick its films, each by its own ref`);
  const database = await app.database();
  const list = (await database.lists.all()).find(({ isMine }) => isMine)?.name ?? ownName;
  const before = (await database.lists.mine([title.ref])).get(title.ref);
  const name = title.english ?? title.title;
  const document = {
    schema: 1,
    list,
    ref: title.ref,
    title: name,
    before: before ? markOf(title, before) : null,
  } as const;
  if (undo) {
    if (!before) throw new NotFoundError(`${name} is not on your list ${list}`, { code: 'not-here' });
    await database.commit({ lists: [{ type: 'drop', list, refs: [title.ref, before.ref] }] });
    return { ...document, after: null };
  }
  const entry = tickedEntry(title, before, until, app);
  await database.commit({ lists: ticking(list, entry) });
  return { ...document, after: markOf(title, entry) };
};

function ticking(list: string, entry: ListEntry): readonly ListWork[] {
  const { at } = entry;
  return [
    { type: 'put', list, at, entries: [entry] },
    { type: 'mine', list, at },
  ];
}

/** What is known beside it stays: the score, and when it was begun. */
function tickedEntry(
  title: Pick<Title, 'ref' | 'title' | 'english' | 'episodes' | 'format' | 'status'>,
  before: ListEntry | undefined,
  until: number | undefined,
  { clock }: App,
): ListEntry {
  const { ref, episodes } = title;
  if (until !== undefined && episodes !== undefined && until > episodes)
    throw new UsageError(`${title.english ?? title.title} has ${episodes} episodes, and not ${until}`);
  const at = clock.now();
  const today = new Date(at).toISOString().slice(0, 10);
  const { score, startedOn, finishedOn, repeats } = before ?? {};
  const kept = { score, startedOn: startedOn ?? (before ? undefined : today), repeats };
  const isDone = until === undefined || (until === episodes && title.status !== 'RELEASING');
  const progress = until ?? (title.status === 'RELEASING' ? undefined : episodes);
  const said: Watched = isDone
    ? { status: 'completed', ...(progress !== undefined && { progress }), finishedOn: finishedOn ?? today }
    : { status: 'watching', progress: until };
  const known = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)) as Watched;
  return { ...known, ...said, ref: ref as Ref, title: title.english ?? title.title, from: tickedByHand, at };
}
