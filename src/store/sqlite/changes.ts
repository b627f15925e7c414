import { present } from '../../model/present.ts';
import type { Connection } from '../../sqlite/connection.ts';
import type { Change, Mark, StoredChanges } from '../database.ts';
import * as sql from './change-sql.ts';
import type { Read } from './jobs.ts';

type Row = { readonly [Key in keyof Required<Change>]: Key extends 'before' | 'after' ? string | null : Change[Key] };

export function sqliteChanges(db: Connection, reading: Read): StoredChanges {
  // A file of an older data model that can only be read has none.
  const hasChanges = () =>
    !db.readonly || db.all(`SELECT 1 FROM pragma_table_info('change') WHERE name = 'news'`).length > 0;
  return {
    after: (id, since) =>
      reading(() => (hasChanges() ? db.all<Row>(sql.changes, id, since).map((row) => present(row) as Change) : [])),
    last: () => reading(() => (hasChanges() ? (db.all<{ id: number }>(sql.lastChange)[0]?.id ?? 0) : 0)),
    mark: (name) => reading(() => (hasChanges() ? db.all<Mark>(sql.mark, name)[0] : undefined)),
  };
}
