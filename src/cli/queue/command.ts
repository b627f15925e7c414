import { Command } from 'commander';
import type { Start } from '../start.ts';

/** Declares `queue` with `stats`. */
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
  return new Command('queue')
    .summary('jobs for workers: stats')
    .description('The queue from which workers take jobs.')
    .addCommand(stats);
}
