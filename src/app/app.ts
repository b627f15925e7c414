import { existsSync } from 'node:fs';
import type { Reads } from '../cache/reads.ts';
import type { TieredCache } from '../cache/tiers.ts';
import { type Config, type ProviderChoice, type ProviderName, providerNames } from '../config/config.ts';
import { bundledOrigin, membersOnly } from '../lookup/bundled.ts';
import { lookupByKind } from '../lookup/by-kind.ts';
import { createLookup, type ProvidersAsked } from '../lookup/lookup.ts';
import type { Origin } from '../lookup/origin.ts';
import { type StoredOptions, storedIds, storedRelations, storeOrigin } from '../lookup/stored.ts';
import type { Clock } from '../model/clock.ts';
import { UsageError } from '../model/errors.ts';
import type { About, Counts, Lookup } from '../model/lookup.ts';
import type { PatienceWith } from '../model/patience.ts';
import type { Ref } from '../model/ref.ts';
import { bundled, filmProviders, keptForMs } from '../providers/registry.ts';
import type { State } from '../state/state.ts';
import type { Database } from '../store/database.ts';
import { type DatabaseFile, databaseFile } from './database-file.ts';
import { createDatabases, type DatabasePlace, type Databases, sqlitePlace } from './databases.ts';
import { createHealth, type Health } from './health.ts';
import { postgresFile, postgresPlace } from './postgres.ts';
import { createReach, type Reach, type ReachSettings } from './reach.ts';
import type { Runtime } from './runtime.ts';
import { openShared } from './shared.ts';
import type { TrackerReach } from './tracker.ts';

export interface LookupSettings extends ReachSettings {
  readonly provider: ProviderChoice;
  /** Only what is here already. */
  readonly offline?: boolean;
  /** A database whose server goes away counts as empty, unless nobody else may be asked: see `App.database`. */
  readonly forAnswer?: boolean;
  /** Leave the database alone. */
  readonly noStore?: boolean;
  /** Requests at the most; asking for one more throws `SpentError`. */
  readonly maxRequests?: number | undefined;
  /** Nothing but the providers counts as an answer. */
  readonly networkOnly?: boolean;
  /** What is read of the cache is not counted as a use of it: nobody has asked for it. */
  readonly quietly?: boolean;
  /** The bundled catalogue says what belongs together, and answers for no title. */
  readonly membersOnly?: boolean;
  /** Notes what is read of the cache, and that some of what is stored may be kept for a limited time only. */
  readonly reads?: Reads | undefined;
}

/** Requests that are for no title. */
export interface Elsewhere {
  /** Posts JSON, or something of another media type, to an address of the user's. Resolves to why it failed, or to undefined where it was taken. */
  post(url: URL, body: string, signal?: AbortSignal, type?: string): Promise<string | undefined>;
  /** Addresses of covers, as their providers name them, by refs; at once or not at all. Rejects with `ProviderError`. */
  covers(refs: readonly Ref[], signal?: AbortSignal): Promise<ReadonlyMap<Ref, string>>;
  /** The way to the tracker that lists releases. Rejects with `ProviderError` where it is not said as whom to ask. */
  tracker(): Promise<TrackerReach>;
}

/** What a task may use. Everything is opened on first use, so that nothing is opened that is not needed. */
export interface App {
  readonly config: Config;
  readonly clock: Clock;
  lookup(settings: LookupSettings): Promise<Lookup>;
  /**
   * Opens the database. With `orEmpty`, one that cannot be opened as things are acts as an empty one in which nothing can be
   * saved: an answer is worth having although it cannot be kept. With `forAnswer`, so does one whose server goes away while it is
   * read: not for what asks what is stored.
   */
  database(as?: 'orEmpty' | 'forAnswer'): Promise<Database>;
  cache(): Promise<TieredCache>;
  /**
   * What this run shares with others: rights that one process at a time has, and what terminals show. With `patience`, which counts
   * where it is given before anything else is done, a server on which that is is waited for when it has gone: no provider is asked
   * meanwhile, nor when the wait is over. Why it cannot be used to begin with `health.cacheFault` says.
   */
  state(patience?: PatienceWith): Promise<Pick<State, 'leases' | 'lists'>>;
  readonly elsewhere: Elsewhere;
  readonly databaseFile: DatabaseFile;
  readonly health: Health;
  close(): Promise<void>;
}

