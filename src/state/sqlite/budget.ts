import { countedMs, type Ledger, type Wait } from '../../http/limiter.ts';
import type { Clock } from '../../model/clock.ts';
import type { RateLimit } from '../../model/rate-limit.ts';
import type { State } from './state.ts';

export interface BudgetOptions {
  readonly clock: Clock;
  /** How many starts of each window are left to others (a run in the background leaves them to people). */
  readonly reserve?: number;
  /** Counts on when the file fails. It must know the same limits. */
  readonly fallback: Ledger;
}

/** What a provider's budget allows now. */
export interface BudgetLeft {
  readonly limit: RateLimit;
  readonly left: number;
}

// Starts are kept at least so long, for a window that a provider's header may add later.
const keptMs = countedMs({ requests: 1, perMs: 60_000 });
/** A provider that stopped naming a lower limit has raised it again. */
const loweredForMs = 3_600_000;

const clampStarts = 'UPDATE budget SET at = @now WHERE provider = @provider AND at > @now';
const clampPause = 'UPDATE pause SET at = @now WHERE provider = @provider AND at > @now';
const forget = 'DELETE FROM budget WHERE provider = ? AND at <= ?';
const start = 'INSERT INTO budget (provider, at) VALUES (?, ?)';
const nthLast = 'SELECT at FROM budget WHERE provider = ? ORDER BY at DESC LIMIT 1 OFFSET ?';
const countSince = 'SELECT count(*) AS n FROM budget WHERE provider = ? AND at > ?';
const selectPause = 'SELECT at + ms AS until FROM pause WHERE provider = ?';
const upsertPause = `
  INSERT INTO pause (provider, at, ms) VALUES (@provider, @now, @ms)
  ON CONFLICT (provider) DO UPDATE SET at = @now, ms = @ms WHERE at + ms < @now + @ms`;
const selectLowered = 'SELECT per_ms AS perMs, requests FROM lowered WHERE provider = ? AND at > ?';
const upsertLowered = `
  INSERT INTO lowered (provider, per_ms, requests, at) VALUES (@provider, @perMs, @requests, @now)
  ON CONFLICT (provider, per_ms) DO UPDATE SET at = @now,
    requests = CASE WHEN lowered.at > @now - ${loweredForMs} THEN min(lowered.requests, @requests) ELSE @requests END`;

/** Our own windows, each as narrow as a header made it, and those that only a header named. */
function narrowest(limits: readonly RateLimit[], lowered: readonly RateLimit[]): readonly RateLimit[] {
  const all = [...limits, ...lowered];
  return [...new Set(all.map((limit) => limit.perMs))].map((perMs) => ({
    perMs,
    requests: Math.min(...all.filter((limit) => limit.perMs === perMs).map((limit) => limit.requests)),
  }));
}

function windowsOf(state: State, provider: string, limits: readonly RateLimit[], now: number): readonly RateLimit[] {
  return narrowest(limits, state.sql(selectLowered).all(provider, now - loweredForMs) as readonly RateLimit[]);
}

/** Ms until a window has room. */
function fullFor(state: State, provider: string, limit: RateLimit, reserve: number, now: number): number {
  const row = state.sql(nthLast).get(provider, Math.max(1, limit.requests - reserve) - 1);
  return row ? (row as { readonly at: number }).at + countedMs(limit) - now : 0;
}

/** One provider's rows. Throws what SQLite throws; each call is to be one transaction. */
function rowsOf(state: State, provider: string, limits: readonly RateLimit[], clock: Clock, reserve: number): Ledger {
  // A clock that was set back must not lock us out until it has caught up: what lies ahead of now happened now.
  function settled(): number {
    const now = clock.now();
    state.sql(clampStarts).run({ now, provider });
    state.sql(clampPause).run({ now, provider });
    return now;
  }

  return {
    take(): Wait | undefined {
      const now = settled();
      const windows = windowsOf(state, provider, limits, now);
      state.sql(forget).run(provider, now - Math.max(keptMs, ...windows.map(countedMs)));
      const held = state.sql(selectPause).get(provider) as { readonly until: number } | undefined;
      const heldMs = held ? held.until - now : 0;
      const fullMs = Math.max(0, ...windows.map((window) => fullFor(state, provider, window, reserve, now)));
      if (heldMs > 0 && heldMs >= fullMs) return { ms: heldMs, why: 'told' };
      if (fullMs > 0) return { ms: fullMs, why: 'limit' };
      state.sql(start).run(provider, now);
      return undefined;
    },
    pause: (ms) => void state.sql(upsertPause).run({ provider, now: settled(), ms: Math.ceil(ms) }),
    lower({ requests, perMs }) {
      const whole = Math.max(1, Math.floor(requests));
      state.sql(upsertLowered).run({ provider, perMs, requests: whole, now: clock.now() });
    },
  };
}

/**
 * One provider's starts, shared by all processes that open the same state file. The time is read inside the
 * transaction, so nobody counts with a time from before others had their turn. A process that dies holds nothing: its
 * starts age like all others.
 */
export function createBudget(
  state: State,
  provider: string,
  limits: readonly RateLimit[],
  { clock, reserve = 0, fallback }: BudgetOptions,
): Ledger {
  const rows = rowsOf(state, provider, limits, clock, reserve);
  let failed = false;

  /** From its first failure on, the file is left alone: two ledgers that take turns would each see half. */
  function shared(work: () => void): boolean {
    if (failed) return false;
    const done = state.attempt(() => {
      state.atomically(work);
      return true;
    }, false);
    failed = !done;
    return done;
  }

  return {
    take() {
      let wait: Wait | undefined;
      const done = shared(() => {
        wait = rows.take();
      });
      if (!done) return fallback.take();
      // It counts along, so that it does not start from nothing should it have to take over.
      if (!wait) fallback.take();
      return wait;
    },
    // The fallback hears of both, so that it knows them when its time comes.
    pause(ms) {
      fallback.pause(ms);
      shared(() => rows.pause(ms));
    },
    lower(limit) {
      fallback.lower(limit);
      shared(() => rows.lower(limit));
    },
  };
}

/** How many requests each window allows now, for people who ask. */
export function budgetLeft(
  state: State,
  provider: string,
  limits: readonly RateLimit[],
  now: number,
): readonly BudgetLeft[] {
  const count = (since: number) => (state.sql(countSince).get(provider, since) as { readonly n: number }).n;
  const work = () =>
    windowsOf(state, provider, limits, now).map((limit) => ({
      limit,
      left: Math.max(0, limit.requests - count(now - countedMs(limit))),
    }));
  return state.attempt(work, []);
}
