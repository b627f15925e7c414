import type { App } from '../app/app.ts';
import type { Probe } from '../app/probe.ts';
import { isOfAnime, type ProviderName, providerNames } from '../config/config.ts';
import { AnimectlError } from '../model/errors.ts';
import type { CacheServerFacts, FileFacts, HealthDocument, ProviderHealth, RedisFacts } from '../model/health.ts';
import { withoutEvents } from './task.ts';

/** Everything is looked at: there is nothing to choose. */
export type DoctorQuestion = Readonly<Record<never, never>>;

/** Looks at files, the clock and every provider; changes nothing, and asks nobody where that is not allowed. */
export const doctor = withoutEvents<DoctorQuestion, HealthDocument>(async ({ signal }, app) => {
  // The files before the providers: asking those writes down that they were asked.
  const database = await fileFacts('database', app);
  const state = await fileFacts('state', app);
  const redis = await redisFacts(app);
  const postgres = await postgresFacts(app);
  const probes = app.config.offline ? [] : await Promise.all(asked(app).map((name) => app.health.probe(name, signal)));
  return {
    ...{ database, state, redis, postgres },
    clock: { now: iso(app.clock.now()), aheadMs: clockAheadMs(probes) },
    catalog: { date: app.health.catalogDate },
    providers: probes.map(providerHealth),
  };
});

/** Who has films is asked with a key of the user's own only: without one it is none of the user's. */
function asked({ config: { providers } }: App): readonly ProviderName[] {
  return providerNames.filter((name) => isOfAnime(name) || providers[name].token !== undefined);
}

const iso = (at: number): string => new Date(at).toISOString();

async function fileFacts(what: 'database' | 'state', app: App): Promise<FileFacts | null> {
  const health = await app.health.examine(what);
  if (!health) return null;
  const { mode, fault = null, ...rest } = health;
  return { ...rest, ...(mode !== undefined && { mode: mode.toString(8).padStart(4, '0') }), fault };
}

async function redisFacts(app: App): Promise<RedisFacts | null> {
  const { redis: address } = app.config;
  if (address === undefined) return null;
  const { host } = new URL(address);
  try {
    const { fault = null, ...facts } = (await app.health.cacheServer()).redis ?? {};
    return { host, fault, ...facts };
  } catch (error) {
    if (!(error instanceof AnimectlError)) throw error;
    return { host, fault: error.message, code: error.code };
  }
}

async function postgresFacts(app: App): Promise<CacheServerFacts | null> {
  const { cachePostgres } = app.config;
  if (cachePostgres === undefined) return null;
  const host = cachePostgres.shown;
  try {
    const { fault = null, ...facts } = (await app.health.cacheServer()).postgres ?? {};
    return { host, fault, ...facts };
  } catch (error) {
    if (!(error instanceof AnimectlError)) throw error;
    return { host, fault: error.message, code: error.code };
  }
}

/** How far this machine's clock is ahead, by the middle of what providers say, in ms; null: none said. */
function clockAheadMs(probes: readonly Probe[]): number | null {
  const ahead = probes.flatMap(({ aheadMs }) => (aheadMs === undefined ? [] : [-aheadMs])).sort((a, b) => a - b);
  return ahead[Math.floor(ahead.length / 2)] ?? null;
}

function providerHealth({ provider, ms, advertised, error, outage, budget, own, freeInMs }: Probe): ProviderHealth {
  return {
    provider,
    answers: error === undefined,
    latencyMs: ms ?? null,
    advertisedPerMinute: advertised ?? null,
    limits: budget.map(({ limit, left }) => ({
      ...limit,
      left,
      own: own.find(({ perMs }) => perMs === limit.perMs)?.requests ?? null,
    })),
    error: error
      ? { reason: error.reason, message: error.message, ...(error.status !== undefined && { status: error.status }) }
      : null,
    outage: outage
      ? { reason: outage.reason, message: outage.message, since: iso(outage.since), until: iso(outage.until) }
      : null,
    ...(freeInMs !== undefined && { freeInMs }),
  };
}
