import { closeSync, existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { systemClock } from '../../model/clock.ts';
import { StoreError } from '../../model/errors.ts';
import { searched } from '../../model/names.ts';
import { type BusyOptions, busyStepMs, patiently } from '../../sqlite/busy.ts';
import { guarded, storeErrorOf } from '../../sqlite/failure.ts';
import { openHeld } from '../../sqlite/open.ts';
import type { Migration } from './migration.ts';
import { migrations } from './migrations.ts';
import { schemaVersion, versionOf } from './open.ts';

/** What was done to bring a file up to date, or what would be. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
  readonly migrations: readonly Migration[];
  /** The path of a copy of the file as it was; undefined where nothing had to be done. */
  readonly backup?: string;
}

/** Says what it would take to bring a file to this program's data model. Touches nothing. */
export function plannedMigration(file: string): Migrated {
  const from = guarded(file, () => versionOf(file)) ?? schemaVersion;
  return { from, to: schemaVersion, migrations: from === 0 ? [] : migrations.filter(({ to }) => to > from) };
}

/**
 * Brings an older file to this program's data model: a copy first, made by SQLite itself, then all steps in one transaction.
 * A file that is new, missing or up to date is left alone. `patience`: how to wait for others that write to it, or
 * migrate it, too. Throws `StoreError`; then the file is as it was.
 */
export async function migrate(file: string, patience: BusyOptions = { clock: systemClock }): Promise<Migrated> {
  const planned = plannedMigration(file);
  if (planned.migrations.length === 0) return planned;
  try {
    const db = openHeld(file, { fileMustExist: true, timeout: busyStepMs });
    try {
      // Tables that others refer to are made anew by some steps; all references are checked at the end.
      db.pragma('foreign_keys = OFF');
      // From here on: of several processes one makes a copy, and closing the file takes back what is not committed.
      await patiently(() => db.exec('BEGIN IMMEDIATE'), patience);
      const from = Number(db.pragma('user_version', { simple: true }));
      // Another process was faster.
      if (from >= schemaVersion) return { from, to: schemaVersion, migrations: [] };
      const backup = await backUp(file, `${file}.v${from}-backup`);
      run(db);
      await patiently(() => db.exec('COMMIT'), patience);
      return { from, to: schemaVersion, migrations: migrations.filter(({ to }) => to > from), backup };
    } finally {
      db.close();
    }
  } catch (error) {
    throw storeErrorOf(file, error);
  }
}

/** Runs the migrations that are left, inside a transaction. */
function run(db: Sqlite.Database): void {
  // Steps fold names anew where the folding has changed.
  db.function('searched', { deterministic: true }, (name) => searched(String(name)));
  const from = Number(db.pragma('user_version', { simple: true }));
  for (const { to, sql } of migrations.filter((one) => one.to > from)) {
    db.exec(sql);
    db.pragma(`user_version = ${to}`);
  }
  const [fault] = db.pragma('foreign_key_check') as readonly unknown[];
  if (fault) throw new StoreError('damaged', 'its rows do not fit together; nothing was changed', { file: db.name });
}

/**
 * Copies the file while `migrate` holds its write lock, and returns the path of the copy, which is there only when it is whole. An
 * older copy of that name is kept; one that is the same file, of a run that was killed afterwards, is taken for it.
 */
async function backUp(file: string, wanted: string): Promise<string> {
  removeParts(wanted);
  const part = `${wanted}.${globalThis.crypto.randomUUID()}.part`;
  try {
    // For the user's eyes only, as the file itself is.
    closeSync(openSync(part, 'wx', 0o600));
    await copyTo(part, file);
    for (let n = 1; ; n++) {
      const name = n === 1 ? wanted : `${wanted}-${n}`;
      if (existsSync(name) && !holdsSame(name, part)) continue;
      renameSync(part, name);
      return name;
    }
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

async function copyTo(part: string, file: string): Promise<void> {
  const source = openHeld(file, { readonly: true, fileMustExist: true });
  try {
    await source.backup(part);
  } finally {
    source.close();
  }
}

/** Removes what killed runs have left. Nobody else is copying: that takes the file's write lock. */
function removeParts(wanted: string): void {
  const [folder, start] = [dirname(wanted), `${basename(wanted)}.`];
  const isLeft = (name: string) => name.startsWith(start) && /\.part(-journal|-wal|-shm)?$/.test(name);
  for (const name of readdirSync(folder).filter(isLeft)) rmSync(join(folder, name), { force: true });
}

/** Parts of the header that count writes and changes of the tables, tell how others may write, and name SQLite's version: https://www.sqlite.org/fileformat.html */
const counters = [
  [18, 20],
  [24, 28],
  [40, 44],
  [92, 100],
] as const;

/** Whether two files are one database, whatever wrote them. */
function holdsSame(one: string, other: string): boolean {
  if (statSync(one).size !== statSync(other).size) return false;
  const [a, b] = [readFileSync(one), readFileSync(other)];
  for (const [from, to] of counters) for (const bytes of [a, b]) bytes.fill(0, from, to);
  return a.equals(b);
}
