import { UsageError } from '../../model/errors.ts';
import type { BenchFormat } from '../../report/choices.ts';
import { plain, safeJson } from '../../report/text/plain.ts';
import type { Outcome } from '../exit.ts';
import { readTextFile, writeText } from '../files.ts';
import { stderrScreen, stdoutStyle } from '../screen.ts';
import type { Run, Session } from '../start.ts';
import { statusLine } from './status-line.ts';

export interface BenchOptions {
  /** None: all of them. */
  readonly scenarios: readonly string[];
  readonly list: boolean;
  readonly quick: boolean;
  readonly format: BenchFormat;
  readonly output: string | undefined;
  /** A file with what an earlier `--json` printed. */
  readonly compare: string | undefined;
  readonly check: boolean;
}

/** Loaded from a file of its own (scripts/build/build.js): nobody else pays for it. */
const loadBench = () => import('../../bench/bench.ts');
type Bench = Awaited<ReturnType<typeof loadBench>>;
type Report = Awaited<ReturnType<Bench['runScenarios']>>;

export const runBench: Run<BenchOptions> = async (options, session) => {
  const bench = await loadBench();
  const { loadScenarios, scenarioNames } = bench;
  const unknown = options.scenarios.find((name) => !scenarioNames.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`there is no scenario ${plain(unknown)}; there are: ${scenarioNames.join(', ')}`);
  const scenarios = await loadScenarios(options.scenarios.length > 0 ? options.scenarios : scenarioNames);
  if (options.list) {
    await write(options.format === 'json' ? listJson(scenarios) : listLines(scenarios), options, session);
    return {};
  }
  // An earlier report that cannot be read is told before minutes have gone by.
  const compare = await comparing(bench, options.compare, session);
  const { verbose, quiet, progress } = session.config;
  const status = statusLine(
    stderrScreen(session, false),
    verbose ? 'verbose' : quiet || !progress ? 'quiet' : 'normal',
  );
  const report = compare(await bench.runScenarios(scenarios, session.io, { quick: options.quick, say: status.say }));
  status.end();
  const style = stdoutStyle(session, { toFile: options.output !== undefined });
  await write(await bench.exported(report, options.format, style), options, session);
  printFailures(report, session);
  return benchOutcome(report, options.check);
};

async function comparing(bench: Bench, file: string | undefined, { io }: Session): Promise<(report: Report) => Report> {
  if (file === undefined) return (report) => report;
  const [{ compared, readReport }, text] = await Promise.all([bench.comparison(), readTextFile(file, io)]);
  const earlier = readReport(text);
  if (!earlier) throw new UsageError(`${file} is not what animectl bench --json printed`);
  return (report) => compared(report, earlier);
}

/** A missed bar is a measurement like any other, unless `check`. */
export function benchOutcome({ interrupted, scenarios }: Report, check: boolean): Outcome {
  const isMissed = scenarios.some(({ results }) => results.some(({ held }) => held.some(({ ok }) => !ok)));
  const isFailed = scenarios.some(({ failed }) => failed !== undefined);
  return { interrupted, incomplete: isFailed || (check && isMissed) };
}

function printFailures({ interrupted, scenarios }: Report, { io }: Session): void {
  if (interrupted) return void io.stderr.write('animectl: interrupted\n');
  for (const { name, failed } of scenarios)
    if (failed !== undefined) io.stderr.write(`animectl: ${name} could not be measured: ${plain(failed)}\n`);
}

interface Named {
  readonly name: string;
  readonly about: string;
}

function listLines(scenarios: readonly Named[]): string {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  return scenarios.map(({ name, about }) => `${name.padEnd(width)}  ${about}\n`).join('');
}

function listJson(scenarios: readonly Named[]): string {
  return `${safeJson({ schema: 1, scenarios: scenarios.map(({ name, about }) => ({ name, about })) }, 2)}\n`;
}

async function write(text: string, { output }: BenchOptions, session: Session): Promise<void> {
  if (output === undefined) session.io.stdout.write(text);
  else await writeText(output, text, session);
}
