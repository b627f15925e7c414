import { Command } from 'commander';
import type { Start } from '../start.ts';
import type { ListsOptions } from './run.ts';

/** Declares `lists` and what it can do. */
export function listsCommand(start: Start): Command {
  const run = (options: ListsOptions, self: Command) =>
    start(async () => (await import('./run.ts')).runLists, options, self.optsWithGlobals());
  const acting = (act: ListsOptions['act'], summary: string) =>
    new Command(act)
      .summary(summary)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
      .argument('<list>', 'the name of a list, as animectl lists shows it')
      .option('--json', 'as JSON')
      .action((list: string, { json = false }: { readonly json?: boolean }, self: Command) =>
        run({ act, list, json }, self),
      );
  return new Command('lists')
    .summary('your lists: what import and seen have kept')
    .description('Your lists by their names, and which of them is your own. animectl import --list NAME makes one.')
    .addCommand(
      new Command('all')
        .summary('all lists')
        .description('All lists, and which one is your own.')
        .option('--json', 'as JSON')
        .action(({ json = false }: { readonly json?: boolean }, self: Command) =>
          run({ act: 'all', list: '', json }, self),
        ),
      { isDefault: true },
    )
    .addCommand(acting('show', 'what is on a list'))
    .addCommand(acting('mine', 'make a list your own: what you have seen'))
    .addCommand(acting('remove', 'remove a list; titles stay'));
}
