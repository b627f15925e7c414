import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import type { Link } from '../../franchise/links.ts';
import { factsLine } from '../format/picture.ts';
import { plain } from '../text/plain.ts';
import { lookOf, nameOf, type Style } from '../text/style.ts';
import { cut, widthOf } from '../text/width.ts';
import { providersWords, roleWords } from '../text/words.ts';
import { html } from './escape.ts';
import { type Grid, gridOf, type Spot } from './grid.ts';

/** Sizes in pixels at 100 %, at which every letter has 12 or more. */
const box = { width: 208, height: 62 };
const gap = { x: 44, y: 30 };
const margin = { left: 40, top: 40, head: 22 };

/** A graph that is drawn. */
export interface Drawing {
  /** Empty where there is nothing to draw. */
  readonly svg: string;
  /** How many relations have no line in it, because there are too many. */
  readonly leftOut: number;
}

/** The graph as a drawing that needs no script: boxes are links to the list, lines keep to the gaps between boxes. */
export function graphSvg(document: FranchiseDocument, style: Style): Drawing {
  const grid = gridOf(document);
  const { leftOut } = grid;
  if (grid.spots.size === 0) return { svg: '', leftOut };
  const width = margin.left * 2 + grid.columns * (box.width + gap.x);
  const height = margin.top + grid.lanes * laneHeight(grid) + 8;
  const order = new Map(document.titles.map(({ ref, order: n }) => [ref, n]));
  const lines = grid.links.map((link) => {
    const ends = `data-from="${order.get(link.from)}" data-to="${order.get(link.to)}"`;
    const words = `${order.get(link.to)} is ${roleWords[link.type]} of ${order.get(link.from)}, stated by ${providersWords(link.by)}`;
    return `<path class="link ${link.type}${link.directed ? ' directed' : ''}" ${ends} d="${pathOf(link, grid)}"><title>${html(words)}</title></path>`;
  });
  const svg = `<svg class="graph" role="group" aria-label="Titles by year, with what relates them" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
${markers}
${yearLines(grid, height)}
${lines.join('\n')}
${headTexts(grid)}
${document.titles.map((title) => boxSvg(title, grid, style)).join('\n')}
</svg>`;
  return { svg, leftOut };
}

/** Types whose lines have a colour of their own; the rest share one. */
const coloured = ['SEQUEL', 'SIDE_STORY', 'SPIN_OFF', 'ALTERNATIVE', 'SUMMARY'];
const markers = `<defs>${[...coloured, 'rest']
  .map(
    (type) =>
      `<marker id="to-${type}" class="${type}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>`,
  )
  .join('')}</defs>`;

/** Room for the name of a continuity above each lane, where there are names. */
const laneHeight = ({ heads }: Grid): number => box.height + gap.y + (heads.length > 0 ? margin.head / 2 : 0);

function cornerOf({ column, lane }: Spot, grid: Grid): { readonly x: number; readonly y: number } {
  const head = grid.heads.length > 0 ? margin.head : 0;
  return { x: margin.left + column * (box.width + gap.x), y: margin.top + head + lane * laneHeight(grid) };
}

function yearLines({ years }: Grid, height: number): string {
  return years
    .map(({ year, column }) => {
      const x = margin.left + column * (box.width + gap.x);
      const line = column > 0 ? `<path class="year" d="M${x - gap.x / 2} 0V${height}"/>` : '';
      return `${line}<text class="year" x="${x}" y="20">${html(year || 'no date yet')}</text>`;
    })
    .join('\n');
}

function headTexts(grid: Grid): string {
  return grid.heads
    .map((head) => {
      const { x, y } = cornerOf(head, grid);
      return `<text class="head" x="${x}" y="${y - 8}">${html(cut(plain(head.name), 60))}</text>`;
    })
    .join('\n');
}

function boxSvg(title: DocumentTitle, grid: Grid, style: Style): string {
  const { x, y } = cornerOf(grid.spots.get(title.ref) ?? { column: 0, lane: 0 }, grid);
  const name = nameOf(title, lookOf(style).titles);
  const facts = factsLine(title);
  const [first = '', second] = labelLines(`${title.order}  ${shortName(title, name)}`);
  const lines = [first, ...(second ? [second] : [])];
  const top = second ? 19 : 27;
  const texts = lines.map((line, n) => `<text x="10" y="${top + n * 17}">${html(line)}</text>`);
  const look = [title.format ?? 'other', title.skippable && 'minor', title.status === 'NOT_YET_RELEASED' && 'soon'];
  const spoken = html(`${title.order}. ${name}, ${facts}`);
  return [
    `<a class="node ${look.filter(Boolean).join(' ')}" href="#t${title.order}" data-n="${title.order}" transform="translate(${x} ${y})">`,
    `<title>${spoken}</title><rect width="${box.width}" height="${box.height}" rx="7"/>`,
    ...texts,
    `<text class="facts" x="10" y="${top + lines.length * 17}">${html(facts)}</text></a>`,
  ].join('');
}

/** Straight to the right neighbour; else out of the box, along the gaps between lanes and columns, and in from the left. */
function pathOf({ from, to, type }: Link, grid: Grid): string {
  const [source, target] = [grid.spots.get(from), grid.spots.get(to)];
  if (!source || !target) return '';
  const [a, b] = [cornerOf(source, grid), cornerOf(target, grid)];
  const into = { x: b.x - 2, y: b.y + box.height / 2 };
  if (source.lane === target.lane && source.column < target.column && isFree(source, target, grid))
    return `M${a.x + box.width} ${into.y}H${into.x}`;
  // Lines of different kinds that share a gap run side by side.
  const shift = (Math.max(0, coloured.indexOf(type)) - 2) * 4;
  const down = target.lane >= source.lane;
  const edge = down ? a.y + box.height : a.y;
  const between = down ? edge + 9 + shift / 2 : edge - 9 + shift / 2;
  const beside = b.x - gap.x / 2 + shift;
  const out = a.x + box.width / 2 + shift * 2;
  return `M${out} ${edge}V${between}H${beside}V${into.y}H${into.x}`;
}

function isFree({ column, lane }: Spot, target: Spot, { spots }: Grid): boolean {
  return ![...spots.values()].some((one) => one.lane === lane && one.column > column && one.column < target.column);
}

/** Under its continuity's name a title needs not repeat it. */
export function shortName({ continuity }: DocumentTitle, name: string): string {
  const start = plain(continuity);
  const rest = name.startsWith(start) ? /^(?:[:,]? |: ?| [-–] )(\S.*)$/.exec(name.slice(start.length))?.[1] : undefined;
  return rest ? `… ${rest}` : name;
}

/** Columns that fit a box at its size of letters. */
const columns = 26;

/** At the most two lines, cut between words where that is possible. */
export function labelLines(text: string): readonly string[] {
  if (widthOf(text) <= columns) return [text];
  const words = text.split(' ');
  let first = '';
  while (words.length > 0 && widthOf(`${first} ${words[0]}`) <= columns) first = `${first} ${words.shift()}`;
  const rest = first.trim().length > 6 ? words.join(' ') : '';
  if (rest) return [first.trim(), cut(rest, columns)];
  const start = cut(text, columns, '');
  return [start, cut(text.slice(start.length).trim(), columns)];
}
