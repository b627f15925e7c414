import { Command } from 'commander';
import { parseTarget } from '../../model/query.ts';
import { type TitleFlags, type TitleOptions, titleOptionsOf, withTitleOptions } from '../lookups.ts';
import type { Start } from '../start.ts';

export interface RelationsOptions extends TitleOptions {
  readonly detailed: boolean;
}

/** Declares `relations`. */
export function relationsCommand(start: Start): Command {
  const command = new Command('relations')
    .summary('what one title is directly related to')
    .description('Prints the direct relations of one title, without going further.')
    .argument('<title>', 'a title, a ref (anilist:16498, mal:16498) or the address of its page')
    .option('--detailed', 'with all that is known of the related titles');
  return withTitleOptions(command).action(
    async (title: string, flags: TitleFlags & { detailed?: boolean }, self: Command) => {
      const options: RelationsOptions = {
        ...titleOptionsOf(parseTarget(title), flags),
        detailed: flags.detailed ?? false,
      };
      await start(async () => (await import('./run.ts')).runRelations, options, self.optsWithGlobals());
    },
  );
}
