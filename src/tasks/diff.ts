import type { App } from '../app/app.ts';
import { type DiffDocument, differences, type FranchisesChecked } from '../franchise/difference.ts';
import type { RunEvent } from '../model/events.ts';
import type { Query } from '../model/query.ts';
import type { Change, Database } from '../store/database.ts';
import { checkAll, checkOne, refsByFranchise } from './check.ts';
import { foundIn, quietly, titlesSpokenOf } from './found.ts';
import type { Posed, Task } from './task.ts';
import { deliverNews, type Webhook } from './webhook.ts';

export interface DiffQuestion extends Webhook {
  /** Whose franchise is fetched again; absent: what has changed in all that is stored. */
  readonly query?: Query | undefined;
  /** Without a query: every stored franchise is fetched again first. */
  readonly ask?: boolean | undefined;
  /** Unix time in ms. Absent: since the last crawl of the query, or since this was last asked of all. */
  readonly since?: number | undefined;
}

/** How far this has been answered for all that is stored. */
const markName = 'diff';

interface Found {
  readonly document: DiffDocument;
  /** Up to which change; absent: the next answer begins where this one does. */
  readonly mark?: number;
}

/** What has changed. A webhook that does not take it is an `undelivered` event; what has changed is answered again next time. */
export const diff: Task<DiffQuestion, DiffDocument> = async function* (question, app) {
  const { document, mark } = question.query
    ? yield* ofQuery(question, question.query, app)
    : yield* ofAll(question, app);
  const reason = await deliverNews(question, document, app);
  if (reason !== undefined) yield { type: 'undelivered', ...reason };
  else if (mark !== undefined)
    await (await app.database()).commit({ marks: [{ name: markName, id: mark, at: app.clock.now() }] });
  return document;
};

async function* ofAll({ since, ask, signal }: Posed<DiffQuestion>, app: App): AsyncGenerator<RunEvent, Found> {
  if (app.databaseFile.identity() === undefined) return { document: documentOf(null, since, []) };
  const database = await app.database();
  const { changes } = database;
  const mark = since === undefined ? await changes.mark(markName) : undefined;
  const startedAt = app.clock.now();
  const checked =
    ask && !app.config.offline ? yield* quietly(checkAll(await stored(database), signal, app)) : undefined;
  const last = await changes.last();
  const found = await changes.after(mark?.id ?? 0, since ?? 0);
  const refs = await refsByFranchise(checked ?? [], database);
  const franchises = checked && (await foundIn(checked, refs, found, startedAt, app));
  const document = documentOf(null, since ?? mark?.at, await differencesIn(found, database), franchises);
  return { document, ...(since === undefined && last !== mark?.id && { mark: last }) };
}

async function stored({ crawls }: Database) {
  return (await crawls.latest()).map(({ name, root, members }) => ({
    query: { ref: root, text: name },
    known: members,
  }));
}

async function* ofQuery(
  { since, signal }: Posed<DiffQuestion>,
  query: Query,
  app: App,
): AsyncGenerator<RunEvent, Found> {
  const database = await app.database();
  const { changes } = database;
  const { offline } = app.config;
  const before = offline ? await changes.mark(markName) : { id: await changes.last(), at: undefined };
  const startedAt = app.clock.now();
  const checked = yield* checkOne(query, signal, app);
  const found = await changes.after(since === undefined ? (before?.id ?? 0) : 0, since ?? 0);
  const refs = await refsByFranchise([checked], database);
  const own = found.filter(({ ref }) => refs.get(checked)?.has(ref));
  const franchises = offline ? undefined : await foundIn([checked], refs, own, startedAt, app);
  return { document: documentOf(query.text, since ?? before?.at, await differencesIn(own, database), franchises) };
}

async function differencesIn(changes: readonly Change[], database: Database) {
  return differences(changes, await titlesSpokenOf(changes, database));
}

function documentOf(
  query: string | null,
  since: number | undefined,
  changes: DiffDocument['changes'],
  franchises?: FranchisesChecked,
): DiffDocument {
  const from = since === undefined ? null : new Date(since).toISOString();
  return { schema: 1, query, since: from, changed: changes.length > 0, changes, ...(franchises && { franchises }) };
}
