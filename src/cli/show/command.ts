import { Command } from 'commander';
import { parseTyped } from '../../model/query.ts';
import { listViewOf, type TitleFlags, titleArgument, titleQuestionOf, withTitleOptions } from '../lookups.ts';
import type { Start } from '../start.ts';
import type { ShowOptions } from './run.ts';

/** Declares `show`. */
export function showCommand(start: Start): Command {
  const command = new Command('show')
    .summary('one title: all that is known of it')
    .description(
      'Prints one title with all that is known of it: names, dates, episodes, ids and pages at every provider.',
    )
    .argument('<title...>', titleArgument);
  return withTitleOptions(command).action(async (words: readonly string[], flags: TitleFlags, self: Command) => {
    const options: ShowOptions = {
      question: titleQuestionOf(parseTyped(words.join(' ')), flags),
      ...listViewOf(flags),
    };
    await start(async () => (await import('./run.ts')).runShow, options, self.optsWithGlobals());
  });
}
