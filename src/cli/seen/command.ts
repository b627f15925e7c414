import { Command } from 'commander';
import { usual } from '../../model/usual.ts';
import { titleArgument } from '../lookups.ts';
import { toCount } from '../options.ts';
import type { Start } from '../start.ts';
import type { SeenOptions } from './run.ts';

interface Flags {
  readonly until?: number;
  readonly undo?: boolean;
  readonly pick?: number;
  readonly json?: boolean;
}

/** Declares `seen`. */
export function seenCommand(start: Start): Command {
  return new Command('seen')
    .summary('tick what you have seen')
    .description(
      'Ticks a title on your own list, which is made where there is none: animectl seen "Cowboy Bebop", or seen 6 for number 6 of the last list.',
    )
    .argument('<title...>', `${titleArgument}; quote each where they are several`)
    .option('--until <episode>', 'seen up to this episode', toCount(1, 100_000))
    .option('--undo', 'it is not seen: take it off your list')
    .option('--pick <n>', 'take the n-th candidate', toCount(1, 100))
    .option('--json', 'as JSON')
    .action(async (words: readonly string[], flags: Flags, self: Command) => {
      const { until, undo = false, pick, json = false } = flags;
      const options: SeenOptions = { words, tick: { until, undo, pick, provider: usual.provider }, json };
      await start(async () => (await import('./run.ts')).runSeen, options, self.optsWithGlobals());
    });
}
