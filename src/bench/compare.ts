import { z } from 'zod';
import type { Machine } from './machine.ts';
import type { Before, BenchReport, Result } from './report.ts';

/** Below this, a difference is no news. */
const leastShare = 0.05;

// Only what is compared; everything else of an earlier report may look as it likes.
const earlierReport = z.object({
  schema: z.literal(1),
  startedAt: z.string(),
  quick: z.boolean(),
  machine: z.object({
    cpu: z.string(),
    cpus: z.number(),
    memoryBytes: z.number(),
    os: z.string(),
    runtime: z.string(),
    sqlite: z.string(),
    animectl: z.string(),
  }),
  scenarios: z.array(
    z.object({
      name: z.string(),
      results: z.array(z.object({ name: z.string(), medianMs: z.number().positive(), deviationMs: z.number() })),
    }),
  ),
});

export type EarlierReport = z.infer<typeof earlierReport>;

/** The text of an earlier `--json`; undefined: it is none. */
export function readReport(text: string): EarlierReport | undefined {
  try {
    return earlierReport.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The report, with what each result was in an earlier one. */
export function compared(report: BenchReport, earlier: EarlierReport): BenchReport {
  const { startedAt, machine, scenarios } = earlier;
  const known = new Map(
    scenarios.flatMap(({ name, results }) => results.map((one) => [`${name}\n${one.name}`, one] as const)),
  );
  return {
    ...report,
    comparedWith: { startedAt, animectl: machine.animectl, differences: differencesOf(report, earlier) },
    scenarios: report.scenarios.map((scenario) => ({
      ...scenario,
      results: scenario.results.map((result) => {
        const was = known.get(`${scenario.name}\n${result.name}`);
        return was ? { ...result, before: beforeOf(result, was) } : result;
      }),
    })),
  };
}

function beforeOf(now: Result, was: { readonly medianMs: number; readonly deviationMs: number }): Before {
  const difference = now.medianMs - was.medianMs;
  const usual = Math.max(leastShare * was.medianMs, now.deviationMs, was.deviationMs);
  return {
    medianMs: was.medianMs,
    ratio: Math.round((now.medianMs / was.medianMs) * 1000) / 1000,
    change: Math.abs(difference) <= usual ? 'same' : difference > 0 ? 'slower' : 'faster',
  };
}

// Not animectl's own version: that is mostly why somebody compares.
const machineFacts: readonly (readonly [keyof Machine, string])[] = [
  ['cpu', 'processor'],
  ['cpus', 'number of processors'],
  ['memoryBytes', 'memory'],
  ['os', 'operating system'],
  ['runtime', 'Node'],
  ['sqlite', 'SQLite'],
];

function differencesOf(now: BenchReport, was: EarlierReport): readonly string[] {
  const machines = machineFacts
    .filter(([fact]) => now.machine[fact] !== was.machine[fact])
    .map(([fact, word]) => `another ${word} (${was.machine[fact]}, now ${now.machine[fact]})`);
  return now.quick === was.quick ? machines : [...machines, `one of the two is --quick`];
}
