import { Command, InvalidArgumentError } from 'commander';
import { UsageError } from '../../model/errors.ts';
import { type Availability, availabilities } from '../../model/library.ts';
import { toTexts } from '../options.ts';
import type { Start } from '../start.ts';
import type { LibraryOptions } from './run.ts';

interface Flags {
  readonly root?: string;
  readonly whole?: boolean;
  readonly files?: readonly string[];
  readonly monitor: boolean;
  readonly availability?: Availability;
  readonly profile?: string;
  readonly tag?: readonly string[];
  readonly exclude?: boolean;
  readonly excluded?: boolean;
  readonly json?: boolean;
}

/** Declares `library` and what it can do. */
export function libraryCommand(start: Start): Command {
  return new Command('library')
    .summary('films that you have or want, as programs of Radarr’s read them')
    .description(
      'Keeps which films you have or want, and how. animectl fetches no films: it tells what it knows to programs that ask it as they would ask Radarr (animectl serve).',
    )
    .addCommand(addCommand(start))
    .addCommand(
      new Command('list')
        .summary('the films of the library')
        .description('The films of the library, in the order in which they were added.')
        .option('--excluded', 'the films that no list may bring back')
        .option('--json', 'as JSON')
        .action(({ json = false, excluded = false }: Flags, self: Command) =>
          run(start, { act: 'list', excluded, json }, self),
        ),
      { isDefault: true },
    )
    .addCommand(removeCommand(start));
}

const titles =
  'titles of films, refs (tmdb:603, tmdb:collection/2344) or the addresses of their pages; quote each where they are several';

function addCommand(start: Start): Command {
  return new Command('add')
    .summary('add films')
    .description(
      'Adds films: by their titles, or those of a folder by the names of its files. Those that are there already stay as they are.',
    )
    .argument('[title...]', titles)
    .option('--root <folder>', 'the folder that films’ folders are in; said once, it is the usual one')
    .option('--files <dir>', 'the films of a folder, by the names of their files and folders', toTexts)
    .option('--whole', 'with all films of their collections')
    .option('--no-monitor', 'have them, and want nothing more of them')
    .option('--availability <when>', `wanted from: ${availabilities.join(', ')}`, toAvailability)
    .option('--profile <name>', 'the quality profile, by its name or number (Any)')
    .option('--tag <label>', 'a tag, such as one a franchise; may be given again', toTexts)
    .option('--json', 'as JSON')
    .action((words: readonly string[], flags: Flags, self: Command) => {
      const { root, whole = false, monitor: monitored, availability, profile, tag: tags = [], json = false } = flags;
      const wish = { monitored, tags, root, profile, ...(availability && { availability }) };
      const { files: folders = [] } = flags;
      if (folders.length === 0)
        return run(start, { act: 'add', words: needed(words, 'add'), question: { ...wish, whole }, json }, self);
      if (words.length > 0) throw new UsageError('--files names a folder of films: give titles by themselves');
      return run(start, { act: 'add files', folders, question: wish, json }, self);
    });
}

function toAvailability(word: string): Availability {
  const found = availabilities.find((one) => one.toLowerCase() === word.trim().toLowerCase());
  if (!found) throw new InvalidArgumentError(`Allowed: ${availabilities.join(', ')}.`);
  return found;
}

function removeCommand(start: Start): Command {
  return new Command('remove')
    .summary('take films out of the library')
    .description('Takes films out of the library. Files stay where they are.')
    .argument('[title...]', titles)
    .option('--exclude', 'let no list bring them back, until they are added by name')
    .option('--json', 'as JSON')
    .action((words: readonly string[], { exclude = false, json = false }: Flags, self: Command) =>
      run(start, { act: 'remove', words: needed(words, 'remove'), question: { exclude }, json }, self),
    );
}

function needed(words: readonly string[], act: string): readonly string[] {
  if (words.length === 0)
    throw new UsageError(`library ${act}: say which films, such as animectl library ${act} "The Matrix"`);
  return words;
}

function run(start: Start, options: LibraryOptions, self: Command): Promise<void> {
  return start(async () => (await import('./run.ts')).runLibrary, options, self.optsWithGlobals());
}
