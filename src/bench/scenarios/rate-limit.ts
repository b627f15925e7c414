import { join } from 'node:path';
import { askingAt } from '../app.ts';
import { runProgram } from '../program.ts';
import { openSimulator, type Simulator } from '../provider/simulator.ts';
import { catalogFranchises, madeUp } from '../provider/titles.ts';
import type { Bench, Measurement, Scenario } from '../scenario.ts';

/** Whether a limit is kept that the provider does not tell the truth about. */
export const rateLimit: Scenario = {
  name: 'rate-limit',
  about:
    'Ten large franchises, by one process and by two and four at once, from a simulated AniList that allows 30 requests in 6 s (8 in 1 s with --quick) while its header says 90 a minute; real ones allow 30 in 60 s.',
  run,
};

interface Plan {
  readonly franchises: number;
  /** What is really allowed, and what the program is told to keep to: as much less as it does by itself. */
  readonly allowed: number;
  readonly kept: number;
  readonly perMs: number;
  readonly processes: readonly number[];
}

const whole: Plan = { franchises: 10, allowed: 30, kept: 28, perMs: 6_000, processes: [1, 2, 4] };
const token: Plan = { franchises: 3, allowed: 8, kept: 6, perMs: 1_000, processes: [1] };

async function* run(bench: Bench): AsyncGenerator<Measurement> {
  if (!bench.program) throw new Error('there is no program to start: build it');
  const plan = bench.quick ? token : whole;
  const simulator = await openSimulator(bench);
  try {
    const all = [
      ...(await catalogFranchises()).map(({ members }) => members),
      ...madeUp().franchises.map((franchise) => franchise.map(({ ref }) => ref)),
    ];
    const largest = all.toSorted((a, b) => b.length - a.length).slice(bench.quick ? 2 : 0);
    const roots = largest.slice(0, plan.franchises).flatMap((members) => members.slice(0, 1));
    for (const processes of plan.processes) yield await atOnce(processes, roots, plan, simulator, bench);
  } finally {
    await simulator.close();
  }
}

/** So many processes on a machine of their own, each with its part of the franchises. */
async function atOnce(
  processes: number,
  roots: readonly string[],
  { allowed, kept, perMs }: Plan,
  simulator: Simulator,
  bench: Bench,
): Promise<Measurement> {
  const name = processes === 1 ? 'one process' : `${processes} processes at once`;
  bench.say(name);
  await simulator.behave({ latencyMs: 50, limit: { requests: allowed, perMs }, advertised: 90 });
  const env = {
    ...askingAt(simulator.url, `${kept}/${perMs}ms`),
    XDG_DATA_HOME: join(bench.folder, `with-${processes}`),
  };
  const parts = Array.from({ length: processes }, (_, n) => roots.filter((__, k) => k % processes === n));
  const begun = bench.now();
  await Promise.all(parts.map((part) => runProgram(bench, ['franchise', '--json', ...part], env)));
  const ms = bench.now() - begun;
  const { requests, throttled } = await simulator.figures();
  return { name, timesMs: [ms], requests, throttled, held: [{ figure: '429s', value: throttled, bar: { atMost: 0 } }] };
}
