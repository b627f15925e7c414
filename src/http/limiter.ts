import type { RateLimit } from '../model/rate-limit.ts';
import type { Wait } from '../state/state.ts';

/** One provider's share of time, for those who stand in one line. */
export interface RateLimiter {
  /**
   * Waits until every window allows one more request and takes it. Resolves to how long that took, in ms. Rejects if aborted first.
   * `onWait` hears of a wait as it begins, and only of those at the head of the line, so that they add up to time that passed.
   */
  take(signal?: AbortSignal, onWait?: (wait: Wait) => void): Promise<number>;
  /** Holds everything back for `ms`, e.g. for a `Retry-After`. */
  pause(ms: number): Promise<void>;
  /** Obeys a limit that the provider named. Lowers, never raises. */
  lower(limit: RateLimit): Promise<void>;
}
