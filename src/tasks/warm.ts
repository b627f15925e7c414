import type { App, LookupSettings } from '../app/app.ts';
import type { ProviderChoice } from '../config/config.ts';
import { levelsOfSearch } from '../crawl/levels.ts';
import type { WarmDocument } from '../model/documents.ts';
import { AnimectlError, SpentError, UsageError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import type { Franchise } from '../model/franchise.ts';
import type { Lookup } from '../model/lookup.ts';
import type { Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';
import { usual } from '../model/usual.ts';
import { type Crawling, franchiseFrom } from './crawling.ts';
import { decisionsFor } from './decisions.ts';
import { expectedFor } from './expected.ts';
import { cachingAnswer, type KeptBy, keptAnswer } from './kept.ts';
import { oneRoot } from './roots.ts';
import type { Posed, Task } from './task.ts';

/** What is to be fetched before anybody asks for it. */
export interface WarmQuestion {
  readonly queries?: readonly Query[];
  /** What was asked for before and expires soon: airing first, then lately asked for. */
  readonly stored?: boolean;
  /** With `stored`: what expires within this time, ms; 2 hours. */
  readonly withinMs?: number;
  /** How many of the titles that are popular now. */
  readonly popular?: number | undefined;
  readonly maxRequests?: number | undefined;
  readonly maxTimeMs?: number | undefined;
  readonly provider?: ProviderChoice;
  readonly concurrency?: number | 'auto';
}

/** For how long the right to warm is taken; a process that dies loses it then. */
const leaseMs = 180_000;

/** How the queries came out so far. */
interface Tally {
  fetched: number;
  fresh: number;
  readonly failed: string[];
  /** A budget is used up. */
  isSpent: boolean;
  /** No provider is left that would answer the next query. */
  isOutage: boolean;
}

/** What all queries of a run have in common. */
interface Warming extends Crawling {
  readonly by: KeptBy;
  readonly tally: Tally;
  /** Keeps the right to warm; false: another process has it. */
  readonly renew: () => Promise<boolean>;
}

/**
 * Fetches franchises into the cache, people's share of the providers' limits left to them. A query that fails is an
 * `unanswered` event. Returns undefined where another process is at it.
 */
export const warm: Task<WarmQuestion, WarmDocument | undefined> = async function* (question, app) {
  const { queries = [], stored = false, popular } = question;
  if (queries.length === 0 && !stored && popular === undefined) throw new UsageError('there is nothing to warm');
  const lease = await (await app.state()).leases.take('warm', leaseMs);
  if (!lease) return undefined;
  const tally: Tally = { fetched: 0, fresh: 0, failed: [], isSpent: false, isOutage: false };
  try {
    const warming = await warmingFor(question, tally, () => lease.renew(), app);
    for await (const event of warmed(question, warming, app)) {
      if (event.type === 'fallback') tally.isOutage = event.next === undefined;
      if (event.type === 'unanswered') tally.failed.push(event.error.message);
      yield event;
    }
    return documentOf(tally, warming, app);
  } finally {
    await lease.release();
  }
};

async function warmingFor(
  question: Posed<WarmQuestion>,
  tally: Tally,
  renew: () => Promise<boolean>,
  app: App,
): Promise<Warming> {
  const { provider, concurrency, maxRequests, maxTimeMs, signal } = { ...usual, ...question };
  // In the background: a part of the budget is left to others, see http/reserve.ts.
  const alone = { refresh: false, background: true, networkOnly: true, noStore: true };
  const lookup = await app.lookup({ provider, concurrency, maxRequests, ...alone } satisfies LookupSettings);
  // The same question as that of `franchise`, where nothing else is said.
  const { policy, depth, maxTitles } = usual;
  const decisions = await decisionsFor(usual.cuts, true, app);
  const by = { policy, depth, maxTitles, provider, decisions: decisions.digest };
  const until = maxTimeMs === undefined ? Number.POSITIVE_INFINITY : app.clock.now() + maxTimeMs;
  const spent = () => {
    if (app.clock.now() >= until) return 'time';
    return maxRequests !== undefined && lookup.counts().requests >= maxRequests ? 'budget' : undefined;
  };
  const how = { policy, depth, maxTitles, decisions, signal };
  const expect = expectedFor(how, false, app);
  return { ...how, lookup, clock: app.clock, spent, expect, by, tally, renew };
}

async function* warmed(question: WarmQuestion, warming: Warming, app: App): AsyncGenerator<RunEvent, void> {
  const { tally, spent, renew, signal, by, clock } = warming;
  const wanted = yield* wantedIn(question, warming, app);
  for (const { query, soonMs } of wanted) {
    if (signal?.aborted) return;
    const kept = await keptAnswer(await app.cache(), query, by);
    if (kept && kept.expiresAt > clock.now() + soonMs) {
      tally.fresh++;
      continue;
    }
    tally.isSpent ||= spent?.() !== undefined || !(await renew());
    if (tally.isSpent) return;
    yield* warmOne(query, warming, app);
    if (tally.isOutage) return;
  }
}

async function* warmOne(query: Query, warming: Warming, app: App): AsyncGenerator<RunEvent, void> {
  const { lookup, signal, by, tally, renew } = warming;
  try {
    const root = yield* oneRoot(query, lookup, { lookAhead: true, levels: levelsOfSearch(warming.depth), signal });
    for await (const event of cachingAnswer(franchiseFrom(root, warming), await app.cache(), query, by)) {
      // A large franchise takes longer than the term of the lease.
      if (event.type === 'round' || event.type === 'waiting') await renew();
      if (event.type === 'franchise') add(event.franchise, tally);
      yield event;
    }
  } catch (error) {
    if (!(error instanceof AnimectlError)) throw error;
    if (error instanceof SpentError) tally.isSpent = true;
    else yield { type: 'unanswered', query: query.text, error };
  }
}

function add({ truncated, failed }: Franchise, tally: Tally): void {
  if (truncated && truncated.by !== 'depth') tally.isSpent = true;
  else tally.fetched++;
  for (const { ref, error } of failed) tally.failed.push(`${ref}: ${error}`);
}

/** A query, and how soon before its end a kept answer is fetched again, ms. */
interface Wanted {
  readonly query: Query;
  readonly soonMs: number;
}

const twoHours = 2 * 3_600_000;

/** What is to be warmed, most valuable first, each once. */
async function* wantedIn(
  { queries = [], stored, withinMs = twoHours, popular }: WarmQuestion,
  warming: Warming,
  app: App,
): AsyncGenerator<RunEvent, readonly Wanted[]> {
  // Where there is no database, nothing is stored; looking must not make one.
  const isThere = stored && app.databaseFile.identity() !== undefined;
  const asked = isThere ? await (await app.database()).crawls.roots() : [];
  const trending = popular === undefined ? [] : yield* popularRefs(popular, warming.lookup, warming);
  const all: readonly Wanted[] = [
    ...queries.map((query) => ({ query, soonMs: 0 })),
    ...asked.map((ref) => ({ query: { ref, text: ref }, soonMs: withinMs })),
    ...trending.map((ref) => ({ query: { ref, text: ref }, soonMs: 0 })),
  ];
  return [...new Map(all.map((one) => ['ref' in one.query ? one.query.ref : one.query.text, one])).values()];
}

async function* popularRefs(
  count: number,
  lookup: Lookup,
  { signal, tally }: Warming,
): AsyncGenerator<RunEvent, readonly Ref[]> {
  const refs: Ref[] = [];
  let failed: AnimectlError | undefined;
  try {
    for await (const answer of lookup.popular(count, { lookAhead: false, signal })) {
      if (answer.type === 'fallback') failed = answer.error;
      if (answer.type === 'title' && !answer.ahead) refs.push(answer.title.ref);
      yield answer;
    }
  } catch (error) {
    // Those that have come are what the run was paid for.
    if (!(error instanceof SpentError)) throw error;
    tally.isSpent = true;
  }
  if (failed && refs.length === 0) throw failed;
  return refs.slice(0, count);
}

/** Where what was fetched could not be kept, that is a failure, too. */
function documentOf({ fetched, fresh, failed, isSpent }: Tally, { lookup, signal }: Warming, app: App): WarmDocument {
  const fault = lookup.counts().requests > 0 ? app.health.cacheFault() : undefined;
  return {
    schema: 1,
    fetched,
    fresh,
    complete: !isSpent && !signal?.aborted,
    failed: [...failed, ...(fault === undefined ? [] : [fault])],
    ...(fault !== undefined && { notKept: fault }),
  };
}
