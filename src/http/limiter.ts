import type { RateLimit } from '../model/rate-limit.ts';
import type { Wait } from '../state/state.ts';

/** The right to send one request. */
export interface TakenStart {
  /** How long it was waited for, ms. */
  readonly waitedMs: number;
  /** Its request has been answered, or is given up. If that took long the request may have arrived late, and counts from then. */
  over(): Promise<void>;
}

/** One provider's share of time, for those who stand in one line. */
export interface RateLimiter {
  /**
   * Waits until every window allows one more request and takes it. Rejects if aborted first.
   * `onWait` hears of a wait as it begins, and only of those at the head of the line, so that they add up to time that passed.
   */
  take(signal?: AbortSignal, onWait?: (wait: Wait) => void): Promise<TakenStart>;
  /** Holds everything back for `ms`, e.g. for a `Retry-After`. */
  pause(ms: number): Promise<void>;
  /** Obeys a limit that the provider named. Lowers, never raises. */
  lower(limit: RateLimit): Promise<void>;
}
