import { existsSync, statSync } from 'node:fs';
import type { Clock } from '../model/clock.ts';

/** What can be told of the database file without opening it. */
export interface DatabaseFile {
  /** Tells one database file from another at the same path. Undefined where there is none. */
  identity(): string | undefined;
  /** Stays the same as long as nothing is written to the file. Undefined where there is none, or where it was written just now. */
  mark(): string | undefined;
}

/** The age at which the time of a file's last change says when it was; ms. */
const settledMs = 2_000;

export function databaseFile(path: string, clock: Clock): DatabaseFile {
  return {
    identity() {
      // A path under a file is no failure here: opening it tells what is wrong.
      const stats = existsSync(path) ? statSync(path, { throwIfNoEntry: false }) : undefined;
      return stats && `${path}@${stats.ino}-${Math.round(stats.birthtimeMs)}`;
    },
    mark() {
      const parts = [path, `${path}-wal`].map((file) => statSync(file, { throwIfNoEntry: false }));
      const [database, log] = [parts[0], parts[1]?.size ? parts[1] : undefined];
      // Some file systems count in whole seconds: what is as young as that may still change unseen.
      const isOld = [database, log].every((one) => !one || one.mtimeMs < clock.now() - settledMs);
      if (!database || !isOld) return undefined;
      return [database, log].map((one) => one && `${one.ino} ${one.mtimeMs} ${one.size}`).join(' + ');
    },
  };
}
