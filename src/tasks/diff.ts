import type { App } from '../app/app.ts';
import type { DiffDocument } from '../franchise/difference.ts';
import { differences, type KeptChange } from '../franchise/difference.ts';
import type { RunEvent } from '../model/events.ts';
import type { Franchise } from '../model/franchise.ts';
import { policyKey } from '../model/policy.ts';
import type { Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';
import { usual } from '../model/usual.ts';
import type { Database } from '../store/database.ts';
import { absent, franchiseFrom } from './crawling.ts';
import { decisionsFor } from './decisions.ts';
import { persisted } from './persisted.ts';
import { oneRoot } from './roots.ts';
import type { Posed, Task } from './task.ts';

export interface DiffQuestion {
  /** Whose franchise is fetched again; absent: what has changed in all that is stored. */
  readonly query?: Query | undefined;
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
    : await ofAll(question, app);
  const reason = await post(question, document, app);
  if (reason !== undefined) yield { type: 'undelivered', ...reason };
  else if (mark !== undefined)
    await (await app.database()).commit({ marks: [{ name: markName, id: mark, at: app.clock.now() }] });
  return document;
};

async function ofAll({ since }: DiffQuestion, app: App): Promise<Found> {
  if (app.databaseFile.identity() === undefined) return { document: documentOf(null, since, []) };
  const database = await app.database();
  const { changes } = database;
  const mark = since === undefined ? await changes.mark(markName) : undefined;
  const last = await changes.last();
  const found = await changes.after(mark?.id ?? 0, since ?? 0);
  const document = documentOf(null, since ?? mark?.at, await differencesIn(found, database));
  return { document, ...(since === undefined && last !== mark?.id && { mark: last }) };
}

async function* ofQuery(
  { since, signal }: Posed<DiffQuestion>,
  query: Query,
  app: App,
): AsyncGenerator<RunEvent, Found> {
  const database = await app.database();
  const { changes } = database;
  const before = app.config.offline ? await changes.mark(markName) : { id: await changes.last(), at: undefined };
  const franchise = yield* currentFranchise(query, database, signal, app);
  if (franchise.truncated?.by === 'interrupt') signal?.throwIfAborted();
  const members = new Set(franchise.members.map(({ title }) => title.ref));
  const found = await changes.after(since === undefined ? (before?.id ?? 0) : 0, since ?? 0);
  const own = await changesOf(members, found, database);
  return { document: documentOf(query.text, since ?? before?.at, await differencesIn(own, database)) };
}

/** The franchise as it is now, saved on the way; where nobody may be asked, as it is stored. */
async function* currentFranchise(
  query: Query,
  database: Database,
  signal: AbortSignal | undefined,
  app: App,
): AsyncGenerator<RunEvent, Franchise> {
  const { policy, depth, maxTitles, provider, concurrency } = usual;
  const decisions = await decisionsFor(usual.cuts, true, app);
  const lookup = await app.lookup({ provider, refresh: true, concurrency });
  const startedAt = app.clock.now();
  async function* events(): AsyncGenerator<RunEvent, Franchise> {
    const root = yield* oneRoot(query, lookup, { lookAhead: true, signal });
    const inferred = (refs: readonly Ref[]) => database.titles.inferred(refs);
    const crawling = { policy, depth, maxTitles, lookup, decisions, clock: app.clock, signal, inferred };
    for await (const event of franchiseFrom(root, crawling)) {
      if (event.type === 'unanswered') throw event.error;
      // An empty answer is no crawl to remember.
      if (event.type === 'franchise' && event.franchise.members.length === 0) break;
      yield event;
      if (event.type === 'franchise') return event.franchise;
    }
    signal?.throwIfAborted();
    throw absent(root.ref);
  }
  const crawl = { policy: policyKey(policy), depth: 'auto', decisions: decisions.digest, startedAt };
  return yield* persisted(events(), database, { strict: true, ...(!app.config.offline && { crawl }) });
}

/** Changes of the members, whatever the numbering in which the crawl names them. */
async function changesOf<Change extends KeptChange>(
  members: ReadonlySet<Ref>,
  changes: readonly Change[],
  database: Database,
): Promise<readonly Change[]> {
  const stored = await database.titles.load([...members]);
  const refs = new Set([...members, ...[...stored.values()].map(({ title }) => title.ref)]);
  return changes.filter(({ ref }) => refs.has(ref));
}

async function differencesIn(changes: readonly KeptChange[], { titles }: Database) {
  const others = changes.flatMap(({ field }) => (field.startsWith('relation ') ? [field.slice(9) as Ref] : []));
  const refs = [...new Set([...changes.map(({ ref }) => ref), ...others])];
  const stored = refs.length > 0 ? await titles.load(refs) : new Map<Ref, never>();
  return differences(changes, new Map([...stored].map(([ref, { title }]) => [ref, title])));
}

function documentOf(query: string | null, since: number | undefined, changes: DiffDocument['changes']): DiffDocument {
  const from = since === undefined ? null : new Date(since).toISOString();
  return { schema: 1, query, since: from, changed: changes.length > 0, changes };
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
