import { Command } from 'commander';

/** Words that should name a command: in a group, where its name alone means the command that shows what there is, and after `help`. */

/** Has a group refuse a word that is none of its commands, which commander would hand to the one that its name alone means. */
export function refuseOthers(group: Command): void {
  group.hook('preSubcommand', ({ args: [word] }) => {
    if (word !== undefined && !word.startsWith('-')) commandNamed(group, word);
  });
}

/** Has `help` read all words after it, at any level: commander reads the first, and shows the help of everything for one that it does not know. */
export function readHelpWords(program: Command): void {
  program.addHelpText('beforeAll', ({ command, error }) => {
    const meant = helpMeant(program);
    return meant && (error || meant !== command) ? meant.help() : '';
  });
}

/** The command of which `help` is to show the help; undefined where no such words were given. */
function helpMeant(program: Command): Command | undefined {
  let group = program;
  for (const [n, word] of program.args.entries()) {
    const inner = group.commands.find((one) => one.name() === word);
    if (!inner && (word !== 'help' || group.commands.length === 0)) return undefined;
    if (!inner)
      return program.args
        .slice(n)
        .filter((one) => one !== 'help')
        .reduce(commandNamed, group);
    group = inner;
  }
  return undefined;
}

/** Where there is none of that name, commander says so, and which one is like it. Ends the run then. */
function commandNamed(group: Command, word: string): Command {
  const inner = group.commands.find((one) => one.name() === word);
  if (inner) return inner;
  const bare = new Command(group.name()).copyInheritedSettings(group);
  bare.helpCommand(false);
  for (const one of group.commands) bare.command(one.name());
  return bare.parse([word], { from: 'user' });
}
