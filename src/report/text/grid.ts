import type { Look } from './style.ts';
import { cut, cutMiddle, widthOf } from './width.ts';

export interface Column {
  readonly head: string;
  readonly right?: boolean;
  /** It is the one that is cut where room is short. At most one in a grid. */
  readonly flexible?: boolean;
  /** Left out where room is short, the highest first. Undefined: only where the room is for two or three columns, from the right. */
  readonly spare?: number;
}

/** A text, what it looks like, and where it leads. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
  /** Stands in its place where room is short. */
  readonly short?: string;
  /** What must not be cut off the text: what it begins with. */
  readonly sign?: string;
  /** An address that the text leads to, where the look has links. */
  readonly link?: string;
}

const gap = '  ';

/** Rows of cells in columns, no line wider than the look's columns. Short texts stand where a column would be left out otherwise. */
export function grid(columns: readonly Column[], rows: readonly (readonly Cell[])[], look: Look): readonly string[] {
  const natural = naturalOf(columns, rows);
  const used = usedIn(natural);
  const shown = fitting(columns, used, natural, look.columns);
  if (shown.length === used.length) return linesOf(columns, rows, shown, natural, look);
  const short = shortIn(rows);
  const least = naturalOf(columns, short);
  return linesOf(columns, short, fitting(columns, usedIn(least), least, look.columns), least, look);
}

function linesOf(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  shown: readonly number[],
  natural: readonly number[],
  look: Look,
): readonly string[] {
  const widths = squeezed(columns, shown, natural, look.columns);
  return rows.map((row) => line(row, columns, shown, widths, look));
}

const usedIn = (natural: readonly number[]): readonly number[] => natural.flatMap((width, n) => (width > 0 ? [n] : []));

function naturalOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): readonly number[] {
  return columns.map((_, n) => Math.max(0, ...rows.map((row) => widthOf(row[n]?.text ?? ''))));
}

function shortIn(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  return rows.map((row) => row.map((cell) => (cell.short === undefined ? cell : { ...cell, text: cell.short })));
}

/** A row of the heads, as a first row for `grid`. */
export function headRow(columns: readonly Column[], look: Look): readonly Cell[] {
  return columns.map(({ head }) => ({ text: head, paint: look.paint.bold }));
}

/** Columns that a flexible one is worth more than are left out: the spare ones, then the last ones until some of its letters can be read. */
function fitting(
  columns: readonly Column[],
  used: readonly number[],
  natural: readonly number[],
  room: number,
): readonly number[] {
  // A flexible column keeps half of the line, or what it needs.
  const half = Math.floor(room / 2);
  const fits = (letters: number) =>
    total(used.map((n) => Math.min(columns[n]?.flexible ? letters : Number.POSITIVE_INFINITY, natural[n] ?? 0))) <=
    room;
  const [spare] = used
    .filter((n) => columns[n]?.spare !== undefined)
    .sort((a, b) => (columns[b]?.spare ?? 0) - (columns[a]?.spare ?? 0));
  const out = spare ?? used.findLast((n) => !columns[n]?.flexible);
  const isEnough = fits(spare === undefined ? Math.min(half, readable) : half) || used.length <= 2;
  return isEnough || out === undefined
    ? used
    : fitting(
        columns,
        used.filter((n) => n !== out),
        natural,
        room,
      );
}

/** So many letters of a text say what it is. */
const readable = 16;

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
      const text = shortened(cell, columns[n]?.flexible === true, width, look.mark);
      const linked = cell.link && look.links ? linkTo(cell.link, text) : text;
      const padding = ' '.repeat(n === last && !columns[n]?.right ? 0 : Math.max(0, width - widthOf(text)));
      const padded = columns[n]?.right ? padding + linked : linked + padding;
      return cell.paint ? cell.paint(padded) : padded;
    })
    .join(gap);
}

function shortened({ text, sign = '' }: Cell, flexible: boolean, width: number, mark: string): string {
  if (!flexible) return cut(text, width, mark);
  return cut(sign, width, mark) + cutMiddle(text.slice(sign.length), Math.max(0, width - widthOf(sign)), mark);
}

/** A text that leads to an address, in terminals that know OSC 8; nothing but the text where the address could act on them. */
function linkTo(address: string, text: string): string {
  if (!/^[!-~]+$/.test(address)) return text;
  return `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\`;
}
