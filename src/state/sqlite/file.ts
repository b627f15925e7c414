import type BetterSqlite3 from 'better-sqlite3';
import type { Clock } from '../../model/clock.ts';
import { busyStepMs, patiently } from '../../sqlite/busy.ts';
import { longLogPages } from '../../sqlite/checkpoint.ts';
import { codeOf, isBusy } from '../../sqlite/failure.ts';
import { create, fileIdentity } from '../../sqlite/file.ts';
import { openHeld, writeAhead } from '../../sqlite/open.ts';
import { stampIn } from '../../sqlite/stamp.ts';
import { StateUnavailableError } from '../state.ts';
import { removeCounts } from './counts-file.ts';
import { applicationId, schema, tables, version } from './schema.ts';

export type PreparedStatement = BetterSqlite3.Statement<unknown[], unknown>;

/** The open state file. What is done to it happens at once, or after waiting for another program that writes to it. */
export interface StateFile {
  readonly path: string;
  /** Prepares a statement, once. For use inside `run` and its like. */
  sql(text: string): PreparedStatement;
  /**
   * Does some work. Rejects with `StateUnavailableError` where the file fails, which is warned of once. A file that stays locked is
   * given up for good: each further try would wait as long.
   */
  run<T>(work: () => T): Promise<T>;
  /** Does some work in one transaction that has the right to write from the start. */
  atomically<T>(work: () => T): Promise<T>;
  /** Does some work; resolves to `otherwise` where the file fails. */
  attempt<T>(work: () => T, otherwise: T): Promise<T>;
  /** Gives what was deleted back to the disk. */
  shrink(): void;
  close(): void;
}

export interface StateFileOptions {
  readonly clock: Clock;
  /** Hears one line, once, when the file cannot be used. */
  readonly warn?: (message: string) => void;
  /** How long to wait for another program that writes, in ms. */
  readonly busyMs?: number;
  /** Aborted when the process is to end: then it waits for nobody, as nothing in the file is worth it. */
  readonly signal?: AbortSignal;
  /** Somebody else brings what is written from the log into the file. */
  readonly leavesCheckpoints?: boolean;
}

/** What is known of an open file. */
interface Opened {
  readonly path: string;
  readonly options: StateFileOptions;
  db: BetterSqlite3.Database;
  /** Tells this file from another one of the same name. */
  identity: string | undefined;
  statements: Map<string, PreparedStatement>;
  warned: boolean;
  lost: boolean;
}

/**
 * Opens the state file at `path`. Resolves to undefined, after a warning, where it cannot be used. Rejects with the signal's reason when
 * the process is to end while another program keeps the file: nothing has been asked or found yet.
 */
export async function openStateFile(path: string, options: StateFileOptions): Promise<StateFile | undefined> {
  try {
    const db = await waiting(() => connected(path, options), options);
    const identity = fileIdentity(path);
    return fileOf({ path, options, db, identity, statements: new Map(), warned: false, lost: false });
  } catch (error) {
    if (isBusy(error)) options.signal?.throwIfAborted();
    options.warn?.(
      `the state file ${path} cannot be used (${wordsOf(error)}): cache and rate budget last for this run only`,
    );
    return undefined;
  }
}

function fileOf(file: Opened): StateFile {
  const run = <T>(work: () => T) => done(file, work);
  return {
    path: file.path,
    sql(text) {
      const known = file.statements.get(text) ?? file.db.prepare<unknown[], unknown>(text);
      file.statements.set(text, known);
      return known;
    },
    run,
    atomically: (work) => run(() => file.db.transaction(work).immediate()),
    async attempt(work, otherwise) {
      try {
        return await run(work);
      } catch (error) {
        if (!(error instanceof StateUnavailableError)) throw error;
        return otherwise;
      }
    },
    // Not a statement: that would be stepped once, and each step gives back one page.
    shrink: () => void file.db.exec('PRAGMA incremental_vacuum'),
    close: () => void file.db.close(),
  };
}

async function done<T>(file: Opened, work: () => T): Promise<T> {
  const { path, options } = file;
  // An answer that comes in after the end of the run has nothing to say any more.
  if (file.lost || !file.db.open) throw new StateUnavailableError(`the state file ${path} is not in use any more`);
  try {
    return await waiting(() => {
      renewed(file);
      return work();
    }, options);
  } catch (error) {
    if (!isFailure(error)) throw error;
    if (!file.warned) options.warn?.(`the state file ${path} fails (${wordsOf(error)}): going on without it`);
    file.warned = true;
    // Full or damaged, it says so at once each time, and may still be read.
    file.lost ||= isBusy(error) || !isSqlite(error);
    throw new StateUnavailableError(`the state file ${path} fails`, { cause: error });
  }
}

const waiting = <T>(work: () => T, { clock, signal, busyMs = 5_000 }: StateFileOptions): Promise<T> =>
  patiently(work, { clock, ...(signal && { signal }), longestMs: busyMs, hurryMs: 0 });

/** Opens the file again where it was deleted or replaced: whoever came since is in the new one. */
function renewed(file: Opened): void {
  if (file.identity === fileIdentity(file.path)) return;
  const db = connected(file.path, file.options);
  file.db.close();
  file.db = db;
  file.statements = new Map();
  file.identity = fileIdentity(file.path);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const isSqlite = (error: unknown): boolean => /^SQLITE_/.test(codeOf(error) ?? '');

// Anything else is a bug of ours, not a failure of the file.
const isFailure = (error: unknown): boolean => error instanceof StateUnavailableError || codeOf(error) !== undefined;

function connected(path: string, { leavesCheckpoints }: StateFileOptions): BetterSqlite3.Database {
  // What was searched for, and when, is nobody else's business. SQLite gives the files beside it the same mode.
  create(path);
  const db = openHeld(path, { timeout: busyStepMs });
  try {
    if (leavesCheckpoints) db.pragma(`wal_autocheckpoint = ${longLogPages}`);
    return prepared(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

function prepared(db: BetterSqlite3.Database): BetterSqlite3.Database {
  const { owner, version: found, isEmpty } = stampIn(db);
  const isOurs = owner === applicationId;
  if (!isEmpty && !isOurs) throw new StateUnavailableError('it is another kind of database');
  if (isOurs && found > version) throw new StateUnavailableError('a newer animectl wrote it');
  // Before anything is written, or it has no effect: what is deleted is given back to the disk.
  if (!isOurs) db.pragma('auto_vacuum = incremental');
  writeAhead(db);
  db.pragma('synchronous = normal');
  if (!isOurs || found < version) build(db);
  // A file that may only be read shows here, not in the middle of a run.
  else db.exec('BEGIN IMMEDIATE; COMMIT');
  return db;
}

function build(db: BetterSqlite3.Database): void {
  db.transaction(() => {
    // Another process may have done it since we looked.
    if (stampIn(db).version === version) return;
    for (const table of tables) db.exec(`DROP TABLE IF EXISTS ${table}`);
    removeCounts(db.name);
    db.exec(schema);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${version}`);
  }).immediate();
}
