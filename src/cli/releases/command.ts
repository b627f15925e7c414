import { Command, InvalidArgumentError } from 'commander';
import { UsageError } from '../../model/errors.ts';
import type { Profile } from '../../model/release.ts';
import { toChoice, toCount, toTexts } from '../options.ts';
import type { Start } from '../start.ts';
import type { AnalyzeOptions, GroupOptions, ParseOptions, TopOptions } from './run.ts';

interface Flags {
  readonly as?: Profile;
  readonly file?: readonly string[];
  readonly category?: string;
  readonly limit?: number;
  readonly hdbits?: boolean;
  readonly categories?: readonly string[];
  readonly releases?: number;
  readonly perRequest?: number;
  readonly resume?: boolean;
  readonly json?: boolean;
}

/** Declares `releases` and what it can do. */
export function releasesCommand(start: Start): Command {
  return new Command('releases')
    .summary('release groups: parse, analyze, top, group')
    .description('Reads what the names of releases say, and keeps what each release group is worth.')
    .addCommand(parseCommand(start))
    .addCommand(analyzeCommand(start))
    .addCommand(topCommand(start), { isDefault: true })
    .addCommand(groupCommand(start));
}

/** Names among which `-` means stdin, and those of files. */
function namesOf(words: readonly string[], { file: files = [] }: Flags, act: string) {
  const names = words.filter((word) => word !== '-' && word.trim() !== '');
  const all = [...files, ...(words.includes('-') ? ['-'] : [])];
  if (names.length + all.length === 0)
    throw new UsageError(`releases ${act}: say which names, or --file FILE, or - for stdin`);
  return { names, files: all };
}

function parseCommand(start: Start): Command {
  return new Command('parse')
    .summary('what the names of releases say')
    .description(
      'Reads names of releases or files: title, season, episode, group, source, resolution and whatever else they say. Each is printed as it is read; nothing is kept.',
    )
    .argument('[name...]', 'names; - for stdin, one a line')
    .option('--file <file>', 'a file with a name a line, plain, .gz or .zst', toTexts)
    .option('--as <profile>', 'what they are of: film or series (default: found out)', toChoice(['film', 'series']))
    .option('--json', 'as JSON')
    .action(async (words: readonly string[], flags: Flags, self: Command) => {
      const question = { ...namesOf(words, flags, 'parse'), profile: flags.as };
      const options: ParseOptions = { question, json: flags.json ?? false };
      await start(async () => (await import('./run.ts')).runParse, options, self.optsWithGlobals());
    });
}

function analyzeCommand(start: Start): Command {
  return new Command('analyze')
    .summary('what release groups are worth, from lists of releases')
    .description(
      'Reads names of releases, and keeps for each group what is known of it. A line is a name, or a JSON object with name, id, category, published, seeders, completions, internal, freeleech and nuked. A release that comes again counts once. With --hdbits the latest releases that the tracker lists are read, 35 seconds from one request to the next; it reads names and figures, and downloads nothing.',
    )
    .argument('[name...]', 'names; - for stdin, one a line')
    .option('--file <file>', 'a file with a name a line, plain, .gz or .zst', toTexts)
    .option('--hdbits', 'read what HDBits lists, as the user and with the passkey of the settings')
    .option('--categories <names>', 'of these only: Movies,TV,Documentaries (the default)', toNames)
    .option('--releases <n>', 'the latest so many (default: 2000)', toCount(1, 100_000))
    .option('--per-request <n>', 'so many a request (default: 50)', toCount(1, 100))
    .option('--resume', 'go on with a listing that was cut short')
    .option('--json', 'as JSON')
    .action(async (words: readonly string[], flags: Flags, self: Command) => {
      const options = analyzeOptions(words, flags);
      await start(async () => (await import('./run.ts')).runAnalyze, options, self.optsWithGlobals());
    });
}

function toNames(list: string): readonly string[] {
  const names = list.split(',').filter((name) => name.trim() !== '');
  if (names.length === 0) throw new InvalidArgumentError('It must be names such as Movies,TV.');
  return names;
}

function analyzeOptions(words: readonly string[], flags: Flags): AnalyzeOptions {
  const { hdbits = false, categories, releases, perRequest, resume, file = [], json = false } = flags;
  if (!hdbits) {
    if (categories ?? releases ?? perRequest ?? resume)
      throw new UsageError('--categories, --releases, --per-request and --resume are of a tracker: add --hdbits');
    return { question: namesOf(words, flags, 'analyze'), listing: undefined, json };
  }
  if (words.length + file.length > 0) throw new UsageError('--hdbits reads what the tracker lists: give no names');
  const listing = { ...(categories && { categories }), releases, perRequest, resume: resume ?? false };
  return { question: {}, listing, json };
}

function topCommand(start: Start): Command {
  return new Command('top')
    .summary('the best release groups')
    .description(
      'The groups of each category in the order of what their releases are worth, with how many that rests on and the interval in which the score lies in 95 of 100 cases.',
    )
    .option('--category <name>', 'of one category only, such as Movies')
    .option('--limit <n>', 'so many of each', toCount(1, 100_000), 10)
    .option('--json', 'as JSON')
    .action(async ({ category, limit = 10, json = false }: Flags, self: Command) => {
      const options: TopOptions = { question: { category, limit }, json };
      await start(async () => (await import('./run.ts')).runTop, options, self.optsWithGlobals());
    });
}

function groupCommand(start: Start): Command {
  return new Command('group')
    .summary('what one release group is worth')
    .description('What is known of one release group, in each category.')
    .argument('<name>', 'its name, in capitals or small letters')
    .option('--json', 'as JSON')
    .action(async (name: string, { json = false }: Flags, self: Command) => {
      const options: GroupOptions = { question: { name }, json };
      await start(async () => (await import('./run.ts')).runGroup, options, self.optsWithGlobals());
    });
}
