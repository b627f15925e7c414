import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../../model/errors.ts';
import { busyStepMs, type Patience } from '../../sqlite/busy.ts';
import { type Connection, connectionOf, guarded, isBusy } from '../../sqlite/connection.ts';
import { create } from '../../sqlite/file.ts';
import { held } from '../../sqlite/held.ts';

/** The data model that this program writes; `schema.sql` sets the same number. */
export const schemaVersion = 3;
const applicationId = 0x616e696d;
/** What is in the header of a file of this program's. */
export const databaseKind = { applicationId, version: schemaVersion };
const busyTimeoutMs = 10_000;

export interface OpenOptions {
  /** How long to wait for other programs that are writing; 10 s. */
  readonly busyTimeoutMs?: number;
  /** Once it is open, in place of that: how to wait without keeping the program from everything else. */
  readonly patience?: Patience;
  /** Hears of every statement that is run. */
  readonly onStatement?: () => void;
  /** Only read, and never create. */
  readonly readonly?: boolean;
  /** Never create. */
  readonly mustExist?: boolean;
  /** Open a file of an older data model as it is. */
  readonly asIs?: boolean;
}

/**
 * Opens `file` (or `:memory:`), creating it and its folders, for the user's eyes only, where they are missing.
 * A file that cannot be written is opened for reading. Throws `StoreError`, having created and changed nothing.
 */
export function openDatabase(file: string, options: OpenOptions = {}): Connection {
  if (file === '' || file.includes('\0'))
    throw new StoreError('The name of the database is empty or unusable; name a file with --db');
  if (file === ':memory:' && !options.mustExist) return connect(file, options);
  const path = resolve(file);
  return guarded(path, () => {
    checkHeader(path);
    if ((options.readonly || options.mustExist) && !existsSync(path))
      throw new StoreError(`Database ${path}: there is none yet; name another file with --db`);
    if (options.readonly || !isWritable(path)) return connectReadonly(path, options);
    const undo = create(path);
    try {
      return connect(path, options);
    } catch (error) {
      // Somebody else is at it, who may have begun to fill the file.
      if (!isBusy(error)) undo();
      throw error;
    }
  });
}

function outdated(path: string, version: number): StoreError {
  return new StoreError(
    `Database ${path}: its data model is ${version}, this animectl needs ${schemaVersion}; run animectl db migrate, which keeps a copy of the file`,
  );
}

/** The data model's version of a file of ours; 0: it is empty or another program's. Undefined: there is no such file. */
export function versionOf(path: string): number | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const { owner, version } = headerOf(path);
  // What was written last may not have reached the file itself.
  if (!existsSync(`${path}-wal`)) return owner === applicationId ? version : 0;
  const db = held(new Database(path, { readonly: true }));
  try {
    if (db.pragma('application_id', { simple: true }) !== applicationId) return 0;
    return Number(db.pragma('user_version', { simple: true }));
  } finally {
    db.close();
  }
}

// Looked at without SQLite, which leaves files beside a database that it opens.
function checkHeader(path: string): void {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info?.isDirectory())
    throw new StoreError(`Database ${path}: this is a folder, not a file; name a file with --db`);
  if (!info?.isFile() || info.size === 0) return;
  const { format, owner, version } = headerOf(path);
  if (format !== 'SQLite format 3\0') {
    throw new StoreError(
      `Database ${path}: this is not an SQLite database; choose another file with --db, or move this one away`,
    );
  }
  if (owner === applicationId) checkVersion(path, version);
}

/** https://www.sqlite.org/fileformat.html: the user version is at offset 60, the application id at 68. */
function headerOf(path: string): { readonly format: string; readonly owner: number; readonly version: number } {
  const header = Buffer.alloc(100);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, header, 0, 100, 0);
  } finally {
    closeSync(handle);
  }
  return {
    format: header.toString('latin1', 0, 16),
    owner: header.readInt32BE(68),
    version: header.readInt32BE(60),
  };
}

function checkVersion(path: string, version: number): void {
  if (version <= schemaVersion) return;
  throw new StoreError(
    `Database ${path}: a newer animectl made it (data model ${version}, this one knows ${schemaVersion}) and nothing was touched; ` +
      'update animectl, or choose another file with --db',
  );
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
  const db = held(new Database(path, { timeout: options.busyTimeoutMs ?? busyTimeoutMs }));
  return prepared(db, path, options, () => {
    const version = checkOwner(db, path);
    if (version === 0) createSchema(db, path);
    else if (version < schemaVersion && !options.asIs) throw outdated(path, version);
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
  });
}

// SQLite needs a file beside a database in WAL mode, which it may not be able to make or to remove. Where there is none
// nobody has the database open, and what is in it can as well be read at once.
function connectReadonly(path: string, options: OpenOptions): Connection {
  const whole = existsSync(`${path}-wal`) ? undefined : snapshotOf(path);
  const settings = { readonly: true, timeout: options.busyTimeoutMs ?? busyTimeoutMs };
  const db = held(whole ? new Database(whole, settings) : new Database(path, { ...settings, fileMustExist: true }));
  return prepared(db, path, options, () => {
    if (checkOwner(db, path) > 0) return;
    throw new StoreError(`Database ${path}: nothing is stored in it yet, and it cannot be written`, {
      isPassing: true,
    });
  });
}

/** The file, marked as not in WAL mode: https://www.sqlite.org/fileformat.html, offsets 18 and 19. */
function snapshotOf(path: string): Buffer | undefined {
  const bytes = readFileSync(path);
  return bytes.length > 0 ? bytes.fill(1, 18, 20) : undefined;
}

function prepared(
  db: Database.Database,
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

/** The data model's version, 0 for an empty file. Throws if the file is another program's or a newer one's. */
function checkOwner(db: Database.Database, path: string): number {
  // Looked at in one moment: somebody else may be building the tables.
  const { version, owner, isEmpty } = db.transaction(() => ({
    version: Number(db.pragma('user_version', { simple: true })),
    owner: db.pragma('application_id', { simple: true }),
    isEmpty: db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined,
  }))();
  if (owner === applicationId) {
    checkVersion(path, version);
    return version;
  }
  if (isEmpty) return 0;
  throw new StoreError(`Database ${path}: this is another program's database; choose another file with --db`);
}

function createSchema(db: Database.Database, path: string): void {
  const schema = readFileSync(createRequire(import.meta.url).resolve('animectl/schema.sql'), 'utf8');
  turnWalOn(db);
  db.transaction(() => {
    // Somebody else may have been faster.
    if (checkOwner(db, path) === 0) db.exec(schema);
  }).immediate();
}

// SQLite does not wait for its turn to change the mode (several programs opening a new file at once): it says BUSY at
// once. Asking for the write lock does wait, and afterwards the others have most likely done it.
function turnWalOn(db: Database.Database): void {
  for (let attempt = 1; ; attempt++) {
    try {
      if (db.memory || db.pragma('journal_mode', { simple: true }) === 'wal') return;
      db.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || attempt === 100) throw error;
      db.transaction(() => {}).immediate();
    }
  }
}
