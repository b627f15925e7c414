import { askingAt } from '../app.ts';
import { runChild } from '../child.ts';
import { loadedFiles } from '../loaded.ts';
import { openSimulator } from '../provider/simulator.ts';
import { interleaved } from '../repeat.ts';
import type { Bench, Held, Measurement, Program, Scenario } from '../scenario.ts';
import { timesAsLong } from '../statistics.ts';

/** How long it takes until a new process has done next to nothing, against Node doing nothing. */
export const startUp: Scenario = {
  name: 'start-up',
  about:
    'A new process that does next to nothing, or answers from a fresh cache or what is stored, against one of Node that does nothing.',
  run,
};

interface Start {
  readonly name: string;
  /** Undefined: of Node itself. */
  readonly words?: readonly string[];
  /** At most so many times as long as Node alone. */
  readonly atMost?: number;
}

const title = 'Attack on Titan';
const starts: readonly Start[] = [
  { name: 'node -e 0' },
  { name: '--version', words: ['--version'], atMost: 1.2 },
  { name: '--help', words: ['--help'] },
  { name: 'franchise, warm', words: ['franchise', title], atMost: 2 },
  { name: 'show, warm', words: ['show', title] },
  { name: 'show --offline', words: ['show', title, '--offline'], atMost: 2.5 },
  { name: 'search --offline', words: ['search', title, '--offline'], atMost: 2.5 },
];

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const { program } = bench;
  if (!program) throw new Error('there is no program to start: build it');
  bench.say('warming the cache');
  const simulator = await openSimulator(bench, { latencyMs: 0 });
  try {
    const env = askingAt(simulator.url);
    for (const { words } of starts) if (words) await start(bench, program, words, env);
    await simulator.behave({ latencyMs: 0 }); // counts from here
    yield* measured(bench, program, env);
    const { requests } = await simulator.figures();
    if (requests > 0) throw new Error(`a warm cache was not enough: ${requests} requests were sent`);
  } finally {
    await simulator.close();
  }
}

async function* measured(
  bench: Bench,
  program: Program,
  env: Readonly<Record<string, string>>,
): AsyncGenerator<Measurement> {
  const ways = starts.map(({ name, words }) => () => {
    bench.say(name);
    return start(bench, program, words, env);
  });
  const files = new Map<Start, number>();
  for (const one of starts) if (one.words) files.set(one, (await loadedFiles(bench, program, one.words, env)).length);
  const times = await interleaved(ways, bench.quick ? { warmUps: 1, runs: 3 } : { warmUps: 2, runs: 25 }, bench);
  for (const [n, one] of starts.entries()) {
    const timesMs = times[n] ?? [];
    const count = files.get(one);
    yield {
      name: one.name,
      timesMs,
      held: heldBy(one, timesAsLong(timesMs, times[0] ?? [])),
      ...(count !== undefined && { counts: { 'files of code': count } }),
    };
  }
}

function heldBy({ atMost }: Start, value: number): readonly Held[] {
  return atMost === undefined ? [] : [{ figure: 'times as long as node', value, bar: { atMost } }];
}

/** Resolves to how many ms it took. */
async function start(
  bench: Bench,
  { node, file }: Program,
  words: readonly string[] | undefined,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const { code, ms } = await runChild(bench, node, words ? [file, ...words] : ['-e', '0'], { env });
  bench.signal.throwIfAborted();
  if (code !== 0) throw new Error(`animectl ${words?.join(' ')} ended with exit code ${code}`);
  return ms;
}
