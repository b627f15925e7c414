import type { RateLimit } from '../model/rate-limit.ts';
import type { Wait } from './state.ts';

/**
 * For how long a start counts against a window, in ms. A little longer than the window: connections are made, processes are
 * slow, and requests arrive closer together than they were sent.
 */
export function countedMs({ perMs }: RateLimit): number {
  return perMs + Math.min(1_000, Math.ceil(perMs / 20));
}

/** How much longer than its window a start counts at the least, ms: so late may its request come. */
export function spareMs(windows: readonly RateLimit[]): number {
  return Math.min(1_000, ...windows.map((window) => countedMs(window) - window.perMs));
}

/** A limit that a provider no longer names is forgotten after so long, in ms. */
export const loweredForMs = 3_600_000;

/** For how long starts are remembered, in ms: also for a window of a minute that a header may add later. */
export function rememberedMs(windows: readonly RateLimit[]): number {
  return Math.max(countedMs({ requests: 1, perMs: 60_000 }), ...windows.map(countedMs));
}

/** How many starts of a window may be taken by one who leaves `reserve` of them to others. */
export function takeable({ requests }: RateLimit, reserve: number): number {
  return Math.max(1, requests - reserve);
}

/** A limit as it is noted: whole, and at least one request. */
export function noted({ requests, perMs }: RateLimit): RateLimit {
  return { requests: Math.max(1, Math.floor(requests)), perMs };
}

/** Our own windows, each as narrow as the lowest limit that was named for it, and windows that only the provider named. */
export function narrowed(limits: readonly RateLimit[], lowered: readonly RateLimit[]): readonly RateLimit[] {
  const all = [...limits, ...lowered];
  return [...new Set(all.map((limit) => limit.perMs))].map((perMs) => ({
    perMs,
    requests: Math.min(...all.filter((limit) => limit.perMs === perMs).map((limit) => limit.requests)),
  }));
}

/** What there is to wait for, of a pause that lasts `pausedMs` and windows that are full for `fullMs`; 0 or less: nothing. */
export function waitOf(pausedMs: number, fullMs: number): Wait | undefined {
  if (pausedMs <= 0 && fullMs <= 0) return undefined;
  return pausedMs >= fullMs ? { ms: pausedMs, why: 'told' } : { ms: fullMs, why: 'limit' };
}
