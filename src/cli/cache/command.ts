import { Command, InvalidArgumentError, Option } from 'commander';
import { type ProviderChoice, providerChoices, type Tier, tiers } from '../../config/config.ts';
import { UsageError } from '../../model/errors.ts';
import { usual } from '../../model/usual.ts';
import { toChoice, toConcurrency, toCount, toDuration, toInterval } from '../options.ts';
import type { Start } from '../start.ts';
import type { WarmOptions } from './warm.ts';

interface WarmFlags {
  readonly json?: boolean;
  readonly file?: string;
  readonly stored?: boolean;
  readonly within: number;
  readonly popular?: number;
  readonly maxRequests?: number;
  readonly maxTime?: number;
  readonly provider: ProviderChoice;
  readonly concurrency: number | 'auto';
  readonly metrics?: string;
  readonly queue?: boolean;
  readonly every?: number;
}

/** Declares `cache` with `stats`, `clear`, `prune` and `warm`. */
export function cacheCommand(start: Start): Command {
  const run = () => import('./run.ts');
  const stats = new Command('stats')
    .summary('entries, hits and budgets')
    .description('Shows what is cached, how often it helped, and what each provider has cost and still allows.')
    .option('--json', 'as JSON')
    .action(async (flags: { json?: boolean }, self: Command) =>
      start(async () => (await run()).runCacheStats, { json: flags.json ?? false }, self.optsWithGlobals()),
    );
  const clear = new Command('clear')
    .summary('delete what is cached')
    .description('Deletes everything that is cached, or one tier. The database is left alone.')
    .option('--tier <tier>', `only one of: ${tiers.join(', ')}`, toChoice(tiers))
    .option('--json', 'as JSON')
    .action(async ({ tier, json = false }: { tier?: Tier; json?: boolean }, self: Command) =>
      start(async () => (await run()).runCacheClear, { tier, json }, self.optsWithGlobals()),
    );
  const prune = new Command('prune')
    .summary('delete what has expired')
    .description('Deletes what is past its time and past the time for which it is kept in case no provider answers.')
    .option('--json', 'as JSON')
    .action(async ({ json = false }: { json?: boolean }, self: Command) =>
      start(async () => (await run()).runCachePrune, { json }, self.optsWithGlobals()),
    );
  return new Command('cache')
    .summary('what is cached: stats, clear, prune, warm')
    .description('What providers have answered lately, and how to keep it fresh.')
    .addCommand(stats, { isDefault: true })
    .addCommand(clear)
    .addCommand(prune)
    .addCommand(warmCommand(start));
}

function warmCommand(start: Start): Command {
  return new Command('warm')
    .summary('fetch what will be asked for, from cron')
    .description(
      'Fetches franchises into the cache before anybody asks, leaving people their share of the provider’s limit.',
    )
    .argument('[title...]', 'titles, refs or page addresses; quote each where they are several')
    .option('--file <list>', 'a file with one of them a line (- for stdin)')
    .option('--stored', 'what is stored and expires soon: airing first, then lately asked for')
    .addOption(
      new Option('--within <time>', 'with --stored: how soon').argParser(toDuration).default(2 * 3_600_000, '2h'),
    )
    .option('--popular <n>', 'so many of the titles that are popular now', toCount(1, 500))
    .option('--max-requests <n>', 'stop after so many requests', toCount(1, 1_000_000))
    .option('--max-time <time>', 'stop after so long, such as 10m', toDuration)
    .option(
      '--provider <name>',
      `who is asked: ${providerChoices.join(', ')}`,
      toChoice(providerChoices),
      usual.provider,
    )
    .addOption(
      new Option('--concurrency <n>', 'requests in flight at once, or auto')
        .argParser(toConcurrency)
        .default(usual.concurrency),
    )
    .option(
      '--metrics <file>',
      'leave figures there for node_exporter (FILE.prom in its textfile folder)',
      toMetricsFile,
    )
    .option('--queue', 'put them on the queue at ANIMECTL_QUEUE, for workers')
    .option('--every <time>', 'with --queue: now and then so often, such as 6h (10m at the least)', toInterval)
    .option('--json', 'what came of it as JSON')
    .action(async (titles: readonly string[], flags: WarmFlags, self: Command) => {
      const { file, json = false, stored = false, within: withinMs, popular, maxRequests, maxTime: maxTimeMs } = flags;
      const { provider, concurrency, metrics, queue = false, every: everyMs } = flags;
      if (titles.length === 0 && file === undefined && !stored && popular === undefined)
        throw new UsageError('say what to warm: titles, --file LIST, --stored or --popular N');
      if (queue && (stored || popular !== undefined || metrics !== undefined))
        throw new UsageError('--queue takes titles and --file LIST: what is stored or popular is warmed from here');
      if (everyMs !== undefined && !queue)
        throw new UsageError('--every is for --queue: here, cron or a timer runs cache warm');
      const budget = { maxRequests, maxTimeMs, provider, concurrency };
      const options: WarmOptions = {
        question: { stored, withinMs, popular, ...budget },
        words: titles,
        file,
        json,
        metrics,
        queue,
        everyMs,
      };
      await start(async () => (await import('./warm.ts')).runWarm, options, self.optsWithGlobals());
    });
}

/** The collector reads no other files. */
function toMetricsFile(file: string): string {
  if (!file.endsWith('.prom'))
    throw new InvalidArgumentError('Its name must end in .prom, or the collector passes it over.');
  return file;
}
