import type { Scenario } from './scenario.ts';

/** Everything that can be measured, in the order in which it is. Each is loaded when it is run or listed. */
const scenarios: Readonly<Record<string, () => Promise<Scenario>>> = {
  'start-up': async () => (await import('./scenarios/start-up.ts')).startUp,
  'cache-hit': async () => (await import('./scenarios/cache-hit.ts')).cacheHit,
  franchise: async () => (await import('./scenarios/franchise.ts')).franchise,
  'rate-limit': async () => (await import('./scenarios/rate-limit.ts')).rateLimit,
  import: async () => (await import('./scenarios/import.ts')).imports,
  lists: async () => (await import('./scenarios/lists.ts')).lists,
  read: async () => (await import('./scenarios/read.ts')).read,
  'data-set': async () => (await import('./scenarios/data-set.ts')).dataSet,
  load: async () => (await import('./scenarios/load.ts')).load,
  processes: async () => (await import('./scenarios/processes.ts')).processes,
  films: async () => (await import('./scenarios/films.ts')).films,
  server: async () => (await import('./scenarios/server.ts')).server,
  releases: async () => (await import('./scenarios/releases.ts')).releases,
  postgres: async () => (await import('./scenarios/postgres.ts')).postgres,
  workers: async () => (await import('./scenarios/workers.ts')).workers,
  save: async () => (await import('./scenarios/save.ts')).save,
  large: async () => (await import('./scenarios/large.ts')).large,
};

export const scenarioNames: readonly string[] = Object.keys(scenarios);

/** Those of these names, which are `scenarioNames`, in the order of the registry. */
export function loadScenarios(names: readonly string[]): Promise<readonly Scenario[]> {
  return Promise.all(
    Object.entries(scenarios)
      .filter(([name]) => names.includes(name))
      .map(([, load]) => load()),
  );
}
