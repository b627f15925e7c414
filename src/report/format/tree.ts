import { type DocumentTitle, type FranchiseDocument, outlineIn } from '../../franchise/document.ts';
import type { Place } from '../../franchise/shape.ts';
import { pageUrlOf, type Ref } from '../../model/ref.ts';
import { type Cell, type Column, grid } from '../text/grid.ts';
import { type Look, lookOf, nameOf, type Style } from '../text/style.ts';
import { formatLabels } from '../text/words.ts';
import { alsoRelatedLines, legendLines, looseLines, totalsLines } from './footer.ts';
import { headingLines, numberWord } from './heading.ts';
import { lengthOf, yearOf } from './length.ts';
import { nextOf } from './next.ts';
import { noteOf, shortNoteOf } from './note.ts';
import { sectionLines, sectionsOf } from './sections.ts';

/**
 * The watch order from top to bottom: the main line straight down, and what belongs to it beside it, each line saying what it
 * is to which number. Below, the totals and what is related and was not followed.
 */
export function tree(document: FranchiseDocument, style: Style = {}): string {
  const look = lookOf(style);
  const { places } = outlineIn(document);
  const order = new Map(document.titles.map((title) => [title.ref, title.order]));
  const next = nextOf(document.titles)?.ref;
  const sections = sectionsOf(document);
  const rows = sections.flatMap(({ titles }) => {
    const levels = levelsOf(titles, places);
    return titles.map((title, n): readonly Cell[] => {
      const place = places.get(title.ref) ?? unknownPlace;
      const isNext = title.ref === next;
      const paint = painter(title, place, isNext, look);
      const sign = gutter(n, levels, place, mark(title, isNext), look);
      return [
        { text: numberWord(title, document, look), paint: look.paint.dim },
        { text: sign + nameOf(title, look.titles), sign, link: pageUrlOf(title.ref), paint },
        { text: title.format ? formatLabels[title.format] : '', paint },
        { text: yearOf(title), paint },
        { text: lengthOf(title), paint },
        {
          text: noteOf(title, place, order, look.now),
          short: shortNoteOf(title, place, order),
          paint: isNext ? paint : look.paint.dim,
        },
      ];
    });
  });
  const { skip, line } = signsOf(look);
  const hasLines = document.titles.some(({ ref }) => places.get(ref)?.kind === 'line');
  return [
    ...headingLines(document, look),
    ...sectionLines(sections, grid(columns, rows, look), look),
    '',
    ...legendLines(document, look, { optional: skip, ...(hasLines && { line }) }),
    ...alsoRelatedLines(document, look),
    ...looseLines(document, look),
    ...totalsLines(document, look),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

const unknownPlace: Place = { kind: 'branch', recap: false };

const columns: readonly Column[] = [
  { head: '#', right: true },
  { head: 'Title', flexible: true },
  { head: 'Format' },
  { head: 'Year', right: true, spare: 1 },
  { head: 'Length', right: true, spare: 2 },
  { head: 'Related', spare: 3 },
];

/** 0 for the lines that run down; a branch is one beside them, two when it hangs on the branch just above it. */
function levelsOf(titles: readonly DocumentTitle[], places: ReadonlyMap<Ref, Place>): readonly number[] {
  const levels: number[] = [];
  let base: readonly Ref[] = [];
  for (const [n, { ref }] of titles.entries()) {
    const place = places.get(ref);
    const above = titles[n - 1]?.ref;
    const of = place?.tie?.of ?? [];
    if (place?.kind !== 'branch') levels.push(0);
    else if (levels[n - 1] === 1 && above && of.includes(above)) {
      base = [above];
      levels.push(2);
    } else levels.push(levels[n - 1] === 2 && of.some((one) => base.includes(one)) ? 2 : 1);
  }
  return levels;
}

interface Signs {
  readonly main: string;
  readonly line: string;
  readonly next: string;
  readonly branch: string;
  readonly last: string;
  readonly first: string;
  /** From the corner to the title: as usual, to one that may be skipped, to what comes next. */
  readonly plain: string;
  readonly skip: string;
  readonly down: string;
}
const drawn: Signs = {
  main: '●',
  line: '○',
  next: '»',
  branch: '├',
  last: '└',
  first: '┌',
  plain: '─',
  skip: '┄',
  down: '│  ',
};
const typed: Signs = {
  main: '*',
  line: 'o',
  next: '>',
  branch: '|',
  last: '`',
  first: ',',
  plain: '-',
  skip: '~',
  down: '|  ',
};

function signsOf({ ascii }: Look): Signs {
  return ascii ? typed : drawn;
}

type Mark = 'plain' | 'skip' | 'next';

function mark({ skippable }: DocumentTitle, isNext: boolean): Mark {
  return isNext ? 'next' : skippable ? 'skip' : 'plain';
}

function gutter(n: number, levels: readonly number[], { kind }: Place, end: Mark, look: Look): string {
  const signs = signsOf(look);
  const level = levels[n] ?? 0;
  if (kind !== 'branch') return `${end === 'next' ? signs.next : kind === 'main' ? signs.main : signs.line} `;
  const rest = levels.slice(n + 1);
  const goesOn = level === 1 ? rest.some((one) => one < 2) : rest[0] === 2;
  const corner = goesOn ? (n > 0 ? signs.branch : signs.first) : signs.last;
  const sign = `${corner}${signs[end]} `;
  if (level === 1) return sign;
  return (rest.some((one) => one < 2) ? signs.down : '   ') + sign;
}

function painter(title: DocumentTitle, { kind }: Place, isNext: boolean, { paint }: Look): (text: string) => string {
  if (isNext) return (text) => paint.green(paint.bold(text));
  if (title.skippable || title.status === 'NOT_YET_RELEASED') return paint.dim;
  return kind === 'main' ? paint.bold : (text) => text;
}
