import type { CatalogDocument } from '../../model/documents.ts';
import { type Column, grid, headRow } from '../text/grid.ts';
import { lookOf, type Style } from '../text/style.ts';
import { count } from '../text/words.ts';

const columns: readonly Column[] = [
  { head: 'Franchise', flexible: true },
  { head: 'Titles', right: true },
  { head: 'Years' },
  { head: 'First', spare: 1 },
];

/** A franchise a row; below, how much there is, as of when and from where. */
export function catalogText({ asOf, sources, franchises }: CatalogDocument, style: Style = {}): string {
  const look = lookOf(style);
  const rows = franchises.map(({ name, titles }) =>
    [name, String(titles.length), yearsOf(titles.flatMap(({ year }) => year ?? [])), titles[0]?.ref ?? ''].map(
      (text) => ({ text }),
    ),
  );
  const titles = franchises.reduce((sum, one) => sum + one.titles.length, 0);
  return [
    ...grid(columns, [headRow(columns, look), ...rows], look),
    '',
    `${count(franchises.length, 'franchise')}, ${count(titles, 'title')}, as of ${asOf}.`,
    ...sources,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** `2013`, `2013-2023`; nothing where no year is known. */
function yearsOf(years: readonly number[]): string {
  if (years.length === 0) return '';
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first}-${last}`;
}
