import { stringify } from 'csv-stringify/sync';
import { plain } from '../../report/text/plain.ts';
import type { BenchReport, Result } from '../report.ts';
import { heldWords } from './words.ts';

const columns = [
  'scenario',
  'name',
  'medianMs',
  'p95Ms',
  'deviationMs',
  'minMs',
  'maxMs',
  'runs',
  'requests',
  'statements',
  'rowsPerSecond',
  'peakBytes',
  'throttled',
  'counts',
  'held',
  'ok',
  'beforeMs',
  'remark',
] as const;

type Row = Readonly<Partial<Record<(typeof columns)[number], string | number | undefined>>>;

/** A result a line, under a line of heads. What was not measured is empty. Formulas are made harmless. */
export function csv({ scenarios }: BenchReport): string {
  const rows = scenarios.flatMap(({ name, results }) => results.map((result) => row(name, result)));
  return stringify(rows, { header: true, columns: [...columns], escape_formulas: true });
}

function row(scenario: string, { held, counts = {}, before, name, remark, ...figures }: Result): Row {
  return {
    ...figures,
    scenario: plain(scenario),
    name: plain(name),
    counts: Object.entries(counts)
      .map(([what, value]) => `${plain(what)}: ${value}`)
      .join('; '),
    held: held.map(heldWords).join('; '),
    ok: held.length === 0 ? undefined : String(held.every(({ ok }) => ok)),
    beforeMs: before?.medianMs,
    remark: remark && plain(remark),
  };
}
