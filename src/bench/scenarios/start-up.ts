import { runChild } from '../child.ts';
import { interleaved } from '../repeat.ts';
import type { Bench, Held, Measurement, Scenario } from '../scenario.ts';
import { timesAsLong } from '../statistics.ts';

/** How long it takes until a new process has done next to nothing, against Node doing nothing. */
export const startUp: Scenario = {
  name: 'start-up',
  about: 'A new process that does next to nothing, against one of Node that does nothing at all.',
  run,
};

interface Start {
  readonly name: string;
  readonly words: readonly string[];
  /** At most so many times as long as Node alone. */
  readonly atMost?: number;
}

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const { program, quick } = bench;
  if (!program) throw new Error('there is no program to start: build it');
  const own = (name: string, words: readonly string[], atMost?: number): Start => ({
    name,
    words: [program.file, ...words],
    ...(atMost !== undefined && { atMost }),
  });
  const starts: readonly Start[] = [
    { name: 'node -e 0', words: ['-e', '0'] },
    own('--version', ['--version'], 1.7),
    own('--help', ['--help']),
  ];
  const ways = starts.map(({ name, words }) => async () => {
    bench.say(name);
    const { code, ms } = await runChild(bench, program.node, words);
    if (code !== 0) throw new Error(`${name} ended with exit code ${code}`);
    return ms;
  });
  const times = await interleaved(ways, quick ? { warmUps: 1, runs: 5 } : { warmUps: 2, runs: 25 }, bench);
  for (const [n, { name, atMost }] of starts.entries()) {
    const timesMs = times[n] ?? [];
    const held: readonly Held[] =
      atMost === undefined
        ? []
        : [{ figure: 'times as long as node', value: timesAsLong(timesMs, times[0] ?? []), bar: { atMost } }];
    yield { name, timesMs, held };
  }
}
