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
      const { ref, title, english } = yield* showTitle({ query, exactly: true, signal, provider: usual.provider }, app);
      const watch = { ref, title: english ?? title, at: app.clock.now() };
      const database = await app.database();
      const family = new Set((await franchiseOf(database))(ref));
      // A franchise is followed once, by the title that was added first.
      if ((await listed(app)).some((one) => family.has(one.ref))) continue;
      await database.commit({ watches: [{ type: 'add', watch }] });
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
  const database = await app.database();
  const family = await franchiseOf(database);
  const found = queries.map((query) => watchOf(query, list, family));
  await database.commit({ watches: found.map(({ ref }) => ({ type: 'remove', ref })) });
  return documentOf(app);
});

/** `family`: all titles of the franchise of one. */
function watchOf(query: Query, list: readonly Followed[], family: (ref: Ref) => readonly Ref[]): Followed {
  const name = searched(query.text);
  const found =
    'ref' in query
      ? list.find(({ ref }) => query.ref === ref || family(ref).includes(query.ref))
      : (list.find(({ title }) => searched(title) === name) ?? onlyOne(list, name));
  if (!found) throw new NotFoundError(`"${query.text}" is not followed`);
  return found;
}

/** The one whose name has these words in it; undefined where there is none, or several. */
function onlyOne(list: readonly Followed[], words: string): Followed | undefined {
  const [found, other] = list.filter(({ title }) => ` ${searched(title)} `.includes(` ${words} `));
  return other ? undefined : found;
}

/**
 * Asks for all that is followed again, and says what has changed since it was last checked: nothing at the first time. What a
 * webhook does not take is an `undelivered` event, and told again next time.
 */
export const checkWatches: Task<Webhook, DiffDocument> = async function* (question, app) {
  const list = await listed(app);
  if (list.length === 0) return newsOf([], [], new Map());
  const database = await app.database();
  const known = await franchiseOf(database);
  const wanted = list.map(({ ref }) => ({ query: { ref, text: ref }, known: known(ref) }));
  const startedAt = app.clock.now();
  const { offline } = app.config;
  const checked = offline
    ? wanted.map((one): Checked => ({ query: one.query, members: [one.query.ref, ...one.known], heard: 'none' }))
    : yield* quietly(checkAll(wanted, question.signal, app));
  const last = await database.changes.last();
  const refs = await refsByFranchise(checked, database);
  const { once, twice } = eachOnce(list, checked, refs);
  const news = await newsFor(once, refs, database);
  const document = {
    ...newsOf(list, news, await titlesSpokenOf(news, database)),
    franchises: offline
      ? nobodyAsked
      : await foundIn(
          once.map((one) => one.checked),
          refs,
          news,
          startedAt,
          app,
        ),
  };
  const refused = await deliverNews(question, document, app);
  if (refused) yield { type: 'undelivered', ...refused };
  const told = toldIn(once, refused !== undefined, last, app.clock.now());
  await database.commit({ watches: [...told, ...twice.map(({ ref }) => ({ type: 'remove', ref }) as const)] });
  return document;
};

/** Where nobody was to be asked, nobody was missed. */
const nobodyAsked = { checked: 0, changed: 0, missed: [] };

/** Something that is followed, and how asking for it came out. */
interface CheckedWatch {
  readonly watch: Followed;
  readonly checked: Checked;
}

/** Each franchise by the title that was added first; `twice`: what turned out to be of one of these. */
function eachOnce(
  list: readonly Followed[],
  all: readonly Checked[],
  refs: ReadonlyMap<Checked, ReadonlySet<Ref>>,
): { readonly once: readonly CheckedWatch[]; readonly twice: readonly Followed[] } {
  const once: CheckedWatch[] = [];
  const twice: Followed[] = [];
  for (const [n, checked] of all.entries()) {
    const watch = list[n];
    if (!watch) continue;
    if (once.some((one) => refs.get(one.checked)?.has(watch.ref))) twice.push(watch);
    else once.push({ watch, checked });
  }
  return { once, twice };
}

export interface WatchedNewsQuestion {
  /** Unix time in ms. */
  readonly since: number;
}

/** What has changed of what is followed, without asking anybody, and without counting it as told. */
export const watchedNews = withoutEvents<WatchedNewsQuestion, DiffDocument>(async ({ since }, app) => {
  const list = await listed(app);
  const database = await app.database();
  const known = await franchiseOf(database);
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
async function franchiseOf({ crawls }: Database): Promise<(ref: Ref) => readonly Ref[]> {
  const latest = await crawls.latest();
  return (ref) => latest.find((one) => one.root === ref || one.members.includes(ref))?.members ?? [];
}

/** What is noted as told. A first check that reached nobody is to be made again; so is what the webhook refused. */
function toldIn(all: readonly CheckedWatch[], refused: boolean, id: number, at: number) {
  return all.flatMap(({ watch: { ref, told }, checked }) => {
    const counts = told === undefined ? checked.heard !== 'none' : !refused;
    return counts ? [{ type: 'told' as const, ref, id, at }] : [];
  });
}

/** Changes of what is followed that have not been told, each once. */
async function newsFor(all: readonly CheckedWatch[], refs: ReadonlyMap<Checked, ReadonlySet<Ref>>, database: Database) {
  const each = all.flatMap(({ watch: { told }, checked }) =>
    told === undefined ? [] : [{ told, own: refs.get(checked) }],
  );
  if (each.length === 0) return [];
  const changes = await database.changes.after(Math.min(...each.map(({ told }) => told)), 0);
  return changes.filter(({ id, ref }) => each.some(({ told, own }) => id > told && own?.has(ref)));
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

async function listed(app: App): Promise<readonly Followed[]> {
  return (await app.database()).lists.followed();
}

async function documentOf(app: App): Promise<WatchDocument> {
  const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
  const watched = (await listed(app)).map(({ ref, title, at, checkedAt }) => ({
    ...{ ref, title, at: new Date(at).toISOString(), checkedAt: iso(checkedAt) },
  }));
  return { schema: 1, watched };
}
