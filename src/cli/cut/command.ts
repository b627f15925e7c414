import { Command } from 'commander';
import { UsageError } from '../../model/errors.ts';
import { parseTyped, type Query } from '../../model/query.ts';
import { relationTypes } from '../../model/relation.ts';
import { namedRelation } from '../options.ts';
import type { Start } from '../start.ts';
import type { DecisionOptions } from './run.ts';

interface Flags {
  readonly reason?: string;
  readonly list?: boolean;
  readonly known?: boolean;
  readonly undo?: boolean;
  readonly json?: boolean;
  readonly export?: string;
  readonly import?: string;
}

/** Declares `cut`. */
export function cutCommand(start: Start): Command {
  return withFiles(
    new Command('cut')
      .summary('keep two titles from being joined')
      .description(
        'Makes the relations between two titles count for nothing, in every crawl and after every refresh, until --undo.',
      )
      .argument('[refs...]', 'two titles: refs, page addresses, names, or numbers of the last list on this terminal')
      .option('--reason <text>', 'why, for --list')
      .option('--list', 'what is cut')
      .option('--known', 'with --list: the well-known false joins that --cuts shipped leaves out')
      .option('--undo', 'let them be joined again'),
  ).action((refs: readonly string[], flags: Flags, self: Command) => run(start, cutOptions(refs, flags), self));
}

/** Declares `join`. */
export function joinCommand(start: Start): Command {
  return withFiles(
    new Command('join')
      .summary('state a relation that no provider states')
      .description('Keeps that B is the TYPE of A, in every crawl and after every refresh, until --undo.')
      .argument('[words...]', 'A, B (as for cut) and the type: anilist:1 anilist:5 SIDE_STORY')
      .option('--list', 'what is joined')
      .option('--undo', 'take it back: A and B'),
  ).action((words: readonly string[], flags: Flags, self: Command) => run(start, joinOptions(words, flags), self));
}

function withFiles(command: Command): Command {
  return command
    .option('--json', 'with --list: as JSON')
    .option('--export <file>', 'write all cuts and joins to a file (- for stdout)')
    .option('--import <file>', 'add the cuts and joins of such a file (- for stdin)');
}

function run(start: Start, options: DecisionOptions, self: Command): Promise<void> {
  return start(async () => (await import('./run.ts')).runDecision, options, self.optsWithGlobals());
}

function cutOptions(refs: readonly string[], flags: Flags): DecisionOptions {
  const other = otherOptions(refs, flags, 'cuts');
  if (other) return other;
  const [number = ''] = refs;
  // What the last list offers for cutting.
  const isOffered = refs.length === 1 && /^\d{1,9}$/.test(number);
  const [a, b] = isOffered ? [parseTyped(number)] : pairOf(refs, 'cut A B');
  return { act: 'decide', question: flags.undo ? { act: 'uncut', a, b } : { act: 'cut', a, b, reason: flags.reason } };
}

function joinOptions(words: readonly string[], flags: Flags): DecisionOptions {
  const other = otherOptions(words, flags, 'joins');
  if (other) return other;
  if (flags.undo) {
    const [a, b] = pairOf(words.slice(0, 2), 'join --undo A B');
    return { act: 'decide', question: { act: 'unjoin', a, b } };
  }
  const [a, b] = pairOf(words.slice(0, 2), 'join A B TYPE');
  const type = words.length === 3 ? namedRelation(words[2] ?? '') : undefined;
  if (!type)
    throw new UsageError(
      `${words.length === 3 ? `${JSON.stringify(words[2])} is no relation type: ` : ''}one relation type is needed: animectl join A B SIDE_STORY says that B is a side story of A. Types: ${relationTypes.join(', ')}`,
    );
  return { act: 'decide', question: { act: 'join', a, b, type } };
}

/** What needs no titles. */
function otherOptions(words: readonly string[], flags: Flags, what: 'cuts' | 'joins'): DecisionOptions | undefined {
  const { list, known = false, json = false, export: out, import: from } = flags;
  const wanted = [list ?? known, flags.undo, out !== undefined, from !== undefined].filter(Boolean);
  if (wanted.length > 1) throw new UsageError('only one of --list, --undo, --export and --import at a time');
  if (wanted.length === 0 || flags.undo) return undefined;
  if (words.length > 0) throw new UsageError(`"${words[0]}" is not needed here: leave out the titles`);
  if (out !== undefined) return { act: 'export', file: out };
  return from === undefined ? { act: 'list', what, known, json } : { act: 'import', file: from };
}

function pairOf(words: readonly string[], usage: string): readonly [Query, Query] {
  const [a, b, more] = words;
  if (a === undefined || b === undefined || more !== undefined)
    throw new UsageError(`two titles are needed: animectl ${usage}, such as anilist:1 and anilist:5`);
  return [parseTyped(a), parseTyped(b)];
}
