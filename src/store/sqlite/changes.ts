import type { Connection } from '../../sqlite/connection.ts';
import { present } from '../merge/rows.ts';
import type { Change, Mark, Store } from '../store.ts';
import * as sql from './change-sql.ts';
import type { Access } from './jobs.ts';

type Row = { readonly [Key in keyof Required<Change>]: Key extends 'before' | 'after' ? string | null : Change[Key] };

/** What changed, in the same file. */
export function sqliteChanges(
  db: Connection,
  { reading, writing }: Access,
): Pick<Store, 'changes' | 'lastChange' | 'mark' | 'setMark'> {
  const hasChanges = () => !db.readonly || db.all(`SELECT 1 FROM sqlite_schema WHERE name = 'change'`).length > 0;
  return {
    changes: (afterId, since) =>
      reading(() =>
        hasChanges() ? db.all<Row>(sql.changes, afterId, since).map((row) => present(row) as Change) : [],
      ),
    lastChange: () => reading(() => (hasChanges() ? (db.all<{ id: number }>(sql.lastChange)[0]?.id ?? 0) : 0)),
    mark: (name) => reading(() => (hasChanges() ? db.all<Mark>(sql.mark, name)[0] : undefined)),
    async setMark(name, { id, at }) {
      await writing(() => db.run(sql.writeMark, name, id, at));
    },
  };
}
