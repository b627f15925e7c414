import { stringify } from 'csv-stringify/sync';
import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import { sources } from '../../model/ref.ts';
import { plain } from '../text.ts';

/** The columns, in order, by the names that `--json` uses; ids by numbering. */
export const csvColumns = [
  'order',
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
  'rating',
  'adult',
  'depth',
  'via',
  'viaType',
  'from',
  'continuity',
  'skippable',
] as const;

/**
 * A title a line, under a line of heads. What is not known is empty. A cell that a spreadsheet would run as a formula starts
 * with an apostrophe.
 */
export function csv(document: FranchiseDocument): string {
  return stringify(document.titles.map(row), { header: true, columns: [...csvColumns], escape_formulas: true });
}

function row(title: DocumentTitle): Readonly<Record<string, string | number | undefined>> {
  const { ids, via, adult, statedBy: _, title: romaji, english, native, continuity, ...rest } = title;
  return {
    ...rest,
    ...ids,
    title: plain(romaji),
    english: english && plain(english),
    native: native && plain(native),
    adult: adult === undefined ? undefined : String(adult),
    via: via?.ref,
    viaType: via?.type,
    continuity: plain(continuity),
  };
}
