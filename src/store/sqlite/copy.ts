import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { StoreError } from '../../model/errors.ts';
import { storeErrorOf } from '../../sqlite/failure.ts';
import { openHeld } from '../../sqlite/open.ts';

/**
 * Copies a database file to `target`, replacing what is there, while others read and write it. The copy is there only when it is
 * whole. Rejects with `StoreError`.
 */
export async function copySqlite(file: string, target: string): Promise<void> {
  const part = `${target}.${globalThis.crypto.randomUUID()}.part`;
  if (resolve(target) === resolve(file)) throw new StoreError('path', 'it cannot be copied onto itself', { file });
  try {
    const db = openHeld(file, { fileMustExist: true });
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
