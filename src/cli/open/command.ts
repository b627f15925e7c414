import { Command } from 'commander';
import { type ProviderChoice, providerChoices } from '../../config/config.ts';
import { parseTyped } from '../../model/query.ts';
import { usual } from '../../model/usual.ts';
import { titleArgument, titleQuestionOf } from '../lookups.ts';
import { toChoice, toCount } from '../options.ts';
import type { Start } from '../start.ts';
import type { PageOptions } from './run.ts';

interface Flags {
  readonly provider: ProviderChoice;
  readonly print?: boolean;
  readonly pick?: number;
  readonly strict?: boolean;
  readonly refresh?: boolean;
  readonly store: boolean;
}

/** Declares `open`. */
export function openCommand(start: Start): Command {
  return new Command('open')
    .summary('the page of a title, in the browser')
    .description(
      'Opens the page of a title at its provider in the browser; prints its address where there is none, and in a pipe.',
    )
    .argument('<title...>', titleArgument)
    .option('--print', 'only print the address')
    .option(
      '--provider <name>',
      `who is asked: ${providerChoices.join(', ')}`,
      toChoice(providerChoices),
      usual.provider,
    )
    .option('--pick <n>', 'take the n-th candidate', toCount(1, 100))
    .option('--strict', 'fail when a title could mean several')
    .option('--refresh', 'ask the provider although the answer is still fresh')
    .option('--no-store', 'do not read or write the database')
    .action(async (words: readonly string[], flags: Flags, self: Command) => {
      const question = titleQuestionOf(parseTyped(words.join(' ')), flags);
      const options: PageOptions = { question, print: flags.print ?? false };
      await start(async () => (await import('./run.ts')).runOpen, options, self.optsWithGlobals());
    });
}
