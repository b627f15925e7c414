import type { DocumentTitle, FranchiseDocument } from '../../franchise/document.ts';
import { outlineIn } from '../../franchise/document.ts';
import { type Link, linksOf } from '../../franchise/links.ts';
import type { Ref } from '../../model/ref.ts';
import type { RelationType } from '../../model/relation.ts';
import { compareDates } from '../../model/time.ts';
import { yearOf } from '../format/length.ts';
import { type Section, sectionsOf } from '../format/sections.ts';
import { drawnLinks } from './drawn-links.ts';

/** Where a title stands: in columns from the left, in lanes from the top. */
export interface Spot {
  readonly column: number;
  readonly lane: number;
}

/** A drawing as a grid: years from left to right, each continuity's main line in its first lane, what hangs on it below. */
export interface Grid {
  readonly spots: ReadonlyMap<Ref, Spot>;
  /** Each year, or '' for what has no date yet, with its first column. */
  readonly years: readonly { readonly year: string; readonly column: number }[];
  readonly columns: number;
  readonly lanes: number;
  /** Names of continuities, where there are several, above the first of their titles. */
  readonly heads: readonly (Spot & { readonly name: string })[];
  readonly links: readonly Link[];
  /** How many more relations there are than lines. */
  readonly leftOut: number;
}

/** Pure, and of the same size as what it is given. */
export function gridOf(document: FranchiseDocument): Grid {
  const { places } = outlineIn(document);
  const sections = sectionsOf(document);
  const refs = document.titles.map(({ ref }) => ref);
  const isLine = ({ ref }: DocumentTitle) => places.get(ref)?.kind !== 'branch';
  const years = yearsOf(sections, isLine);
  const bands = sections.map((section) => bandOf(section, years, isLine));
  const tops = stacked(bands);
  const spots = new Map<Ref, Spot>();
  for (const [n, band] of bands.entries())
    for (const [ref, { column, lane }] of band.spots) spots.set(ref, { column, lane: lane + (tops[n] ?? 0) });
  return {
    spots,
    years: [...years].map(([year, { column }]) => ({ year, column })),
    columns: Math.max(0, ...[...years.values()].map(({ column, width }) => column + width)),
    lanes: Math.max(0, ...bands.map((band, n) => band.lanes + (tops[n] ?? 0))),
    heads: bands.flatMap(({ name, first }, n) =>
      name === undefined ? [] : [{ name, column: first, lane: tops[n] ?? 0 }],
    ),
    ...drawnLinks(withoutKnots(linksOf(refs, document.relations))),
  };
}

type Years = ReadonlyMap<string, { readonly column: number; readonly width: number }>;

/** A year is as wide as any continuity's main line needs. What has no date comes last. */
function yearsOf(sections: readonly Section[], isLine: (title: DocumentTitle) => boolean): Years {
  const widths = new Map<string, number>();
  for (const { titles } of sections) {
    const own = new Map<string, number>();
    for (const title of titles) {
      const year = yearOf(title);
      own.set(year, (own.get(year) ?? 0) + (isLine(title) ? 1 : 0));
    }
    for (const [year, width] of own) widths.set(year, Math.max(widths.get(year) ?? 1, width));
  }
  let column = 0;
  const sorted = [...widths].sort(([a], [b]) => compareDates(a || '9999', b || '9999'));
  return new Map(
    sorted.map(([year, width]) => {
      const at = { column, width };
      column += width;
      return [year, at];
    }),
  );
}

/** One continuity by itself, its first lane being 0. */
interface Band {
  readonly name: string | undefined;
  readonly spots: ReadonlyMap<Ref, Spot>;
  readonly lanes: number;
  /** Its first and last column. */
  readonly first: number;
  readonly last: number;
}

function bandOf({ name, titles }: Section, years: Years, isLine: (title: DocumentTitle) => boolean): Band {
  const spots = new Map<Ref, Spot>();
  const taken = new Set<string>();
  const place = (title: DocumentTitle, lane: number): boolean => {
    const { column, width } = years.get(yearOf(title)) ?? { column: 0, width: 1 };
    for (let at = column; at < column + width; at++) {
      if (taken.has(`${at} ${lane}`)) continue;
      taken.add(`${at} ${lane}`);
      spots.set(title.ref, { column: at, lane });
      return true;
    }
    return false;
  };
  for (const title of titles.filter(isLine)) place(title, 0);
  for (const title of titles) for (let lane = 1; !spots.has(title.ref); lane++) place(title, lane);
  const all = [...spots.values()];
  const columns = all.map(({ column }) => column);
  return {
    name,
    spots,
    lanes: Math.max(0, ...all.map(({ lane }) => lane)) + 1,
    first: Math.min(...columns),
    last: Math.max(...columns),
  };
}

/** The first lane of each band: beside another one where their years leave room, else below. */
function stacked(bands: readonly Band[]): readonly number[] {
  const rows: { top: number; lanes: number; spans: (readonly [number, number])[] }[] = [];
  return bands.map(({ first, last, lanes }) => {
    // A row that is made for little is not made higher by much: the rows below would have to move.
    const free = rows.find(
      (row) =>
        (row.lanes >= lanes || row === rows.at(-1)) && row.spans.every(([a, b]) => last + 1 < a || first > b + 1),
    );
    if (free) {
      free.spans.push([first, last]);
      free.lanes = Math.max(free.lanes, lanes);
      return free.top;
    }
    const before = rows.at(-1);
    const top = before ? before.top + before.lanes : 0;
    rows.push({ top, lanes, spans: [[first, last]] });
    return top;
  });
}

const vague: ReadonlySet<RelationType> = new Set(['OTHER', 'CHARACTER']);

/** A special that is an extra of ten titles hangs on the first of them; ten lines would make a knot. */
function withoutKnots(links: readonly Link[]): readonly Link[] {
  const hung = new Set<Ref>();
  return links.filter(({ type, to }) => {
    const isMore = vague.has(type) && hung.has(to);
    hung.add(to);
    return !isMore;
  });
}
