import type { Cache } from '../cache/cache.ts';
import type { TieredCache } from '../cache/tiers.ts';
import type { Io } from '../cli/io.ts';
import type { Config } from '../config/config.ts';
import type { Breaker } from '../http/breaker.ts';
import type { Flights } from '../http/flights.ts';
import type { Log } from '../model/log.ts';
import type { Counters } from '../state/sqlite/counters.ts';
import type { State } from '../state/sqlite/state.ts';
import { createDatabases, type Databases } from './databases.ts';
import { type Lazy, lazy } from './lazy.ts';

/** What a run has of this machine, and shares with the other runs on it: files, and what is kept in them. */
export interface Machine extends Omit<Databases, 'close'> {
  readonly state: Lazy<State>;
  readonly cache: Lazy<TieredCache>;
  /** The same cache for what stands in past its time. */
  staleCache(): Promise<Cache>;
  /** Why what is fetched does not outlive this run although it was to, in a sentence; undefined: as far as is known, it does. */
  cacheFault(): string | undefined;
  readonly counters: Lazy<Counters>;
  readonly breaker: Lazy<Breaker>;
  readonly flights: Lazy<Flights>;
  /** Undefined: nobody wants to know. */
  log(): Promise<Log | undefined>;
  close(): Promise<void>;
}

export function openMachine(config: Config, io: Io): Machine {
  const { clock } = io;
  const warn = (message: string) => void (config.quiet || io.stderr.write(`animectl: ${message}\n`));
  let cacheFault: string | undefined;
  const warnOfCache = (message: string) => {
    cacheFault ??= message;
    warn(message);
  };
  const writer = lazy(async () =>
    (await import('../report/live/log.ts')).createLog(io.stderr, config.logFormat, clock),
  );
  const log = async () => (config.verbose ? writer() : undefined);

  const databases = createDatabases({ path: config.db, clock, signal: io.signal, log, warn });
  const state = lazy(async () =>
    (await import('../state/sqlite/state.ts')).openState(config.cache, { warn: warnOfCache }),
  );
  const counters = lazy(async () =>
    (await import('../state/sqlite/counters.ts')).createCounters({ clock, state: await state() }),
  );
  const cache = lazy(async () => {
    const { openCache } = await import('../cache/open.ts');
    const far =
      config.redis && (await (await import('../cache/redis.ts')).openRedis(config.redis, { clock, warn: warnOfCache }));
    const options = { clock, ttls: config.ttls, counters: await counters() };
    // A Redis that is not there is no reason to fill the file in its place: the next run would not look there.
    if (config.redis) return openCache(undefined, { ...options, ...(far && { far }) });
    return openCache(await state(), options);
  });
  const breaker = lazy(async () => {
    const { createBreaker } = await import('../http/breaker.ts');
    const { createOutageMemory } = await import('../state/sqlite/outages.ts');
    return createBreaker({ clock, memory: createOutageMemory(await state()) });
  });
  const flights = lazy(async () => {
    const { createFlights } = await import('../http/flights.ts');
    const { createFlightBook } = await import('../state/sqlite/flights.ts');
    return createFlights(createFlightBook(await state(), clock, io.process), clock);
  });

  async function watched<C extends Cache>(opened: C, past: 'EXPIRED' | 'STALE'): Promise<C> {
    const say = await log();
    return say ? (await import('../cache/logged.ts')).loggedCache(opened, say, clock, past) : opened;
  }
  const watchedCache = lazy(async () => watched(await cache(), 'EXPIRED'));

  return {
    database: databases.database,
    keeping: databases.keeping,
    state,
    cache: watchedCache,
    cacheFault: () => cacheFault,
    staleCache: async () => watched(await cache(), 'STALE'),
    counters,
    breaker,
    flights,
    log,
    async close() {
      await databases.close();
      if (cache.isOpen()) await (await cache()).close();
      else if (counters.isOpen()) (await counters()).flush();
      if (state.isOpen()) (await state()).close();
    },
  };
}
