import type { Clock } from '../model/clock.ts';
import { ProviderError } from '../model/errors.ts';
import type { RateLimiter } from './limiter.ts';
import { moment, quoted } from './quoted-text.ts';
import type { Speaker } from './speaker.ts';

// What is done about a 429. It is no failure: everybody who asks this provider waits for as long as it says.

/** How long a 429 is waited for at the most, in ms. */
const longestMs = 120_000;
/** How many waits in a row there are before it is given up. */
const mostTimes = 5;
/** Waits at least so long, whatever a header says, in ms: a wait of nothing would be a loop without one. */
const leastMs = 1_000;
/** How long to wait where nothing is said, in ms: both providers that limit requests count them by the minute. */
const unstatedMs = 60_000;

/** A 429 as it came, or what another status says in its place. */
export interface Throttled {
  readonly type: 'throttled';
  readonly status: number;
  /** How long to stay away. */
  readonly ms: number;
  /** The provider says nothing of how long: twice as long after each one in a row. */
  readonly backsOff?: boolean;
  /** The provider's own words. */
  readonly sentence: string | undefined;
}

/** One provider's 429s, for all who ask it in this process: each one's own would let each wait anew. */
export interface Throttle {
  /** The limiter, but failing at once as long as there is no sense in asking. */
  over(limiter: RateLimiter): RateLimiter;
  /** A 429 came. Holds everybody back, or throws `ProviderError`: it is one too many in a row, or asks for too long. */
  throttled(told: Throttled, speaker: Speaker, limiter: RateLimiter): Promise<void>;
  /** Anything else came. */
  relented(): void;
}

/** A span of time. One that lies ahead of now began before the clock was set back, and is over. */
interface Span {
  readonly from: number;
  readonly until: number;
}

export function createThrottle(clock: Clock): Throttle {
  let closed: (Span & { readonly error: ProviderError }) | undefined;
  let held: Span | undefined;
  let times = 0;

  const isNow = (span: Span | undefined) => span && clock.now() >= span.from && clock.now() < span.until;
  function check(): void {
    if (isNow(closed)) throw closed?.error;
  }

  return {
    over: (limiter) => ({
      ...limiter,
      async take(signal, onWait) {
        check();
        const start = await limiter.take(signal, onWait);
        // Somebody before us in the line may have been told meanwhile.
        check();
        return start;
      },
    }),
    async throttled(told, speaker, limiter) {
      const { ms: least, backsOff } = told;
      const now = clock.now();
      // What comes while nobody may ask was asked before that, and says nothing new.
      if (!isNow(held)) times++;
      const ms = backsOff ? least * 2 ** Math.max(0, times - 1) : least;
      if (ms <= longestMs && times <= mostTimes) {
        held = { from: now, until: Math.max(isNow(held) ? (held?.until ?? now) : now, now + ms) };
        return limiter.pause(ms);
      }
      times = 0;
      closed = { from: now, until: now + ms, error: throttledError(speaker, now + ms, told) };
      throw closed.error;
    },
    relented() {
      if (!isNow(held)) times = 0;
    },
  };
}

function throttledError(speaker: Speaker, retryAt: number, { status, sentence }: Throttled): ProviderError {
  const message = `${speaker.label}: has had enough requests (${status}); it may be asked again at ${moment(retryAt)}${quoted(sentence)}`;
  return new ProviderError(speaker.name, 'throttled', message, { status, retryAt });
}

function seconds(text: string | null): number | undefined {
  return text !== null && /^\s*\d{1,12}(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}

/** Ms that `Retry-After` (seconds or a date) asks for; undefined if it is absent or makes no sense. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after') ?? '';
  const stated = seconds(text);
  const ms = stated === undefined ? Date.parse(text) - now : stated * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(leastMs, Math.ceil(ms));
}

/** How long to stay away after a 429: `Retry-After`, else `X-RateLimit-Reset` (Unix time in seconds), else `unstatedWaitMs` or a minute. */
export function throttledFor(
  headers: Headers,
  now: number,
  unstatedWaitMs: number | undefined,
): Pick<Throttled, 'ms' | 'backsOff'> {
  const reset = seconds(headers.get('x-ratelimit-reset'));
  const stated =
    retryAfterMs(headers, now) ?? (reset === undefined ? undefined : Math.max(leastMs, reset * 1000 - now));
  if (stated !== undefined) return { ms: stated };
  if (unstatedWaitMs === undefined) return { ms: unstatedMs };
  return { ms: Math.max(leastMs, unstatedWaitMs), backsOff: true };
}

/** Requests a minute that the provider advertises; undefined if it does not. */
export function advertisedLimit(headers: Headers): number | undefined {
  const limit = Number.parseInt(headers.get('x-ratelimit-limit') ?? '', 10);
  return limit > 0 ? limit : undefined;
}
