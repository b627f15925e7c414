import type { Connection } from '../sqlite/connection.ts';
import type { Row } from './rows.ts';

/** A way to insert rows of `relation` with SQL. */
export interface Inserting {
  readonly name: string;
  /** The part of the rows that it has patience for; absent: all. */
  readonly share?: number;
  readonly insert: (db: Connection, rows: readonly Row[]) => void;
}

const into = 'INSERT INTO relation (from_id, to_id, type, stated, provider)';
const one = `${into} VALUES (?, ?, ?, ?, ?)`;
const rowsAtOnce = 100;

/** From what is written first to what takes most thought. */
export const inserting: readonly Inserting[] = [
  {
    name: 'a transaction a row',
    share: 0.01,
    insert(db, rows) {
      for (const row of rows) db.run(one, ...row);
    },
  },
  {
    name: 'a statement a row',
    insert: (db, rows) =>
      db.transaction(() => {
        for (const row of rows) db.run(one, ...row);
      }),
  },
  {
    name: `VALUES of ${rowsAtOnce} rows`,
    insert: (db, rows) =>
      db.transaction(() => {
        for (let n = 0; n < rows.length; n += rowsAtOnce) {
          const some = rows.slice(n, n + rowsAtOnce);
          db.run(`${into} VALUES ${some.map(() => '(?, ?, ?, ?, ?)').join(', ')}`, ...some.flat());
        }
      }),
  },
  {
    name: 'json_each',
    insert: (db, rows) =>
      void db.run(
        `${into} SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`,
        JSON.stringify(rows),
      ),
  },
];
