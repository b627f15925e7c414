import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../../model/errors.ts';
import { storeErrorOf } from '../../sqlite/connection.ts';
import { held } from '../../sqlite/held.ts';

/**
 * Copies a database file to `target`, replacing what is there, while others read and write it. The copy is there only when it is
 * whole. Rejects with `StoreError`.
 */
export async function copySqlite(file: string, target: string): Promise<void> {
  const part = `${target}.${globalThis.crypto.randomUUID()}.part`;
  if (resolve(target) === resolve(file)) throw new StoreError(`Database ${file}: it cannot be copied onto itself`);
  try {
    const db = held(new Database(file, { fileMustExist: true }));
    try {
      // For the user's eyes only, as the file itself is.
      closeSync(openSync(part, 'wx', 0o600));
      await db.backup(part);
    } finally {
      db.close();
    }
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw storeErrorOf(target, error);
  }
}
