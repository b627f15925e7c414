import { cp, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
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
  /** Each run is the first that asks for it: nothing is kept of an answer that was given before. */
  readonly isFirst?: boolean;
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
  { name: 'show --offline, first', words: ['show', title, '--offline'], isFirst: true, atMost: 2.5 },
  { name: 'search --offline, first', words: ['search', title, '--offline'], isFirst: true, atMost: 2.5 },
];
const isOffline = ({ words }: Start): boolean => words?.includes('--offline') === true;

type Env = Readonly<Record<string, string>>;

/** Surroundings of a program whose settings and data are in a folder. */
const livingIn = (folder: string, env: Env): Env => ({
  ...env,
  ...{ HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
});

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  const { program } = bench;
  if (!program) throw new Error('there is no program to start: build it');
  bench.say('warming the cache');
  const simulator = await openSimulator(bench, { latencyMs: 0 });
  try {
    const asking = askingAt(simulator.url);
    const [home, before] = [join(bench.folder, 'home'), join(bench.folder, 'before')];
    await mkdir(home);
    const warm = async (those: readonly Start[]) => {
      for (const { words } of those) if (words) await start(bench, program, words, livingIn(home, asking));
    };
    await warm(starts.filter((one) => !isOffline(one)));
    await cp(home, before, { recursive: true });
    await age(before);
    await warm(starts.filter(isOffline));
    await simulator.behave({ latencyMs: 0 }); // counts from here
    yield* measured(bench, program, async ({ isFirst }) => {
      if (!isFirst) return livingIn(home, asking);
      const anew = join(bench.folder, 'anew');
      await rm(anew, { recursive: true, force: true });
      await cp(before, anew, { recursive: true, preserveTimestamps: true });
      return livingIn(anew, asking);
    });
    const { requests } = await simulator.figures();
    if (requests > 0) throw new Error(`a warm cache was not enough: ${requests} requests were sent`);
  } finally {
    await simulator.close();
  }
}

/** Makes files an hour old: what was written just now is read with more care. */
async function age(folder: string): Promise<void> {
  const then = new Date((await stat(folder)).mtimeMs - 3_600_000);
  for (const name of await readdir(folder, { recursive: true })) await utimes(join(folder, name), then, then);
}

async function* measured(
  bench: Bench,
  program: Program,
  envFor: (one: Start) => Promise<Env>,
): AsyncGenerator<Measurement> {
  const ways = starts.map((one) => async () => {
    const env = await envFor(one);
    bench.say(one.name);
    return start(bench, program, one.words, env);
  });
  const files = new Map<Start, number>();
  for (const one of starts)
    if (one.words) files.set(one, (await loadedFiles(bench, program, one.words, await envFor(one))).length);
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
  env: Env,
): Promise<number> {
  const { code, ms } = await runChild(bench, node, words ? [file, ...words] : ['-e', '0'], { env });
  bench.signal.throwIfAborted();
  if (code !== 0) throw new Error(`animectl ${words?.join(' ')} ended with exit code ${code}`);
  return ms;
}
