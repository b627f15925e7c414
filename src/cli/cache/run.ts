import type { Tier } from '../../config/config.ts';
import { count } from '../../report/text/words.ts';
import { printJson } from '../print.ts';
import { note, stdoutStyle } from '../screen.ts';
import type { Run } from '../start.ts';

export interface CacheStatsOptions {
  readonly json: boolean;
}

export interface CacheClearOptions extends CacheStatsOptions {
  readonly tier: Tier | undefined;
}

export const runCacheStats: Run<CacheStatsOptions> = async ({ json }, session) => {
  const { app, io } = session;
  const cache = await app.cache();
  const figures = {
    tiers: await cache.stats(),
    providers: await app.health.providerFigures(),
    since: await app.health.figuresSince(),
  };
  const { cacheStatsDocument, cacheStatsTable } = await import('../../report/format/cache-stats.ts');
  if (json) printJson(session, cacheStatsDocument(figures));
  else io.stdout.write(cacheStatsTable(figures, io.clock.now(), stdoutStyle(session, {})));
  return {};
};

export const runCacheClear: Run<CacheClearOptions> = async ({ tier, json }, session) => {
  const deleted = await (await session.app.cache()).clear(tier);
  if (json) printJson(session, { schema: 1, deleted, tier: tier ?? null });
  else note(session, `${entries(deleted)} deleted${tier ? ` from ${tier}` : ''}`);
  return {};
};

export const runCachePrune: Run<CacheStatsOptions> = async ({ json }, session) => {
  const deleted = await (await session.app.cache()).prune();
  if (json) printJson(session, { schema: 1, deleted });
  else note(session, `${entries(deleted)} deleted that had expired`);
  return {};
};

const entries = (n: number): string => count(n, 'entry', 'entries');
