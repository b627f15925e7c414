import { Command } from 'commander';
import type { Start } from '../start.ts';
import type { CatalogOptions } from './run.ts';

/** Declares `catalog` and what it can do. */
export function catalogCommand(start: Start): Command {
  return new Command('catalog')
    .summary('the franchises that come with the program')
    .description('The franchises that come with the program, for when nobody answers.')
    .addCommand(
      new Command('list')
        .summary('what is bundled, where it is from, and as of when')
        .description(
          'Lists the franchises that come with the program, and says where the facts are from and as of when.',
        )
        .option('--json', 'as JSON, with every title')
        .action(({ json = false }: { readonly json?: boolean }, self: Command) => {
          const options: CatalogOptions = { json };
          return start(async () => (await import('./run.ts')).runCatalog, options, self.optsWithGlobals());
        }),
      { isDefault: true },
    );
}
