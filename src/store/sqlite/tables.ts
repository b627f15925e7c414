import type { Connection } from '../../sqlite/connection.ts';
import type { Later } from '../sql/engine.ts';

/** Whether a file has a table, and a column of it. One of an older data model that can only be read lacks those that came later. */
export function hasTable(db: Connection, { of, with: column }: Pick<Later<unknown>, 'of' | 'with'>): boolean {
  if (!db.readonly) return true;
  const columns = db.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', of);
  return columns.length > 0 && (column === undefined || columns.some(({ name }) => name === column));
}
