import type { App } from '../app/app.ts';
import type { FranchiseDocument } from '../franchise/document.ts';
import { markOf, withMarks } from '../franchise/seen.ts';
import { StoreError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import type { SeenMark } from '../model/list-documents.ts';
import type { Ref } from '../model/ref.ts';
import type { ListEntry } from '../model/watched.ts';
import { apart } from './task.ts';

/** What the user's own list says of titles, as far as it was asked for. */
export interface Mine {
  readonly entries: ReadonlyMap<Ref, ListEntry>;
  /** Adds it to a document. */
  marked(document: FranchiseDocument): FranchiseDocument;
}

const day = 86_400_000;

/**
 * Asks what the user's own list says of these titles. A database file that has not changed since no list in it was the user's own
 * need not be opened for that.
 */
async function mineOf(refs: readonly Ref[], app: App): Promise<ReadonlyMap<Ref, ListEntry>> {
  if (app.databaseFile.identity() === undefined) return new Map();
  const mark = app.databaseFile.mark();
  const key = `no list of the user's own: ${mark}`;
  const cache = await app.cache();
  if (mark !== undefined && (await cache.get('franchise', [key])).has(key)) return new Map();
  const { lists } = await app.database('forAnswer');
  const entries = await lists.mine(refs).catch((error: unknown) => {
    // The answer is worth having without it. Why the database is of no use is told when the answer is to be saved.
    if (error instanceof StoreError && error.isPassing) return undefined;
    throw error;
  });
  if (!entries) return new Map();
  if (entries.size > 0 || mark === undefined) return entries;
  const isNone = !(await lists.all()).some(({ isMine }) => isMine);
  if (isNone) await cache.set('franchise', new Map([[key, true]]), 30 * day);
  return entries;
}

/** How long a title is of which nothing is stored: nobody knows. */
const unknownLength = { format: 'TV' } as const;

/** How far the user is with titles, by what is stored of how long they are. */
export async function marksFor(refs: readonly Ref[], app: App): Promise<ReadonlyMap<Ref, SeenMark>> {
  const entries = await mineOf(refs, app);
  if (entries.size === 0) return new Map();
  const stored = await (await app.database('forAnswer')).titles.load([...entries.keys()]);
  return new Map(
    [...entries].map(([ref, entry]) => [ref, markOf(stored.get(ref)?.title ?? unknownLength, entry)] as const),
  );
}

/** Nothing where the database cannot be opened for the moment: why is told when the answer is to be saved. */
export async function mineIfOpen(refs: readonly Ref[], app: App): Promise<ReadonlyMap<Ref, ListEntry>> {
  try {
    return await mineOf(refs, app);
  } catch (error) {
    if (error instanceof StoreError && error.isPassing) return new Map();
    throw error;
  }
}

/** Passes events on; before a franchise is told, it is known what the user's own list says of it. */
export function withMine<Document>(
  events: AsyncGenerator<RunEvent, Document>,
  app: App,
  isRead = true,
): { readonly events: AsyncGenerator<RunEvent, Document>; readonly mine: Mine } {
  const entries = new Map<Ref, ListEntry>();
  async function* passed(): AsyncGenerator<RunEvent, Document> {
    const { events: all, result } = apart(events);
    for await (const event of all) {
      if (event.type === 'franchise' && isRead) {
        const refs = event.franchise.members.map(({ title }) => title.ref);
        for (const [ref, entry] of await mineIfOpen(refs, app)) entries.set(ref, entry);
      }
      yield event;
    }
    return result();
  }
  return { events: passed(), mine: { entries, marked: (document) => withMarks(document, entries) } };
}
