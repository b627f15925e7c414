import type { RateLimit } from '../../model/rate-limit.ts';

export interface Verdict {
  readonly allowed: boolean;
  readonly remaining: number;
  /** When a request would be answered again, Unix time in ms. */
  readonly resetAt: number;
}

/** A limit as AniList has it: over a rolling window, in which what was refused counts as well. */
export function createLimit({ requests, perMs }: RateLimit): (now: number) => Verdict {
  let arrivals: number[] = [];
  return (now) => {
    arrivals = [...arrivals.filter((at) => at > now - perMs), now];
    const [oldest = now] = arrivals.slice(-requests);
    return {
      allowed: arrivals.length <= requests,
      remaining: Math.max(0, requests - arrivals.length),
      resetAt: oldest + perMs,
    };
  };
}
