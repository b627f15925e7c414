import { existsSync, statSync } from 'node:fs';
import type { BudgetLeft } from './cache/budget.ts';
import type { Cache } from './cache/cache.ts';
import type { Lease } from './cache/lease.ts';
import type { TieredCache } from './cache/tiers.ts';
import { type Config, type ProviderChoice, type ProviderName, providerNames } from './config.ts';
import { bundledOrigin, storeOrigin } from './crawl/local.ts';
import { type Counts, createLookup, type Lookup, type Origin } from './crawl/lookup.ts';
import type { Gate, Watch, Width } from './crawl/network.ts';
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
  /** Requests in flight at once; `auto`: from 3, as many as the provider keeps up with, 5 at the most. */
  readonly concurrency: number | 'auto';
  /** Nobody waits for it: people's share of the provider's limit is left to them. */
  readonly background?: boolean;
  /** Nothing but the providers counts as an answer. */
  readonly networkOnly?: boolean;
  /** Only what is here already. */
  readonly offline?: boolean;
  /** Leave the database alone. */
  readonly noStore?: boolean;
}

export interface ProviderFigures {
  readonly provider: ProviderName;
  readonly requests: number;
  /** 429s. */
  readonly throttled: number;
  readonly errors: number;
  readonly waitedMs: number;
  readonly budget: readonly BudgetLeft[];
  /** Why it is not asked for now, in its own words. */
  readonly outage?: string;
}

/** What a command may use. Built on first use, so that `--help` opens nothing. */
export interface App {
  readonly config: Config;
  readonly io: Io;
  lookup(settings: LookupSettings): Promise<Lookup>;
  store(): Promise<Store>;
  cache(): Promise<TieredCache>;
  /** What each provider has cost so far, and what it still allows. */
  providerFigures(): Promise<readonly ProviderFigures[]>;
  /** Since when there are figures, Unix time in ms. */
  figuresSince(): Promise<number | undefined>;
  /** A right that one process at a time has for so long; undefined: another has it. */
  lease(name: string, ms: number): Promise<Lease | undefined>;
  /** Tells one database file from another at the same path. Undefined: there is none. */
  storeIdentity(): string | undefined;
  close(): Promise<void>;
}

const providers: Readonly<Record<ProviderName, () => Promise<Provider>>> = {
  anilist: async () => (await import('./providers/anilist/anilist.ts')).anilist,
};

/** How many requests of each window are left to people by runs that nobody waits for. */
const peopleShare = 8;

