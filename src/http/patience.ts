import type { Clock } from '../model/clock.ts';
import type { ProviderError } from '../model/errors.ts';
import type { RateLimiter } from './limiter.ts';
import { type Speaker, throttledError } from './verdict.ts';

const longestMs = 120_000;
const mostTimes = 5;

/** How long a run waits for a provider that has had enough. */
export interface Patience {
  /** The limiter, which fails at once as long as there is no sense in asking. */
  readonly limiter: RateLimiter;
  /** A 429 came, the `times`-th in a row, that asks for `ms`. Holds everybody back, or throws. */
  throttled(ms: number, times: number, sentence: string | undefined): void;
}

export function createPatience(limiter: RateLimiter, clock: Clock, speaker: Speaker): Patience {
  let closed: { readonly until: number; readonly error: ProviderError } | undefined;

  function check(): void {
    if (closed && clock.now() < closed.until) throw closed.error;
  }

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
    throttled(ms, times, sentence) {
      if (ms <= longestMs && times <= mostTimes) {
        limiter.pause(ms);
        return;
      }
      const until = clock.now() + ms;
      closed = { until, error: throttledError(speaker, until, sentence) };
      throw closed.error;
    },
  };
}
