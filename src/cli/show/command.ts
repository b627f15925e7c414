import { Command } from 'commander';
import { parseTarget, parseTyped } from '../../model/query.ts';
import { listViewOf, type TitleFlags, titleQuestionOf, withTitleOptions } from '../lookups.ts';
import type { Start } from '../start.ts';
import type { ShowOptions } from './run.ts';

/** Declares `show`. */
export function showCommand(start: Start): Command {
  const command = new Command('show')
    .summary('one title: all that is known of it')
    .description(
      'Prints one title with all that is known of it: names, dates, episodes, ids and pages at every provider.',
    )
    .argument('<title>', 'a title, a ref (anilist:16498, mal:16498) or the address of its page');
  return withTitleOptions(command).action(async (title: string, flags: TitleFlags, self: Command) => {
    const options: ShowOptions = {
      question: titleQuestionOf(flags.strict ? parseTarget(title) : parseTyped(title), flags),
      ...listViewOf(flags),
    };
    await start(async () => (await import('./run.ts')).runShow, options, self.optsWithGlobals());
  });
}
