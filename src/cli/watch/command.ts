import { Command } from 'commander';
import { UsageError } from '../../model/errors.ts';
import { toInterval } from '../options.ts';
import type { Start } from '../start.ts';
import { toWebhook, toWebhookFormat, type WebhookFlags, webhookOf } from '../webhook-options.ts';
import type { WatchCheckOptions, WatchOptions } from './run.ts';

interface Flags extends WebhookFlags {
  readonly exitCode?: boolean;
  readonly json?: boolean;
  readonly queue?: boolean;
  readonly every?: number;
}

/** Declares `watch` and what it can do. */
export function watchCommand(start: Start): Command {
  const titles = 'titles, refs (anilist:16498) or the addresses of their pages; quote each where they are several';
  const changing = (act: 'add' | 'remove', summary: string) =>
    new Command(act)
      .summary(summary)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
      .argument('[title...]', titles)
      .option('--json', 'as JSON')
      .action((words: readonly string[], { json = false }: Flags, self: Command) => {
        const { length } = words;
        if (length === 0)
          throw new UsageError(`watch ${act}: say which titles, such as animectl watch ${act} "Attack on Titan"`);
        return run(start, { act, words, json }, self);
      });
  return new Command('watch')
    .summary('follow franchises, and hear what is new of all of them at once')
    .description(
      'Follows franchises: watch check asks for all of them again and says what has changed since it was last run.',
    )
    .addCommand(changing('add', 'follow the franchises of titles'))
    .addCommand(
      new Command('list')
        .summary('what is followed')
        .description('What is followed, and when it was checked last.')
        .option('--json', 'as JSON')
        .action(({ json = false }: Flags, self: Command) => run(start, { act: 'list', words: [], json }, self)),
      { isDefault: true },
    )
    .addCommand(changing('remove', 'follow titles no longer'))
    .addCommand(checkCommand(start));
}

function checkCommand(start: Start): Command {
  return new Command('check')
    .summary('what is new of all that is followed')
    .description(
      'Asks for every franchise that is followed again, and says what has changed since it was last checked; of one that is checked for the first time, nothing. Exits with 5 when nobody could be asked, with 8 when some could not. What a webhook did not take is told again at the next check.',
    )
    .option('--exit-code', 'exit with 10 when something has changed')
    .option('--webhook <url>', 'post what has changed there', toWebhook)
    .option('--webhook-format <format>', 'how: json, discord or ntfy', toWebhookFormat)
    .option('--queue', 'have a worker of the queue at ANIMECTL_QUEUE do it')
    .option('--every <time>', 'with --queue: now and then so often, such as 6h (10m at the least)', toInterval)
    .option('--json', 'as JSON')
    .action(async (flags: Flags, self: Command) => {
      if (flags.queue && (flags.webhook !== undefined || flags.exitCode))
        throw new UsageError('--queue leaves the check to a worker: what it finds, animectl worker --webhook tells');
      const { exitCode = false, json = false, queue = false, every: everyMs } = flags;
      if (everyMs !== undefined && !queue)
        throw new UsageError('--every is for --queue: here, cron or a timer runs watch check');
      const options: WatchCheckOptions = { question: webhookOf(flags), exitCode, json, queue, everyMs };
      await start(async () => (await import('./run.ts')).runWatchCheck, options, self.optsWithGlobals());
    });
}

function run(start: Start, options: WatchOptions, self: Command): Promise<void> {
  return start(async () => (await import('./run.ts')).runWatch, options, self.optsWithGlobals());
}
