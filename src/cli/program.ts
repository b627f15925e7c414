import { Command } from 'commander';
import { benchCommand } from './bench/command.ts';
import { cacheCommand } from './cache/command.ts';
import { catalogCommand } from './catalog/command.ts';
import { readHelpWords, refuseOthers } from './command-words.ts';
import { completionCommand } from './completion/command.ts';
import { refuseConflicts } from './conflicts.ts';
import { cutCommand, joinCommand } from './cut/command.ts';
import { dbCommand } from './db/command.ts';
import { diffCommand } from './diff/command.ts';
import { doctorCommand } from './doctor/command.ts';
import { withExamples } from './examples.ts';
import { exit, exitMeanings } from './exit.ts';
import { franchiseCommand } from './franchise/command.ts';
import { termsAfter } from './help.ts';
import { importCommand } from './import/command.ts';
import type { Io } from './io.ts';
import { libraryCommand } from './library/command.ts';
import { listsCommand } from './lists/command.ts';
import { mcpCommand } from './mcp/command.ts';
import { nextCommand } from './next/command.ts';
import { openCommand } from './open/command.ts';
import { toChoice, toText } from './options.ts';
import { queueCommand } from './queue/command.ts';
import { relationsCommand } from './relations/command.ts';
import { releasesCommand } from './releases/command.ts';
import { searchCommand } from './search/command.ts';
import { seenCommand } from './seen/command.ts';
import { serveCommand } from './serve/command.ts';
import { showCommand } from './show/command.ts';
import type { Start } from './start.ts';
import { watchCommand } from './watch/command.ts';
import { workerCommand } from './worker/command.ts';

/** Commands by their names, in the order of `--help`. */
const declarations = {
  relations: relationsCommand,
  search: searchCommand,
  show: showCommand,
  open: openCommand,
  import: importCommand,
  cut: cutCommand,
  join: joinCommand,
  diff: diffCommand,
  watch: watchCommand,
  seen: seenCommand,
  next: nextCommand,
  lists: listsCommand,
  library: libraryCommand,
  catalog: catalogCommand,
  cache: cacheCommand,
  db: dbCommand,
  releases: releasesCommand,
  serve: serveCommand,
  mcp: mcpCommand,
  worker: workerCommand,
  queue: queueCommand,
  doctor: doctorCommand,
  bench: benchCommand,
  completion: completionCommand,
} as const;

/** Whether a word is the name of a command: as the first of all words it means that one, and never a title. */
const isName = (word = ''): boolean => Object.hasOwn(declarations, word);

/** Says how every command may be called, and asks for the names of all others: they may be in its words. */
const asksForAll: ReadonlySet<string> = new Set(['completion', 'help']);

/**
 * Declares global options and commands. `words`: what is to be read with it, for which only the commands that may be in it are declared, and
 * all as soon as help is wanted; absent: any words. Loads nothing that a command runs.
 */
export function createProgram(
  start: Start,
  io: Pick<Io, 'stdout' | 'stderr' | 'version'>,
  words?: readonly string[],
): Command {
  const program = new Command('animectl')
    .description('Finds every season, film, OVA and special of an anime franchise, in watch order.')
    // Alone it is answered by bin/animectl.js already, before anything is loaded.
    .version(io.version, '-V, --version')
    .option('--db <file>', 'the database: a file, or postgres://user@host/name')
    .option('--offline', 'ask nobody: only what is stored and bundled')
    .option('-q, --quiet', 'only errors on stderr')
    .option('-v, --verbose', 'say more on stderr')
    .option('--log-format <format>', 'how --verbose writes: text or json', toChoice(['text', 'json']))
    .option('--no-color', 'no colours')
    .option('--no-progress', 'no progress bar')
    .option('--config <file>', 'the settings file')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(--help shows what there is)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(inert(text).replace(/^error: /, 'animectl: ')),
      getOutHelpWidth: () => io.stdout.columns || 80,
      getErrHelpWidth: () => io.stderr.columns || 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  refuseEmpty(program);
  // Words that follow no command are a title.
  const names = Object.keys(declarations);
  const add = (command: Command, isDefault = false) =>
    program.addCommand(inheriting(withExamples(command), program), { isDefault });
  const addDefault = () => add(franchiseCommand(start, names), true);
  const isAny = !words || words.some((word) => asksForAll.has(word));
  if (isAny || !isName(words[0])) addDefault();
  const codes = Object.entries(exit).map(
    ([what, code]) => [String(code), exitMeanings[what as keyof typeof exit]] as const,
  );
  program.addHelpText('after', termsAfter('Exit codes:', codes));
  readHelpWords(program);
  program.hook('preSubcommand', ({ args }) => {
    if (args.length === 0) program.help({ error: true });
  });
  program.hook('preAction', (_, command) => refuseConflicts(command));
  const isMeant = ([name]: readonly [string, unknown]) => isAny || words.includes(name);
  const all = Object.entries(declarations);
  for (const [, declare] of all.filter(isMeant)) add(declare(start));
  const others = all.filter((one) => !isMeant(one));
  program.on('beforeAllHelp', () => {
    if (!program.commands.some((one) => one.name() === 'franchise')) addDefault();
    for (const [, declare] of others.splice(0)) add(declare(start));
    const place = (command: Command) => names.indexOf(command.name());
    (program.commands as Command[]).sort((a, b) => place(a) - place(b));
  });
  return program;
}

/** Has options whose values are read in no other way take no empty one. */
function refuseEmpty({ options }: Command): void {
  for (const option of options) if (option.required && !option.parseArg) option.argParser(toText);
}

/** A text in which commander repeats words that it was given, without what acts on a terminal. */
const inert = (text: string): string => text.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');

/** Gives a command, and the commands in it, which commander leaves out, the parent's ways of speaking and ending. */
function inheriting(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  refuseEmpty(command);
  for (const inner of command.commands) inheriting(inner, command);
  if (command.commands.length > 0) refuseOthers(command);
  return command;
}
