import { ClosedError, StoreError, type StoreFailure } from '../model/errors.ts';
import { isUnloadable } from './binding.ts';

/** Runs `body`; what SQLite or the file system refuses is thrown as a `StoreError`. */
export function guarded<Result>(file: string, body: () => Result): Result {
  try {
    return body();
  } catch (error) {
    throw storeErrorOf(file, error);
  }
}

/**
 * A failure of SQLite or of the file system as a `StoreError`, the use of a closed connection as a `ClosedError`. Anything
 * else is a bug and comes back unchanged.
 */
export function storeErrorOf(file: string, error: unknown): unknown {
  if (error instanceof StoreError) return error;
  if (isUnloadable(error)) return new StoreError('unloadable', unloadable, { cause: error });
  if (isClosed(error)) return new ClosedError(`Database ${file}: it was closed`, { cause: error });
  const code = codeOf(error);
  if (code === undefined) return error;
  const [, failure, what] = failures.find(([start]) => code.startsWith(start)) ?? [];
  const message = error instanceof Error ? error.message : String(error);
  return new StoreError(failure ?? 'other', what ?? `${message} (${code})`, { file, cause: error });
}

/** Whether a connection was used that had been closed: better-sqlite3 has no code for it. */
function isClosed(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'The database connection is not open';
}

/** The code that SQLite or the file system gave an error, such as `SQLITE_BUSY` or `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && !code.startsWith('ERR_') && !(error instanceof StoreError) ? code : undefined;
}

/** Whether another connection kept SQLite from what it was to do. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error instanceof StoreError ? error.cause : error) ?? '');
}

const unloadable = "SQLite's native part is missing or was built for another Node than this";
const busy = 'another program is writing to it and did not finish in time';

/** The start of an error's code, and what it means for the file. https://www.sqlite.org/rescode.html, `man 3 errno`. */
const failures: readonly (readonly [start: string, code: StoreFailure, what?: string])[] = [
  ['SQLITE_BUSY', 'busy', busy],
  ['SQLITE_LOCKED', 'busy', busy],
  ['SQLITE_FULL', 'full', 'the disk is full and the last batch was not saved'],
  ['SQLITE_IOERR_SHMSIZE', 'full', 'the disk is full'],
  ['SQLITE_NOTADB', 'foreign', 'this is not an SQLite database'],
  ['SQLITE_CORRUPT', 'damaged', 'the file is damaged'],
  ['SQLITE_CONSTRAINT', 'invalid'],
  ['SQLITE_READONLY', 'readonly', 'it cannot be written'],
  ['SQLITE_CANTOPEN', 'denied', 'it cannot be opened or created'],
  ['SQLITE_PERM', 'denied', 'no permission to use it'],
  ['SQLITE_AUTH', 'denied', 'no permission to use it'],
  ['SQLITE_IOERR', 'disk', 'the disk failed while reading or writing it'],
  ['ENOENT', 'denied', 'its folder does not exist and cannot be made'],
  ['ENOTDIR', 'path', 'a part of its path is a file, not a folder'],
  ['EACCES', 'denied', 'no permission to open or create it'],
  ['EPERM', 'denied', 'no permission to open or create it'],
  ['EROFS', 'denied', 'it is on a read-only file system'],
  ['ENOSPC', 'full', 'the disk is full'],
  ['EISDIR', 'path', 'this is a folder, not a file'],
  ['ENAMETOOLONG', 'path', 'the name is too long'],
];
