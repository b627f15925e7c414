import { stringify } from 'csv-stringify/sync';
import { sources } from '../../model/ref.ts';
import { plain } from '../text/plain.ts';

/** What is written of a title in any CSV, in order, by the names that `--json` uses; ids by numbering. */
export const csvTitleColumns = [
  'ref',
  ...sources,
  'title',
  'english',
  'native',
  'format',
  'status',
  'episodes',
  'durationMinutes',
  'year',
  'startDate',
  'startYear',
  'startPrecision',
  'endDate',
  'rating',
  'adult',
] as const;

/**
 * A row a line, under a line of heads. What is not known is empty, several of something stand in one cell, with blanks
 * between. A cell that a spreadsheet would run as a formula starts with an apostrophe.
 */
export function csvText(rows: readonly object[], columns: readonly string[]): string {
  return stringify(
    rows.map((row) => cellsOf({ ...row, ...startOf(row) })),
    { header: true, columns: [...columns], escape_formulas: true },
  );
}

/**
 * A date that is known to the day in one row and to the year in another makes readers that guess types take the column for
 * dates in one table and for texts in the next: its year and how much of it is known are the same in all.
 */
function startOf(row: object): { readonly startYear?: number; readonly startPrecision?: string } {
  const date = 'startDate' in row && typeof row.startDate === 'string' ? row.startDate : '';
  const precision = { 4: 'year', 7: 'month', 10: 'day' }[date.length];
  return precision === undefined ? {} : { startYear: Number(date.slice(0, 4)), startPrecision: precision };
}

function cellsOf(row: object): Readonly<Record<string, string | number>> {
  const ids = 'ids' in row && typeof row.ids === 'object' ? row.ids : {};
  const cells = Object.entries({ ...row, ...ids }).flatMap(([name, value]): [string, string | number][] => {
    if (typeof value === 'string') return [[name, plain(value)]];
    if (typeof value === 'boolean') return [[name, String(value)]];
    if (Array.isArray(value)) return [[name, value.map((one) => plain(String(one))).join(' ')]];
    return typeof value === 'number' ? [[name, value]] : [];
  });
  return Object.fromEntries(cells);
}
