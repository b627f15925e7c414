import { exit } from '../exit.ts';
import { UsageError } from '../model/errors.ts';
import { safeJson } from '../report/text.ts';
import type { BenchOptions } from './bench.ts';
import type { Run } from './command.ts';

export const runBench: Run<BenchOptions> = async ({ scenarios, quick }, { io }) => {
  const { loadScenarios, runScenarios, scenarioNames } = await import('../bench/bench.ts');
  const unknown = scenarios.find((name) => !scenarioNames.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`there is no scenario ${unknown}; there are: ${scenarioNames.join(', ')}`);
  const chosen = await loadScenarios(scenarios.length > 0 ? scenarios : scenarioNames);
  const report = await runScenarios(chosen, io, { quick, say: () => undefined });
  io.stdout.write(`${safeJson(report, 2)}\n`);
  return report.interrupted ? exit.interrupted : exit.done;
};
