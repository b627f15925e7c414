import { Command } from 'commander';
import type { Start } from '../start.ts';

/** Declares `queue` with `stats` and `unschedule`. */
export function queueCommand(start: Start): Command {
  const stats = new Command('stats')
    .summary('what waits, runs and failed')
    .description(
      'Shows the jobs of the queue at ANIMECTL_QUEUE: how many wait, run and failed for good, and the first of each.',
    )
    .option('--json', 'as JSON')
    .action(async ({ json = false }: { readonly json?: boolean }, self: Command) => {
      await start(async () => (await import('./run.ts')).runQueueStats, { json }, self.optsWithGlobals());
    });
  const unschedule = new Command('unschedule')
    .summary('no longer do what is done again and again')
    .description('Ends a schedule, such as that of watch check --queue --every 6h, by its id in queue stats.')
    .argument('<id>', 'the id of the schedule: watch-check')
    .action(async (id: string, _: unknown, self: Command) => {
      await start(async () => (await import('./run.ts')).runUnschedule, { id }, self.optsWithGlobals());
    });
  return new Command('queue')
    .summary('jobs for workers: stats, unschedule')
    .description('The queue from which workers take jobs.')
    .addCommand(stats, { isDefault: true })
    .addCommand(unschedule);
}
