import { isTelling } from '../field-meaning.ts';
import { stateIn } from '../watched.ts';
import { parseJson } from './parse.ts';
import type { IsRow, ValueSpot } from './value.ts';

/** Tables in JSON whose rows are lists: `{"values": [["Title", "Score"], ["Monster", 9]]}`, as Google Sheets gives them. */
export interface TableRows {
  readonly isRow: IsRow;
  /** A row by the heads of its table; its cells in order where it has none; `heads`: it is these itself. */
  read(cells: readonly unknown[], spot: ValueSpot): Readonly<Record<string, unknown>> | 'heads' | undefined;
}

/** Reads rows in the order in which they come: the first of a list may be the heads of the others. */
export function createTableRows(): TableRows {
  const heads = new Map<string, readonly string[]>();
  const placeOf = ({ keys }: ValueSpot) => JSON.stringify(keys);
  return {
    isRow(text, spot) {
      const cells = parseJson(text)?.value;
      if (!Array.isArray(cells) || cells.length < 2 || cells.some(isContainer)) return false;
      if (heads.has(placeOf(spot))) return true;
      if (!isHeads(cells)) return isOfOneTitle(cells);
      heads.set(placeOf(spot), cells);
      return true;
    },
    read(cells, spot) {
      const names = heads.get(placeOf(spot));
      if (!names) return undefined;
      if (names.every((name, n) => name === cells[n])) return 'heads';
      return Object.fromEntries(names.flatMap((name, n) => (cells[n] === undefined ? [] : [[name, cells[n]]])));
    },
  };
}

const isContainer = (cell: unknown): boolean => typeof cell === 'object' && cell !== null;

const isHeads = (cells: readonly unknown[]): cells is readonly string[] =>
  cells.every((cell) => typeof cell === 'string') && cells.some((cell) => typeof cell === 'string' && isTelling(cell));

/** Without heads: a title, and behind it numbers or how far somebody is. */
const isOfOneTitle = ([first, ...others]: readonly unknown[]): boolean =>
  typeof first === 'string' && others.some((cell) => typeof cell === 'number' || stateIn(cell) !== undefined);
