import type { Io } from '../cli/io.ts';
import type { Config, ProviderName } from '../config/config.ts';
import type { Http } from '../http/http.ts';
import type { RateLimiter } from '../http/limiter.ts';
import type { AdaptiveWidth } from '../http/width.ts';
import type { Origin } from '../lookup/origin.ts';
import type { KnownRelations } from '../lookup/receive.ts';
import type { Watch } from '../lookup/requests.ts';
import type { Counts } from '../model/lookup.ts';
import type { Provider } from '../providers/provider.ts';
import { registry } from '../providers/registry.ts';
import type { BudgetLeft } from '../state/sqlite/budget.ts';
import { lazy } from './lazy.ts';
import type { Machine } from './machine.ts';
import type { Probe } from './probe.ts';

export interface ReachSettings {
  /** Ask although the answer is still fresh. */
  readonly refresh: boolean;
  /** Requests in flight at once; `auto`: from 3, as many as the provider keeps up with, 5 at the most. */
  readonly concurrency: number | 'auto';
  /** Nobody waits for it: people's share of the provider's limit is left to them. */
  readonly background?: boolean;
  /** Relations that are stored, for titles of which a provider suddenly states none. */
  readonly known?: KnownRelations;
}

export interface ProviderFigures {
  readonly provider: ProviderName;
  readonly requests: number;
  /** 429s. */
  readonly throttled: number;
  readonly errors: number;
  readonly waitedMs: number;
  /** Words that nobody knows, taken for OTHER. */
  readonly unknownWords: number;
  readonly budget: readonly BudgetLeft[];
  /** Why it is not asked for now, in its own words. */
  readonly outage?: string;
}

/** The way to each provider: its pace, its gate, its cache. */
export interface Reach {
  /** Asks it, and remembers what it says. */
  network(name: ProviderName, settings: ReachSettings, counts: Counts): Origin;
  /** What it said once, for when it does not answer now. */
  kept(name: ProviderName): Origin;
  figures(name: ProviderName): Promise<ProviderFigures>;
  /** Asks for one title, whatever is cached; at once or not at all. */
  probe(name: ProviderName): Promise<Probe>;
  /** Posts JSON to an address of the user's. Resolves to why it failed; undefined: it was taken. */
  post(url: URL, body: string): Promise<string | undefined>;
}

/** How many requests of each window are left to people by runs that nobody waits for. */
const peopleShare = 8;

