import type { Config, ProviderName } from '../config/config.ts';
import type { AdaptiveWidth } from '../http/concurrency.ts';
import type { RateLimiter } from '../http/limiter.ts';
import type { Address, Bounds, Observer } from '../http/options.ts';
import type { Audience } from '../http/reserve.ts';
import type { Slots } from '../http/slots.ts';
import type { Throttle } from '../http/throttle.ts';
import type { Watch, Way } from '../lookup/requests.ts';
import type { Log } from '../model/log.ts';
import type { RateLimit } from '../model/rate-limit.ts';
import type { Provider } from '../providers/provider.ts';
import { registry } from '../providers/registry.ts';
import type { Meter } from '../state/figures.ts';
import type { Budget } from '../state/state.ts';
import type { Runtime } from './runtime.ts';
import type { Shared } from './shared.ts';

/** What all that ask one provider in this process have in common. */
export interface Access {
  readonly name: ProviderName;
  readonly provider: Provider;
  /** Its windows before a header makes them narrower. */
  readonly limits: readonly RateLimit[];
  readonly budget: Budget;
  readonly throttle: Throttle;
  /** Absent: any number may be asked at once. */
  readonly slots?: Slots;
  /** A line for each: nobody who waits stands behind somebody who leaves a reserve. */
  readonly lines: Readonly<Record<Audience, RateLimiter>>;
  readonly meter: Meter;
  readonly log: Log | undefined;
}

/** A provider at another address is another one: its limits and outages are its own. */
export function accountOf(name: ProviderName, config: Config): string {
  const { url } = config.providers[name];
  return url === undefined ? name : `${name}@${new URL(url).host}`;
}

export async function accessTo(
  name: ProviderName,
  config: Config,
  { clock, log }: Runtime,
  shared: Shared,
): Promise<Access> {
  const provider = await registry[name].load();
  const { createPacer } = await import('../http/pace.ts');
  const { createThrottle } = await import('../http/throttle.ts');
  const { reserveOf } = await import('../http/reserve.ts');
  const { spareMs } = await import('../state/window.ts');
  const limits = config.providers[name].limits ?? provider.limits;
  const budget = (await shared.state()).budget(accountOf(name, config), limits);
  const lineOf = (audience: Audience) =>
    createPacer({ clock, budget, reserve: reserveOf(audience), spareMs: spareMs(limits) });
  const lines = { person: lineOf('person'), background: lineOf('background') };
  const throttle = createThrottle(clock);
  const { atOnce } = provider;
  const slots = atOnce === undefined ? {} : { slots: (await import('../http/slots.ts')).createSlots(atOnce) };
  const kept = { meter: await shared.meter(), log: await log?.() };
  return { name, provider, limits, budget, throttle, lines, ...slots, ...kept };
}

/** How one run asks: in which line, with how many at once, and whether in haste. */
export interface Manner extends Pick<Bounds, 'retries' | 'timeoutMs' | 'timeoutRetries'> {
  readonly limiter: RateLimiter;
  readonly width: AdaptiveWidth;
}

export async function openerOf(
  access: Access,
  config: Config,
  { clock, random, fetch }: Runtime,
  { limiter, width, timeoutMs = config.timeoutMs, ...haste }: Manner,
): Promise<Way['open']> {
  const { createHttp } = await import('../http/fetch.ts');
  const { name, provider, throttle, slots } = access;
  const { label, unstatedWaitMs } = provider;
  const url = config.providers[name].url ?? provider.url ?? '';
  const usual = {
    ...{ name, label, url, limiter, throttle, clock, random, timeoutMs, ...openedBy(provider, config) },
    ...(slots && { slots }),
    ...(fetch && { fetch: fetch() }),
    ...(unstatedWaitMs !== undefined && { unstatedWaitMs }),
  };
  return (signal, watch, bounds) =>
    createHttp({ ...usual, ...haste, ...bounds, signal, ...watched(access, watch, width) });
}

/** Who asks, and what opens the provider. Throws `ProviderError` where it wants a token and there is none. */
function openedBy(provider: Provider, { userAgent, referer, providers }: Config): Pick<Address, 'headers' | 'query'> {
  const { token } = providers[provider.name as ProviderName];
  const { headers, query } = provider.credentials?.(token) ?? {
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
  };
  return { headers: { 'User-Agent': userAgent, Referer: referer, ...headers }, ...(query && { query }) };
}

/** Counts and logs what `watch` is told. */
function watched(
  { name, meter, log }: Access,
  { onRequest, onSlow, onWait, onAnswer }: Watch,
  width: AdaptiveWidth,
): Required<Observer> {
  return {
    onRequest() {
      meter.add('provider.requests', name);
      onRequest();
    },
    onSlow: (waited) => onSlow?.(waited),
    onWait(wait) {
      meter.add('provider.waitedMs', name, wait.ms);
      onWait(wait);
    },
    onAnswer({ status, ms, bytes, advertised, date }) {
      onAnswer?.({ ms, advertised, date });
      log?.({ what: 'http', result: String(status), provider: name, bytes, ms });
      width.observe({ ms, throttled: status === 429 });
      if (status === 429) meter.add('provider.throttled', name);
      else if (status >= 400) meter.add('provider.errors', name);
    },
  };
}
