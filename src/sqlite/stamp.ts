import { closeSync, openSync, readSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';

/** Whose an SQLite file is, and of which data model: two numbers of its header, set by `PRAGMA application_id` and `user_version`. */
export interface Stamp {
  /** 0 where nobody has set it. */
  readonly owner: number;
  readonly version: number;
}

/** What a file begins with, read without SQLite, which leaves files beside a database that it opens. */
export interface Header extends Stamp {
  readonly isSqlite: boolean;
}

/** Reads the header of a file. https://www.sqlite.org/fileformat.html: the user version is at offset 60, the application id at 68. */
export function headerOf(path: string): Header {
  const header = Buffer.alloc(100);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, header, 0, 100, 0);
  } finally {
    closeSync(handle);
  }
  return {
    isSqlite: header.toString('latin1', 0, 16) === 'SQLite format 3\0',
    owner: header.readInt32BE(68),
    version: header.readInt32BE(60),
  };
}

/** Reads the stamp of an open database, and whether anything is in it, in one moment: another process may be building it. */
export function stampIn(db: Sqlite.Database): Stamp & { readonly isEmpty: boolean } {
  const isOpen = db.inTransaction;
  // Not by `transaction`, which makes four functions and seven statements ready.
  if (!isOpen) db.exec('BEGIN');
  try {
    return {
      owner: Number(db.pragma('application_id', { simple: true })),
      version: Number(db.pragma('user_version', { simple: true })),
      isEmpty: db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined,
    };
  } finally {
    if (!isOpen && db.inTransaction) db.exec('COMMIT');
  }
}