export function createReach(config: Config, io: Io, machine: Machine): Reach {
  const { clock } = io;
  const limitsOf = ({ name, limits }: Provider) => config.providers[name as ProviderName].limits ?? limits;
  /** A provider at another address is another one: its limits and outages are its own. */
  const accountOf = (name: ProviderName) => {
    const { url } = config.providers[name];
    return url === undefined ? name : `${name}@${new URL(url).host}`;
  };

  /** The provider's share of time, which all processes on this machine have together. */
  async function limiterOf(provider: Provider, background: boolean): Promise<RateLimiter> {
    const { createPacer } = await import('../http/pace.ts');
    const { createMemoryLedger } = await import('../state/memory/budget.ts');
    const { createBudget } = await import('../state/sqlite/budget.ts');
    const limits = limitsOf(provider);
    const reserve = background ? peopleShare : 0;
    const fallback = createMemoryLedger(limits, { clock, reserve });
    const account = accountOf(provider.name as ProviderName);
    const ledger = createBudget(await machine.state(), account, limits, { clock, reserve, fallback });
    return createPacer(limits, { clock, ledger });
  }

  async function openerOf(
    provider: Provider,
    width: AdaptiveWidth,
    background: boolean,
    haste: { readonly timeoutMs?: number; readonly retries?: number } = {},
  ): Promise<(signal: AbortSignal, watch: Watch) => Http> {
    const [{ createHttp }, limiter] = [await import('../http/fetch.ts'), await limiterOf(provider, background)];
    const patience = (await import('../http/patience.ts')).createPatience(limiter, clock);
    const { url, token } = config.providers[provider.name as ProviderName];
    const [counters, log] = [await machine.counters(), await machine.log()];
    const count = (what: string, by = 1) => counters.add(`provider.${provider.name}.${what}`, by);
    const { name, label } = provider;
    const headers = {
      'User-Agent': config.userAgent,
      Referer: config.referer,
      ...(token && { Authorization: `Bearer ${token}` }),
    };
    const timeoutMs = config.timeoutMs;
    return (signal, { onRequest, onWait, onAnswer }) =>
      createHttp({
        ...{
          name,
          label,
          url: url ?? provider.url ?? '',
          limiter,
          patience,
          clock,
          random: io.random,
          headers,
          timeoutMs,
          signal,
          ...haste,
        },
        onRequest: () => {
          count('requests');
          onRequest();
        },
        onWait: (wait) => {
          count('waitedMs', wait.ms);
          onWait(wait);
        },
        onAnswer: ({ status, ms, bytes, advertised, date }) => {
          onAnswer?.({ ms, advertised, date });
          log?.({ what: 'http', result: String(status), provider: name, bytes, ms });
          width.observe({ ms, throttled: status === 429 });
          if (status === 429) count('throttled');
          else if (status >= 400) count('errors');
        },
      });
  }

  return {
    network(name, settings, counts) {
      const { refresh, background = false, concurrency, known } = settings;
      return deferred(name, false, async () => {
        const { networkOrigin } = await import('../lookup/network.ts');
        const width = await widthOf(concurrency);
        const provider = await registry[name].load();
        const open = await openerOf(provider, width, background);
        const breaker = await machine.breaker();
        const account = accountOf(name);
        const log = await machine.log();
        const [cache, flights] = [await machine.cache(), await machine.flights()];
        const counters = await machine.counters();
        const onUnknownWord = (word: string) => {
          counters.add(`provider.${name}.unknownWords`);
          log?.({ what: 'decode', result: 'UNKNOWN', provider: name, word });
        };
        const kept = { cache, flights, onUnknownWord, ...(known && { known }), ...(log && { log }) };
        return networkOrigin(provider, { ...kept, open, breaker, account, clock, width, refresh, counts });
      });
    },
    kept: (name) =>
      deferred(name, true, async () => {
        const { staleOrigin } = await import('../lookup/cached.ts');
        return staleOrigin(await registry[name].load(), await machine.staleCache());
      }),
    async probe(name) {
      const { ask } = await import('./probe.ts');
      const [provider, breaker] = [await registry[name].load(), await machine.breaker()];
      const outage = breaker.remembered(accountOf(name));
      const haste = { retries: 0, timeoutMs: Math.min(config.timeoutMs, 10_000) };
      const answer = await ask(provider, await openerOf(provider, await widthOf(1), false, haste), io);
      if (!answer.error) breaker.clear(accountOf(name));
      const { budget } = await figures(name);
      return { provider: name, ...answer, ...(outage && { outage }), budget, own: limitsOf(provider) };
    },
    async post(url, body) {
      const { deliver } = await import('../http/webhook.ts');
      const { userAgent, timeoutMs } = config;
      return deliver({ url, body, userAgent, timeoutMs, signal: io.signal });
    },
    figures,
  };

  async function figures(name: ProviderName): Promise<ProviderFigures> {
    const { counts } = (await machine.counters()).totals();
    const count = (what: string) => counts.get(`provider.${name}.${what}`) ?? 0;
    const { budgetLeft } = await import('../state/sqlite/budget.ts');
    const limits = limitsOf(await registry[name].load());
    const outage = (await machine.breaker()).check(accountOf(name))?.message;
    return {
      provider: name,
      requests: count('requests'),
      throttled: count('throttled'),
      errors: count('errors'),
      waitedMs: count('waitedMs'),
      unknownWords: count('unknownWords'),
      budget: budgetLeft(await machine.state(), accountOf(name), limits, clock.now()),
      ...(outage !== undefined && { outage }),
    };
  }
}

async function widthOf(concurrency: number | 'auto'): Promise<AdaptiveWidth> {
  const { adaptiveWidth, fixedWidth } = await import('../http/width.ts');
  return concurrency === 'auto' ? adaptiveWidth({ start: 3, least: 1, most: 5 }) : fixedWidth(concurrency);
}

/** An origin that is loaded when it is first asked. */
function deferred(name: ProviderName, local: boolean, load: () => Promise<Origin>): Origin {
  const { label, numberings } = registry[name];
  const origin = lazy(load);
  return {
    label,
    provider: name,
    local,
    numberings,
    async *titles(refs, call) {
      yield* (await origin()).titles(refs, call);
    },
    async *search(titles, call) {
      yield* (await origin()).search(titles, call);
    },
    async *popular(count, call) {
      yield* (await origin()).popular?.(count, call) ?? [];
    },
    async *list(user, call) {
      yield* (await origin()).list?.(user, call) ?? [];
    },
  };
}
