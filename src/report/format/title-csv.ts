import { csvText, csvTitleColumns } from './csv-cells.ts';

/** Titles, a line each; how they are related and who says so only where rows have it. */
export function mediaCsv(rows: readonly object[]): string {
  const has = (column: string) => rows.some((row) => column in row);
  return csvText(rows, [...['relation', 'by'].filter(has), ...csvTitleColumns]);
}
