import { Command, Option } from 'commander';
import { type ProviderChoice, providerChoices } from '../../config/config.ts';
import { type Skip, skips } from '../../franchise/filter.ts';
import { type Order, orders } from '../../franchise/orders.ts';
import { type CutChoice, cutChoices } from '../../model/decision.ts';
import type { Depth } from '../../model/depth.ts';
import { UsageError } from '../../model/errors.ts';
import type { Format } from '../../model/format.ts';
import { aboutOf, type TitleKind, titleKinds } from '../../model/lookup.ts';
import { parseTarget, parseTyped } from '../../model/query.ts';
import type { RelationType } from '../../model/relation.ts';
import { type PresetName, policyOf, presetNames } from '../../model/relation-policy.ts';
import { type Rating, ratings } from '../../model/title.ts';
import { usual } from '../../model/usual.ts';
import {
  type DocumentFormat,
  documentFormats,
  endingsOf,
  fileEndings,
  formatMeanings,
  formatOfFile,
  type TitleLanguage,
  titleLanguages,
} from '../../report/choices.ts';
import type { FranchiseQuestion } from '../../tasks/franchise.ts';
import { termsAfter } from '../help.ts';
import { checkEnding, toChoice, toConcurrency, toCount, toDepth, toRelationTypes } from '../options.ts';
import type { Start } from '../start.ts';
import { filterOf, toFormats, toRating, toSkips } from './filters.ts';
import type { FranchiseOptions } from './options.ts';

interface Flags {
  readonly depth: Depth;
  readonly maxTitles: number;
  readonly provider: ProviderChoice;
  readonly kind?: TitleKind;
  readonly preset: PresetName;
  readonly follow?: readonly RelationType[];
  readonly list?: readonly RelationType[];
  readonly ignore?: readonly RelationType[];
  readonly cuts: CutChoice;
  readonly asStated?: boolean;
  readonly order: Order;
  readonly format?: DocumentFormat;
  readonly json?: boolean;
  readonly tree?: boolean;
  readonly pager: boolean;
  readonly titles: TitleLanguage;
  readonly ascii?: boolean;
  readonly output?: string;
  readonly explain?: string;
  readonly skip?: readonly Skip[];
  readonly only?: readonly Format[];
  readonly aired?: boolean;
  readonly unseen?: boolean;
  readonly maxRating?: Rating;
  readonly essential?: boolean;
  readonly adult?: boolean;
  readonly enrich?: boolean;
  readonly refresh?: boolean;
  readonly store: boolean;
  readonly pick?: number;
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  readonly concurrency: number | 'auto';
}

/** Declares `franchise`: words in, options out. `others`: the names of all other commands. */
export function franchiseCommand(start: Start, others: readonly string[]): Command {
  const command = new Command('franchise')
    .summary('find a whole franchise, in watch order, and keep it')
    .description(
      'Finds every season, film, OVA and special that belongs to a title, prints them in watch order and keeps them in the database.',
    )
    .argument('<title...>', 'a title, a ref (anilist:16498, mal:16498) or the address of its page');
  const formats = documentFormats.map((one) => [one, [formatMeanings[one], ...endingsOf(one)].join(', ')] as const);
  command.addHelpText('after', termsAfter('Formats:', formats));
  return withAskingOptions(withViewOptions(withCrawlOptions(command))).action(
    async (words: readonly string[], _: unknown, self: Command) => {
      const { args = [] } = self.parent ?? {};
      const isNamed = args[0] === self.name();
      const names = [self.name(), ...others];
      const isOpen = isNamed && words.length > 1;
      const titles = isNamed ? words : (await import('./words.ts')).titlesIn(words, names);
      const options = {
        ...optionsOf(titles, self.opts<Flags>(), isOpen && !words.every((word) => /^\d+$/.test(word))),
        ...(!isNamed && { commands: names }),
        ...((isOpen || !isNamed) && { words }),
      };
      await start(async () => (await import('./run.ts')).runFranchise, options, self.optsWithGlobals());
    },
  );
}

/** Adds what belongs to the franchise. */
function withCrawlOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--depth <depth>', 'steps to go: auto (sequels are free, 10 branches) or a number')
        .argParser(toDepth)
        .default(usual.depth, 'auto'),
    )
    .option('--max-titles <n>', 'stop at so many titles', toCount(1, 100_000), usual.maxTitles)
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
    .option(
      '--preset <name>',
      `which relations are followed: ${presetNames.join(', ')}`,
      toChoice(presetNames),
      'franchise',
    )
    .option('--follow <types>', 'relation types to follow, besides the preset', toRelationTypes)
    .option('--list <types>', 'relation types to name and not follow', toRelationTypes)
    .option('--ignore <types>', 'relation types to pass over', toRelationTypes)
    .option(
      '--cuts <which>',
      'own: obey cut and join. shipped: leave well-known false joins out, and join what providers miss. none: neither',
      toChoice(cutChoices),
      usual.cuts,
    )
    .option('--as-stated', 'only what providers state: no rules about names, no cuts, no joins');
}

