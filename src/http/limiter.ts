import type { RateLimit } from '../model/rate-limit.ts';

/**
 * For how long a start counts against a window, in ms. A little longer than the window: connections are made, processes are
 * slow, and requests arrive closer together than they were sent.
 */
export function countedMs({ perMs }: RateLimit): number {
  return perMs + Math.min(1_000, Math.ceil(perMs / 20));
}

/** Something has to be waited for. `limit`: a window is full; `told`: the provider asked for it (`Retry-After`). */
export interface Wait {
  readonly ms: number;
  readonly why: 'limit' | 'told';
}

/** One provider's share of time. */
export interface RateLimiter {
  /**
   * Waits until every window allows one more request and takes it. Resolves to how long that took, in ms. Rejects if aborted first.
   * `onWait` hears of a wait as it begins, and only of those at the head of the line, so that they add up to time that passed.
   */
  take(signal?: AbortSignal, onWait?: (wait: Wait) => void): Promise<number>;
  /** Holds everything back for so long, e.g. for a `Retry-After`. */
  pause(ms: number): void;
  /** The provider says that its limit is at most this. Lowers, never raises. */
  lower(limit: RateLimit): void;
}

/**
 * Where the starts of one provider's requests are remembered: in this process, or in a file that all processes share.
 * It reads the time itself, so that a process which waited for the file does not count with an old hour.
 */
export interface Ledger {
  /** Takes one start now and answers undefined, or says how long to wait before asking again. Atomic. */
  take(): Wait | undefined;
  pause(ms: number): void;
  lower(limit: RateLimit): void;
}

/** What a breaker remembers of one provider. */
export interface Outage {
  readonly reason: string;
  /** The provider's own words, fit for a terminal. */
  readonly message: string;
  readonly status?: number;
  /** Unix times in ms. */
  readonly since: number;
  readonly until: number;
}

/** Where outages are remembered, by provider. Nothing is thrown: what cannot be remembered is not. */
export interface OutageMemory {
  get(provider: string): Outage | undefined;
  set(provider: string, outage: Outage): void;
  delete(provider: string): void;
}

/** Who is fetching what just now: in this process, or in a file that all processes share. Nothing is thrown. */
export interface FlightBook {
  /**
   * Notes for `ms` that `holder` fetches the keys that nobody else does. Answers who has the others; '': they have come
   * since `since`, Unix time in ms. Atomic.
   */
  take(keys: readonly string[], holder: string, since: number, ms: number): ReadonlyMap<string, string>;
  newHolder(): string;
  /** It takes so long still. */
  extend(holder: string, ms: number): void;
  end(holder: string): void;
  /** Whether somebody still fetches one of them. One who died does so until that is seen, or the time is up. */
  areHeld(keys: readonly string[]): boolean;
}
