import { present } from '../../model/present.ts';
import type { Connection } from '../../sqlite/connection.ts';
import type { Followed, StoredWatches } from '../database.ts';
import type { Read } from './jobs.ts';
import { hasTable } from './tables.ts';
import * as sql from './watch-sql.ts';

export function sqliteWatches(db: Connection, reading: Read): StoredWatches {
  return {
    list: () =>
      reading(() => (hasTable(db, 'watch') ? db.all<object>(sql.watches).map((row) => present(row) as Followed) : [])),
  };
}
