import type { Cache } from '../cache/cache.ts';
import type { Layer } from '../cache/layer.ts';
import type { TieredCache } from '../cache/tiers.ts';
import type { Config } from '../config/config.ts';
import type { Breaker } from '../http/breaker.ts';
import type { LevelLimit } from '../http/level-limit.ts';
import type { SingleFlight } from '../http/single-flight.ts';
import type { Log } from '../model/log.ts';
import type { Patience, PatienceWith } from '../model/patience.ts';
import { serverOfPostgres } from '../model/postgres.ts';
import type { Meter } from '../state/figures.ts';
import type { RedisConnection } from '../state/redis/connection.ts';
import type { Entries } from '../state/sqlite/entries.ts';
import type { State } from '../state/state.ts';
import { type Lazy, lazy } from './lazy.ts';
import type { Runtime } from './runtime.ts';

/** What runs on this machine share: the state file, or what stands in for it, and what is kept in there. */
export interface Shared {
  readonly state: Lazy<State>;
  readonly meter: Lazy<Meter>;
  readonly cache: Lazy<TieredCache>;
  /** The cache once more, for entries that stand in past their time: the log calls them `STALE`. */
  readonly staleCache: Lazy<Cache>;
  readonly breaker: Lazy<Breaker>;
  readonly singleFlight: Lazy<SingleFlight>;
  readonly levelLimit: Lazy<LevelLimit>;
  /** Why the cache cannot be kept, in a sentence; undefined while it can. */
  fault(): string | undefined;
  /**
   * Opens what machines share, which is waited for from then on where it has gone: no provider is asked meanwhile, nor when the wait
   * is over. To be called first of all. Where nothing is on a server nothing is done.
   */
  require(patience: PatienceWith): Promise<void>;
  /** Writes what is not yet written, and lets go of the files. */
  close(): Promise<void>;
}

/** The state, and in a file also the entries of the cache. */
interface Opened {
  readonly state: State;
  readonly entries?: Entries;
  /** Where the entries are in a Redis. */
  readonly redis?: RedisConnection;
}

export function openShared(config: Config, runtime: Runtime): Shared {
  const { clock, log } = runtime;
  let fault: string | undefined;
  const warn = (message: string) => {
    fault ??= message;
    runtime.warn(message);
  };
  let patience: Patience | undefined;
  const back = (message: string) => {
    fault = undefined;
    runtime.warn(message);
  };
  const opened = lazy(() => openState(config, { ...runtime, warn }, { patience, back }));
  const state = lazy(async () => (await opened()).state);
  const meter = lazy(async () =>
    (await import('../state/figures.ts')).createMeter({ clock, counters: (await state()).counters }),
  );
  const plain = lazy(async () => {
    const { openCache } = await import('../cache/open.ts');
    const far = await farLayer(config, clock, await opened(), meter);
    return openCache(far, { clock, ttls: config.ttls, meter: await meter() });
  });
  return {
    state,
    meter,
    cache: lazy(async () => watched(await plain(), runtime, 'EXPIRED', await log?.())),
    staleCache: lazy(async () => watched(await plain(), runtime, 'STALE', await log?.())),
    breaker: lazy(async () => {
      const { createBreaker } = await import('../http/breaker.ts');
      return createBreaker({ clock, outages: (await state()).outages });
    }),
    singleFlight: lazy(async () => {
      const { createSingleFlight } = await import('../http/single-flight.ts');
      return createSingleFlight((await state()).flights, clock);
    }),
    levelLimit: lazy(async () => {
      const { createLevelLimit } = await import('../http/level-limit.ts');
      return createLevelLimit({ clock, outages: (await state()).outages });
    }),
    fault: () => fault,
    async require(patienceWith) {
      const server = serverOf(config);
      if (server === undefined) return;
      patience = patienceWith(server);
      await opened();
      await plain();
    },
    async close() {
      if (plain.isOpen()) await (await plain()).close();
      else if (meter.isOpen()) await (await meter()).flush();
      if (opened.isOpen()) await (await opened()).state.close();
    },
  };
}

/** The server that holds what machines share, as it is called in what is said of it; undefined: there is none. */
function serverOf({ redis, cachePostgres }: Config): string | undefined {
  return cachePostgres ? serverOfPostgres(cachePostgres) : redis && `Redis at ${new URL(redis).host}`;
}

/**
 * What all machines share on a server, with what this machine has in reserve; without one that alone. Without `patience` a server is left
 * alone from its first failure on, or until it is `back` where the process stays up.
 */
async function openState(
  { cache, redis, cachePostgres }: Config,
  runtime: Runtime,
  { patience, back }: { readonly patience: Patience | undefined; readonly back: (message: string) => void },
): Promise<Opened> {
  const local = lazy(() => openLocal(cache, runtime));
  const returns = runtime.staysUp === true && !patience;
  const onBack = returns ? { onBack: back } : {};
  if (cachePostgres !== undefined) {
    const { openPostgresState } = await import('../state/postgres/state.ts');
    const far = await openPostgresState(cachePostgres, { ...runtime, patience, ...onBack });
    return far ? { state: await inReserve(far, local, patience, returns), entries: far.entries } : local();
  }
  if (redis === undefined) return local();
  const far = await (await import('../state/redis/state.ts')).openRedisState(redis, {
    ...runtime,
    patience,
    advise: runtime.warn,
    ...onBack,
  });
  return far ? { state: await inReserve(far, local, patience, returns), redis: far.redis } : local();
}

/** What is on a server, with what this machine has in reserve, which is opened when it is first needed. */
async function inReserve(
  far: State,
  local: Lazy<Opened>,
  patience: Patience | undefined,
  returns = false,
): Promise<State> {
  const [{ withFallback }, { openedLater }] = await Promise.all([
    import('../state/fallback.ts'),
    import('../state/later.ts'),
  ]);
  const own = openedLater(async () => (await local()).state);
  return withFallback(far, own, { alone: !patience, returns });
}

/** The file at `path` with memory in reserve, or memory alone. */
async function openLocal(path: string, runtime: Runtime): Promise<Opened> {
  const { createMemoryState } = await import('../state/memory/state.ts');
  const own = createMemoryState(runtime);
  if (path === ':memory:') return { state: own };
  const shared = await (await import('../state/sqlite/state.ts')).openSqliteState(path, runtime);
  if (!shared) return { state: own };
  const { withFallback } = await import('../state/fallback.ts');
  return { state: withFallback(shared, own), entries: shared.entries };
}

/** Opens the layer in which the cache outlives the process. Resolves to undefined where there is none. */
async function farLayer(
  config: Config,
  clock: Runtime['clock'],
  { entries, redis }: Opened,
  meter: Lazy<Meter>,
): Promise<Layer | undefined> {
  if (redis) return (await import('../cache/redis.ts')).redisLayer(redis, { clock });
  // A Redis that is not there is no reason to fill the file in its place: the next run would not look there.
  if (!entries || config.redis !== undefined) return undefined;
  return (await import('../cache/sqlite.ts')).sqliteLayer(entries, { meter: await meter() });
}

async function watched<C extends Cache>(
  cache: C,
  { clock }: Runtime,
  past: 'EXPIRED' | 'STALE',
  log: Log | undefined,
): Promise<C> {
  return log ? (await import('../cache/logged.ts')).loggedCache(cache, log, clock, past) : cache;
}
