import type { Reads } from '../cache/reads.ts';
import { type Config, type ProviderName, providerNames } from '../config/config.ts';
import type { AdaptiveWidth } from '../http/concurrency.ts';
import type { Origin } from '../lookup/origin.ts';
import type { KnownRelations } from '../lookup/receive.ts';
import type { Counts, Known } from '../model/lookup.ts';
import type { Ids, Ref } from '../model/ref.ts';
import { registry } from '../providers/registry.ts';
import type { BudgetLeft } from '../state/state.ts';
import { type Access, accessTo, accountOf, openerOf } from './access.ts';
import { keptOf, lawful } from './lawful.ts';
import { type Lazy, lazy } from './lazy.ts';
import type { Probe } from './probe.ts';
import type { Runtime } from './runtime.ts';
import type { Shared } from './shared.ts';

export interface ReachSettings {
  /** Ask although the answer is still fresh. */
  readonly refresh: boolean;
  /** Requests in flight at once; `auto`: from 3, as many as the provider keeps up with, 5 at the most. */
  readonly concurrency: number | 'auto';
  /** Nobody waits for it: people's share of the provider's limit is left to them. */
  readonly background?: boolean;
  /** There is much to ask: who gives no answer in time is asked once more before the next one is. */
  readonly patient?: boolean;
  /** Relations that are stored, for titles of which a provider suddenly states none. */
  readonly known?: KnownRelations;
  /** Ids that are stored of titles, for those that a provider has no more. */
  readonly ids?: (refs: readonly Ref[]) => Promise<ReadonlyMap<Ref, Ids>>;
}

