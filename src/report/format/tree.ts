import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import { type Place, type Shape, shapeOf } from '../../franchise/shape.ts';
import type { Ref } from '../../model/ref.ts';
import { type Cell, type Column, grid } from '../grid.ts';
import { type Look, lookOf, nameOf, type Style } from '../style.ts';
import { plain } from '../text.ts';
import { cut } from '../width.ts';
import { formatWords } from '../words.ts';
import { alsoRelatedLines, totalsLine } from './footer.ts';
import { lengthOf, yearOf } from './length.ts';
import { noteOf } from './note.ts';

/**
 * The watch order from top to bottom: the main line straight down, and what belongs to it beside it, each line saying what it
 * is to which number. Below, the totals and what is related and was not followed.
 */
export function tree(document: FranchiseDocument, style: Style = {}): string {
  const look = lookOf(style);
  const shape = shapeOf(document.titles, document.relations);
  const order = new Map(document.titles.map((title) => [title.ref, title.order]));
  const levels = levelsOf(document.titles, shape);
  const rows = document.titles.map((title, n): readonly Cell[] => {
    const place = shape.places.get(title.ref) ?? { kind: 'branch', recap: false };
    const paint = painter(title, place, look);
    return [
      { text: String(title.order), paint: look.paint.dim },
      { ...nameCell(title, gutter(n, levels, place, look), document.title, look), paint },
      { text: title.format ? formatWords[title.format] : '', paint },
      { text: yearOf(title), paint },
      { text: lengthOf(title), paint },
      { text: noteOf(title, place, order), paint: look.paint.dim },
    ];
  });
  const head = cut(plain(document.title), look.columns, look.mark);
  const lines = [look.paint.bold(head), ...grid(columns, rows, look), '', totalsLine(document, shape, look)];
  return [...lines, ...alsoRelatedLines(document, look)].map((line) => `${line}\n`).join('');
}

const columns: readonly Column[] = [
  { head: '#', right: true },
  { head: 'Title', flexible: true },
  { head: 'Format' },
  { head: 'Year', right: true, spare: 1 },
  { head: 'Length', right: true, spare: 2 },
  { head: 'Related' },
];

/** 0 for the lines that run down; a branch is one beside them, two when it hangs on the branch just above it. */
function levelsOf(titles: readonly DocumentTitle[], { places }: Shape): readonly number[] {
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
  readonly branch: string;
  readonly last: string;
  readonly down: string;
  readonly first: string;
}
const drawn: Signs = { main: '● ', line: '○ ', branch: '├─ ', last: '└─ ', down: '│  ', first: '┌─ ' };
const typed: Signs = { main: '* ', line: 'o ', branch: '|- ', last: '`- ', down: '|  ', first: ',- ' };

function gutter(n: number, levels: readonly number[], { kind }: Place, look: Look): string {
  const signs = look.ascii ? typed : drawn;
  const level = levels[n] ?? 0;
  if (kind !== 'branch') return kind === 'main' ? signs.main : signs.line;
  const rest = levels.slice(n + 1);
  const own = level === 1 ? rest.some((one) => one < 2) : rest[0] === 2;
  const started = levels.slice(0, n).some((one) => one === 0 || level === 2 || one === 1);
  const sign = own ? (started ? signs.branch : signs.first) : signs.last;
  if (level === 1) return sign;
  return (rest.some((one) => one < 2) ? signs.down : '   ') + sign;
}

/** Where a name is too long, what it shares with the whole franchise goes first: "… Season 3 Part 2". */
function nameCell(title: DocumentTitle, sign: string, franchise: string, look: Look): Cell {
  const name = nameOf(title, look.titles);
  const shared = plain(franchise);
  const rest = name.startsWith(shared)
    ? /^(?:[:,]? |: ?| [-–] )(?=\S)(.*)$/.exec(name.slice(shared.length))?.[1]
    : undefined;
  return { text: sign + name, shorten: () => sign + (rest ? `${look.mark} ${rest}` : name) };
}

function painter(title: DocumentTitle, { kind, recap }: Place, { paint }: Look): (text: string) => string {
  if (recap || skippable.has(title.format ?? '') || title.status === 'NOT_YET_RELEASED') return paint.dim;
  return kind === 'main' ? paint.bold : (text) => text;
}

const skippable: ReadonlySet<string> = new Set(['MUSIC', 'CM', 'PV']);
