import type { State } from './state.ts';

/** A state that is opened when something is first asked of it, for what stands in reserve and is mostly not needed. */
export function openedLater(open: () => Promise<State>): State {
  let opening: Promise<State> | undefined;
  const state = (): Promise<State> => {
    opening ??= open();
    return opening;
  };
  return {
    budget(account, limits) {
      const budget = async () => (await state()).budget(account, limits);
      return {
        take: async (reserve) => (await budget()).take(reserve),
        look: async (reserve) => (await budget()).look(reserve),
        postpone: async (takenMs, countsMs) => (await budget()).postpone(takenMs, countsMs),
        pause: async (ms) => (await budget()).pause(ms),
        lower: async (limit) => (await budget()).lower(limit),
        left: async () => (await budget()).left(),
      };
    },
    outages: {
      get: async (provider) => (await state()).outages.get(provider),
      set: async (provider, outage) => (await state()).outages.set(provider, outage),
      delete: async (provider) => (await state()).outages.delete(provider),
    },
    flights: {
      claim: async (keys, since, ms) => (await state()).flights.claim(keys, since, ms),
      extend: async (holder, ms) => (await state()).flights.extend(holder, ms),
      end: async (holder) => (await state()).flights.end(holder),
      areHeld: async (keys) => (await state()).flights.areHeld(keys),
    },
    leases: { take: async (name, ms) => (await state()).leases.take(name, ms) },
    counters: {
      add: async (counts) => (await state()).counters.add(counts),
      totals: async () => (await state()).counters.totals(),
    },
    lists: {
      get: async (terminal) => (await state()).lists.get(terminal),
      set: async (terminal, titles) => (await state()).lists.set(terminal, titles),
    },
    async close() {
      if (opening) await (await opening).close();
    },
  };
}
