import { type DocumentTitle, type FranchiseDocument, outlineIn } from '../../franchise/document.ts';
import { pageUrlOf } from '../../model/ref.ts';
import { type Cell, type Column, grid, headRow } from '../text/grid.ts';
import { lookOf, nameOf, type Style } from '../text/style.ts';
import { formatLabels, statusLabels } from '../text/words.ts';
import { alsoRelatedLines, legendLines, looseLines, totalsLines } from './footer.ts';
import { numberWord } from './heading.ts';
import { yearOf } from './length.ts';
import { noteOf, shortNoteOf } from './note.ts';
import { sectionLines, sectionsOf } from './sections.ts';

const columns: readonly Column[] = [
  { head: '#', right: true },
  { head: 'Title', flexible: true },
  { head: 'Format' },
  { head: 'Year', right: true },
  { head: 'Ep', right: true, spare: 1 },
  { head: 'Min', right: true, spare: 2 },
  { head: 'Status', spare: 4 },
  { head: 'Rating', spare: 5 },
  { head: 'Related', spare: 3 },
  { head: 'Ref' },
];

/** A title a row, in watch order; what does not fit is left out from the right. */
export function table(document: FranchiseDocument, style: Style = {}): string {
  const look = lookOf(style);
  const { places } = outlineIn(document);
  const order = new Map(document.titles.map(({ ref, order }) => [ref, order]));
  const sections = sectionsOf(document);
  const rows = sections
    .flatMap(({ titles }) => titles)
    .map((title) =>
      cells(title, numberWord(title, document, look), nameOf(title, look.titles), {
        text: noteOf(title, places.get(title.ref), order, look.now),
        short: shortNoteOf(title, places.get(title.ref), order),
      }),
    );
  const [head = '', ...rest] = grid(columns, [headRow(columns, look), ...rows], look);
  return [
    ...sectionLines(sections, rest, look, [head]),
    '',
    ...legendLines(document, look),
    ...alsoRelatedLines(document, look),
    ...looseLines(document, look),
    ...totalsLines(document, look),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function cells(title: DocumentTitle, number: string, name: string, note: Cell): readonly Cell[] {
  return [
    number,
    name,
    title.format && formatLabels[title.format],
    yearOf(title),
    title.episodes,
    title.durationMinutes,
    title.status && statusLabels[title.status],
    title.rating,
    note,
    title.ref,
  ].map((value, n) =>
    typeof value === 'object' ? value : { text: String(value ?? ''), ...(n === 1 && { link: pageUrlOf(title.ref) }) },
  );
}
