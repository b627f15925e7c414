import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type Sqlite from 'better-sqlite3';
import type { Clock } from '../../model/clock.ts';
import { StoreError } from '../../model/errors.ts';
import { type BusyOptions, busyStepMs } from '../../sqlite/busy.ts';
import { longLogPages } from '../../sqlite/checkpoint.ts';
import { type Connection, connectionOf } from '../../sqlite/connection.ts';
import { guarded, isBusy } from '../../sqlite/failure.ts';
import { create } from '../../sqlite/file.ts';
import { openHeld, writeAhead } from '../../sqlite/open.ts';
import { headerOf, type Stamp, stampIn } from '../../sqlite/stamp.ts';

/** The data model that this program writes; `schema.sql` sets the same number. */
export const schemaVersion = 5;
const applicationId = 0x616e696d;
/** What is in the header of a file of this program's. */
export const databaseKind = { applicationId, version: schemaVersion };
const busyTimeoutMs = 10_000;

export interface OpenOptions {
  /** How long to wait for other programs that are writing; 10 s. */
  readonly busyTimeoutMs?: number;
  /** How to wait for them once the file is open, in place of `busyTimeoutMs`, so that the program can do something else meanwhile. */
  readonly patience?: BusyOptions;
  /** Says what time it is: a stored time that lies ahead of now is not believed. The system's, or that of `patience`. */
  readonly clock?: Pick<Clock, 'now'>;
  /** Told that the file was deleted or replaced while it was open, and is opened anew. */
  readonly onAnew?: () => void;
  /** Somebody else brings what is written from the log into the file. */
  readonly leavesCheckpoints?: boolean;
  /** Hears of every statement that is run. */
  readonly onStatement?: () => void;
  /** Only read, and never create. */
  readonly readonly?: boolean;
  /** Never create. */
  readonly mustExist?: boolean;
  /** Open a file of an older data model without bringing it up to date. */
  readonly asIs?: boolean;
}

/**
 * Opens `file` (or `:memory:`), creating it and its folders, for the user's eyes only, where they are missing.
 * A file that cannot be written is opened for reading. Throws `StoreError`, having created and changed nothing.
 */
export function openDatabase(file: string, options: OpenOptions = {}): Connection {
  if (file === '' || file.includes('\0')) throw new StoreError('path', 'The name of the database is empty or unusable');
  if (file === ':memory:' && !options.mustExist) return guarded(file, () => connect(file, options));
  const path = resolve(file);
  return guarded(path, () => {
    checkHeader(path);
    if ((options.readonly || options.mustExist) && !existsSync(path))
      throw refusal(path, 'missing', 'there is none yet');
    if (options.readonly || !isWritable(path)) return connectReadonly(path, options);
    const undo = create(path);
    try {
      return connect(path, options);
    } catch (error) {
      // Another process is at it, which may have begun to fill the file.
      if (!isBusy(error)) undo();
      throw error;
    }
  });
}

function refusal(file: string, code: StoreError['code'], what: string): StoreError {
  return new StoreError(code, what, { file });
}

/** Reads the data model's version of a file of ours; 0 where it is empty or another program's, undefined where there is no file. */
export function versionOf(path: string): number | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  // What was written last may not have reached the file itself.
  const { owner, version } = existsSync(`${path}-wal`) ? stampWithLog(path) : headerOf(path);
  return owner === applicationId ? version : 0;
}

function stampWithLog(path: string): Stamp {
  const db = openHeld(path, { readonly: true });
  try {
    return stampIn(db);
  } finally {
    db.close();
  }
}

function checkHeader(path: string): void {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info?.isDirectory()) throw refusal(path, 'path', 'this is a folder, not a file');
  if (!info?.isFile() || info.size === 0) return;
  const { isSqlite, owner, version } = headerOf(path);
  if (!isSqlite) throw refusal(path, 'foreign', 'this is not an SQLite database');
  if (owner === applicationId) checkVersion(path, version);
}

function checkVersion(path: string, version: number): void {
  if (version <= schemaVersion) return;
  const what = `a newer animectl made it (data model ${version}, this one knows ${schemaVersion}) and nothing was touched`;
  throw refusal(path, 'newer', what);
}

export function isWritable(path: string): boolean {
  if (!statSync(path, { throwIfNoEntry: false })) return true;
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function connect(path: string, options: OpenOptions): Connection {
  const db = openHeld(path, { timeout: options.busyTimeoutMs ?? busyTimeoutMs });
  return prepared(db, path, options, () => {
    const version = checkOwner(db, path);
    if (version === 0) createSchema(db, path);
    else if (version < schemaVersion && !options.asIs)
      throw refusal(path, 'outdated', `its data model is ${version}, this animectl needs ${schemaVersion}`);
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    if (options.leavesCheckpoints) db.pragma(`wal_autocheckpoint = ${longLogPages}`);
  });
}

// In WAL mode SQLite needs files beside a database, which only a connection that may write removes again: so this one may, and does
// not. Where they cannot be made and there are none, nobody has the database open, and all that is in it is read at once.
function connectReadonly(path: string, options: OpenOptions): Connection {
  const hasLog = existsSync(`${path}-wal`);
  const canWrite = !hasLog && isWritable(path);
  const whole = hasLog || canWrite ? undefined : snapshotOf(path);
  const settings = { readonly: !canWrite, timeout: options.busyTimeoutMs ?? busyTimeoutMs };
  const db = whole ? openHeld(whole, settings) : openHeld(path, { ...settings, fileMustExist: true });
  const connection = prepared(db, path, options, () => {
    db.pragma('query_only = ON');
    if (checkOwner(db, path) > 0) return;
    throw refusal(path, 'readonly', 'nothing is stored in it yet, and it cannot be written');
  });
  return { ...connection, readonly: true };
}

/** The file, marked as not in WAL mode: https://www.sqlite.org/fileformat.html, offsets 18 and 19. */
function snapshotOf(path: string): Buffer | undefined {
  const bytes = readFileSync(path);
  return bytes.length > 0 ? bytes.fill(1, 18, 20) : undefined;
}

function prepared(
  db: Sqlite.Database,
  path: string,
  { patience, onStatement }: OpenOptions,
  body: () => void,
): Connection {
  try {
    body();
    // From here on. Several programs that make a file at once have to be done with that first.
    if (patience) db.pragma(`busy_timeout = ${busyStepMs}`);
  } catch (error) {
    db.close();
    throw error;
  }
  return connectionOf(db, path, onStatement);
}

/** Returns the data model's version, 0 for an empty file. Throws if the file is another program's or a newer one's. */
function checkOwner(db: Sqlite.Database, path: string): number {
  const { version, owner, isEmpty } = stampIn(db);
  if (owner === applicationId) {
    checkVersion(path, version);
    return version;
  }
  if (isEmpty) return 0;
  throw refusal(path, 'foreign', "this is another program's database");
}

function createSchema(db: Sqlite.Database, path: string): void {
  const schema = readFileSync(createRequire(import.meta.url).resolve('animectl/schema.sql'), 'utf8');
  writeAhead(db);
  db.transaction(() => {
    // Another process may have been faster.
    if (checkOwner(db, path) === 0) db.exec(schema);
  }).immediate();
}
