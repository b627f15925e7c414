import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import { searched, searchedSteps } from '../../model/names.ts';
import { factsOf } from '../format/picture.ts';
import { sectionsOf } from '../format/sections.ts';
import { plain } from '../text/plain.ts';
import { lookOf, nameOf, type Style } from '../text/style.ts';
import { cut, widthOf } from '../text/width.ts';
import { providersWords, roleWords } from '../text/words.ts';
import type { Layout, Route } from './layout.ts';
import type { Point } from './pack.ts';

/** What the page's script draws, by the numbers of the watch order. */
export interface PageData {
  /** How what is typed becomes what is searched. */
  readonly folding: typeof searchedSteps;
  readonly sections: readonly string[];
  readonly titles: readonly {
    readonly n: number;
    readonly name: string;
    readonly facts: string;
    readonly label: string;
    /** All its names as they are searched, and its ref. */
    readonly words: string;
    readonly format: string;
    readonly skippable: boolean;
    readonly soon: boolean;
    /** Index of its section, where there is more than one. */
    readonly section?: number;
    readonly x: number;
    readonly y: number;
  }[];
  readonly links: readonly PageLink[];
}

export interface PageLink {
  readonly from: number;
  readonly to: number;
  readonly type: string;
  readonly word: string;
  readonly back: string;
  readonly directed: boolean;
  /** Who states it. */
  readonly by: string;
  /** Undefined: straight, from one continuity to another. */
  readonly bends?: Bends;
}

/** A line with turns as cytoscape has it: ends by their distance from the box's centre, turns by share of and distance from the straight line. */
export interface Bends {
  readonly source: string;
  readonly target: string;
  readonly weights: readonly number[];
  readonly distances: readonly number[];
}

export function pageData(document: FranchiseDocument, layout: Layout, style: Style): PageData {
  const look = lookOf(style);
  const sections = sectionsOf(document).flatMap(({ name }) => name ?? []);
  const order = new Map(document.titles.map((title) => [title.ref, title.order]));
  return {
    folding: searchedSteps,
    sections: sections.map(plain),
    titles: document.titles.map((title) => {
      const name = nameOf(title, look.titles);
      const facts = factsOf(title);
      const at = layout.titles.get(title.ref) ?? { x: 0, y: 0 };
      return {
        n: title.order,
        name,
        facts,
        label: [...labelLines(`${title.order}  ${shortName(title, name)}`), facts].join('\n'),
        words: searchWords(title),
        format: title.format ?? '',
        skippable: title.skippable !== undefined,
        soon: title.status === 'NOT_YET_RELEASED',
        ...(sections.length > 0 && { section: sections.indexOf(title.continuity) }),
        ...at,
      };
    }),
    links: layout.links.map((link) => linkData(link, order, layout)),
  };
}

/** In its continuity's frame a title needs not repeat the continuity's name. */
function shortName({ continuity }: DocumentTitle, name: string): string {
  const start = plain(continuity);
  const rest = name.startsWith(start) ? /^(?:[:,]? |: ?| [-–] )(\S.*)$/.exec(name.slice(start.length))?.[1] : undefined;
  return rest ? `… ${rest}` : name;
}

function searchWords({ title, english = '', native = '', ref }: DocumentTitle): string {
  const names = [title, english, native].filter((name) => name !== '');
  return plain([...names.map(searched), ref].join(' '));
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

function linkData(link: Route, order: ReadonlyMap<string, number>, layout: Layout): PageLink {
  const { from, to, type, back, directed, by, points } = link;
  const bends = bendsOf(points, layout.titles.get(from), layout.titles.get(to));
  return {
    from: order.get(from) ?? 0,
    to: order.get(to) ?? 0,
    type,
    word: roleWords[type],
    back: roleWords[back],
    directed,
    by: providersWords(by),
    ...(bends && { bends }),
  };
}

export function bendsOf(points: readonly Point[], from: Point | undefined, to: Point | undefined): Bends | undefined {
  const start = points[0];
  const end = points.at(-1);
  if (!start || !end || !from || !to) return undefined;
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  const length = Math.hypot(dx, dy) || 1;
  const turns = points.slice(1, -1).map(({ x, y }) => ({ x: x - start.x, y: y - start.y }));
  return {
    source: `${start.x - from.x}px ${start.y - from.y}px`,
    target: `${end.x - to.x}px ${end.y - to.y}px`,
    weights: turns.map(({ x, y }) => rounded((x * dx + y * dy) / length ** 2)),
    distances: turns.map(({ x, y }) => rounded((y * dx - x * dy) / length)),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
