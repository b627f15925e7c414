import { Command } from 'commander';
import { UsageError } from '../../model/errors.ts';
import { parseTarget } from '../../model/query.ts';
import { type LookupFlags, type LookupOptions, lookupOptionsOf, withLookupOptions } from '../lookups.ts';
import { toCount } from '../options.ts';
import type { Start } from '../start.ts';

export interface SearchOptions extends LookupOptions {
  readonly query: string;
  readonly limit: number;
}

/** Declares `search`. */
export function searchCommand(start: Start): Command {
  const command = new Command('search')
    .summary('titles that hold some words, here and at the provider')
    .description('Searches the titles that are stored and bundled and, unless --offline, the provider’s.')
    .argument('<words...>', 'part of a title, in any language')
    .option('--limit <n>', 'at most so many titles', toCount(1, 1000), 20);
  return withLookupOptions(command).action(
    async (words: readonly string[], flags: LookupFlags & { limit: number }, self: Command) => {
      const target = parseTarget(/^\d+$/.test(words.join(' ')) ? `title:${words.join(' ')}` : words.join(' '));
      if ('ref' in target) throw new UsageError(`${target.text} names one title: use animectl show ${target.ref}`);
      const options: SearchOptions = { ...lookupOptionsOf(flags), query: target.text, limit: flags.limit };
      await start(async () => (await import('./run.ts')).runSearch, options, self.optsWithGlobals());
    },
  );
}
