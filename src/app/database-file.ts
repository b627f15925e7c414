import { existsSync, statSync } from 'node:fs';
import type { BusyOptions } from '../sqlite/busy.ts';
import type { Database, Suggestion } from '../store/database.ts';
import type { Migrated } from '../store/sqlite/migrate.ts';
import type { Runtime } from './runtime.ts';

/** The database as a file: what only commands that look after it, and caches of answers, need to know of it. */
export interface DatabaseFile {
  /** Tells one database file from another at the same path. Undefined where there is none. */
  identity(): string | undefined;
  /** Stays the same as long as nothing is written to the file. Undefined where there is none, or where it was written just now. */
  mark(): string | undefined;
  /** Opens the database as it is, of whatever data model; whoever asks closes it. Rejects with `StoreError` if there is none. */
  open(): Promise<Database>;
  /** Copies the database to a file, while others may use it. Rejects with `StoreError`. */
  copyTo(target: string): Promise<void>;
  /** Brings the database up to date, or with `dryRun` only says how. Rejects with `StoreError`. */
  migrate(dryRun: boolean): Promise<Migrated>;
  /** Finds titles as `StoredTitles.startingWith` does, without writing to the database or making one. Rejects with `StoreError`. */
  startingWith(start: string, limit: number): Promise<readonly Suggestion[]>;
}

/** The age at which the time of a file's last change says when it was; ms. */
const settledMs = 2_000;

type Waiting = Pick<Runtime, 'clock' | 'signal' | 'warn'>;

/** How to wait for another program that writes to a database, which is told when it takes long. */
export const patienceWith = (path: string, { clock, signal, warn }: Waiting): BusyOptions => ({
  clock,
  signal,
  say: () => warn(`waiting for another program that is writing to the database ${path}`),
});

export function databaseFile(path: string, runtime: Waiting): DatabaseFile {
  const { clock, signal } = runtime;
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
    open: async () =>
      (await import('../store/sqlite/sqlite.ts')).openSqlite(path, {
        asIs: true,
        mustExist: true,
        patience: patienceWith(path, runtime),
      }),
    copyTo: async (target) => (await import('../store/sqlite/copy.ts')).copySqlite(path, target),
    async migrate(dryRun) {
      const { migrate, plannedMigration } = await import('../store/sqlite/migrate.ts');
      return dryRun ? plannedMigration(path) : migrate(path, { clock, signal });
    },
    startingWith: (start, limit) => startingWith(path, start, limit),
  };
}

async function startingWith(path: string, start: string, limit: number): Promise<readonly Suggestion[]> {
  if (!existsSync(path)) return [];
  const { openSqlite } = await import('../store/sqlite/sqlite.ts');
  const database = await openSqlite(path, { readonly: true, asIs: true });
  try {
    return await database.titles.startingWith(start, limit);
  } finally {
    await database.close();
  }
}
