import { type DocumentTitle, type FranchiseDocument, outlineIn } from '../../franchise/document.ts';
import { isBegun } from '../../franchise/seen.ts';
import { pageUrlOf } from '../../model/ref.ts';
import { type Cell, type Column, grid } from '../text/grid.ts';
import { type Look, lookOf, nameOf, type Style } from '../text/style.ts';
import { formatLabels } from '../text/words.ts';
import { alsoRelatedLines, legendLines, looseLines, totalsLines } from './footer.ts';
import { headingLines, numberWord } from './heading.ts';
import { lengthOf, yearOf } from './length.ts';
import { nextOf } from './next.ts';
import { noteOf, shortNoteOf } from './note.ts';
import { sectionLines, sectionsOf } from './sections.ts';

/** The watch order as a flat list, 1 to n, a title a line; below, what comes next, what is related, how much there is, and from whom it is. */
export function list(document: FranchiseDocument, style: Style = {}): string {
  const look = lookOf(style);
  const { places } = outlineIn(document);
  const order = new Map(document.titles.map((title) => [title.ref, title.order]));
  const next = nextOf(document.titles)?.ref;
  const hasSigns = document.titles.some((title) => title.skippable || title.mine || title.ref === next);
  const sections = sectionsOf(document);
  const rows = sections.flatMap(({ titles }) =>
    titles.map((title): readonly Cell[] => {
      const place = places.get(title.ref);
      const paint = painter(title, place?.kind === 'branch', title.ref === next, look);
      const sign = hasSigns ? `${signOf(title, title.ref === next, look)} ` : '';
      return [
        { text: numberWord(title, document, look), paint: look.paint.dim },
        { text: sign + nameOf(title, look.titles), sign, link: pageUrlOf(title.ref), paint },
        { text: title.format ? formatLabels[title.format] : '', paint },
        { text: yearOf(title), paint },
        { text: lengthOf(title), paint },
        {
          text: noteOf(unsaid(title), place, order, look.now),
          short: shortNoteOf(unsaid(title), place, order),
          paint: title.ref === next ? paint : look.paint.dim,
        },
      ];
    }),
  );
  return [
    ...headingLines(document, look),
    ...(sections.length > 1 || document.titles.length === 0 ? [] : ['']),
    ...sectionLines(sections, grid(columns, rows, look), look),
    '',
    ...legendLines(document, look, signsOf(look)),
    ...alsoRelatedLines(document, look),
    ...looseLines(document, look),
    ...totalsLines(document, look),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

const columns: readonly Column[] = [
  { head: '#', right: true },
  { head: 'Title', flexible: true },
  { head: 'Format' },
  { head: 'Year', right: true, spare: 1 },
  { head: 'Length', right: true, spare: 2 },
  { head: 'Related', spare: 3 },
];

/** Of what is seen the sign says it. */
function unsaid(title: DocumentTitle): DocumentTitle {
  const { mine, ...rest } = title;
  return mine?.seen ? rest : title;
}

const signsOf = ({ ascii }: Look) =>
  ascii ? { optional: '~', next: '>', seen: 'x', begun: '+' } : { optional: '◦', next: '»', seen: '✓', begun: '▸' };

function signOf({ skippable, mine }: DocumentTitle, isNext: boolean, look: Look): string {
  const signs = signsOf(look);
  if (mine?.seen) return signs.seen;
  if (isBegun(mine)) return signs.begun;
  return isNext ? signs.next : skippable ? signs.optional : ' ';
}

function painter(title: DocumentTitle, isBranch: boolean, isNext: boolean, { paint }: Look): (text: string) => string {
  if (isNext) return (text) => paint.green(paint.bold(text));
  if (title.skippable || title.status === 'NOT_YET_RELEASED') return paint.dim;
  return isBranch ? (text) => text : paint.bold;
}
