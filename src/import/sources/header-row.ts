import { isTelling, mayNameTitles } from '../field-meaning.ts';
import { headsOfList } from './letterboxd.ts';

/** So many lines are looked at for the heads of a table. */
const most = 10;

/** Where the rows of a table begin, and what sets its cells apart. */
export interface HeaderRow {
  /** The line of the heads, from 1. */
  readonly line: number;
  readonly separator: string;
  /** How many of its cells say which title a row is of. */
  readonly telling: number;
  readonly cells: number;
}

const separators = [',', '\t', ';', '|'] as const;

/** What a table's cells are set apart by. */
function separatorOf(line: string): string {
  const count = (sign: string) => line.split(sign).length;
  return separators.reduce<string>((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

/** `sep=;`, which spreadsheets read: what sets cells apart. */
function separatorSaid(line: string): string | undefined {
  return /^\ufeff?"?sep=(.)"?\s*$/i.exec(line)?.[1] ?? (/^\ufeff?sep=\t?\s*$/i.test(line) ? '\t' : undefined);
}

/**
 * The heads of a table in its first lines; the line with most cells that say something, of equals the first. What may name anything
 * counts where nothing else names a title.
 */
export function headerRowIn(head: string, named: readonly string[] = []): HeaderRow | undefined {
  const line = headsOfList(head);
  if (line !== undefined) return { line, separator: ',', telling: 1, cells: 5 };
  return headsBy(head, (cell) => isTelling(cell) || named.includes(cell)) ?? headsBy(head, mayNameTitles);
}

function headsBy(head: string, tells: (cell: string) => boolean): HeaderRow | undefined {
  const lines = head.split(/\r?\n/, most * 3);
  const said = separatorSaid(lines[0] ?? '');
  let best: HeaderRow | undefined;
  let looked = 0;
  for (const [n, line] of lines.entries()) {
    if (line.trim() === '' || (n === 0 && said !== undefined)) continue;
    if (++looked > most) break;
    const separator = said ?? separatorOf(line);
    const cells = cellsOf(line, separator);
    const telling = cells.filter(tells).length;
    // A line of one cell above a line of several is what the table is called.
    const isCaption = best?.cells === 1 && cells.length > 1 && best.telling === telling;
    if (telling === 0 || (best && best.telling >= telling && !isCaption)) continue;
    // A line of heads says no sentence: "My anime list, made in 2020" is none.
    if (cells.some((cell) => cell.length > 60)) continue;
    if (best === undefined || cells.length > best.cells)
      best = { line: n + 1, separator, telling, cells: cells.length };
  }
  return best;
}

/** The heads of a table, without their quotation marks. */
export function headerCells(line: string, separator: string): readonly string[] {
  const bare = separator === '|' ? line.trim().replace(/^\||\|$/g, '') : line.replace(/^\ufeff/, '');
  return splitQuoted(bare, separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replaceAll('""', '"')
      .trim(),
  );
}

/** A sign within quotation marks sets nothing apart. */
function splitQuoted(line: string, separator: string): readonly string[] {
  if (!line.includes('"')) return line.split(separator);
  let isOpen = false;
  const cells = [''];
  for (const sign of line) {
    if (sign === '"') isOpen = !isOpen;
    if (sign === separator && !isOpen) cells.push('');
    else cells.push(`${cells.pop()}${sign}`);
  }
  return isOpen ? line.split(separator) : cells;
}

/** The cells of a line that is no record yet. */
function cellsOf(line: string, separator: string): readonly string[] {
  const bare = separator === '|' ? line.trim().replace(/^\||\|$/g, '') : line;
  return splitQuoted(bare, separator).map((cell) =>
    cell
      .replace(/^\ufeff/, '')
      .replace(/["']/g, '')
      .trim(),
  );
}
