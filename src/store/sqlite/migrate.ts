import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { StoreError } from '../../model/errors.ts';
import { searched } from '../../model/names.ts';
import { guarded, storeErrorOf } from '../../sqlite/failure.ts';
import { openHeld } from '../../sqlite/open.ts';
import { type Migration, migrations } from './migrations.ts';
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
 * A file that is new, missing or up to date is left alone. Throws `StoreError`; then the file is as it was.
 */
export async function migrate(file: string): Promise<Migrated> {
  const planned = plannedMigration(file);
  if (planned.migrations.length === 0) return planned;
  try {
    const db = openHeld(file, { fileMustExist: true });
    try {
      // Tables that others refer to are made anew by some steps; all references are checked at the end.
      db.pragma('foreign_keys = OFF');
      const backup = await backUp(db, `${file}.v${planned.from}-backup`);
      db.transaction(() => run(db)).immediate();
      return { ...planned, backup };
    } finally {
      db.close();
    }
  } catch (error) {
    throw storeErrorOf(file, error);
  }
}

/** Runs the migrations that are left. Another process may have been faster, so the version is read again under the lock. */
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

/** Copies the file, and returns the path of the copy, which is there only when it is whole. An older copy of that name is kept. */
async function backUp(db: Sqlite.Database, wanted: string): Promise<string> {
  let name = wanted;
  for (let n = 2; existsSync(name); n++) name = `${wanted}-${n}`;
  const part = `${name}.${globalThis.crypto.randomUUID()}.part`;
  try {
    // For the user's eyes only, as the file itself is.
    closeSync(openSync(part, 'wx', 0o600));
    await db.backup(part);
    renameSync(part, name);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  return name;
}
