import { join } from 'node:path';
import type { TieredCache } from '../cache/tiers.ts';
import { crawl } from '../crawl/crawl.ts';
import { fixedWidth } from '../http/concurrency.ts';
import { createHttp } from '../http/fetch.ts';
import { createPacer } from '../http/pace.ts';
import { createLookup } from '../lookup/lookup.ts';
import { networkOrigin } from '../lookup/network.ts';
import { resolveTitles } from '../match/resolve.ts';
import { systemClock } from '../model/clock.ts';
import { autoDepth } from '../model/depth.ts';
import { ProviderError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import type { Counts } from '../model/lookup.ts';
import { policyKey, presets } from '../model/relation-policy.ts';
import { anilist } from '../providers/anilist/anilist.ts';
import type { Provider } from '../providers/provider.ts';
import { createMemoryBudget } from '../state/memory/budget.ts';
import { persist } from '../store/persist.ts';
import { openSqlite } from '../store/sqlite/sqlite.ts';

/** A way to ask for the titles of a franchise. */
export interface Strategy {
  readonly name: string;
  readonly provider: Provider;
  /** Requests in flight at once. */
  readonly width: number;
}

/** Only what was asked for. */
const withoutLookAhead: Provider = {
  ...anilist,
  download: (refs, http) => anilist.download(refs, http, { lookAhead: false }),
  search: (titles, http) => anilist.search(titles, http, { lookAhead: false }),
};
/** As most tools do: a search says who there is, and what belongs to whom is asked of each title by itself. */
const oneTitleARequest: Provider = {
  ...withoutLookAhead,
  batchSize: 1,
  plainBatchSize: 1,
  async search(titles, http) {
    const { candidates, raws } = await anilist.search(titles, http, { lookAhead: false });
    return { candidates, raws: new Map([...raws].map(([ref, raw]) => [ref, withoutRelations(raw)])) };
  },
};

function withoutRelations(raw: unknown): unknown {
  return { ...(raw as object), relations: null };
}

export const ours: Strategy = { name: 'batched with look-ahead', provider: anilist, width: 3 };
/** What others do, and ours: all find the same titles, in the same program, with the same database. */
export const strategies: readonly Strategy[] = [
  { name: 'one at a time', provider: oneTitleARequest, width: 1 },
  { name: 'three at a time', provider: oneTitleARequest, width: 3 },
  { name: 'batched', provider: withoutLookAhead, width: 3 },
  ours,
];

export interface Crawled {
  readonly titles: number;
  readonly requests: number;
  readonly rows: number;
}

const noBreaker = {
  check: async () => undefined,
  trip: async () => {},
  clear: async () => {},
  passed: (name: string, label: string) => new ProviderError(name, 'throttled', label),
};
const noLimit = [{ requests: 1_000_000, perMs: 1_000 }];

/** Finds a franchise by its title and saves it, as the program does with `cache` between it and the provider. */
export async function crawlWith(
  { provider, width }: Strategy,
  title: string,
  { url, cache, folder, signal }: { url: string; cache: TieredCache; folder: string; signal: AbortSignal },
): Promise<Crawled> {
  const clock = systemClock;
  const counts: Counts = { requests: 0, cacheHits: 0, cacheMisses: 0, waitedMs: 0 };
  const limiter = createPacer({ clock, budget: createMemoryBudget(noLimit, clock) });
  const { name, label } = provider;
  const origin = networkOrigin(provider, {
    cache,
    clock,
    counts,
    breaker: noBreaker,
    account: name,
    refresh: false,
    width: fixedWidth(width),
    open: (stop, watch) => createHttp({ name, label, url, limiter, clock, signal: stop, ...watch }),
  });
  const lookup = createLookup([origin], counts);
  const store = await openSqlite(join(folder, 'animectl.sqlite'));

  async function* events(): AsyncGenerator<RunEvent, void> {
    const [found] = yield* resolveTitles([title], lookup, { lookAhead: true, signal });
    if (!found?.chosen) throw new Error(`the simulated AniList does not know ${title}`);
    const how = { policy: presets.franchise, depth: autoDepth, maxTitles: 500, query: title, clock, signal };
    yield* crawl([found.chosen.title.ref], lookup, how);
  }

  try {
    const record = { policy: policyKey(presets.franchise), depth: 'auto', startedAt: clock.now() };
    for await (const event of persist(events(), store, { crawl: record })) {
      if (event.type !== 'franchise') continue;
      const { franchise, stats } = event;
      return { titles: franchise.members.length, requests: counts.requests, rows: stats.rowsWritten };
    }
    throw new Error(`the crawl of ${title} came to no end`);
  } finally {
    await store.close();
  }
}
