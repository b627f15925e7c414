import { existsSync, statSync } from 'node:fs';
import type { TieredCache } from '../cache/tiers.ts';
import type { Io } from '../cli/io.ts';
import { type Config, type ProviderChoice, type ProviderName, providerNames } from '../config/config.ts';
import { createLookup, type Origin } from '../lookup/lookup.ts';
import { bundledOrigin, storedRelations, storeOrigin } from '../lookup/stored.ts';
import { UsageError } from '../model/errors.ts';
import type { Counts, Lookup } from '../model/lookup.ts';
import { catalogDate, catalogEditionMs } from '../providers/catalog/edition.ts';
import type { FileHealth } from '../sqlite/health.ts';
import type { Lease } from '../state/sqlite/leases.ts';
import type { Jobs } from '../store/jobs.ts';
import type { Migration } from '../store/sqlite/migrate.ts';
import type { Known } from '../store/sqlite/typeahead.ts';
import type { Store } from '../store/store.ts';
import type { Upkeep } from '../store/upkeep.ts';
import { openMachine } from './machine.ts';
import type { Probe } from './probe.ts';
import { createReach, type ProviderFigures, type ReachSettings } from './reach.ts';

export interface LookupSettings extends ReachSettings {
  readonly provider: ProviderChoice;
  /** Only what is here already. */
  readonly offline?: boolean;
  /** Leave the database alone. */
  readonly noStore?: boolean;
  /** Requests at the most; asking for one more throws `SpentError`. */
  readonly maxRequests?: number | undefined;
  /** Nothing but the providers counts as an answer. */
  readonly networkOnly?: boolean;
}

/** What a command may use. Built on first use, so that `--help` opens nothing. */
export interface App {
  readonly config: Config;
  readonly io: Io;
  lookup(settings: LookupSettings): Promise<Lookup>;
  store(): Promise<Store>;
  /**
   * The same for answers that are worth having although they cannot be kept: a file that cannot be opened as things are holds
   * nothing, and saving throws.
   */
  keeping(): Promise<Store>;
  /** Imports, in the same database. */
  jobs(): Promise<Jobs>;
  /** The database as a file, of whatever data model; whoever asks closes it. Throws `StoreError` where there is none. */
  upkeep(): Promise<Upkeep>;
  /** Brings the database up to date, or only says how. */
  migrate(dryRun: boolean): Promise<Migration>;
  cache(): Promise<TieredCache>;
  /** Why what is fetched does not outlive this run although it was to, in a sentence. */
  cacheFault(): string | undefined;
  /** What each provider has cost so far, and what it still allows. */
  providerFigures(): Promise<readonly ProviderFigures[]>;
  /** Asks a provider for one title, whatever is cached; at once or not at all. */
  probe(name: ProviderName): Promise<Probe>;
  /** Posts JSON to an address of the user's. Resolves to why it failed; undefined: it was taken. */
  post(url: URL, body: string): Promise<string | undefined>;
  /** How the database and the state file are; touches nothing. Undefined: kept in memory. */
  examine(what: 'database' | 'state'): Promise<FileHealth | undefined>;
  /** The day to which the bundled catalogue is complete. */
  readonly catalogDate: string;
  /** Why the Redis that is to hold the cache is of no use, in a sentence; undefined: it answers, or there is to be none. */
  redisFault(): Promise<string | undefined>;
  /** Since when there are figures, Unix time in ms. */
  figuresSince(): Promise<number | undefined>;
  /** A right that one process at a time has for so long; undefined: another has it. */
  lease(name: string, ms: number): Promise<Lease | undefined>;
  /** Stored titles whose name or ref begins so; of no start: asked for lately. Reads only. Throws `StoreError`. */
  known(start: string, limit: number): Promise<readonly Known[]>;
  /** Tells one database file from another at the same path. Undefined: there is none. */
  storeIdentity(): string | undefined;
  /** The same as long as nothing is written to the database file; undefined: there is none, or it was written just now. */
  storeMark(): string | undefined;
  close(): Promise<void>;
}

/** The age at which the time of a file's last change says when it was; ms. */
const settledMs = 2_000;

