import type Sqlite from 'better-sqlite3';
import type { FileNote } from '../../model/health.ts';

const damaged = 'SELECT count(*) FROM cache WHERE NOT json_valid(value)';

/** Entries of a state file that cannot be read any more. Only reads. */
export function damagedEntries(db: Sqlite.Database): readonly FileNote[] {
  const count = Number(db.prepare(damaged).pluck().get());
  return count > 0 ? [{ what: 'damaged entries', count }] : [];
}