/** How what was kept of a provider is read. */
export interface KeptSettings {
  /** It is not counted as a use of the cache. */
  readonly quietly?: boolean;
  /** Notes what is read. */
  readonly reads?: Reads | undefined;
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

/** The way to each provider: its pace, its gate, its cache. One for the whole process. */
export interface Reach {
  /** Asks it, and remembers what it says. */
  network(name: ProviderName, settings: ReachSettings, counts: Counts): Origin;
  /** What it said once, for when it does not answer now. */
  kept(name: ProviderName, settings: KeptSettings): Origin;
  figures(name: ProviderName): Promise<ProviderFigures>;
  /** How long it may not be asked, ms; 0: it may be now, or is of no use for now. */
  fullForMs(name: ProviderName): Promise<number>;
  /** Asks for one title, whatever is cached; at once or not at all. */
  probe(name: ProviderName, signal?: AbortSignal): Promise<Probe>;
  /** Addresses of covers, from the first provider that names some; at once or not at all. Rejects with `ProviderError`. */
  covers(refs: readonly Ref[], signal?: AbortSignal): Promise<ReadonlyMap<Ref, string>>;
  /** Titles that probably belong with these, from whoever the settings want to be asked; at once or not at all. Absent: nobody is asked. */
  companions?(refs: readonly Ref[], counts: Counts): Promise<readonly Known[]>;
  /** Posts JSON, or something of another media type, to an address of the user's. Resolves to why it failed, or to undefined where it was taken. */
  post(url: URL, body: string, signal?: AbortSignal, type?: string): Promise<string | undefined>;
}

/** What the ways to all providers are made of. */
interface Parts {
  readonly config: Config;
  readonly runtime: Runtime;
  readonly shared: Shared;
  readonly accesses: Readonly<Record<ProviderName, Lazy<Access>>>;
}

export function createReach(config: Config, runtime: Runtime, shared: Shared): Reach {
  const accesses = Object.fromEntries(
    providerNames.map((name) => [name, lazy(() => accessTo(name, config, runtime, shared))]),
  ) as Parts['accesses'];
  const parts: Parts = { config, runtime, shared, accesses };
  return {
    ...(config.hint && {
      companions: async (...of) => (await import('./hint.ts')).companionsBy(parts, ...of),
    }),
    network: (name, settings, counts) => deferred(name, false, () => networkOf(parts, name, settings, counts)),
    kept: (name, { quietly, reads }) =>
      deferred(name, true, async () => {
        const { staleOrigin } = await import('../lookup/cached.ts');
        const cache = keptOf(name, await shared.staleCache(), runtime.clock, reads);
        const { numberings, load } = registry[name];
        return staleOrigin({ name, numberings, load }, quietly ? { ...cache, get: cache.peek } : cache);
      }),
    probe: (name, signal) => probed(parts, name, signal),
    covers: (refs, signal) => covered(parts, refs, signal),
    async post(url, body, signal = runtime.signal, type = 'application/json') {
      const { deliver } = await import('../http/webhook.ts');
      const { userAgent, timeoutMs } = config;
      return deliver({ url, body, type, userAgent, timeoutMs, signal });
    },
    figures: (name) => figuresOf(parts, name),
    fullForMs: (name) => fullFor(parts, name),
  };
}

async function networkOf(
  parts: Parts,
  name: ProviderName,
  { refresh, background, patient, concurrency, known, ids }: ReachSettings,
  counts: Counts,
): Promise<Origin> {
  const { config, runtime, shared } = parts;
  const { networkOrigin } = await import('../lookup/network.ts');
  const access = await parts.accesses[name]();
  const { provider, meter, log, lines } = access;
  const width = await widthOf(concurrency);
  const limiter = lines[background ? 'background' : 'person'];
  // A person is better served by the next provider, where there is one, than by a second wait.
  const isPatient = patient ?? (background || config.order.length === 1);
  const timeoutRetries = isPatient ? 1 : 0;
  const open = await openerOf(access, config, runtime, { limiter, width, timeoutRetries });
  const onUnknownWord = (word: string) => {
    meter.add('provider.unknownWords', name);
    log?.({ what: 'decode', result: 'UNKNOWN', provider: name, word });
  };
  const [cache, flights, breaker, levelLimit] = await Promise.all([
    shared.cache(),
    shared.singleFlight(),
    shared.breaker(),
    shared.levelLimit(),
  ]);
  const account = accountOf(name, config);
  const kept = {
    cache: lawful(name, cache, runtime.clock),
    flights,
    levelLimit,
    onUnknownWord,
    ...(known && { known }),
    ...(ids && { ids }),
    ...(log && { log }),
  };
  return networkOrigin(provider, {
    ...kept,
    ...{ open, breaker, isPatient, account, width, refresh, counts },
    clock: runtime.clock,
  });
}

async function probed(parts: Parts, name: ProviderName, signal?: AbortSignal): Promise<Probe> {
  const { config, runtime, shared, accesses } = parts;
  const { ask } = await import('./probe.ts');
  const [{ createPacer }, { spareMs }] = await Promise.all([import('../http/pace.ts'), import('../state/window.ts')]);
  const [access, breaker] = await Promise.all([accesses[name](), shared.breaker()]);
  const account = accountOf(name, config);
  const outage = await breaker.remembered(account);
  // A line of its own: it does not stand behind those who wait.
  const limiter = createPacer({ clock: runtime.clock, budget: access.budget, spareMs: spareMs(access.limits) });
  const timeoutMs = Math.min(config.timeoutMs, 10_000);
  const open = await openerOf(access, config, runtime, {
    limiter,
    width: await widthOf(1),
    retries: 0,
    timeoutMs,
  });
  const answer = await ask(access.provider, open, { clock: runtime.clock, signal: signal ?? runtime.signal });
  if (!answer.error) await breaker.clear(account);
  const budget = await access.budget.left();
  return { provider: name, ...answer, ...(outage && { outage }), budget, own: access.limits };
}

async function covered(
  { config, runtime, shared, accesses }: Parts,
  refs: readonly Ref[],
  signal = runtime.signal,
): Promise<ReadonlyMap<Ref, string>> {
  const { coversBy } = await import('./covers.ts');
  const name = config.order.find((one) => 'pictures' in registry[one]);
  if (name === undefined || config.offline) return new Map();
  const [access, breaker, width] = await Promise.all([accesses[name](), shared.breaker(), widthOf(1)]);
  const outage = await breaker.check(accountOf(name, config));
  if (outage) throw outage;
  // Nobody waits for pictures: people's share of the limit is left to those who ask for titles.
  const open = await openerOf(access, config, runtime, { limiter: access.lines.background, width, retries: 0 });
  return coversBy(access.provider, refs, open, { clock: runtime.clock, signal });
}

async function fullFor(parts: Parts, name: ProviderName): Promise<number> {
  const { config, shared, accesses } = parts;
  if (await (await shared.breaker()).check(accountOf(name, config))) return 0;
  const { budget } = await accesses[name]();
  return (await budget.look(0))?.ms ?? 0;
}

async function figuresOf(parts: Parts, name: ProviderName): Promise<ProviderFigures> {
  const { budget, meter } = await parts.accesses[name]();
  const { of } = await meter.read();
  const outage = (await (await parts.shared.breaker()).check(accountOf(name, parts.config)))?.message;
  return {
    provider: name,
    requests: of('provider.requests', name),
    throttled: of('provider.throttled', name),
    errors: of('provider.errors', name),
    waitedMs: of('provider.waitedMs', name),
    unknownWords: of('provider.unknownWords', name),
    budget: await budget.left(),
    ...(outage !== undefined && { outage }),
  };
}

async function widthOf(concurrency: number | 'auto'): Promise<AdaptiveWidth> {
  const { adaptiveWidth, fixedWidth } = await import('../http/concurrency.ts');
  return concurrency === 'auto' ? adaptiveWidth({ start: 3, least: 1, most: 5 }) : fixedWidth(concurrency);
}

/** An origin that is loaded when it is first asked. */
function deferred(name: ProviderName, local: boolean, load: () => Promise<Origin>): Origin {
  const { label, numberings } = registry[name];
  const origin = lazy(load);
  const singly = 'singly' in registry[name];
  return {
    label,
    provider: name,
    local,
    numberings,
    singly,
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
