import type { Command, Option } from 'commander';
import { skips } from '../../franchise/filter.ts';
import { formats } from '../../model/format.ts';
import { relationTypes } from '../../model/relation.ts';
import { ratings } from '../../model/title.ts';
import { toFormats, toRating, toSkips } from '../franchise/filters.ts';
import { toConcurrency, toDepth, toRelationTypes } from '../options.ts';

/** Something that could stand where the cursor is, and a few words about it. */
export interface Completion {
  readonly value: string;
  readonly about: string;
}

/** Whether names or refs of titles are wanted. */
export type TitleWords = 'titles' | 'refs';

/** What a line that is being typed asks for. */
export interface TypedLine {
  /** The word at the cursor, as far as it is typed. */
  readonly typed: string;
  readonly candidates: readonly Completion[];
  /** In place of candidates: stored titles. */
  readonly titles?: TitleWords;
  /** Names of files fit as well. */
  readonly files: boolean;
  /** Where the line says that the database and the settings are. */
  readonly flags: { readonly db?: string; readonly config?: string };
}

/** What has been read of the line. */
interface Read {
  readonly command: Command;
  readonly arguments: number;
  readonly used: ReadonlySet<Option>;
  /** The option that still wants a value. */
  readonly open: Option | undefined;
  readonly onlyArguments: boolean;
  readonly flags: TypedLine['flags'];
}

/** `words`: all that stand before the cursor but the program's name; the last one is being typed and may be empty. */
export function readTyped(program: Command, words: readonly string[]): TypedLine {
  const typed = words.at(-1) ?? '';
  const read = readLine(program, words.slice(0, -1));
  const { flags } = read;
  if (read.open) return { typed, flags, ...valuesOf(read.open, typed) };
  if (!read.onlyArguments && typed.startsWith('-')) {
    const [, name = '', value] = /^(-[^=]*)=(.*)$/s.exec(typed) ?? [];
    const option = value === undefined ? undefined : optionsOf(read.command).find(isCalled(name));
    if (option) return { typed, flags, ...valuesOf(option, value ?? '', `${name}=`) };
    return { typed, flags, candidates: flagsOf(read), files: false };
  }
  if (read.command.commands.length > 0)
    return { typed, flags, candidates: read.arguments === 0 ? commandsOf(read.command) : [], files: false };
  return { typed, flags, ...argumentsOf(read) };
}

function readLine(program: Command, words: readonly string[]): Read {
  let command = program;
  let [open, onlyArguments, count]: [Option | undefined, boolean, number] = [undefined, false, 0];
  const used = new Set<Option>();
  const flags: Record<string, string> = {};
  for (const word of words) {
    if (open) {
      flags[open.attributeName()] = word;
      open = undefined;
    } else if (!onlyArguments && word === '--') onlyArguments = true;
    else if (!onlyArguments && /^-./.test(word)) {
      const [name = '', value] = word.split(/=(.*)/s);
      const option = optionsOf(command).find(isCalled(name));
      if (option) used.add(option);
      if (option && value !== undefined) flags[option.attributeName()] = value;
      if (option?.required && value === undefined) open = option;
    } else {
      const inner = count === 0 ? command.commands.find((one) => one.name() === word) : undefined;
      if (inner) command = inner;
      else count += 1;
    }
  }
  return { command, arguments: count, used, open, onlyArguments, flags };
}

const isCalled = (name: string) => (option: Option) => option.long === name || option.short === name;

/** A command's own, and those of the commands that it is in. */
function optionsOf(command: Command): readonly Option[] {
  const own = command.createHelp().visibleOptions(command);
  return command.parent ? [...own, ...command.parent.options.filter(({ long }) => long !== '--version')] : own;
}

function flagsOf({ command, used }: Read): readonly Completion[] {
  const free = optionsOf(command).filter((option) => !used.has(option) || isList(option));
  return free.flatMap(({ long, description }) => (long ? [{ value: long, about: description }] : []));
}

function commandsOf(command: Command): readonly Completion[] {
  const help = command.createHelp();
  return help.visibleCommands(command).map((one) => ({ value: one.name(), about: help.subcommandDescription(one) }));
}

type Values = Pick<TypedLine, 'candidates' | 'files' | 'titles'>;

const nothing: Values = { candidates: [], files: false };

const lists = new Map<unknown, readonly string[]>([
  [toRelationTypes, relationTypes],
  [toFormats, formats],
  [toSkips, skips],
]);

const isList = ({ parseArg }: Option): boolean => lists.has(parseArg);

function choicesOf({ parseArg }: Option): readonly string[] {
  if (parseArg === toRating) return ratings;
  if (parseArg === toDepth || parseArg === toConcurrency) return ['auto'];
  return parseArg && 'choices' in parseArg ? (parseArg.choices as readonly string[]) : [];
}

/** `before`: what stands before the value in the same word, such as `--format=`. */
function valuesOf(option: Option, typed: string, before = ''): Values {
  if (/<(?:file|list|dir)>/.test(option.flags) && !option.flags.startsWith('--list '))
    return { ...nothing, files: true };
  if (option.flags.includes('<title>')) return { ...nothing, titles: 'titles' };
  const list = lists.get(option.parseArg);
  const done = list ? typed.slice(0, typed.lastIndexOf(',') + 1) : '';
  const values = list?.filter((one) => !done.split(',').includes(one)) ?? choicesOf(option);
  return { ...nothing, candidates: values.map((one) => ({ value: `${before}${done}${one}`, about: '' })) };
}

function argumentsOf({ command, arguments: count }: Read): Values {
  const declared = command.registeredArguments;
  const argument = declared[count] ?? (declared.at(-1)?.variadic ? declared.at(-1) : undefined);
  if (!argument) return nothing;
  if (argument.argChoices)
    return { ...nothing, candidates: argument.argChoices.map((value) => ({ value, about: '' })) };
  if (command.name() === 'join') {
    const types = relationTypes.map((value) => ({ value, about: '' }));
    return count === 2 ? { ...nothing, candidates: types } : count < 2 ? { ...nothing, titles: 'refs' } : nothing;
  }
  if (command.name() === 'cut') return count < 2 ? { ...nothing, titles: 'refs' } : nothing;
  if (argument.name() === 'item') return { ...nothing, titles: 'titles', files: true };
  return ['title', 'words'].includes(argument.name()) ? { ...nothing, titles: 'titles' } : nothing;
}