/** The only place that knows which adapters there are. */
export function createApp(config: Config, io: Io): App {
  const store = lazy(async () => {
    const opened = await (await import('./store/sqlite.ts')).openSqliteStore(config.db);
    return config.verbose ? (await import('./store/logged.ts')).loggedStore(opened, await log(), io.clock) : opened;
  });
  const log = lazy(async () => (await import('./report/log.ts')).createLog(io.stderr, config.logFormat, io.clock));
  const warn = (message: string) => void (config.quiet || io.stderr.write(`animectl: ${message}\n`));
  const state = lazy(async () => (await import('./cache/state.ts')).openState(config.cache, { warn }));
  const counters = lazy(async () => {
    const { createCounters } = await import('./cache/counters.ts');
    return createCounters({ clock: io.clock, state: await state() });
  });
  const cache = lazy(async () => {
    const { openCache } = await import('./cache/open.ts');
    const opened = openCache(await state(), { clock: io.clock, ttls: config.ttls, counters: await counters() });
    return watched(opened, 'EXPIRED');
  });
  async function watched<C extends Cache>(opened: C, past: 'EXPIRED' | 'STALE'): Promise<C> {
    if (!config.verbose) return opened;
    return (await import('./cache/logged.ts')).loggedCache(opened, await log(), io.clock, past);
  }
  const breaker = lazy(async () => {
    const [{ createBreaker }, { createOutageMemory }] = [
      await import('./http/breaker.ts'),
      await import('./cache/outages.ts'),
    ];
    return createBreaker({ clock: io.clock, memory: createOutageMemory(await state()) });
  });

  const limitsOf = ({ name, limits }: Provider) => config.providers[name as ProviderName].limits ?? limits;

  /** The provider's share of time, which all processes on this machine have together. */
  async function limiterOf(provider: Provider, background: boolean): Promise<RateLimiter> {
    const [{ createPacer }, { createMemoryLedger }, { createBudget }] = [
      await import('./http/pace.ts'),
      await import('./http/ledger.ts'),
      await import('./cache/budget.ts'),
    ];
    const { clock } = io;
    const limits = limitsOf(provider);
    const reserve = background ? peopleShare : 0;
    const fallback = createMemoryLedger(limits, { clock, reserve });
    return createPacer(limits, {
      clock,
      ledger: createBudget(await state(), provider.name, limits, { clock, reserve, fallback }),
    });
  }

  async function opener(
    provider: Provider,
    width: Width,
    background: boolean,
  ): Promise<(signal: AbortSignal, watch: Watch) => Http> {
    const [{ createHttp }, limiter] = [await import('./http/fetch.ts'), await limiterOf(provider, background)];
    const { url, token } = config.providers[provider.name as ProviderName];
    const counted = await counters();
    const say = config.verbose ? await log() : undefined;
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
        onAnswer: ({ status, ms, bytes }) => {
          say?.({ what: 'http', result: String(status), provider: provider.name, bytes, ms });
          width.observe({ ms, throttled: status === 429 });
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
    const { refresh, background = false } = settings;
    const width = await widthOf(settings.concurrency);
    const [open, gate] = [await opener(provider, width, background), await gateOf(provider)];
    return networkOrigin(provider, { open, gate, cache: await cache(), clock: io.clock, width, refresh, counts });
  }

  async function widthOf(concurrency: number | 'auto'): Promise<Width> {
    const { adaptiveWidth, fixedWidth } = await import('./http/width.ts');
    return concurrency === 'auto' ? adaptiveWidth({ start: 3, least: 1, most: 5 }) : fixedWidth(concurrency);
  }

  async function figuresOf(name: ProviderName): Promise<ProviderFigures> {
    const { counts } = (await counters()).totals();
    const count = (what: string) => counts.get(`provider.${name}.${what}`) ?? 0;
    const { budgetLeft } = await import('./cache/budget.ts');
    const outage = (await breaker()).check(name)?.message;
    return {
      provider: name,
      requests: count('requests'),
      throttled: count('throttled'),
      errors: count('errors'),
      waitedMs: count('waitedMs'),
      budget: budgetLeft(await state(), name, limitsOf(await providers[name]()), io.clock.now()),
      ...(outage !== undefined && { outage }),
    };
  }

  /** What a provider sent once, for when it does not answer now. */
  async function kept(name: ProviderName): Promise<Origin> {
    const [{ staleOrigin }, provider] = [await import('./crawl/cached.ts'), await providers[name]()];
    return staleOrigin(provider, await cache());
  }

  async function originsOf(settings: LookupSettings, counts: Counts): Promise<readonly Origin[]> {
    const { provider, noStore, networkOnly } = settings;
    const offline = settings.offline ?? config.offline;
    const asked = provider === 'auto' ? providerNames : providerNames.filter((name) => name === provider);
    if (offline && asked.length > 0 && provider !== 'auto')
      throw new UsageError(`--offline asks nobody: leave out --provider ${provider}`);
    const remote = offline ? [] : await Promise.all(asked.map((name) => network(name, settings, counts)));
    if (networkOnly) return remote;
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
    providerFigures: () => Promise.all(providerNames.map(figuresOf)),
    figuresSince: async () => (await counters()).totals().since,
    lease: async (name, ms) => (await import('./cache/lease.ts')).takeLease(await state(), name, ms, io.clock),
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
