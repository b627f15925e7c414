import { Command } from 'commander';
import type { Start } from '../start.ts';
import type { Settling } from './address.ts';

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
  const settling = (how: Settling) => (ids: readonly string[], _: unknown, self: Command) =>
    start(async () => (await import('./run.ts')).runSettle, { how, ids }, self.optsWithGlobals());
  const retry = new Command('retry')
    .summary('put jobs that failed on it again')
    .description(
      'Puts jobs that failed for good on the queue again, by their ids in queue stats; all of them where none is named.',
    )
    .argument('[ids...]', 'ids of jobs that failed: franchise-anilist-16498')
    .action(settling('retry'));
  const remove = new Command('remove')
    .summary('take jobs off it')
    .description(
      'Takes jobs off the queue that no worker has under way, by their ids in queue stats; all that failed for good where none is named.',
    )
    .argument('[ids...]', 'ids of jobs: franchise-anilist-16498')
    .action(settling('remove'));
  return new Command('queue')
    .summary('jobs for workers: stats, retry, remove, unschedule')
    .description('The queue from which workers take jobs.')
    .addCommand(stats, { isDefault: true })
    .addCommand(retry)
    .addCommand(remove)
    .addCommand(unschedule);
}
