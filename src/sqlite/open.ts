import Sqlite from 'better-sqlite3';
import { isUnloadable } from './binding.ts';
import { isBusy, storeErrorOf } from './failure.ts';
import { held } from './held.ts';

/** Opens a database of better-sqlite3. Throws `StoreError` where SQLite's native part cannot be loaded, else what SQLite says. */
export function openHeld(source: string | Buffer, options: Sqlite.Options = {}): Sqlite.Database {
  try {
    return held(new Sqlite(source, options));
  } catch (error) {
    throw isUnloadable(error) ? storeErrorOf('', error) : error;
  }
}

const mostAttempts = 100;

/**
 * Turns WAL mode on (https://www.sqlite.org/wal.html) where it is not. Of several processes that do so with a new file at once,
 * SQLite tells some BUSY without waiting for the busy time-out. Asking for the write lock does wait, and by then another process
 * has most likely turned it on.
 */
export function writeAhead(db: Sqlite.Database): void {
  for (let attempt = 1; ; attempt++) {
    try {
      if (!db.memory && db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || attempt === mostAttempts) throw error;
      db.transaction(() => {}).immediate();
    }
  }
}
