import { existsSync, statSync } from 'node:fs';
import type { Cache } from './cache/cache.ts';
import { type Config, type ProviderChoice, type ProviderName, providerNames } from './config.ts';
import { bundledOrigin, storeOrigin } from './crawl/local.ts';
import { type Counts, createLookup, type Lookup, type Origin } from './crawl/lookup.ts';
import type { Gate, Watch } from './crawl/network.ts';
import type { Http } from './http/http.ts';
import type { RateLimiter } from './http/limiter.ts';
import type { Io } from './io.ts';
import { UsageError } from './model/errors.ts';
import { catalogEditionMs } from './providers/catalog/edition.ts';
import type { Provider } from './providers/provider.ts';
import type { Store } from './store/store.ts';

export interface LookupSettings {
  readonly provider: ProviderChoice;
  /** Ask although the answer is still fresh. */
  readonly refresh: boolean;
  /** Requests in flight at once. */
  readonly concurrency: number;
  /** Only what is here already. */
  readonly offline?: boolean;
  /** Leave the database alone. */
  readonly noStore?: boolean;
}

/** What a command may use. Built on first use, so that `--help` opens nothing. */
export interface App {
  readonly config: Config;
  readonly io: Io;
  lookup(settings: LookupSettings): Promise<Lookup>;
  store(): Promise<Store>;
  cache(): Promise<Cache>;
  /** Tells one database file from another at the same path. Undefined: there is none. */
  storeIdentity(): string | undefined;
  close(): Promise<void>;
}

const providers: Readonly<Record<ProviderName, () => Promise<Provider>>> = {
  anilist: async () => (await import('./providers/anilist/anilist.ts')).anilist,
};

/** The only place that knows which adapters there are. */
export function createApp(config: Config, io: Io): App {
  const store = lazy(async () => (await import('./store/sqlite.ts')).openSqliteStore(config.db));
  const warn = (message: string) => void (config.quiet || io.stderr.write(`animectl: ${message}\n`));
  const state = lazy(async () => (await import('./cache/state.ts')).openState(config.cache, { warn }));
  const counters = lazy(async () => {
    const { createCounters } = await import('./cache/counters.ts');
    return createCounters({ clock: io.clock, state: await state() });
  });
  const cache = lazy(async () => {
    const { openCache } = await import('./cache/open.ts');
    return openCache(await state(), { clock: io.clock, ttls: config.ttls, counters: await counters() });
  });
  const breaker = lazy(async () => {
    const [{ createBreaker }, { createOutageMemory }] = [
      await import('./http/breaker.ts'),
      await import('./cache/outages.ts'),
    ];
    return createBreaker({ clock: io.clock, memory: createOutageMemory(await state()) });
  });

  /** The provider's share of time, which all processes on this machine have together. */
  async function limiterOf(provider: Provider): Promise<RateLimiter> {
    const [{ createPacer }, { createMemoryLedger }, { createBudget }] = [
      await import('./http/pace.ts'),
      await import('./http/ledger.ts'),
      await import('./cache/budget.ts'),
    ];
    const { clock } = io;
    const limits = config.providers[provider.name as ProviderName].limits ?? provider.limits;
    const fallback = createMemoryLedger(limits, { clock });
    return createPacer(limits, {
      clock,
      ledger: createBudget(await state(), provider.name, limits, { clock, fallback }),
    });
  }

  async function opener(provider: Provider): Promise<(signal: AbortSignal, watch: Watch) => Http> {
    const [{ createHttp }, limiter] = [await import('./http/fetch.ts'), await limiterOf(provider)];
    const { url, token } = config.providers[provider.name as ProviderName];
    const counted = await counters();
    const count = (what: string, by = 1) => counted.add(`provider.${provider.name}.${what}`, by);
    return (signal, { onRequest, onWait }) =>
      createHttp({
        name: provider.name,
        label: provider.label,
        url: url ?? provider.url ?? '',
        limiter,
        clock: io.clock,
        random: io.random,
        headers: {
          'User-Agent': config.userAgent,
          Referer: config.referer,
          ...(token && { Authorization: `Bearer ${token}` }),
        },
        timeoutMs: config.timeoutMs,
        signal,
        onRequest: () => {
          count('requests');
          onRequest();
        },
        onWait: (wait) => {
          count('waitedMs', wait.ms);
          onWait(wait);
        },
        onAnswer: ({ status }) => {
          if (status === 429) count('throttled');
          else if (status >= 400) count('errors');
        },
      });
  }

  async function gateOf({ name }: Provider): Promise<Gate> {
    const { check, trip, clear } = await breaker();
    return { check: () => check(name), trip, clear: () => clear(name) };
  }

  async function network(name: ProviderName, settings: LookupSettings, counts: Counts): Promise<Origin> {
    const [{ networkOrigin }, provider] = [await import('./crawl/network.ts'), await providers[name]()];
    const { refresh, concurrency } = settings;
    const [open, gate] = [await opener(provider), await gateOf(provider)];
    return networkOrigin(provider, { open, gate, cache: await cache(), clock: io.clock, concurrency, refresh, counts });
  }

  /** What a provider sent once, for when it does not answer now. */
  async function kept(name: ProviderName): Promise<Origin> {
    const [{ staleOrigin }, provider] = [await import('./crawl/cached.ts'), await providers[name]()];
    return staleOrigin(provider, await cache());
  }

  async function originsOf(settings: LookupSettings, counts: Counts): Promise<readonly Origin[]> {
    const { provider, noStore } = settings;
    const offline = settings.offline ?? config.offline;
    const asked = provider === 'auto' ? providerNames : providerNames.filter((name) => name === provider);
    if (offline && asked.length > 0 && provider !== 'auto')
      throw new UsageError(`--offline asks nobody: leave out --provider ${provider}`);
    const remote = offline ? [] : await Promise.all(asked.map((name) => network(name, settings, counts)));
    const stale = await Promise.all(asked.map(kept));
    const bundled = bundledOrigin(
      async () => (await import('./providers/catalog/catalog.ts')).catalog,
      'the bundled catalogue',
      catalogEditionMs,
    );
    if (provider === 'catalog') return [bundled];
    const hasStore = !noStore && (config.db === ':memory:' || existsSync(config.db));
    return [...remote, ...stale, ...(hasStore ? [storeOrigin(store, catalogEditionMs)] : []), bundled];
  }

  return {
    config,
    io,
    async lookup(settings) {
      const counts: Counts = { requests: 0, cacheHits: 0, cacheMisses: 0, waitedMs: 0 };
      return createLookup(await originsOf(settings, counts), counts);
    },
    store,
    cache,
    storeIdentity() {
      const stats = statSync(config.db, { throwIfNoEntry: false });
      return stats && `${config.db}@${stats.ino}-${Math.round(stats.birthtimeMs)}`;
    },
    async close() {
      if (store.isOpen()) await (await store()).close();
      if (cache.isOpen()) await (await cache()).close();
      if (state.isOpen()) (await state()).close();
    },
  };
}

/** Made on the first call, the same one ever after. */
function lazy<T>(make: () => Promise<T>): (() => Promise<T>) & { isOpen(): boolean } {
  let made: Promise<T> | undefined;
  let open = false;
  const get = () => {
    made ??= make().then((value) => {
      open = true;
      return value;
    });
    return made;
  };
  return Object.assign(get, { isOpen: () => open });
}
