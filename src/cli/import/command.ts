import { Command, InvalidArgumentError, Option } from 'commander';
import { type ProviderChoice, providerChoices } from '../../config/config.ts';
import { UsageError } from '../../model/errors.ts';
import { type SourceFormat, sourceFormats, sourceMeanings } from '../../model/source-format.ts';
import { usual } from '../../model/usual.ts';
import { type WatchState, watchStates } from '../../model/watched.ts';
import { termsAfter } from '../help.ts';
import { toChoice, toConcurrency, toCount, toDuration, toTexts } from '../options.ts';
import type { Start } from '../start.ts';
import type { ImportOptions } from './run.ts';

interface Flags {
  readonly file?: readonly string[];
  readonly idMap?: string;
  readonly files?: readonly string[];
  readonly column?: Readonly<Record<string, string>>;
  readonly from?: SourceFormat;
  readonly resume?: number | true;
  readonly listJobs?: boolean;
  readonly queue?: boolean;
  readonly explain?: string;
  readonly franchise?: boolean;
  readonly best?: boolean;
  readonly list?: string;
  readonly mine?: boolean;
  readonly prune?: boolean;
  readonly status?: WatchState;
  readonly provider: ProviderChoice;
  readonly maxAge: number;
  readonly refresh?: boolean;
  readonly maxRequests?: number;
  readonly maxTime?: number;
  readonly concurrency: number | 'auto';
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly rejects?: string;
  readonly json?: boolean;
}

const day = 86_400_000;

const sourceTerms = sourceFormats.map((one) => [one, sourceMeanings[one]] as const);

/** Declares `import`: words in, options out. */
export function importCommand(start: Start): Command {
  const command = new Command('import')
    .summary('titles in bulk, from lists and data sets')
    .description(
      'Finds many titles in few requests and keeps them: from arguments, lists (text, CSV, JSON, a MyAnimeList export), a user’s AniList list (anilist:user/NAME), or the anime-offline-database. What was done is kept as a job, and can go on.',
    )
    .argument('[item...]', 'titles, refs, page addresses, files, - for stdin, anilist:user/NAME')
    .addHelpText('after', termsAfter('What --from takes:', sourceTerms));
  return withSources(command)
    .option('--franchise', 'fetch the franchise of every title as well')
    .option('--best', 'take the likeliest title where several fit')
    .option(
      '--provider <name>',
      `who is asked: ${providerChoices.join(', ')}`,
      toChoice(providerChoices),
      usual.provider,
    )
    .addOption(
      new Option('--max-age <time>', 'ask again for what was stored longer ago')
        .argParser(toDuration)
        .default(7 * day, '7d'),
    )
    .option('--refresh', 'ask for everything again')
    .option('--max-requests <n>', 'stop after so many requests', toCount(1, 1_000_000))
    .option('--max-time <time>', 'stop after so long, such as 10m', toDuration)
    .addOption(
      new Option('--concurrency <n>', 'requests in flight at once, or auto')
        .argParser(toConcurrency)
        .default(usual.concurrency),
    )
    .option('--dry-run', 'only say what would be asked for')
    .option('--yes', 'ask for more than 500 titles')
    .option('--rejects <file>', 'write what came to nothing, as NDJSON that can be imported again')
    .option('--resume [job]', 'go on with an import that was cut short', toJob)
    .option('--explain <row>', 'how a row of the latest import was read, and why it got its title: 12, or JOB:12')
    .option('--list-jobs', 'show the imports there were')
    .option('--queue', 'leave it to workers of the queue at ANIMECTL_QUEUE, in parts')
    .option('--json', 'the summary as JSON')
    .action(async (items: readonly string[], flags: Flags, self: Command) => {
      const options = optionsOf(items, flags);
      await start(async () => (await import('./run.ts')).runImport, options, self.optsWithGlobals());
    });
}

