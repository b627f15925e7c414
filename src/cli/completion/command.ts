import { Argument, Command } from 'commander';
import type { Start } from '../start.ts';
import { type Shell, shells } from './shells.ts';

/** Declares `completion`: a script for a shell, which asks the same command what could follow. */
export function completionCommand(start: Start): Command {
  return new Command('completion')
    .summary('complete commands, options and titles in your shell')
    .description('Prints a script that has a shell complete commands, options, their values and stored titles.')
    .addArgument(new Argument('<shell>', shells.join(', ')).choices(shells))
    .argument('[words...]', 'what was typed so far: says what could follow, as the script asks')
    .action(async (shell: Shell, words: readonly string[], _: unknown, self: Command) => {
      const { complete } = await import('./run.ts');
      await complete(shell, words, self, start);
    });
}
