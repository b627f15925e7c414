import type { App } from '../app/app.ts';
import type { ProviderChoice } from '../config/config.ts';
import type { Decided } from '../crawl/decisions.ts';
import { levelsOfSearch } from '../crawl/levels.ts';
import { documentOf, type FranchiseDocument } from '../franchise/document.ts';
import type { Filter } from '../franchise/filter.ts';
import type { Order } from '../franchise/orders.ts';
import type { CutChoice } from '../model/decision.ts';
import type { Depth } from '../model/depth.ts';
import type { RunEvent } from '../model/events.ts';
import type { CrawlStats, Franchise } from '../model/franchise.ts';
import type { About, Lookup } from '../model/lookup.ts';
import type { Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';
import { type Policy, policyKey } from '../model/relation-policy.ts';
import { usual } from '../model/usual.ts';
import { type Crawling, franchiseFrom } from './crawling.ts';
import { decisionsIfOpen } from './decisions.ts';
import { expectedFor, expectedForWords } from './expected.ts';
import { filledFromStore } from './filled.ts';
import { cachingAnswer, isSavedIn, type Kept, type KeptBy, keptAnswer, replayed, setSavedIn } from './kept.ts';
import { knownKin } from './known-kin.ts';
import { persisted } from './persisted.ts';
import { franchiseRecordOf } from './record.ts';
import { rootsOf } from './roots.ts';
import type { Posed, Task } from './task.ts';

/** Which franchises are wanted. What is absent is as in `usual`. */
export interface FranchiseQuestion {
  readonly queries: readonly Query[];
  /** Which relations are followed, and how far. */
  readonly policy?: Policy;
  readonly depth?: Depth;
  readonly maxTitles?: number;
  readonly cuts?: CutChoice;
  /** Only what providers state counts: no rules about names, no cuts, no joins. */
  readonly asStated?: boolean;
  readonly provider?: ProviderChoice;
  /** What words mean. Absent: an anime, else a film. */
  readonly about?: About | undefined;
  /** Requests in flight at once. */
  readonly concurrency?: number | 'auto';
  /** Ask although the answer is still fresh. */
  readonly refresh?: boolean;
  /** Fill what is missing from further providers. */
  readonly enrich?: boolean;
  /** Read the database, and save in it. */
  readonly store?: boolean;
  /** Take the n-th candidate, from 1. */
  readonly pick?: number | undefined;
  /** Fail where a query could mean several titles. */
  readonly strict?: boolean;
  /** The order of the documents' titles, and which of them are in. */
  readonly order?: Order;
  readonly filter?: Filter | undefined;
}

/** A question with nothing left open. */
export type WholeQuestion = Posed<
  Required<Omit<FranchiseQuestion, 'cuts' | 'pick' | 'filter' | 'about'>> &
    Pick<FranchiseQuestion, 'pick' | 'filter' | 'about'> & {
      readonly decisions: Decided;
      readonly hasUsualCuts: boolean;
    }
>;

/** The franchise of every query, saved on the way: a document each, in the order of the queries that have an answer. */
export const franchise: Task<FranchiseQuestion, readonly FranchiseDocument[]> = async function* (question, app) {
  const whole = await wholeQuestion(question, app);
  const documents: FranchiseDocument[] = [];
  for await (const event of franchiseEvents(whole, app)) {
    if (event.type === 'franchise') documents.push(documentOf(event.franchise, event.stats, whole.order, whole.filter));
    yield event;
  }
  return documents;
};

export async function wholeQuestion(question: Posed<FranchiseQuestion>, app: App): Promise<WholeQuestion> {
  const { cuts, ...whole } = { ...usual, ...question };
  const hasUsualCuts = cuts === usual.cuts;
  return { ...whole, hasUsualCuts, decisions: await decisionsIfOpen(whole.asStated ? 'none' : cuts, whole.store, app) };
}

/** Everything that is said of every query. One that fails is an `unanswered` event and does not stop the others. */
export async function* franchiseEvents(question: WholeQuestion, app: App): AsyncGenerator<RunEvent, void> {
  const { queries, provider, refresh, concurrency, store } = question;
  // Before any file is opened: what makes no sense leaves nothing behind.
  const lookup = await app.lookup({ provider, refresh, concurrency, noStore: !store, forAnswer: true });
  const kept = refresh ? new Map<Query, Kept>() : await keptAnswers(question, app);
  for (const one of kept.values()) yield* fromCache(one, question, app);
  const rest = queries.filter((query) => !kept.has(query));
  if (rest.length === 0) return;
  const events = enriched(crawled(rest, lookup, question, app), question, app);
  if (!store) return yield* events;
  const isSaved = yield* savedWithCrawls(events, question, app);
  for (const query of isSaved ? rest : []) {
    const one = await keptAnswer(await app.cache(), query, keptBy(question));
    if (one) await recordSaved(one, app);
  }
}

async function keptAnswers(question: WholeQuestion, app: App): Promise<ReadonlyMap<Query, Kept>> {
  const found = new Map<Query, Kept>();
  for (const query of question.queries) {
    const one = await keptAnswer(await app.cache(), query, keptBy(question));
    if (one && !(question.strict && isDoubtful(one))) found.set(query, one);
  }
  return found;
}

/** Words that could mean another title as well, or say what is not so: who is strict wants no answer to them. */
const isDoubtful = ({ resolved }: Kept): boolean => resolved?.ambiguous === true || resolved?.mismatch !== undefined;

export const keptBy = ({
  policy,
  depth,
  maxTitles,
  provider,
  about,
  pick,
  asStated,
  decisions,
}: Omit<WholeQuestion, 'queries'>): KeptBy => ({
  ...{ policy, depth, maxTitles, provider, about, pick, asStated },
  decisions: decisions.digest,
});

/** A kept answer; it is saved where the database has not seen it. */
async function* fromCache(kept: Kept, question: WholeQuestion, app: App): AsyncGenerator<RunEvent, void> {
  const { enrich, store } = question;
  const database = app.databaseFile.identity();
  const isThere = database !== undefined && (await isSavedIn(database, kept, await app.cache()));
  if (!enrich && (!store || isThere)) return yield* replayed(kept, { titles: false });
  const events = enriched(replayed(kept, { titles: !isThere }), question, app);
  if (!store) return yield* events;
  if (yield* savedWithCrawls(events, question, app)) await recordSaved(kept, app);
}

async function recordSaved(kept: Kept, app: App): Promise<void> {
  const database = app.databaseFile.identity();
  if (database !== undefined) await setSavedIn(database, kept, await app.cache(), app.clock);
}

/** Queries that no kept answer fits, one crawl after the other. One that another's franchise holds is not crawled again. */
async function* crawled(
  queries: readonly Query[],
  lookup: Lookup,
  question: WholeQuestion,
  app: App,
): AsyncGenerator<RunEvent, void> {
  const { pick, strict, about, signal, store } = question;
  const since = app.clock.now();
  const isUnread = async () => store && (await app.database('forAnswer')).unreadSince?.(since) === true;
  const inferred = store
    ? async (refs: readonly Ref[]) => (await app.database('forAnswer')).titles.inferred(refs)
    : undefined;
  const expect = expectedFor({ ...question, inferred }, store, app, lookup);
  const crawling: Crawling = { ...question, lookup, clock: app.clock, inferred, expect };
  const choice = { pick, strict, about, signal };
  const roots = yield* rootsOf(queries, lookup, {
    ...{ ...choice, kin: knownKin(store, app), lookAhead: true, levels: levelsOfSearch(question.depth) },
    ...(!lookup.allProviders && { expected: expectedForWords(queries, choice, { store, expect }, app) }),
  });
  const members = new Set<Ref>();
  for (const root of roots) {
    if ('error' in root) yield { type: 'unanswered', query: root.query.text, error: root.error };
    else if (!members.has(root.ref)) {
      const crawl = franchiseFrom(root, crawling);
      const events = store ? filledFromStore(crawl, app) : crawl;
      const found = yield* cachingAnswer(events, await app.cache(), root.query, keptBy(question), isUnread);
      for (const { title } of found?.members ?? []) members.add(title.ref);
    }
  }
}

/** Saves titles and crawls on the way. Returns whether all of it is saved. */
async function* savedWithCrawls(
  events: AsyncGenerator<RunEvent, void>,
  question: WholeQuestion,
  app: App,
): AsyncGenerator<RunEvent, boolean> {
  const { depth, policy, decisions, asStated } = question;
  const crawl = {
    describe: (found: Franchise, stats: CrawlStats) => franchiseRecordOf(found, stats, question),
    policy: policyKey(policy),
    depth: depth.auto ? 'auto' : String(depth.steps),
    decisions: `${decisions.digest}${asStated ? ' as stated' : ''}`,
    startedAt: app.clock.now(),
  };
  let isSaved = true;
  for await (const event of persisted(events, await app.database('forAnswer'), { crawl })) {
    if (event.type === 'unsaved' || event.type === 'uncopied') isSaved = false;
    yield event;
  }
  return isSaved;
}

/** Where it is wanted, what an answer lacks is taken from one search at each further provider. */
async function* enriched(
  events: AsyncGenerator<RunEvent, void>,
  { enrich: isWanted, refresh, signal }: WholeQuestion,
  app: App,
): AsyncGenerator<RunEvent, void> {
  if (!isWanted || app.config.offline) return yield* events;
  const { enrich, enrichable } = await import('./enrich.ts');
  const settings = { refresh, concurrency: 1, networkOnly: true, noStore: true };
  const sources = app.config.order.map(async (provider) => ({
    provider,
    lookup: await app.lookup({ ...settings, provider }),
  }));
  yield* enrich(events, { sources: await Promise.all(sources), wanted: enrichable, signal });
}