/** The composition root: with `machine.ts` and `reach.ts` the only place that knows which adapters there are. */
export function createApp(config: Config, io: Io): App {
  const machine = openMachine(config, io);
  const reach = createReach(config, io, machine);
  const bundled = bundledOrigin(
    async () => (await import('../providers/catalog/catalog.ts')).catalog,
    'the bundled catalogue',
    catalogEditionMs,
  );

  function originsOf(settings: LookupSettings, counts: Counts): readonly Origin[] {
    const { provider, noStore, networkOnly } = settings;
    if (provider === 'catalog') return [bundled];
    const offline = settings.offline ?? config.offline;
    if (offline && provider !== 'auto' && provider !== 'all')
      throw new UsageError(`--offline asks nobody: leave out --provider ${provider}`);
    const asked =
      provider === 'auto' || provider === 'all' ? config.order : providerNames.filter((name) => name === provider);
    const hasStore = !noStore && (config.db === ':memory:' || existsSync(config.db));
    const reaching = { ...settings, ...(hasStore && { known: storedRelations(machine.keeping, provider === 'all') }) };
    const remote = offline ? [] : asked.map((name) => reach.network(name, reaching, counts));
    if (networkOnly) return remote;
    const stored = hasStore ? [storeOrigin(machine.keeping, catalogEditionMs)] : [];
    return [...remote, ...asked.map(reach.kept), ...stored, bundled];
  }

  return {
    config,
    io,
    async lookup(settings) {
      const { maxRequests: most } = settings;
      const counts: Counts = { requests: 0, ...(most && { most }), cacheHits: 0, cacheMisses: 0, waitedMs: 0 };
      return createLookup(originsOf(settings, counts), counts, settings.provider === 'all' ? 'all' : 'first');
    },
    store: machine.store,
    keeping: machine.keeping,
    jobs: machine.jobs,
    upkeep: async () => (await import('../store/sqlite/upkeep.ts')).openUpkeep(config.db),
    async migrate(dryRun) {
      const { migrate, plannedMigration } = await import('../store/sqlite/migrate.ts');
      return dryRun ? plannedMigration(config.db) : migrate(config.db);
    },
    cache: machine.cache,
    cacheFault: machine.cacheFault,
    providerFigures: () => Promise.all(providerNames.map(reach.figures)),
    probe: reach.probe,
    post: reach.post,
    async examine(what) {
      const path = what === 'database' ? config.db : config.cache;
      if (path === ':memory:') return undefined;
      const { examineFile } = await import('../sqlite/health.ts');
      if (what === 'database') return examineFile(path, (await import('../store/sqlite/open.ts')).databaseKind);
      return examineFile(path, await import('../state/sqlite/schema.ts'));
    },
    catalogDate,
    async redisFault() {
      if (!config.redis) return undefined;
      let fault: string | undefined;
      const warn = (message: string) => {
        fault = message;
      };
      const redis = await (await import('../cache/redis.ts')).openRedis(config.redis, { clock: io.clock, warn });
      await redis?.close?.();
      return fault;
    },
    figuresSince: async () => (await machine.counters()).totals().since,
    async lease(name, ms) {
      const { takeLease } = await import('../state/sqlite/leases.ts');
      return takeLease(await machine.state(), name, ms, io.clock, io.process);
    },
    known: async (start, limit) => (await import('../store/sqlite/typeahead.ts')).knownTitles(config.db, start, limit),
    storeIdentity() {
      // A path under a file is no failure here: opening it tells what is wrong.
      const stats = existsSync(config.db) ? statSync(config.db, { throwIfNoEntry: false }) : undefined;
      return stats && `${config.db}@${stats.ino}-${Math.round(stats.birthtimeMs)}`;
    },
    storeMark() {
      const parts = [config.db, `${config.db}-wal`].map((file) => statSync(file, { throwIfNoEntry: false }));
      const [database, log] = [parts[0], parts[1]?.size ? parts[1] : undefined];
      // Some file systems count in whole seconds: what is as young as that may still change unseen.
      const isOld = [database, log].every((one) => !one || one.mtimeMs < io.clock.now() - settledMs);
      if (!database || !isOld) return undefined;
      return [database, log].map((one) => one && `${one.ino} ${one.mtimeMs} ${one.size}`).join(' + ');
    },
    close: machine.close,
  };
}
