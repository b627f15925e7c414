import { stringify } from 'csv-stringify/sync';
import { sources } from '../../model/ref.ts';
import { plain } from '../text.ts';

const columns = [
  'relation',
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

/** Titles, a line each, under a line of heads; `relation` only where a row has one. Formulas are made harmless. */
export function mediaCsv(rows: readonly object[]): string {
  const used = columns.filter((column) => column !== 'relation' || rows.some((row) => 'relation' in row));
  return stringify(rows.map(cellsOf), { header: true, columns: used, escape_formulas: true });
}

function cellsOf(row: object): Readonly<Record<string, string | number>> {
  const ids = 'ids' in row && typeof row.ids === 'object' ? row.ids : {};
  const cells = Object.entries({ ...row, ...ids }).flatMap(([name, value]): [string, string | number][] => {
    if (typeof value === 'string') return [[name, plain(value)]];
    if (typeof value === 'boolean') return [[name, String(value)]];
    return typeof value === 'number' ? [[name, value]] : [];
  });
  return Object.fromEntries(cells);
}
