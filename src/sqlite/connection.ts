import type Database from 'better-sqlite3';

type Value = string | number | null;

/** An open SQLite file: keeps prepared statements and counts what is run. */
export interface Connection {
  readonly file: string;
  readonly readonly: boolean;
  all<Row>(sql: string, ...values: readonly Value[]): readonly Row[];
  /** Returns how many rows were inserted, changed or deleted, without those that triggers and cascades touched. */
  run(sql: string, ...values: readonly Value[]): number;
  /** Runs `body` in a transaction, which takes the write lock first, so that nothing that was read is out of date when it writes. */
  transaction<Result>(body: () => Result): Result;
  statements(): number;
  close(): void;
}

export function connectionOf(db: Database.Database, file: string, onStatement = () => {}): Connection {
  const prepared = new Map<string, Database.Statement<Value[], unknown>>();
  let count = 0;
  const statement = (sql: string) => {
    count += 1;
    onStatement();
    const known = prepared.get(sql) ?? db.prepare<Value[], unknown>(sql);
    prepared.set(sql, known);
    return known;
  };
  const run = (sql: string, ...values: readonly Value[]) => statement(sql).run(...values).changes;
  return {
    file,
    readonly: db.readonly,
    all: <Row>(sql: string, ...values: readonly Value[]) => statement(sql).all(...values) as Row[],
    run,
    transaction: (body) => {
      run('BEGIN IMMEDIATE');
      try {
        const result = body();
        run('COMMIT');
        return result;
      } finally {
        if (db.inTransaction) db.exec('ROLLBACK');
      }
    },
    statements: () => count,
    close: () => db.close(),
  };
}
