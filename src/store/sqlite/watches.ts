import { present } from '../../model/present.ts';
import type { Connection } from '../../sqlite/connection.ts';
import type { Followed, StoredWatches } from '../database.ts';
import type { Read } from './jobs.ts';
import * as sql from './watch-sql.ts';

export function sqliteWatches(db: Connection, reading: Read): StoredWatches {
  // A file of an older data model that can only be read has none.
  const isThere = () => !db.readonly || db.all(`SELECT 1 FROM sqlite_schema WHERE name = 'watch'`).length > 0;
  return {
    list: () => reading(() => (isThere() ? db.all<object>(sql.watches).map((row) => present(row) as Followed) : [])),
  };
}
