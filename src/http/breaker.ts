import type { Clock } from '../model/clock.ts';
import { ProviderError, type ProviderFailure } from '../model/errors.ts';
import type { Outage, Outages } from '../state/state.ts';

/** Remembers that a provider is of no use now, so that nobody waits for it again at once. */
export interface Breaker {
  /** Resolves to the failure to raise instead of asking, or to undefined where the provider may be asked. */
  check(provider: string): Promise<ProviderError | undefined>;
  /** Resolves to the outage that is remembered, if it is not over. */
  remembered(provider: string): Promise<Outage | undefined>;
  /** The failure to raise in place of a wait of `ms` for one that has had enough requests. It is not noted: who has nobody else to ask waits. */
  passed(provider: string, label: string, ms: number): ProviderError;
  /** Notes that a request failed. Failures that say nothing of the next request are not remembered. */
  trip(error: ProviderError, provider?: string): Promise<void>;
  /** Notes that a request went well: no outage is remembered any more. */
  clear(provider: string): Promise<void>;
}

const minute = 60_000;
/** No outage is believed longer than this: a header or a clock may be wrong. */
const longestMs = 24 * 60 * minute;

/** How long each failure keeps a provider from being asked again. Left out: the next request may well succeed. */
const rememberedMs: Readonly<Partial<Record<ProviderFailure, number>>> = {
  outage: 10 * minute,
  refused: 10 * minute,
  server: 10 * minute,
  timeout: 10 * minute,
  throttled: 10 * minute,
  // A cable is plugged in again sooner than a server is repaired.
  network: minute / 2,
};

/** A time in words a person reads at a glance: 40 s, 9 min. */
function span(ms: number): string {
  return ms < 120_000 ? `${Math.max(1, Math.round(ms / 1000))} s` : `${Math.round(ms / minute)} min`;
}

function isFailure(reason: string): reason is ProviderFailure {
  return Object.hasOwn(rememberedMs, reason);
}

function untilOf(error: ProviderError, now: number): number | undefined {
  const ms = rememberedMs[error.reason];
  if (ms === undefined) return undefined;
  return Math.min(error.retryAt ?? now + ms, now + longestMs);
}

function failureOf(
  provider: string,
  { message, status, since, until }: Outage,
  reason: ProviderFailure,
  now: number,
): ProviderError {
  const words = `${message} (seen ${span(now - since)} ago, asked again in ${span(until - now)})`;
  return new ProviderError(provider.replace(/@.*$/, ''), reason, words, {
    retryAt: until,
    ...(status !== undefined && { status }),
  });
}

/** An outage whose reason is one of ours. */
type Remembered = Outage & { readonly reason: ProviderFailure };

/** What is still to be believed of an outage. */
function believed(outage: Outage | undefined, now: number): Remembered | undefined {
  if (!outage) return undefined;
  const { reason, since, until } = outage;
  // `since` ahead of now: the clock was set back, and nobody knows how long ago it was.
  const isOver = now >= until || now < since || until - since > longestMs;
  return isOver || !isFailure(reason) ? undefined : { ...outage, reason };
}

export interface BreakerOptions {
  readonly clock: Clock;
  readonly outages: Outages;
}

export function createBreaker({ clock, outages }: BreakerOptions): Breaker {
  // Raised from memory, or in place of a wait. Should one come back to `trip`, it is no news: an outage would never end.
  const old = new WeakSet<ProviderError>();
  const remembered = async (provider: string) => believed(await outages.get(provider), clock.now());

  return {
    async check(provider) {
      const outage = await remembered(provider);
      if (!outage) return undefined;
      const error = failureOf(provider, outage, outage.reason, clock.now());
      old.add(error);
      return error;
    },
    remembered,
    passed(provider, label, ms) {
      const words = `${label}: has had enough requests, and may be asked again in ${span(ms)}`;
      const error = new ProviderError(provider, 'throttled', words, { retryAt: clock.now() + ms });
      old.add(error);
      return error;
    },
    async trip(error, provider = error.provider) {
      const since = clock.now();
      const until = untilOf(error, since);
      if (until === undefined || until <= since || old.has(error)) return;
      const { reason, message, status } = error;
      await outages.set(provider, { reason, message, since, until, ...(status !== undefined && { status }) });
    },
    async clear(provider) {
      if (await outages.get(provider)) await outages.delete(provider);
    },
  };
}