/** Where titles come from, what that says, and which list of the user's they are put on. */
const withSources = (command: Command): Command =>
  command
    .option('--file <file>', 'a list or data set, plain, .gz or .zst', toTexts)
    .option('--from <format>', `what it is: ${sourceFormats.join(', ')} (default: found out)`, toChoice(sourceFormats))
    .option('--files <dir>', 'titles of the files in a folder, by their names', toTexts)
    .option('--column <what=name>', 'what a column of a table says: title=NAME, year=NAME, mal_id=NAME, ...', toColumn)
    .option(
      '--id-map <file>',
      'give stored titles ids of other services by a map (Fribb, Kometa, anibridge, Anime-Lists)',
    )
    .option(
      '--list <name>',
      'the list of yours that the titles are put on (default: named after the source)',
      toListName,
    )
    .option('--prune', 'take titles off the list that came from the same source and are no longer in it')
    .option('--mine', 'it is what you have seen: ✓ in franchises, and animectl next')
    .option(
      '--status <status>',
      `how far you are where the list does not say: ${watchStates.join(', ')}`,
      toChoice(watchStates),
    );

/** Reads `title=NAME` and adds it to what was named before. */
function toColumn(word: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const [, what = '', name = ''] = /^([^=]+)=(.+)$/.exec(word) ?? [];
  if (what.trim() === '' || name.trim() === '') throw new InvalidArgumentError('It must be such as title=NAME.');
  return { ...before, [name.trim()]: what.trim() };
}

function toListName(word: string): string {
  const name = word.replace(/\p{Cc}+/gu, ' ').trim();
  if (name === '' || name.length > 100) throw new InvalidArgumentError('It must be a name of 1 to 100 characters.');
  return name;
}

const toJob = (word: string): number => toCount(1, 999_999_999)(word);

function optionsOf(items: readonly string[], flags: Flags): ImportOptions {
  const {
    file: files = [],
    files: folders = [],
    column: columns,
    idMap,
    from,
    resume,
    franchise = false,
    best = false,
    provider,
    concurrency,
  } = flags;
  const { maxRequests, maxTime: maxTimeMs, yes: unlimited = false, list, mine = false, status, prune } = flags;
  const maxAgeMs = flags.refresh ? 0 : flags.maxAge;
  const options: ImportOptions = {
    question: {
      ...{ items, files, folders, columns, idMap, from, resume, franchise, best, provider, concurrency, unlimited },
      ...{ maxAgeMs, maxRequests, maxTimeMs, list, mine, status, ...(prune && { prune }) },
    },
    listJobs: flags.listJobs ?? false,
    queue: flags.queue ?? false,
    explain: flags.explain,
    dryRun: flags.dryRun ?? false,
    rejects: flags.rejects,
    json: flags.json ?? false,
  };
  checkCombination(options);
  return options;
}

function checkCombination({ question, listJobs, explain, dryRun, queue, rejects }: ImportOptions): void {
  const { items, files, folders, idMap, resume, list, mine, prune } = question;
  const hasSource = [items, files, folders].some((one) => one && one.length > 0);
  if (queue && (listJobs || dryRun || idMap !== undefined || explain !== undefined || rejects !== undefined))
    throw new UsageError(
      '--queue leaves an import to workers: give what to import with it, and look at what came of it later',
    );
  if (queue && (question.maxRequests !== undefined || question.maxTimeMs !== undefined))
    throw new UsageError('--queue leaves an import to workers, which go on to its end: take the budget away');
  if (listJobs) {
    if (hasSource) throw new UsageError('--list-jobs shows the imports there were: give nothing to import with it');
    return;
  }
  if (explain !== undefined) {
    if (hasSource || resume !== undefined || idMap !== undefined || dryRun)
      throw new UsageError('--explain looks at an import that was made: give nothing else');
    return;
  }
  if (resume !== undefined && (hasSource || idMap !== undefined || dryRun))
    throw new UsageError('--resume goes on with what an import began with: give nothing else to import');
  if (prune && (queue || resume !== undefined || idMap !== undefined))
    throw new UsageError('--prune is of a list that is imported here and now: give it with the list alone');
  if ((list !== undefined || mine) && (resume !== undefined || idMap !== undefined))
    throw new UsageError('--list and --mine are of titles that are imported now: give a list with them');
  if (idMap !== undefined && hasSource)
    throw new UsageError('--id-map joins ids and asks for no titles: import those by themselves');
  if (resume === undefined && idMap === undefined && !hasSource)
    throw new UsageError('say what to import: titles, refs, --file LIST, - for stdin, or anilist:user/NAME');
}
