import { Command } from 'commander';
import { parseTarget } from '../../model/query.ts';
import { type TitleFlags, titleOptionsOf, withTitleOptions } from '../lookups.ts';
import type { Start } from '../start.ts';

/** Declares `show`. */
export function showCommand(start: Start): Command {
  const command = new Command('show')
    .summary('one title: all that is known of it')
    .description(
      'Prints one title with all that is known of it: names, dates, episodes, ids and pages at every provider.',
    )
    .argument('<title>', 'a title, a ref (anilist:16498, mal:16498) or the address of its page');
  return withTitleOptions(command).action(async (title: string, flags: TitleFlags, self: Command) => {
    const options = titleOptionsOf(parseTarget(title), flags);
    await start(async () => (await import('./run.ts')).runShow, options, self.optsWithGlobals());
  });
}
