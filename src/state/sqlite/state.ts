import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { held } from '../../sqlite/held.ts';
import { applicationId, schema, tables, version } from './schema.ts';

export type Statement = BetterSqlite3.Statement<unknown[], unknown>;

/** The state file, or what stands in for it. */
export interface State {
  /** Undefined: kept in memory, and gone with this process. */
  readonly path: string | undefined;
  /** Prepares a statement, once. */
  sql(text: string): Statement;
  /** Runs `work` in one transaction that has the right to write from the start. */
  atomically<T>(work: () => T): T;
  /** `otherwise` if the file fails, or is closed; the first failure is warned of. No run ends for its state. */
  attempt<T>(work: () => T, otherwise: T): T;
  /** Gives what was deleted back to the disk. */
  shrink(): void;
  close(): void;
}

export interface StateOptions {
  /** Hears one line, once, when the file cannot be used. */
  readonly warn?: (message: string) => void;
  /** How long to wait for another process that writes, in ms. */
  readonly busyMs?: number;
}

const inMemory = ':memory:';
const walTries = 50;

/** Opens the state file at `path`, or keeps the state in memory (no path, or a file that cannot be used). */
export async function openState(path: string | undefined, { warn, busyMs = 5_000 }: StateOptions = {}): Promise<State> {
  const { default: Sqlite } = await import('better-sqlite3');
  if (path === undefined || path === inMemory) return stateOf(prepared(held(new Sqlite(inMemory))), undefined, warn);
  let db: BetterSqlite3.Database | undefined;
  try {
    own(path);
    db = held(new Sqlite(path, { timeout: busyMs }));
    return stateOf(prepared(db), path, warn);
  } catch (error) {
    db?.close();
    warn?.(`the state file ${path} cannot be used (${wordsOf(error)}): cache and rate budget last for this run only`);
    return stateOf(prepared(held(new Sqlite(inMemory))), undefined, warn);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Nobody else's business: what was searched for, and when. SQLite gives the files beside it the same mode. */
function own(path: string): void {
  makeFolder(dirname(path));
  closeSync(openSync(path, 'a', 0o600));
}

/** Not by mkdir's `recursive`, which in /proc tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(folder)) throw error;
  }
}

function prepared(db: BetterSqlite3.Database): BetterSqlite3.Database {
  // In this order: another process may be building it, and the mark comes with the tables.
  const isBuilt = db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined;
  const isOurs = db.pragma('application_id', { simple: true }) === applicationId;
  if (isBuilt && !isOurs) throw new Error('it is another kind of database');
  const found = isOurs ? Number(db.pragma('user_version', { simple: true })) : 0;
  if (found > version) throw new Error('a newer animectl wrote it');
  // Before anything is written, or it has no effect: what is deleted is given back to the disk.
  if (!isOurs) db.pragma('auto_vacuum = incremental');
  writeAhead(db);
  db.pragma('synchronous = normal');
  if (found < version) build(db);
  // A file that may only be read shows here, not in the middle of a run.
  else db.exec('BEGIN IMMEDIATE; COMMIT');
  return db;
}

/**
 * Of several processes that turn a new file's WAL on at once, some get BUSY at once whatever the time-out; but as soon
 * as one has done it, reading the mode is enough.
 */
function writeAhead(db: BetterSqlite3.Database): void {
  for (let tries = 1; db.pragma('journal_mode', { simple: true }) !== 'wal' && !db.memory; tries++) {
    try {
      db.pragma('journal_mode = wal');
    } catch (error) {
      if (tries === walTries || !isBusy(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

function build(db: BetterSqlite3.Database): void {
  db.transaction(() => {
    // Another process may have done it since we looked.
    if (db.pragma('user_version', { simple: true }) === version) return;
    for (const table of tables) db.exec(`DROP TABLE IF EXISTS ${table}`);
    db.exec(schema);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${version}`);
  }).immediate();
}

function stateOf(db: BetterSqlite3.Database, path: string | undefined, warn?: (message: string) => void): State {
  const statements = new Map<string, Statement>();
  let warned = false;
  return {
    path,
    sql(text) {
      const known = statements.get(text) ?? db.prepare<unknown[], unknown>(text);
      statements.set(text, known);
      return known;
    },
    atomically: (work) => db.transaction(work).immediate(),
    attempt(work, otherwise) {
      // An answer that comes in after the end of the run has nothing to say any more.
      if (!db.open) return otherwise;
      try {
        return work();
      } catch (error) {
        if (!isSqlite(error)) throw error;
        if (!warned) warn?.(`the state file ${path ?? ''} fails (${wordsOf(error)}): going on without it`);
        warned = true;
        return otherwise;
      }
    },
    // Not a statement: that would be stepped once, and each step gives back one page.
    shrink: () => void db.exec('PRAGMA incremental_vacuum'),
    close: () => void db.close(),
  };
}

// Anything else is a bug of ours, not a failure of the file.
function isSqlite(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}
