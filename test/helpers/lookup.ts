import type { Cache } from '../../src/cache/cache.ts';
import { openMemoryCache } from '../../src/cache/open.ts';
import { type CrawlOptions, crawl } from '../../src/crawl/crawl.ts';
import type { Http } from '../../src/http/http.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import { networkOrigin } from '../../src/lookup/network.ts';
import type { Origin } from '../../src/lookup/origin.ts';
import type { NetworkOptions } from '../../src/lookup/received.ts';
import type { Way } from '../../src/lookup/requests.ts';
import type { Clock } from '../../src/model/clock.ts';
import { autoDepth } from '../../src/model/depth.ts';
import { ProviderError } from '../../src/model/errors.ts';
import type { RunEvent } from '../../src/model/events.ts';
import type { Franchise } from '../../src/model/franchise.ts';
import type { Counts, Lookup } from '../../src/model/lookup.ts';
import type { Ref } from '../../src/model/ref.ts';
import { presets } from '../../src/model/relation-policy.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { instantClock } from './clock.ts';

export interface NetworkSettings
  extends Partial<Pick<NetworkOptions, 'flights' | 'ids' | 'known' | 'log' | 'levelLimit'>> {
  readonly clock?: Clock;
  readonly cache?: Cache;
  readonly counts?: Counts;
  readonly breaker?: Way['breaker'];
  readonly concurrency?: number;
  readonly refresh?: boolean;
  /** The real way out, where the provider asks a server. */
  readonly http?: Http;
  /** Hears of each request what would be sent a second time. */
  readonly sent?: (bounds: Parameters<Way['open']>[2]) => void;
}

export const noCounts = (): Counts => ({ requests: 0, cacheHits: 0, cacheMisses: 0, waitedMs: 0 });

export const noBreaker: Way['breaker'] = {
  check: async () => undefined,
  trip: async () => {},
  clear: async () => {},
  passed: (name, label) => new ProviderError(name, 'throttled', label),
};

/** A provider as a place to ask, with a cache in memory. Every request is counted, and ends when its signal does. */
export function networkOf(provider: Provider, settings: NetworkSettings = {}): Origin {
  const {
    clock = instantClock(),
    counts = noCounts(),
    breaker = noBreaker,
    refresh = false,
    http,
    sent,
    ...rest
  } = settings;
  const concurrency = settings.concurrency ?? 3;
  const origin = networkOrigin(provider, {
    ...rest,
    open: (signal, { onRequest }, bounds) => ({
      url: http?.url ?? 'https://memory.invalid',
      fetch: async (input, init) => {
        signal.throwIfAborted();
        onRequest();
        sent?.(bounds);
        if (http) return http.fetch(input, { ...init, signal });
        await new Promise<void>((done) => setImmediate(done));
        signal.throwIfAborted();
        return new Response();
      },
    }),
    breaker,
    account: provider.name,
    cache: settings.cache ?? openMemoryCache({ clock }),
    clock,
    width: { now: () => concurrency },
    refresh,
    counts,
  });
  return { ...origin, provider: provider.name };
}

/** A lookup that asks one provider. */
export function lookupOf(provider: Provider, settings: NetworkSettings = {}): Lookup {
  const counts = settings.counts ?? noCounts();
  return createLookup([networkOf(provider, { ...settings, counts })], counts);
}

export async function eventsOf<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** A crawl with the usual policy and depth, where nothing else is said. */
export function crawlOf(
  roots: readonly Ref[],
  lookup: Lookup,
  options: Partial<CrawlOptions> = {},
): AsyncGenerator<RunEvent, void> {
  const usual = {
    policy: presets.franchise,
    depth: autoDepth,
    maxTitles: 500,
    asStated: true,
    query: 'words',
    clock: instantClock(),
  };
  return crawl(roots, lookup, { ...usual, ...options });
}

/** What a crawl ended with. */
export async function franchiseOf(events: AsyncIterable<RunEvent>): Promise<Franchise> {
  const last = (await eventsOf(events)).at(-1);
  if (last?.type !== 'franchise') throw new Error('the crawl ended without an answer');
  return last.franchise;
}

/** The refs of a franchise's members, in an order of their own. */
export function membersOf({ members }: Franchise): readonly Ref[] {
  return members.map(({ title }) => title.ref).sort();
}
