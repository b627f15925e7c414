import type { Clock } from '../../model/clock.ts';
import type { PrintedTitle } from '../../model/printed.ts';
import type { Process } from '../../model/process.ts';
import { newHolder } from '../holder.ts';
import {
  type Budget,
  type Counters,
  type Lease,
  type Leases,
  type Lists,
  type Outage,
  type Outages,
  rememberedTerminals,
  type State,
} from '../state.ts';
import { createMemoryBudget } from './budget.ts';
import { createMemoryFlights } from './flights.ts';

/** A state that lasts as long as the process, and that its callers alone share. It never fails. */
export function createMemoryState({ clock, process }: { readonly clock: Clock; readonly process?: Process }): State {
  const budgets = new Map<string, Budget>();
  return {
    budget(account, limits) {
      const known = budgets.get(account) ?? createMemoryBudget(limits, clock);
      budgets.set(account, known);
      return known;
    },
    outages: createOutages(),
    flights: createMemoryFlights(clock, process),
    leases: createLeases(clock, process),
    counters: createCounters(clock),
    lists: createLists(),
    close: async () => {},
  };
}

function createOutages(): Outages {
  const outages = new Map<string, Outage>();
  return {
    get: async (provider) => outages.get(provider),
    async set(provider, outage) {
      outages.set(provider, outage);
    },
    async delete(provider) {
      outages.delete(provider);
    },
  };
}

function createLeases(clock: Clock, process: Process | undefined): Leases {
  const leases = new Map<string, { readonly holder: string; readonly takenAt: number; readonly until: number }>();
  function hold(name: string, holder: string, ms: number): boolean {
    const now = clock.now();
    const held = leases.get(name);
    const isFree = !held || held.holder === holder || held.until <= now || held.takenAt > now;
    if (isFree) leases.set(name, { holder, takenAt: now, until: now + ms });
    return isFree;
  }
  return {
    async take(name, ms): Promise<Lease | undefined> {
      const holder = newHolder(process);
      if (!hold(name, holder, ms)) return undefined;
      return {
        renew: async () => hold(name, holder, ms),
        async release() {
          if (leases.get(name)?.holder === holder) leases.delete(name);
        },
      };
    },
  };
}

function createCounters(clock: Clock): Counters {
  const counts = new Map<string, number>();
  let since: number | undefined;
  return {
    async add(more) {
      if (more.size > 0) since ??= clock.now();
      for (const [name, by] of more) counts.set(name, (counts.get(name) ?? 0) + by);
    },
    totals: async () => ({ counts: new Map(counts), since }),
  };
}

function createLists(): Lists {
  // The latest one last.
  const lists = new Map<string, readonly PrintedTitle[]>();
  return {
    get: async (terminal) => lists.get(terminal),
    async set(terminal, titles) {
      lists.delete(terminal);
      lists.set(terminal, titles);
      const [oldest] = lists.keys();
      if (lists.size > rememberedTerminals && oldest !== undefined) lists.delete(oldest);
    },
  };
}
