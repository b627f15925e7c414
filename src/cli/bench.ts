import { Command } from 'commander';
import type { Start } from './command.ts';

export interface BenchOptions {
  /** None: all of them. */
  readonly scenarios: readonly string[];
  readonly quick: boolean;
  readonly json: boolean;
}

/** Declares `bench`. */
export function benchCommand(start: Start): Command {
  return new Command('bench')
    .summary('measures this program on this machine')
    .description(
      'Measures start-up, requests, saving and memory against a simulated provider and a database of its own. Asks nobody.',
    )
    .argument('[scenario...]', 'what to measure (all)')
    .option('--quick', 'less of everything: all within 20 s')
    .option('--json', 'as JSON')
    .action(async (scenarios: readonly string[], flags: { quick?: boolean; json?: boolean }, self: Command) =>
      start(
        async () => (await import('./bench.run.ts')).runBench,
        { scenarios, quick: flags.quick ?? false, json: flags.json ?? false },
        self.optsWithGlobals(),
      ),
    );
}
