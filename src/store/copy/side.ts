import type { CopiedRow, TableShape } from './shape.ts';

/** A database that is copied from, as it was when the copy began. */
export interface CopySource {
  /** At most `limit` rows of a table, in the order of its key, after those up to a row's key. */
  page(table: TableShape, after: CopiedRow | undefined, limit: number): Promise<readonly CopiedRow[]>;
  close(): Promise<void>;
}

/** A database that is copied to. Until it is finished no program takes it for one. */
export interface CopyTarget extends CopySource {
  /** The row of a table with the greatest key; undefined where there is none. */
  last(table: TableShape): Promise<CopiedRow | undefined>;
  /** Writes rows, all or none, and not again what is there. */
  write(table: TableShape, rows: readonly CopiedRow[]): Promise<void>;
  /** Makes it a database like any other. */
  finish(): Promise<void>;
}

/** The cells of a row's key. */
export function keyCells({ columns, key }: TableShape, row: CopiedRow): CopiedRow {
  return key.map((column) => row[columns.indexOf(column)] ?? null);
}

/** A statement that reads a page; parameters: the cells of the key if `isAfter`, the limit. */
export function pageText(table: TableShape, from: string, isAfter: boolean): string {
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
  const key = quoted(table.key);
  const where = isAfter ? `WHERE (${key}) > (${table.key.map(() => '?').join(', ')})` : '';
  return `SELECT ${quoted(table.columns)} FROM ${from} ${where} ORDER BY ${key} LIMIT ?`;
}
