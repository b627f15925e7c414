import { type Cut, inOrderOfText, type Join } from '../../model/decision.ts';
import type { Connection } from '../../sqlite/connection.ts';
import type { Store } from '../store.ts';
import * as sql from './decision-sql.ts';
import type { Access } from './jobs.ts';

interface CutRow extends Omit<Cut, 'reason'> {
  readonly reason: string | null;
}

/** What the user has decided of relations, in the same file. */
export function sqliteDecisions(
  db: Connection,
  { reading, writing }: Access,
): Pick<Store, 'cuts' | 'addCut' | 'removeCut' | 'joins' | 'addJoin' | 'removeJoin'> {
  return {
    cuts: () =>
      reading(() =>
        hasDecisions(db)
          ? db.all<CutRow>(sql.cuts).map(({ reason, ...cut }) => ({ ...cut, ...(reason !== null && { reason }) }))
          : [],
      ),
    async addCut({ a, b, reason, at }) {
      await writing(() => db.run(sql.writeCut, ...inOrderOfText(a, b), reason ?? null, at));
    },
    removeCut: (a, b) => writing(() => db.run(sql.removeCut, ...inOrderOfText(a, b)) > 0),
    joins: () => reading(() => (hasDecisions(db) ? db.all<Join>(sql.joins) : [])),
    async addJoin({ from, to, type, at }) {
      await writing(() => db.run(sql.writeJoin, from, to, type, at));
    },
    removeJoin: (a, b) => writing(() => db.run(sql.removeJoin, a, b, b, a) > 0),
  };
}

/** A file of an older data model that can only be read has no place for them. */
function hasDecisions(db: Connection): boolean {
  return !db.readonly || db.all(`SELECT 1 FROM sqlite_schema WHERE name = 'cut'`).length > 0;
}
