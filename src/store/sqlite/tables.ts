import type { Connection } from '../../sqlite/connection.ts';

/** Whether a file has a table. One of an older data model that can only be read lacks those that came later. */
export function hasTable(db: Connection, name: string): boolean {
  return !db.readonly || db.all(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`, name).length > 0;
}
