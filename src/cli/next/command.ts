import { Command } from 'commander';
import type { Start } from '../start.ts';
import type { NextOptions } from './run.ts';

/** Declares `next`. */
export function nextCommand(start: Start): Command {
  return new Command('next')
    .summary('what comes next, of all that you have begun')
    .description(
      'Lists the next title of every franchise of which your own list says that you have begun it, what has come out of them since, and what is airing. Asks nobody: animectl watch check and import bring what is stored up to date.',
    )
    .option('--json', 'as JSON')
    .action(async ({ json = false }: { readonly json?: boolean }, self: Command) => {
      const options: NextOptions = { json };
      await start(async () => (await import('./run.ts')).runNext, options, self.optsWithGlobals());
    });
}
