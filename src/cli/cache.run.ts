import { exit } from '../exit.ts';
import type { CacheClearOptions, CacheStatsOptions } from './cache.ts';
import type { Run } from './command.ts';
import { stdoutStyle } from './screen.ts';

export const runCacheStats: Run<CacheStatsOptions> = async ({ json }, app) => {
  const cache = await app.cache();
  const now = app.io.clock.now();
  const figures = {
    tiers: await cache.stats(),
    providers: await app.providerFigures(),
    since: await app.figuresSince(),
  };
  const { cacheStatsDocument, cacheStatsTable } = await import('../report/format/cache-stats.ts');
  const { safeJson } = await import('../report/text.ts');
  app.io.stdout.write(
    json ? `${safeJson(cacheStatsDocument(figures), 2)}\n` : cacheStatsTable(figures, now, stdoutStyle(app, {})),
  );
  return exit.done;
};

export const runCacheClear: Run<CacheClearOptions> = async ({ tier }, app) => {
  const count = await (await app.cache()).clear(tier);
  say(app, `${count} ${count === 1 ? 'entry' : 'entries'} deleted${tier ? ` from ${tier}` : ''}`);
  return exit.done;
};

export const runCachePrune: Run<object> = async (_, app) => {
  const count = await (await app.cache()).prune();
  say(app, `${count} ${count === 1 ? 'entry' : 'entries'} deleted that had expired`);
  return exit.done;
};

function say({ io, config }: Parameters<Run<object>>[1], text: string): void {
  if (!config.quiet) io.stderr.write(`${text}\n`);
}