/** Adds how the answer is shown. */
function withViewOptions(command: Command): Command {
  return command
    .option('--order <order>', `watch order: ${orders.join(', ')}`, toChoice(orders), usual.order)
    .option('--format <format>', `${documentFormats.join(', ')} (default: list)`, toChoice(documentFormats))
    .option('--tree', 'the same as --format tree: what hangs on what')
    .option('--json', 'the same as --format json')
    .option('--titles <language>', `titles in ${titleLanguages.join(', ')}`, toChoice(titleLanguages), 'english')
    .option('--ascii', 'draw with plain characters')
    .option('--no-pager', 'write a long answer to the terminal as it is')
    .option('-o, --output <file>', 'write to a file; its ending decides the format')
    .option('--skip <kinds>', `leave out ${skips.join(', ')} (music: adverts and trailers as well)`, toSkips)
    .option('--only <formats>', 'show only these formats, such as TV,MOVIE', toFormats)
    .option('--aired', 'show only what has begun to air')
    .option('--unseen', 'show only what your own list does not say you have seen')
    .option('--essential', 'show the main line only')
    .option('--adult', 'show what is for adults only, too')
    .option(
      '--max-rating <rating>',
      `show nothing above: ${ratings.join(', ')} (asks for ratings as --enrich does)`,
      toRating,
    );
}

/** Adds how it is asked for. */
function withAskingOptions(command: Command): Command {
  return command
    .option('--enrich', 'fill ratings and other gaps from one search at each further provider')
    .option(
      '--explain <title>',
      'say why a title (a ref, a name, a number of the last list) is in the franchise, or what keeps it out',
    )
    .option('--refresh', 'ask the provider although the answer is still fresh')
    .option('--no-store', 'do not read or write the database')
    .option('--pick <n>', 'take the n-th candidate', toCount(1, 100))
    .option('--strict', 'fail when a title could mean several')
    .option('--dry-run', 'only say what would be asked for')
    .addOption(
      new Option('--concurrency <n>', 'requests in flight at once, or auto')
        .argParser(toConcurrency)
        .default(usual.concurrency),
    );
}

/** `isOpen`: the words may be one title, in which a number is a word. */
function optionsOf(titles: readonly string[], flags: Flags, isOpen: boolean): FranchiseOptions {
  const {
    follow = [],
    list = [],
    ignore = [],
    depth,
    maxTitles,
    provider,
    cuts,
    order,
    store,
    pick,
    concurrency,
  } = flags;
  refuseTwice(follow, list, ignore);
  const question: FranchiseQuestion = {
    queries: titles.map(!isOpen && (flags.strict || titles.length > 1) ? parseTarget : parseTyped),
    ...{ depth, maxTitles, provider, cuts, order, store, pick, concurrency },
    about: aboutOf(flags.kind),
    asStated: flags.asStated ?? false,
    policy: policyOf(flags.preset, { follow, list, ignore }),
    filter: filterOf(flags),
    enrich: flags.enrich === true || flags.maxRating !== undefined,
    refresh: flags.refresh ?? false,
    strict: flags.strict ?? false,
  };
  return {
    question,
    explain: flags.explain === undefined ? undefined : parseTyped(flags.explain),
    dryRun: flags.dryRun ?? false,
    format: flags.format ?? formatOfFlags(flags) ?? formatOfOutput(flags.output) ?? 'list',
    titles: flags.titles,
    ascii: flags.ascii ?? false,
    output: flags.output,
    pager: flags.pager,
    unseen: flags.unseen ?? false,
  };
}

/** Throws `UsageError` for a type that is to be treated in two ways. */
function refuseTwice(...treated: readonly (readonly string[])[]): void {
  const all = treated.flatMap((types) => [...new Set(types)]);
  const twice = all.find((type, n) => all.indexOf(type) < n);
  if (twice) throw new UsageError(`${twice} can be only one of --follow, --list and --ignore`);
}

/** The format that the name of a file says; undefined: it has no ending. Throws `UsageError` for an ending that is no format's. */
function formatOfOutput(file: string | undefined): DocumentFormat | undefined {
  const format = formatOfFile(file);
  if (!format) checkEnding(file, fileEndings);
  return format;
}

function formatOfFlags({ json, tree }: Flags): DocumentFormat | undefined {
  if (json) return 'json';
  return tree ? 'tree' : undefined;
}
