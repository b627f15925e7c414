import { countedMs, type Ledger, type Wait } from '../../http/limiter.ts';
import type { Clock } from '../../model/clock.ts';
import type { RateLimit } from '../../model/rate-limit.ts';

export interface LedgerOptions {
  readonly clock: Clock;
  /** How many starts of each window are left to others (a run in the background leaves them to people). */
  readonly reserve?: number;
}

/** The windows with `limit` among them: the window of its length gets narrower, or there is one more. */
export function narrowed(windows: readonly RateLimit[], limit: RateLimit): readonly RateLimit[] {
  const requests = Math.max(1, Math.floor(limit.requests));
  const same = windows.find((window) => window.perMs === limit.perMs);
  if (!same) return [...windows, { requests, perMs: limit.perMs }];
  return windows.map((window) =>
    window === same ? { ...window, requests: Math.min(window.requests, requests) } : window,
  );
}

/** Ms until a window has room. `starts` in the order of time. */
function fullFor(starts: readonly number[], limit: RateLimit, reserve: number, now: number): number {
  const oldest = starts.at(-Math.max(1, limit.requests - reserve));
  return oldest === undefined ? 0 : oldest + countedMs(limit) - now;
}

// Starts are kept at least so long, for a window that a provider's header may add later.
const keptMs = countedMs({ requests: 1, perMs: 60_000 });

/** Starts remembered by this process alone. */
export function createMemoryLedger(limits: readonly RateLimit[], { clock, reserve = 0 }: LedgerOptions): Ledger {
  let windows = limits;
  let starts: readonly number[] = [];
  let told: { readonly at: number; readonly ms: number } | undefined;

  // A clock that was set back must not lock us out until it has caught up: what lies ahead of now happened now.
  function settle(now: number): void {
    const longest = Math.max(keptMs, ...windows.map(countedMs));
    starts = starts.filter((at) => at > now - longest).map((at) => Math.min(at, now));
    if (told && told.at > now) told = { ...told, at: now };
  }

  function wait(now: number): Wait | undefined {
    const heldMs = told ? told.at + told.ms - now : 0;
    const fullMs = Math.max(0, ...windows.map((window) => fullFor(starts, window, reserve, now)));
    if (heldMs <= 0 && fullMs <= 0) return undefined;
    return heldMs >= fullMs ? { ms: heldMs, why: 'told' } : { ms: fullMs, why: 'limit' };
  }

  return {
    take() {
      const now = clock.now();
      settle(now);
      const waiting = wait(now);
      if (!waiting) starts = [...starts, now];
      return waiting;
    },
    pause(ms) {
      const now = clock.now();
      settle(now);
      if (!told || told.at + told.ms < now + ms) told = { at: now, ms };
    },
    lower(limit) {
      windows = narrowed(windows, limit);
    },
  };
}
