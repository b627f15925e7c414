import { type Command, Option } from 'commander';
import { type ProviderChoice, providerChoices } from '../config/config.ts';
import { aboutOf, type TitleKind, titleKinds } from '../model/lookup.ts';
import type { Query } from '../model/query.ts';
import { usual } from '../model/usual.ts';
import { type ListFormat, listFormats, type TitleLanguage, titleLanguages } from '../report/choices.ts';
import type { TitleQuestion } from '../tasks/title.ts';
import { toChoice, toCount } from './options.ts';

/** What can stand for a title where one is meant, for help. */
export const titleArgument =
  'a title, a ref (anilist:16498), the address of its page, or a number of the last list on this terminal';

/** How `relations`, `show` and `search` print their answers. */
export interface ListView {
  readonly format: ListFormat;
  readonly titles: TitleLanguage;
}

export interface LookupFlags {
  readonly provider: ProviderChoice;
  readonly kind?: TitleKind;
  readonly format?: ListFormat;
  readonly json?: boolean;
  readonly titles: TitleLanguage;
  readonly refresh?: boolean;
  readonly store: boolean;
}

export interface TitleFlags extends LookupFlags {
  readonly pick?: number;
  readonly strict?: boolean;
}

/** Adds the options that `relations`, `show` and `search` have in common. */
export function withLookupOptions(command: Command): Command {
  return command
    .option(
      '--provider <name>',
      `who is asked: ${providerChoices.join(', ')}`,
      toChoice(providerChoices),
      usual.provider,
    )
    .option(
      '--kind <kind>',
      `what words mean: ${titleKinds.join(' or ')} (default: an anime, else a film)`,
      toChoice(titleKinds),
    )
    .option('--format <format>', `${listFormats.join(', ')} (default: table)`, toChoice(listFormats))
    .option('--json', 'the same as --format json')
    .option('--titles <language>', `titles in ${titleLanguages.join(', ')}`, toChoice(titleLanguages), 'english')
    .option('--refresh', 'ask the provider although the answer is still fresh')
    .addOption(new Option('--no-store', 'do not read or write the database'));
}

/** Adds those that say which title is meant, too. */
export function withTitleOptions(command: Command): Command {
  return withLookupOptions(command)
    .option('--pick <n>', 'take the n-th candidate', toCount(1, 100))
    .option('--strict', 'fail when a title could mean several');
}

export function listViewOf({ format, json, titles }: LookupFlags): ListView {
  return { format: format ?? (json ? 'json' : 'table'), titles };
}

export function titleQuestionOf(query: Query, flags: Omit<TitleFlags, 'format' | 'json' | 'titles'>): TitleQuestion {
  const { provider, kind, refresh = false, store, pick, strict = false } = flags;
  return { query, provider, about: aboutOf(kind), refresh, store, pick, strict };
}
