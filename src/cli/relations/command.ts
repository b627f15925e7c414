import { Command } from 'commander';
import { parseTyped } from '../../model/query.ts';
import { listViewOf, type TitleFlags, titleArgument, titleQuestionOf, withTitleOptions } from '../lookups.ts';
import type { Start } from '../start.ts';
import type { RelationsOptions } from './run.ts';

/** Declares `relations`. */
export function relationsCommand(start: Start): Command {
  const command = new Command('relations')
    .summary('what one title is directly related to')
    .description('Prints the direct relations of one title, without going further.')
    .argument('<title...>', titleArgument)
    .option('--detailed', 'with all that is known of the related titles');
  return withTitleOptions(command).action(
    async (words: readonly string[], flags: TitleFlags & { detailed?: boolean }, self: Command) => {
      const question = {
        ...titleQuestionOf(parseTyped(words.join(' ')), flags),
        detailed: flags.detailed ?? false,
      };
      const options: RelationsOptions = { question, ...listViewOf(flags) };
      await start(async () => (await import('./run.ts')).runRelations, options, self.optsWithGlobals());
    },
  );
}
