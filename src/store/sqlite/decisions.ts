import type { Cut, Join } from '../../model/decision.ts';
import type { Connection } from '../../sqlite/connection.ts';
import type { StoredDecisions } from '../database.ts';
import * as sql from './decision-sql.ts';
import type { Read } from './jobs.ts';

interface CutRow extends Omit<Cut, 'reason'> {
  readonly reason: string | null;
}

export function sqliteDecisions(db: Connection, reading: Read): StoredDecisions {
  return {
    cuts: () =>
      reading(() =>
        hasDecisions(db)
          ? db.all<CutRow>(sql.cuts).map(({ reason, ...cut }) => ({ ...cut, ...(reason !== null && { reason }) }))
          : [],
      ),
    joins: () => reading(() => (hasDecisions(db) ? db.all<Join>(sql.joins) : [])),
  };
}

/** A file of an older data model that can only be read has no place for them. */
function hasDecisions(db: Connection): boolean {
  return !db.readonly || db.all(`SELECT 1 FROM sqlite_schema WHERE name = 'cut'`).length > 0;
}
