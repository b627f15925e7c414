import type { Parameter } from '../sql/statement.ts';

/** What is sent for one `$1`. */
export type WireValue = string | number | null;

const known = new Map<string, string>();

/** A statement with its parameters numbered: `$1`, `$2` and so on in place of every `?`. */
export function withNumbers(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  let count = 0;
  const after = text.replaceAll('?', () => `$${++count}`);
  known.set(text, after);
  return after;
}

/** What is sent for the parameters of a statement: for rows one array a column. */
export function sentFor(values: readonly Parameter[]): readonly WireValue[] {
  return values.flatMap((value): readonly WireValue[] => {
    if (typeof value === 'string') return [written(value)];
    if (typeof value === 'number' || value === null) return [value];
    if ('list' in value) return [arrayOf(value.list)];
    const width = value.rows[0]?.length ?? 0;
    return Array.from({ length: width }, (_, column) => arrayOf(value.rows.map((row) => row[column])));
  });
}

/** An array as PostgreSQL reads it: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-INPUT */
function arrayOf(cells: readonly unknown[]): string {
  return `{${cells.map(cellOf).join(',')}}`;
}

function cellOf(cell: unknown): string {
  if (cell === null || cell === undefined) return 'NULL';
  if (typeof cell !== 'string') return String(cell);
  return `"${written(cell).replace(/[\\"]/g, '\\$&')}"`;
}

/** A text without the character of number 0, which PostgreSQL cannot hold. */
const written = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text);
