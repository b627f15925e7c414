import { type Config, type ProviderName, providerNames } from '../config/config.ts';
import type { Clock } from '../model/clock.ts';
import { catalogDate } from '../providers/catalog/edition.ts';
import type { FileHealth } from '../sqlite/health.ts';
import type { PostgresSaid } from '../state/postgres/facts.ts';
import type { RedisSaid } from '../state/redis/facts.ts';
import type { Probe } from './probe.ts';
import type { ProviderFigures, Reach } from './reach.ts';
import type { Shared } from './shared.ts';
import type { TrackerFigures } from './tracker.ts';

/** How the parts of the program are: what only `doctor` and `cache` ask. */
export interface Health {
  /** How the database and the state file are; touches nothing. Undefined where it is kept in memory. */
  examine(what: 'database' | 'state'): Promise<FileHealth | undefined>;
  /** Why the cache cannot be kept, in a sentence; undefined while it can. */
  cacheFault(): string | undefined;
  /** What the server that holds the cache says of itself; nothing where there is none, or where it cannot be used. */
  cacheServer(): Promise<{ readonly redis?: RedisSaid; readonly postgres?: PostgresSaid }>;
  /** Asks a provider for one title, whatever is cached; at once or not at all. */
  probe(name: ProviderName, signal?: AbortSignal): Promise<Probe>;
  /** What each provider has cost so far, and what it still allows. */
  providerFigures(): Promise<readonly ProviderFigures[]>;
  /** The same of the tracker that lists releases. Undefined: it is not said as whom to ask it. */
  trackerFigures(): Promise<TrackerFigures | undefined>;
  /** How long a provider may not be asked, ms; 0: it may be now, or is of no use for now. */
  fullForMs(name: ProviderName): Promise<number>;
  /** Since when figures are counted, Unix time in ms; undefined where nothing has been counted. */
  figuresSince(): Promise<number | undefined>;
  /** The day to which the bundled catalogue is complete. */
  readonly catalogDate: string;
}

export function createHealth(
  config: Config,
  { clock }: { readonly clock: Clock },
  shared: Shared,
  reach: Reach,
): Health {
  return {
    examine: (what) => examined(what, config, clock),
    cacheFault: shared.fault,
    cacheServer: () => cacheServer(config, clock),
    probe: reach.probe,
    providerFigures: () => Promise.all(providerNames.map(reach.figures)),
    fullForMs: reach.fullForMs,
    trackerFigures: async () => (await import('./tracker.ts')).trackerFigures(config, shared),
    figuresSince: async () => (await (await shared.meter()).read()).since,
    catalogDate,
  };
}

async function examined(what: 'database' | 'state', config: Config, clock: Clock): Promise<FileHealth | undefined> {
  if (what === 'database' && config.postgres)
    return (await import('../store/postgres/health.ts')).examineServer(config.postgres, clock);
  const path = what === 'database' ? config.db : config.cache;
  if (path === ':memory:') return undefined;
  const { examineFile } = await import('../sqlite/health.ts');
  if (what === 'database') {
    const [{ databaseKind }, { notesIn }] = await Promise.all([
      import('../store/sqlite/open.ts'),
      import('../store/sqlite/notes.ts'),
    ]);
    return examineFile(path, { ...databaseKind, notesIn: (db, file) => notesIn(db, file, clock.now()) });
  }
  const [{ applicationId, version }, { damagedEntries: notesIn }] = await Promise.all([
    import('../state/sqlite/schema.ts'),
    import('../state/sqlite/notes.ts'),
  ]);
  return examineFile(path, { applicationId, version, notesIn });
}

async function cacheServer({ redis, cachePostgres }: Config, clock: Clock) {
  if (cachePostgres)
    return { postgres: await (await import('../state/postgres/facts.ts')).postgresFacts(cachePostgres) };
  return redis === undefined
    ? {}
    : { redis: await (await import('../state/redis/facts.ts')).redisFacts(redis, { clock }) };
}
