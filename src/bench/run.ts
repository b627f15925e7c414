import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../cli/io.ts';
import { stopwatch } from '../model/clock.ts';
import { thisMachine } from './machine.ts';
import { type BenchReport, type ScenarioReport, scenarioReport } from './report.ts';
import type { Bench, Measurement, Scenario } from './scenario.ts';

export interface RunOptions {
  readonly quick: boolean;
  /** Told what is being done, as often as it changes. */
  readonly say: (what: string) => void;
}

/** Runs scenarios one after another. Ctrl-C ends it: what was measured before is in the report. */
export async function runScenarios(
  scenarios: readonly Scenario[],
  io: Io,
  { quick, say }: RunOptions,
): Promise<BenchReport> {
  const machine = thisMachine(io);
  // Every child that runs listens to it, and a scenario may start many.
  setMaxListeners(0, io.signal);
  const startedAt = new Date(io.clock.now()).toISOString();
  const reports: ScenarioReport[] = [];
  for (const scenario of scenarios) {
    if (io.signal.aborted) break;
    reports.push(await runScenario(scenario, io, { quick, say }));
  }
  return { schema: 1, machine, startedAt, quick, interrupted: io.signal.aborted, scenarios: reports };
}

/** In a folder of its own, which is gone afterwards whatever happens. */
async function runScenario(scenario: Scenario, io: Io, options: RunOptions): Promise<ScenarioReport> {
  const folder = await mkdtemp(join(tmpdir(), 'animectl-bench-'));
  const measurements: Measurement[] = [];
  try {
    const bench = benchIn(folder, scenario.name, io, options);
    bench.say('making ready');
    for await (const measurement of scenario.run(bench)) measurements.push(measurement);
    return scenarioReport(scenario, measurements, io.signal.aborted ? 'interrupted' : undefined);
  } catch (error) {
    return scenarioReport(scenario, measurements, io.signal.aborted ? 'interrupted' : messageOf(error));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function benchIn(folder: string, name: string, io: Io, { quick, say }: RunOptions): Bench {
  return {
    folder,
    quick,
    signal: io.signal,
    program: io.host.program,
    env: surroundings(folder, io),
    now: stopwatch,
    say: (what) => say(`${name}: ${what}`),
  };
}

// Nothing else of the user's: no settings, no database, no certificates (NODE_EXTRA_CA_CERTS), no options for Node.
function surroundings(folder: string, { env }: Io): Readonly<Record<string, string>> {
  const kept = ['PATH', 'SystemRoot'].flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return {
    ...Object.fromEntries(kept),
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    TMPDIR: folder,
    NO_COLOR: '1',
  };
}

/** What went wrong, with where when it is a bug of ours. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
