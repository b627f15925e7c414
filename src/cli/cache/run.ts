import type { App } from '../../app/app.ts';
import { exit } from '../exit.ts';
import { stdoutStyle } from '../screen.ts';
import type { Run } from '../start.ts';
import type { CacheClearOptions, CacheStatsOptions } from './command.ts';

export const runCacheStats: Run<CacheStatsOptions> = async ({ json }, app) => {
  const cache = await app.cache();
  const now = app.clock.now();
  const figures = {
    tiers: await cache.stats(),
    providers: await app.health.providerFigures(),
    since: await app.health.figuresSince(),
  };
  const { cacheStatsDocument, cacheStatsTable } = await import('../../report/format/cache-stats.ts');
  const { safeJson } = await import('../../report/text/plain.ts');
  app.io.stdout.write(
    json ? `${safeJson(cacheStatsDocument(figures), 2)}\n` : cacheStatsTable(figures, now, stdoutStyle(app, {})),
  );
  return exit.done;
};

export const runCacheClear: Run<CacheClearOptions> = async ({ tier, json }, app) => {
  const deleted = await (await app.cache()).clear(tier);
  if (json) await print({ schema: 1, deleted, tier: tier ?? null }, app);
  else say(app, `${entries(deleted)} deleted${tier ? ` from ${tier}` : ''}`);
  return exit.done;
};

export const runCachePrune: Run<CacheStatsOptions> = async ({ json }, app) => {
  const deleted = await (await app.cache()).prune();
  if (json) await print({ schema: 1, deleted }, app);
  else say(app, `${entries(deleted)} deleted that had expired`);
  return exit.done;
};

const entries = (n: number): string => `${n} ${n === 1 ? 'entry' : 'entries'}`;

async function print(document: object, { io }: App): Promise<void> {
  const { safeJson } = await import('../../report/text/plain.ts');
  io.stdout.write(`${safeJson(document, 2)}\n`);
}

function say({ io, config }: App, text: string): void {
  if (!config.quiet) io.stderr.write(`${text}\n`);
}
