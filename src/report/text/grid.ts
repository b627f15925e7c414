import type { Look } from './style.ts';
import { cut, padEnd, padStart, widthOf } from './width.ts';

export interface Column {
  readonly head: string;
  readonly right?: boolean;
  /** It is the one that is cut where room is short. At most one in a grid. */
  readonly flexible?: boolean;
  /** Left out where room is short, the highest first. Undefined: never. */
  readonly spare?: number;
}

/** A text, what it looks like, and a way to shorten it that keeps what tells it from others. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
  readonly shorten?: (width: number) => string;
}

/** Narrower than this, a flexible column is no use: spare ones go first. */
const enough = 18;
const gap = '  ';

/** Rows of cells in columns, no line wider than the look's columns. */
export function grid(columns: readonly Column[], rows: readonly (readonly Cell[])[], look: Look): readonly string[] {
  const natural = columns.map((_, n) => Math.max(0, ...rows.map((row) => widthOf(row[n]?.text ?? ''))));
  const used = columns.map((_, n) => n).filter((n) => (natural[n] ?? 0) > 0);
  const shown = fitting(columns, used, natural, look.columns);
  const widths = squeezed(columns, shown, natural, look.columns);
  return rows.map((row) => line(row, columns, shown, widths, look));
}

/** A row of the heads, as a first row for `grid`. */
export function headRow(columns: readonly Column[], look: Look): readonly Cell[] {
  return columns.map(({ head }) => ({ text: head, paint: look.paint.bold }));
}

function fitting(
  columns: readonly Column[],
  used: readonly number[],
  natural: readonly number[],
  room: number,
): readonly number[] {
  const least = total(used.map((n) => (columns[n]?.flexible ? Math.min(enough, natural[n] ?? 0) : (natural[n] ?? 0))));
  const spare = used
    .filter((n) => columns[n]?.spare !== undefined)
    .sort((a, b) => (columns[b]?.spare ?? 0) - (columns[a]?.spare ?? 0))[0];
  if (least <= room || spare === undefined) return used;
  return fitting(
    columns,
    used.filter((n) => n !== spare),
    natural,
    room,
  );
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + gap.length * Math.max(0, widths.length - 1);
}

/** What is too much is taken from the flexible column, down to a few letters, and then from the last ones. */
function squeezed(
  columns: readonly Column[],
  shown: readonly number[],
  natural: readonly number[],
  room: number,
): readonly number[] {
  const widths = [...natural];
  let over = total(shown.map((n) => natural[n] ?? 0)) - room;
  const flexible = shown.find((n) => columns[n]?.flexible);
  for (const [n, least] of [[flexible, 8] as const, ...[...shown].reverse().map((one) => [one, 1] as const)]) {
    if (n === undefined || over <= 0) continue;
    const taken = Math.max(0, Math.min(over, (widths[n] ?? 0) - least));
    widths[n] = (widths[n] ?? 0) - taken;
    over -= taken;
  }
  return widths;
}

function line(
  row: readonly Cell[],
  columns: readonly Column[],
  shown: readonly number[],
  widths: readonly number[],
  look: Look,
): string {
  const last = shown.findLast((n) => (row[n]?.text ?? '') !== '');
  return shown
    .filter((n) => last !== undefined && n <= last)
    .map((n) => {
      const cell = row[n] ?? { text: '' };
      const width = widths[n] ?? 0;
      const long = widthOf(cell.text) > width;
      const text = cut(long && cell.shorten ? cell.shorten(width) : cell.text, width, look.mark);
      const padded = columns[n]?.right ? padStart(text, width) : n === last ? text : padEnd(text, width);
      return cell.paint ? cell.paint(padded) : padded;
    })
    .join(gap);
}
