export interface RateLimit {
  readonly requests: number;
  readonly perMs: number;
}

/** One provider's share of time. */
export interface RateLimiter {
  /** Waits until every window allows one more request and takes it. Resolves to how long that took, in ms. Rejects if aborted first. */
  take(signal?: AbortSignal): Promise<number>;
  /** Holds everything back for so long, e.g. for a `Retry-After`. */
  pause(ms: number): void;
  /** The provider says that its limit is at most this. Lowers, never raises. */
  lower(limit: RateLimit): void;
}
