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
  'endDate',
  'rating',
  'adult',
] as const;

/**
 * A row a line, under a line of heads. What is not known is empty, several of something stand in one cell, with blanks
 * between. A cell that a spreadsheet would run as a formula starts with an apostrophe.
 */
export function csvText(rows: readonly object[], columns: readonly string[]): string {
  return stringify(rows.map(cellsOf), { header: true, columns: [...columns], escape_formulas: true });
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
