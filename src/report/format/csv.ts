import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import { csvText, csvTitleColumns } from './csv-cells.ts';

const csvColumns = [
  'order',
  ...csvTitleColumns.filter((column) => column !== 'endDate'),
  'depth',
  'via',
  'viaType',
  'from',
  'continuity',
  'skippable',
] as const;

/** A title a line, in watch order. */
export function csv(document: FranchiseDocument): string {
  return csvText(document.titles.map(rowOf), csvColumns);
}

function rowOf({ via, ...title }: DocumentTitle): object {
  return { ...title, via: via?.ref, viaType: via?.type };
}