/** The composition root: with the files beside it the only place that knows which adapters there are. */
export function createApp(config: Config, runtime: Runtime): App {
  const { clock } = runtime;
  const databases = createDatabases(placeOf(config, runtime), runtime);
  const shared = openShared(config, runtime);
  const reach = createReach(config, runtime, shared);
  const parts: Parts = { config, databases, reach, clock, catalog: bundledOrigin(bundled) };
  return {
    config,
    clock,
    async lookup(settings) {
      const { maxRequests: most } = settings;
      const counts: Counts = { requests: 0, ...(most && { most }), cacheHits: 0, cacheMisses: 0, waitedMs: 0 };
      return lookupOf(settings, counts, parts);
    },
    database: (as) => databases[as === undefined ? 'database' : openings[as]](),
    cache: shared.cache,
    async state(patience) {
      if (patience) await shared.require(patience);
      return shared.state();
    },
    elsewhere: {
      post: reach.post,
      covers: reach.covers,
      tracker: async () => (await import('./tracker.ts')).trackerReach(config, runtime, shared),
    },
    databaseFile: fileOf(config, runtime),
    health: createHealth(config, runtime, shared, reach),
    async close() {
      await databases.close();
      await shared.close();
    },
  };
}

function placeOf({ db, postgres }: Config, runtime: Runtime): DatabasePlace {
  return postgres ? postgresPlace(postgres, runtime) : sqlitePlace(db, runtime);
}

function fileOf({ db, postgres }: Config, runtime: Runtime): DatabaseFile {
  return postgres ? postgresFile(postgres, runtime) : databaseFile(db, runtime);
}

/** Which of a process's databases a task means. */
const openings = { orEmpty: 'keeping', forAnswer: 'forAnswer' } as const;

/** What lookups are made of. */
interface Parts {
  readonly config: Config;
  readonly databases: Databases;
  readonly reach: Reach;
  readonly catalog: Origin;
  readonly clock: Clock;
}

/** A provider that is named is asked alone; else those of anime about anime, and those of films about films. */
function lookupOf(settings: LookupSettings, counts: Counts, parts: Parts): Lookup {
  const { config, catalog } = parts;
  const { provider } = settings;
  if (provider === bundled.name) return createLookup([catalog], counts);
  const offline = settings.offline ?? config.offline;
  const named = providerNames.filter((name) => name === provider);
  if (offline && named.length > 0)
    throw new UsageError(`nobody may be asked, and so not ${provider}`, { code: 'offline', provider });
  const ofFilms = () =>
    createLookup(
      originsOf('films', filmProviders, settings, counts, parts),
      counts,
      named.length > 0 ? 'named' : 'first',
    );
  if (filmProviders.some((name) => name === provider)) return { ...ofFilms(), about: ['films'] };
  const asked = named.length > 0 ? named : config.order;
  const origins = originsOf('anime', asked, settings, counts, parts);
  const anime = createLookup(origins, counts, askedOf(provider));
  if (named.length > 0) return anime;
  const areFilmsSought = offline || filmProviders.every((name) => config.providers[name].token !== undefined);
  return lookupByKind({ anime, films: ofFilms(), areFilmsSought });
}

function askedOf(provider: ProviderChoice): ProvidersAsked {
  if (provider === 'all') return 'all';
  return provider === 'auto' || provider === bundled.name ? 'first' : 'named';
}

/** Who answers, in the order in which they are asked. */
function originsOf(
  about: About,
  asked: readonly ProviderName[],
  settings: LookupSettings,
  counts: Counts,
  { config, databases, reach, catalog, clock }: Parts,
): readonly Origin[] {
  const { provider, noStore, networkOnly, reads } = settings;
  const offline = settings.offline ?? config.offline;
  const hasStore = !noStore && (config.postgres !== undefined || config.db === ':memory:' || existsSync(config.db));
  const database = settings.forAnswer && !config.offline ? databases.forAnswer : databases.keeping;
  const known = hasStore ? storedRelations(database, provider === 'all', bundled.name) : undefined;
  const reaching = { ...settings, ...(known && { known, ids: storedIds(database) }) };
  const asking = asked.map((name) => reach.network(name, reaching, counts));
  const hasHint = about === 'anime' && !settings.background && asked[0] !== config.hint?.provider;
  const remote = offline ? [] : hasHint ? withHint(asking, counts, reach) : asking;
  if (networkOnly) return remote;
  const stored = hasStore ? [storeOrigin(database, { about, isOutdated: outdated(clock, reads) })] : [];
  const kept = asked.map((name) => reach.kept(name, settings));
  const last = settings.membersOnly ? membersOnly(catalog) : catalog;
  return [...remote, ...kept, ...stored, ...(about === 'anime' ? [last] : [])];
}

/** The first of them as one that also says who probably belongs together, where the settings want somebody to be asked that. */
function withHint(origins: readonly Origin[], counts: Counts, { companions }: Reach): readonly Origin[] {
  const [first, ...others] = origins;
  return first && companions ? [{ ...first, together: (refs) => companions(refs, counts) }, ...others] : origins;
}

/** What an older edition of the bundled catalogue says, and what a provider lets nobody keep for so long. */
function outdated({ now }: Clock, reads?: Reads): StoredOptions['isOutdated'] {
  return ({ provider, fetchedAt }) => {
    if (provider === bundled.name) return fetchedAt < bundled.editionMs;
    const mostMs = keptForMs(provider);
    if (reads && mostMs !== undefined) reads.isPassing = true;
    return mostMs !== undefined && now() - fetchedAt > mostMs;
  };
}
