import type Database from 'better-sqlite3';
import { StoreError } from '../model/errors.ts';

type Value = string | number | null;

/** An open SQLite file: keeps prepared statements and counts what is run. */
export interface Connection {
  readonly file: string;
  readonly readonly: boolean;
  all<Row>(sql: string, ...values: readonly Value[]): readonly Row[];
  /** How many rows were inserted, changed or deleted, without those that triggers and cascades touched. */
  run(sql: string, ...values: readonly Value[]): number;
  /** All or nothing. Takes the write lock first, so that nothing that was read is out of date when it writes. */
  transaction<Result>(body: () => Result): Result;
  inTransaction(): boolean;
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
    inTransaction: () => db.inTransaction,
    transaction: (body) => {
      // Part of a larger one.
      if (db.inTransaction) return body();
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

/** Runs `body`; what SQLite or the file system refuses comes out as a `StoreError` that says what to do. */
export function guarded<Result>(file: string, body: () => Result): Result {
  try {
    return body();
  } catch (error) {
    throw storeErrorOf(file, error);
  }
}

/** Anything but a failure of SQLite or of the file system is a bug and comes back as it is. */
export function storeErrorOf(file: string, error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  const advice = advices.find(([start]) => code.startsWith(start))?.[1];
  const message = error instanceof Error ? error.message : String(error);
  const isPassing = !/^(?:SQLITE_NOTADB|SQLITE_CORRUPT|ENOTDIR|EISDIR|ENAMETOOLONG)/.test(code);
  return new StoreError(`Database ${file}: ${advice ?? `${message} (${code})`}`, { cause: error, isPassing });
}

export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && !code.startsWith('ERR_') ? code : undefined;
}

export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error instanceof StoreError ? error.cause : error) ?? '');
}

const elsewhere = 'choose another file with --db';

// The start of the code, and what it means to the person whose file it is.
const advices: readonly (readonly [string, string])[] = [
  ['SQLITE_BUSY', 'another program is writing to it and did not finish in time; try again when it has'],
  ['SQLITE_LOCKED', 'another program is writing to it and did not finish in time; try again when it has'],
  [
    'SQLITE_FULL',
    `the disk is full and the last batch was not saved; free some space and run it again, or ${elsewhere}`,
  ],
  ['SQLITE_IOERR_SHMSIZE', `the disk is full; free some space and run it again, or ${elsewhere}`],
  ['SQLITE_NOTADB', `this is not an SQLite database; ${elsewhere}, or move this one away`],
  ['SQLITE_CORRUPT', `the file is damaged; restore a copy of it, or move it away and run the command again`],
  ['SQLITE_READONLY', `it cannot be written; allow writing to the file and its folder, or ${elsewhere}`],
  ['SQLITE_CANTOPEN', `it cannot be opened or created; check the file and its folder, or ${elsewhere}`],
  ['SQLITE_PERM', `no permission to use it; allow it, or ${elsewhere}`],
  ['SQLITE_AUTH', `no permission to use it; allow it, or ${elsewhere}`],
  ['SQLITE_IOERR', `the disk failed while reading or writing it; check the disk, or ${elsewhere}`],
  ['ENOENT', `its folder does not exist and cannot be made; ${elsewhere}`],
  ['ENOTDIR', `a part of its path is a file, not a folder; ${elsewhere}`],
  ['EACCES', `no permission to open or create it; allow it, or ${elsewhere}`],
  ['EPERM', `no permission to open or create it; allow it, or ${elsewhere}`],
  ['EROFS', `it is on a read-only file system; ${elsewhere}`],
  ['ENOSPC', `the disk is full; free some space and run it again, or ${elsewhere}`],
  ['EISDIR', `this is a folder, not a file; ${elsewhere}`],
  ['ENAMETOOLONG', `the name is too long; ${elsewhere}`],
];
