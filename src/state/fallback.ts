import { type Budget, type Lease, type State, StateUnavailableError } from './state.ts';

/** Whether the state that is shared has failed. */
interface Standing {
  lost: boolean;
  /** Some time or other, so that not all that was begun here is known there. */
  wasLost: boolean;
}

/** Does something by `shared`, or `otherwise` once that has failed. */
type Try = <T>(shared: () => Promise<T>, otherwise: () => Promise<T>) => Promise<T>;

export interface FallbackOptions {
  /** Whether requests may be counted in the other one, which knows nothing of those of others; else budgets reject from then on. */
  readonly alone?: boolean;
  /** The shared one says by itself when it can be used again, and rejects at once until then. */
  readonly returns?: boolean;
}

/**
 * `shared` for as long as it can be used, then `own`, which must never fail: no run ends for its state. That is for good, unless it
 * `returns`: two that take turns would each see half.
 */
export function withFallback(shared: State, own: State, options: FallbackOptions = {}): State {
  const { alone = true, returns = false } = options;
  const standing: Standing = { lost: false, wasLost: false };
  const attempt = attemptIn(standing, returns);
  return {
    budget: (account, limits) =>
      alone
        ? budgetOf([shared.budget(account, limits), own.budget(account, limits)], standing, attempt)
        : shared.budget(account, limits),
    outages: {
      get: (provider) =>
        attempt(
          () => shared.outages.get(provider),
          () => own.outages.get(provider),
        ),
      // Both are told, so that the other one knows of them when its time comes.
      async set(provider, outage) {
        await own.outages.set(provider, outage);
        await attempt(() => shared.outages.set(provider, outage), nothing);
      },
      async delete(provider) {
        await own.outages.delete(provider);
        await attempt(() => shared.outages.delete(provider), nothing);
      },
    },
    flights: flightsOf(shared, own, attempt),
    leases: {
      take: (name, ms) =>
        attempt(
          async () => leaseOf(await shared.leases.take(name, ms), attempt),
          () => own.leases.take(name, ms),
        ),
    },
    counters: {
      add: (counts) =>
        attempt(
          () => shared.counters.add(counts),
          () => own.counters.add(counts),
        ),
      totals: () =>
        attempt(
          () => shared.counters.totals(),
          () => own.counters.totals(),
        ),
    },
    lists: listsOf(shared, own, attempt),
    async close() {
      await shared.close();
      await own.close();
    },
  };
}

const attemptIn =
  (standing: Standing, returns: boolean): Try =>
  async (work, otherwise) => {
    if (standing.lost) return otherwise();
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StateUnavailableError)) throw error;
      standing.lost = !returns;
      standing.wasLost = true;
      return otherwise();
    }
  };

const nothing = async (): Promise<void> => {};

function budgetOf([first, second]: readonly [Budget, Budget], standing: Standing, attempt: Try): Budget {
  return {
    async take(reserve) {
      // What was started while it was away it does not know of.
      const held = standing.wasLost && !standing.lost ? await second.look(reserve) : undefined;
      if (held) return held;
      let counts = true;
      const wait = await attempt(
        () => first.take(reserve),
        () => {
          counts = false;
          return second.take(reserve);
        },
      );
      // It counts along, so that it does not start from nothing should it have to take over.
      if (counts && !wait) await second.take(reserve);
      return wait;
    },
    look: (reserve) =>
      attempt(
        () => first.look(reserve),
        () => second.look(reserve),
      ),
    async postpone(takenMs, countsMs) {
      await second.postpone(takenMs, countsMs);
      await attempt(() => first.postpone(takenMs, countsMs), nothing);
    },
    async pause(ms) {
      await second.pause(ms);
      await attempt(() => first.pause(ms), nothing);
    },
    async lower(limit) {
      await second.lower(limit);
      await attempt(() => first.lower(limit), nothing);
    },
    left: () =>
      attempt(
        () => first.left(),
        () => second.left(),
      ),
  };
}

function flightsOf({ flights: first }: State, { flights: second }: State, attempt: Try): State['flights'] {
  return {
    claim: (keys, since, ms) =>
      attempt(
        () => first.claim(keys, since, ms),
        () => second.claim(keys, since, ms),
      ),
    extend: (holder, ms) =>
      attempt(
        () => first.extend(holder, ms),
        () => second.extend(holder, ms),
      ),
    end: (holder) =>
      attempt(
        () => first.end(holder),
        () => second.end(holder),
      ),
    areHeld: (keys) =>
      attempt(
        () => first.areHeld(keys),
        () => second.areHeld(keys),
      ),
  };
}

/** Both are told, so that the other one knows of them when its time comes. */
function listsOf({ lists: first }: State, { lists: second }: State, attempt: Try): State['lists'] {
  return {
    get: (terminal) =>
      attempt(
        () => first.get(terminal),
        () => second.get(terminal),
      ),
    async set(terminal, titles) {
      await second.set(terminal, titles);
      await attempt(() => first.set(terminal, titles), nothing);
    },
  };
}

/** A right that was taken while the state could be used is not lost because it cannot be any more. */
function leaseOf(lease: Lease | undefined, attempt: Try): Lease | undefined {
  return (
    lease && {
      renew: () => attempt(lease.renew, async () => true),
      release: () => attempt(lease.release, nothing),
    }
  );
}
