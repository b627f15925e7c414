import type { App } from '../app/app.ts';
import { type DiffDocument, differences, type FranchisesChecked, type KeptChange } from '../franchise/difference.ts';
import type { RunEvent } from '../model/events.ts';
import type { Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';
import type { Change, Database } from '../store/database.ts';
import { type Checked, checkAll, checkOne, refsByFranchise } from './check.ts';
import { setNews } from './kept.ts';
import { apart, type Posed, type Task } from './task.ts';

export interface DiffQuestion {
  /** Whose franchise is fetched again; absent: what has changed in all that is stored. */
  readonly query?: Query | undefined;
  /** Without a query: every stored franchise is fetched again first. */
  readonly ask?: boolean | undefined;
  /** Unix time in ms. Absent: since the last crawl of the query, or since this was last asked of all. */
  readonly since?: number | undefined;
  /** Where what has changed is posted, as JSON. */
  readonly webhook?: string | undefined;
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
  const reason = await post(question, document, app);
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
  const franchises = checked && (await told(checked, found, startedAt, database, app));
  const document = documentOf(null, since ?? mark?.at, await differencesIn(found, database), franchises);
  return { document, ...(since === undefined && last !== mark?.id && { mark: last }) };
}

/** Without the answers themselves, of which there are many and nobody has asked for. */
async function* quietly<T>(events: AsyncGenerator<RunEvent, T>): AsyncGenerator<RunEvent, T> {
  const { events: passed, result } = apart(events);
  for await (const event of passed) if (event.type !== 'franchise') yield event;
  return result();
}

async function stored({ crawls }: Database) {
  return (await crawls.latest()).map(({ root, members }) => ({ query: { ref: root, text: root }, known: members }));
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
  const refs = (await refsByFranchise([checked], database)).get(checked);
  const own = found.filter(({ ref }) => refs?.has(ref));
  const franchises = offline ? undefined : await told([checked], own, startedAt, database, app);
  return { document: documentOf(query.text, since ?? before?.at, await differencesIn(own, database), franchises) };
}

/** How asking came out. Where something has changed, what was answered before is answered no more. */
async function told(
  checked: readonly Checked[],
  changes: readonly Change[],
  startedAt: number,
  database: Database,
  app: App,
): Promise<FranchisesChecked> {
  const refs = await refsByFranchise(checked, database);
  const isNews = new Set(changes.map(({ ref }) => ref));
  const changed = checked.filter((one) => [...(refs.get(one) ?? [])].some((ref) => isNews.has(ref)));
  await setNews(new Set(changed.flatMap((one) => [...(refs.get(one) ?? [])])), startedAt, await app.cache());
  return {
    checked: checked.filter(({ heard }) => heard !== 'none').length,
    changed: changed.length,
    missed: checked
      .filter(({ heard }) => heard !== 'all')
      .map(({ query, heard }) => ({ query: query.text, entirely: heard === 'none' })),
  };
}

async function differencesIn(changes: readonly KeptChange[], { titles }: Database) {
  const others = changes.flatMap(({ field }) => (field.startsWith('relation ') ? [field.slice(9) as Ref] : []));
  const refs = [...new Set([...changes.map(({ ref }) => ref), ...others])];
  const stored = refs.length > 0 ? await titles.load(refs) : new Map<Ref, never>();
  return differences(changes, new Map([...stored].map(([ref, { title }]) => [ref, title])));
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

/** Posts what has changed, if anything has. Resolves to who did not take it, and why. */
async function post(
  { webhook, signal }: Posed<DiffQuestion>,
  document: DiffDocument,
  app: App,
): Promise<{ readonly host: string; readonly reason: string } | undefined> {
  if (webhook === undefined || !document.changed) return undefined;
  const url = new URL(webhook);
  const reason = await app.post(url, JSON.stringify(document), signal);
  return reason === undefined ? undefined : { host: url.host, reason };
}
