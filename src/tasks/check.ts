import type { App } from '../app/app.ts';
import { levelsOfSearch } from '../crawl/levels.ts';
import { AnimectlError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { type CrawlStats, type Franchise, isWhole } from '../model/franchise.ts';
import type { Lookup } from '../model/lookup.ts';
import type { Query } from '../model/query.ts';
import type { Ref } from '../model/ref.ts';
import { policyKey } from '../model/relation-policy.ts';
import { usual } from '../model/usual.ts';
import type { Database } from '../store/database.ts';
import { absent } from './absent.ts';
import { type Crawling, franchiseFrom } from './crawling.ts';
import { decisionsFor } from './decisions.ts';
import { expectedFor } from './expected.ts';
import { cachingAnswer } from './kept.ts';
import { persisted } from './persisted.ts';
import { franchiseRecordOf } from './record.ts';
import { oneRoot } from './roots.ts';

/** Franchises asked for again, saved on the way, so that what has changed of them is found: for `diff` and `watch`. */

/** A franchise that is to be asked for again. */
export interface ToCheck {
  readonly query: Query;
  /** The titles that it had when it was last crawled. */
  readonly known: readonly Ref[];
}

/** How asking for a franchise again came out. */
export interface Checked {
  readonly query: Query;
  /** Its titles as they are known now. */
  readonly members: readonly Ref[];
  /** `all`: a provider answered for every title; `none`: none did, for whatever reason. */
  readonly heard: 'all' | 'some' | 'none';
}

/** One franchise. Throws where its title is not there, or nobody can say what its words mean. */
export function checkOne(query: Query, signal: AbortSignal | undefined, app: App): AsyncGenerator<RunEvent, Checked> {
  return checking(signal, app, async function* (lookup, crawling) {
    return yield* checkedNow(query, lookup, crawling, app);
  });
}

/**
 * Several franchises, all their titles asked for together. One that fails is an `unanswered` event, and does not stop the
 * others.
 */
export function checkAll(
  wanted: readonly ToCheck[],
  signal: AbortSignal | undefined,
  app: App,
): AsyncGenerator<RunEvent, readonly Checked[]> {
  return checking(signal, app, async function* (lookup, crawling) {
    const known = [...new Set(wanted.flatMap((one) => one.known))];
    for await (const answer of lookup.titles(known, { lookAhead: false, signal })) {
      // What is no longer there, or fails, is told of the franchise that it is in.
      if (answer.type !== 'missing' && answer.type !== 'failed') yield answer;
    }
    const all: Checked[] = [];
    for (const { query, known: members } of wanted) {
      try {
        all.push(yield* checkedNow(query, lookup, crawling, app));
      } catch (error) {
        if (!(error instanceof AnimectlError)) throw error;
        yield { type: 'unanswered', query: query.text, error };
        all.push({ query, members, heard: 'none' });
      }
    }
    return all;
  });
}

type Crawls<T> = (lookup: Lookup, crawling: Crawling) => AsyncGenerator<RunEvent, T>;

async function* checking<T>(signal: AbortSignal | undefined, app: App, crawls: Crawls<T>): AsyncGenerator<RunEvent, T> {
  const { policy, depth, maxTitles, provider, concurrency } = usual;
  const database = await app.database();
  const decisions = await decisionsFor(usual.cuts, true, app);
  const lookup = await app.lookup({ provider, refresh: true, concurrency });
  const inferred = (refs: readonly Ref[]) => database.titles.inferred(refs);
  const how = { policy, depth, maxTitles, decisions, signal, inferred };
  const crawling = { ...how, lookup, clock: app.clock, expect: expectedFor(how, true, app, lookup) };
  const startedAt = app.clock.now();
  const describe = (found: Franchise, stats: CrawlStats) =>
    franchiseRecordOf(found, stats, { policy, depth, hasUsualCuts: true });
  const crawl = { describe, policy: policyKey(policy), depth: 'auto', decisions: decisions.digest, startedAt };
  const options = { strict: true, ...(!app.config.offline && { crawl }) };
  return yield* persisted(crawls(lookup, crawling), database, options);
}

/** The franchise as it is now, kept for who asks next; where nobody may be asked, as it is stored. */
async function* checkedNow(
  query: Query,
  lookup: Lookup,
  crawling: Crawling,
  app: App,
): AsyncGenerator<RunEvent, Checked> {
  const { signal, decisions } = crawling;
  const root = yield* oneRoot(query, lookup, { lookAhead: true, levels: levelsOfSearch(crawling.depth), signal });
  const { policy, depth, maxTitles, provider } = usual;
  const by = { policy, depth, maxTitles, provider, decisions: decisions.digest };
  const found = franchiseFrom(root, crawling);
  const events = app.config.offline ? found : cachingAnswer(found, await app.cache(), query, by);
  for await (const event of events) {
    if (event.type === 'unanswered') throw event.error;
    // An empty answer is no crawl to remember.
    if (event.type === 'franchise' && event.franchise.members.length === 0) break;
    yield event;
    if (event.type !== 'franchise') continue;
    if (event.franchise.truncated?.by === 'interrupt') signal?.throwIfAborted();
    return { query, members: event.franchise.members.map(({ title }) => title.ref), heard: heardIn(event.franchise) };
  }
  signal?.throwIfAborted();
  throw absent(root.ref, lookup);
}

function heardIn(franchise: Franchise): Checked['heard'] {
  const { members, unheard = [] } = franchise;
  const heard = members.filter(({ from }) => from === 'network').length;
  if (heard === 0) return 'none';
  return heard === members.length && isWhole(franchise) && unheard.length === 0 ? 'all' : 'some';
}

/** The titles of franchises by every ref that the database knows them by. */
export async function refsByFranchise(
  all: readonly Checked[],
  { titles }: Database,
): Promise<ReadonlyMap<Checked, ReadonlySet<Ref>>> {
  const stored = await titles.load([...new Set(all.flatMap(({ members }) => members))]);
  return new Map(
    all.map((one) => [one, new Set(one.members.flatMap((ref) => [ref, stored.get(ref)?.title.ref ?? ref]))]),
  );
}
