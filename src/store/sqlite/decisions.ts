import type { Cut, Join } from '../../model/decision.ts';
import type { Connection } from '../../sqlite/connection.ts';
import type { StoredDecisions } from '../database.ts';
import * as sql from './decision-sql.ts';
import type { Read } from './jobs.ts';
import { hasTable } from './tables.ts';

interface CutRow extends Omit<Cut, 'reason'> {
  readonly reason: string | null;
}

export function sqliteDecisions(db: Connection, reading: Read): StoredDecisions {
  return {
    cuts: () =>
      reading(() =>
        hasTable(db, 'cut')
          ? db.all<CutRow>(sql.cuts).map(({ reason, ...cut }) => ({ ...cut, ...(reason !== null && { reason }) }))
          : [],
      ),
    joins: () => reading(() => (hasTable(db, 'joined') ? db.all<Join>(sql.joins) : [])),
  };
}
