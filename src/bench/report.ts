import type { Machine } from './machine.ts';
import type { Bar, Held, Measurement, Scenario } from './scenario.ts';
import { type Statistics, statisticsOf } from './statistics.ts';

/** What `bench --json` prints: times in ms, sizes in bytes. What a scenario does not measure is absent. */
export interface BenchReport {
  readonly schema: 1;
  readonly machine: Machine;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Less was done of everything than usual. */
  readonly quick: boolean;
  /** It was cut short: what is here was measured before. */
  readonly interrupted: boolean;
  readonly scenarios: readonly ScenarioReport[];
  /** The run that it was compared with. */
  readonly comparedWith?: ComparedWith;
}

export interface ComparedWith {
  /** ISO 8601. */
  readonly startedAt: string;
  readonly animectl: string;
  /** Why the two cannot quite be compared, for people. Empty: they can. */
  readonly differences: readonly string[];
}

export interface ScenarioReport {
  readonly name: string;
  readonly about: string;
  readonly results: readonly Result[];
  /** Why not all of it could be measured. */
  readonly failed?: string;
}

/** One way of doing something, over all its counted runs. */
export interface Result extends Statistics {
  readonly name: string;
  /** HTTP requests of one run. */
  readonly requests?: number;
  /** SQL statements of one run. */
  readonly statements?: number;
  /** At the median time. */
  readonly rowsPerSecond?: number;
  readonly peakBytes?: number;
  /** 429s provoked by all runs. */
  readonly throttled?: number;
  readonly counts?: Readonly<Record<string, number>>;
  readonly held: readonly HeldResult[];
  /** What the run that it was compared with had. */
  readonly before?: Before;
}

export interface Before {
  readonly medianMs: number;
  /** The median now, as so many times the median then. */
  readonly ratio: number;
  /** `same`: the difference is within what runs differ by anyhow. */
  readonly change: 'faster' | 'slower' | 'same';
}

export interface HeldResult {
  readonly figure: string;
  readonly value: number;
  readonly bar: Bar;
  readonly ok: boolean;
}

function resultOf({ name, timesMs, rows, held = [], ...counted }: Measurement): Result {
  const statistics = rounded(statisticsOf(timesMs));
  const rowsPerSecond = rows === undefined ? {} : { rowsPerSecond: Math.round((rows * 1000) / statistics.medianMs) };
  return { name, ...statistics, ...counted, ...rowsPerSecond, held: held.map(judged) };
}

function judged({ figure, value, bar }: Held): HeldResult {
  return { figure, value: round(value), bar, ok: 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast };
}

/** To three decimals: nobody measures more. */
const round = (value: number): number => Math.round(value * 1000) / 1000;

function rounded(statistics: Statistics): Statistics {
  const { medianMs, p95Ms, deviationMs, minMs, maxMs } = statistics;
  return {
    ...statistics,
    medianMs: round(medianMs),
    p95Ms: round(p95Ms),
    deviationMs: round(deviationMs),
    minMs: round(minMs),
    maxMs: round(maxMs),
  };
}

/** Of a scenario that was run to its end, or as far as it came. */
export function scenarioReport(
  { name, about }: Scenario,
  measurements: readonly Measurement[],
  failed?: string,
): ScenarioReport {
  return { name, about, results: measurements.map(resultOf), ...(failed !== undefined && { failed }) };
}

/** All that is held to a bar, with where it belongs. */
export function heldIn({ scenarios }: BenchReport): readonly (HeldResult & { readonly of: string })[] {
  return scenarios.flatMap(({ name, results }) =>
    results.flatMap((result) => result.held.map((one) => ({ ...one, of: `${name} ${result.name}` }))),
  );
}
