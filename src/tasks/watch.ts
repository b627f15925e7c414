import type { App } from '../app/app.ts';
import { type DiffDocument, differences } from '../franchise/difference.ts';
import type { WatchDocument } from '../model/documents.ts';
import { AnimectlError, NotFoundError, StoreError } from '../model/errors.ts';
import { searched } from '../model/names.ts';
import type { Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';
import { usual } from '../model/usual.ts';
import type { Change, Database } from '../store/database.ts';
import type { Followed } from '../store/lists.ts';
import { type Checked, checkAll, refsByFranchise } from './check.ts';
import { foundIn, quietly, titlesSpokenOf } from './found.ts';
import { type Task, withoutEvents } from './task.ts';
import { showTitle } from './title.ts';
import { deliverNews, type Webhook } from './webhook.ts';

export interface WatchedQuestion {
  readonly queries: readonly Query[];
}

/** Follows titles. One that is not there is an `unanswered` event, and does not stop the others. */
export const addWatches: Task<WatchedQuestion, WatchDocument> = async function* ({ queries, signal }, app) {
  for (const query of queries) {
    try {
      const { ref, title, english } = yield* showTitle({ query, signal, provider: usual.provider }, app);
      const watch = { ref, title: english ?? title, at: app.clock.now() };
      await (await app.database()).commit({ watches: [{ type: 'add', watch }] });
    } catch (error) {
      if (!(error instanceof AnimectlError) || error instanceof StoreError) throw error;
      yield { type: 'unanswered', query: query.text, error };
    }
  }
  return documentOf(app);
};

export const listWatches = withoutEvents<object, WatchDocument>((_, app) => documentOf(app));

/** Stops following titles: by their refs, or as the list names them. Throws `NotFoundError` where one is not followed. */
export const removeWatches = withoutEvents<WatchedQuestion, WatchDocument>(async ({ queries }, app) => {
  const list = await listed(app);
  const found = queries.map((query) => watchOf(query, list));
  if (found.length > 0)
    await (await app.database()).commit({ watches: found.map(({ ref }) => ({ type: 'remove', ref })) });
  return documentOf(app);
});

function watchOf(query: Query, list: readonly Followed[]): Followed {
  const name = searched(query.text);
  const found = list.find(({ ref, title }) => ('ref' in query ? query.ref === ref : searched(title) === name));
  if (!found) throw new NotFoundError(`"${query.text}" is not followed`);
  return found;
}

/**
 * Asks for all that is followed again, and says what has changed since it was last checked: nothing at the first time. What a
 * webhook does not take is an `undelivered` event, and told again next time.
 */
export const checkWatches: Task<Webhook, DiffDocument> = async function* (question, app) {
  const list = await listed(app);
  if (list.length === 0) return newsOf([], [], new Map());
  const database = await app.database();
  const known = await membersOf(list, database);
  const wanted = list.map(({ ref }) => ({ query: { ref, text: ref }, known: known(ref) }));
  const startedAt = app.clock.now();
  const checked = yield* quietly(checkAll(wanted, question.signal, app));
  const last = await database.changes.last();
  const refs = await refsByFranchise(checked, database);
  const news = await newsFor(list, checked, refs, database);
  const franchises = await foundIn(checked, refs, news, startedAt, app);
  const document = {
    ...newsOf(list, news, await titlesSpokenOf(news, database)),
    franchises,
  };
  const refused = await deliverNews(question, document, app);
  if (refused) yield { type: 'undelivered', ...refused };
  await database.commit({ watches: toldIn(list, checked, refused !== undefined, last, app.clock.now()) });
  return document;
};

export interface WatchedNewsQuestion {
  /** Unix time in ms. */
  readonly since: number;
}

/** What has changed of what is followed, without asking anybody, and without counting it as told. */
export const watchedNews = withoutEvents<WatchedNewsQuestion, DiffDocument>(async ({ since }, app) => {
  const list = await listed(app);
  if (list.length === 0) return { ...newsOf([], [], new Map()), since: new Date(since).toISOString() };
  const database = await app.database();
  const known = await membersOf(list, database);
  const changes = await database.changes.after(0, since);
  const checked = list.map(
    ({ ref }): Checked => ({ query: { ref, text: ref }, members: [ref, ...known(ref)], heard: 'none' }),
  );
  const refs = await refsByFranchise(checked, database);
  const own = new Set([...refs.values()].flatMap((one) => [...one]));
  const news = changes.filter(({ ref }) => own.has(ref));
  const document = newsOf(list, news, await titlesSpokenOf(news, database));
  return { ...document, since: new Date(since).toISOString() };
});

/** The titles of the franchise of a title when it was last crawled; none where it never was. */
async function membersOf(list: readonly Followed[], { crawls }: Database): Promise<(ref: Ref) => readonly Ref[]> {
  const latest = list.length > 0 ? await crawls.latest() : [];
  return (ref) => latest.find((one) => one.root === ref || one.members.includes(ref))?.members ?? [];
}

/** What is noted as told. A first check that reached nobody is to be made again; so is what the webhook refused. */
function toldIn(list: readonly Followed[], checked: readonly Checked[], refused: boolean, id: number, at: number) {
  return list.flatMap(({ ref, told }, n) => {
    const isFirst = told === undefined;
    const counts = isFirst ? checked[n]?.heard !== 'none' : !refused;
    return counts ? [{ type: 'told' as const, ref, id, at }] : [];
  });
}

/** Changes of what is followed that have not been told, each once. */
async function newsFor(
  list: readonly Followed[],
  checked: readonly Checked[],
  refs: ReadonlyMap<Checked, ReadonlySet<Ref>>,
  database: Database,
) {
  const known = list.flatMap(({ told }) => told ?? []);
  if (known.length === 0) return [];
  const changes = await database.changes.after(Math.min(...known), 0);
  const news = new Map<number, Change>();
  for (const [n, one] of checked.entries()) {
    const told = list[n]?.told;
    if (told === undefined) continue;
    for (const change of changes) if (change.id > told && refs.get(one)?.has(change.ref)) news.set(change.id, change);
  }
  return [...news.values()].sort((a, b) => a.id - b.id);
}

function newsOf(
  list: readonly Followed[],
  news: readonly Change[],
  titles: Parameters<typeof differences>[1],
): DiffDocument {
  const checks = list.flatMap(({ checkedAt }) => checkedAt ?? []);
  const since = checks.length > 0 ? new Date(Math.min(...checks)).toISOString() : null;
  const changes = differences(news, titles);
  return { schema: 1, query: null, since, changed: changes.length > 0, changes };
}

/** Where there is no database, nothing is followed; looking must not make one. */
async function listed(app: App): Promise<readonly Followed[]> {
  return app.databaseFile.identity() === undefined ? [] : (await app.database()).lists.followed();
}

async function documentOf(app: App): Promise<WatchDocument> {
  const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
  const watched = (await listed(app)).map(({ ref, title, at, checkedAt }) => ({
    ...{ ref, title, at: new Date(at).toISOString(), checkedAt: iso(checkedAt) },
  }));
  return { schema: 1, watched };
}
