import { Command } from 'commander';
import { type BenchFormat, benchFileEndings, benchFormatOfFile, benchFormats } from '../../report/choices.ts';
import { checkEnding, toChoice } from '../options.ts';
import type { Start } from '../start.ts';
import type { BenchOptions } from './run.ts';

interface Flags {
  readonly list?: boolean;
  readonly quick?: boolean;
  readonly format?: BenchFormat;
  readonly json?: boolean;
  readonly output?: string;
  readonly compare?: string;
  readonly check?: boolean;
}

/** Declares `bench`. */
export function benchCommand(start: Start): Command {
  return new Command('bench')
    .summary('measure this program on this machine')
    .description(
      'Measures start-up, requests, saving and memory against a simulated provider and databases of its own. Asks nobody.',
    )
    .argument('[scenario...]', 'what to measure (all)')
    .option('--list', 'only name the scenarios')
    .option('--quick', 'less of everything: some 50 s of processor time')
    .option('--check', 'exit with 8 when a figure misses its bar')
    .option('--compare <file>', 'with an earlier --json: each median as so many times the one then')
    .option('--format <format>', `${benchFormats.join(', ')} (default: table)`, toChoice(benchFormats))
    .option('--json', 'the same as --format json')
    .option('-o, --output <file>', 'write to a file; its ending decides the format')
    .action(async (scenarios: readonly string[], flags: Flags, self: Command) =>
      start(async () => (await import('./run.ts')).runBench, optionsOf(scenarios, flags), self.optsWithGlobals()),
    );
}

function optionsOf(scenarios: readonly string[], flags: Flags): BenchOptions {
  if (!flags.format && !flags.json) checkEnding(flags.output, benchFileEndings);
  return {
    scenarios,
    list: flags.list ?? false,
    quick: flags.quick ?? false,
    format: flags.format ?? (flags.json ? 'json' : benchFormatOfFile(flags.output)) ?? 'table',
    output: flags.output,
    compare: flags.compare,
    check: flags.check ?? false,
  };
}
