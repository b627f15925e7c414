import type { Clock } from '../model/clock.ts';
import type { ProviderError } from '../model/errors.ts';
import type { RateLimiter } from './limiter.ts';
import { type Speaker, throttledError, type Verdict } from './verdict.ts';

const longestMs = 120_000;
const mostTimes = 5;

/** How long a run waits for a provider that has had enough. All requests to it have one patience, or each would wait anew. */
export interface Patience {
  /** The limiter, which fails at once as long as there is no sense in asking. */
  readonly limiter: RateLimiter;
  /** A 429 came. Holds everybody back, or throws: it is one too many in a row, or asks for too long. */
  throttled(told: Extract<Verdict, { type: 'throttled' }>, speaker: Speaker): void;
  /** Anything else came. */
  relented(): void;
}

export function createPatience(limiter: RateLimiter, clock: Clock): Patience {
  let closed: { readonly until: number; readonly error: ProviderError } | undefined;
  let times = 0;
  let heldUntil = Number.NEGATIVE_INFINITY;

  function check(): void {
    if (closed && clock.now() < closed.until) throw closed.error;
  }

  /** What comes while nobody may ask was asked before that, and says nothing new. */
  const isLate = () => clock.now() < heldUntil;

  return {
    limiter: {
      async take(signal, onWait) {
        check();
        const waited = await limiter.take(signal, onWait);
        // Somebody before us in the line may have been told meanwhile.
        check();
        return waited;
      },
      pause: (ms) => limiter.pause(ms),
      lower: (limit) => limiter.lower(limit),
    },
    throttled({ ms, sentence }, speaker) {
      if (!isLate()) times++;
      if (ms <= longestMs && times <= mostTimes) {
        heldUntil = Math.max(heldUntil, clock.now() + ms);
        limiter.pause(ms);
        return;
      }
      times = 0;
      const until = clock.now() + ms;
      closed = { until, error: throttledError(speaker, until, sentence) };
      throw closed.error;
    },
    relented() {
      if (!isLate()) times = 0;
    },
  };
}
