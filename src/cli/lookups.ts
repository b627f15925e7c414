import { type Command, Option } from 'commander';
import { type ProviderChoice, providerChoices } from '../config/config.ts';
import type { Query } from '../model/query.ts';
import { type ListFormat, listFormats, type TitleLanguage, titleLanguages } from '../report/choices.ts';
import { toChoice, toCount } from './options.ts';

/** What `relations`, `show` and `search` have in common. */
export interface LookupOptions {
  readonly provider: ProviderChoice;
  readonly format: ListFormat;
  readonly titles: TitleLanguage;
  readonly refresh: boolean;
  readonly store: boolean;
}

/** The same for one title. */
export interface TitleOptions extends LookupOptions {
  readonly target: Query;
  readonly pick: number | undefined;
  readonly strict: boolean;
}

export interface LookupFlags {
  readonly provider: ProviderChoice;
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

export function withLookupOptions(command: Command): Command {
  return command
    .option('--provider <name>', `who is asked: ${providerChoices.join(', ')}`, toChoice(providerChoices), 'auto')
    .option('--format <format>', `${listFormats.join(', ')} (default: table)`, toChoice(listFormats))
    .option('--json', 'the same as --format json')
    .option('--titles <language>', `titles in ${titleLanguages.join(', ')}`, toChoice(titleLanguages), 'english')
    .option('--refresh', 'ask the provider although the answer is still fresh')
    .addOption(new Option('--no-store', 'do not read or write the database'));
}

export function withTitleOptions(command: Command): Command {
  return withLookupOptions(command)
    .option('--pick <n>', 'take the n-th candidate', toCount(1, 100))
    .option('--strict', 'fail when a title could mean several');
}

export function lookupOptionsOf(flags: LookupFlags): LookupOptions {
  return {
    provider: flags.provider,
    format: flags.format ?? (flags.json ? 'json' : 'table'),
    titles: flags.titles,
    refresh: flags.refresh ?? false,
    store: flags.store,
  };
}

export function titleOptionsOf(target: Query, flags: TitleFlags): TitleOptions {
  return { ...lookupOptionsOf(flags), target, pick: flags.pick, strict: flags.strict ?? false };
}
