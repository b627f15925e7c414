import { Command } from 'commander';
import { UsageError } from '../../model/errors.ts';
import { aboutOf } from '../../model/lookup.ts';
import { parseTarget } from '../../model/query.ts';
import { type LookupFlags, listViewOf, withLookupOptions } from '../lookups.ts';
import { toCount } from '../options.ts';
import type { Start } from '../start.ts';
import type { SearchOptions } from './run.ts';

/** Declares `search`. */
export function searchCommand(start: Start): Command {
  const command = new Command('search')
    .summary('titles that hold some words, here and at the provider')
    .description('Searches the titles that are stored and bundled and, unless --offline, the provider’s.')
    .argument('<words...>', 'part of a title, in any language')
    .option('--limit <n>', 'at most so many titles', toCount(1, 1000), 20);
  return withLookupOptions(command).action(
    async (words: readonly string[], flags: LookupFlags & { limit: number }, self: Command) => {
      const query = parseTarget(/^\d+$/.test(words.join(' ')) ? `title:${words.join(' ')}` : words.join(' '));
      if ('ref' in query) throw new UsageError(`${query.text} names one title: use animectl show ${query.ref}`);
      const { provider, kind, refresh = false, store, limit } = flags;
      const question = { words: query.text, limit, provider, about: aboutOf(kind), refresh, store };
      const options: SearchOptions = { question, ...listViewOf(flags) };
      await start(async () => (await import('./run.ts')).runSearch, options, self.optsWithGlobals());
    },
  );
}
