import { statSync } from 'node:fs';
import { StoreError } from '../model/errors.ts';
import type { Database } from '../store/database.ts';
import { patienceWith } from './database-file.ts';
import { type Lazy, lazy } from './lazy.ts';
import type { Runtime } from './runtime.ts';

/** The database of a process, opened on first use. */
export interface Databases {
  readonly database: Lazy<Database>;
  /** The database or, where it cannot be opened as things are, what stands in for it. */
  readonly keeping: Lazy<Database>;
  /** What `keeping` is, for an answer: it counts as empty, too, where its server goes away while it is read. */
  readonly forAnswer: Lazy<Database>;
  close(): Promise<void>;
}

/** Where a database is, or is to be. */
export interface DatabasePlace {
  /** Whether it is on a server, which may go away. */
  readonly isServer: boolean;
  /** Whether there is one. */
  exists(): boolean | Promise<boolean>;
  /** Opens it, or makes it. */
  open(): Promise<Database>;
  close(): Promise<void>;
}

/** `path`: the file, or `:memory:`. */
export function sqlitePlace(path: string, runtime: Runtime): DatabasePlace {
  const { warn, leavesCheckpoints = false } = runtime;
  const onAnew = () =>
    warn(
      `the database ${path} was deleted or replaced while this ran: what comes is saved in the file that is there now`,
    );
  const file = lazy(async () =>
    (await import('../store/sqlite/sqlite.ts')).openSqlite(path, {
      patience: patienceWith(path, runtime),
      onAnew,
      leavesCheckpoints,
    }),
  );
  return {
    isServer: false,
    exists: () => path === ':memory:' || !isMissing(path),
    open: file,
    async close() {
      if (file.isOpen()) await (await file()).close();
    },
  };
}

export function createDatabases(place: DatabasePlace, { clock, log, warn }: Runtime): Databases {
  // Who only reads would take what is bundled for all that there is.
  let untold: StoreError | undefined;
  const open = async () => {
    const database = await place.open();
    const heard = await log?.();
    return heard ? (await import('../store/logged.ts')).loggedDatabase(database, heard, clock) : database;
  };
  const opened = lazy(open);
  const orRefusing = async (first: () => Promise<Database>) => {
    try {
      return await first();
    } catch (error) {
      if (!(error instanceof StoreError && error.isPassing)) throw error;
      untold = error;
      const refusing = () => {
        untold = undefined;
      };
      const again = error.code === 'unreachable' ? { again: open } : {};
      return (await import('../store/refusing.ts')).refusingDatabase(error, { refusing, ...again });
    }
  };
  const openedOrNot = lazy(() => orRefusing(opened));
  // One that is not there yet is made when there is something to keep.
  const late = async (first: Lazy<Database>) =>
    (await place.exists()) ? first() : (await import('../store/late.ts')).lateDatabase(place.exists, first);
  const database = lazy(() => late(opened));
  const keeping = lazy(() => orRefusing(() => late(openedOrNot)));
  const forAnswer = lazy(async () => {
    const kept = await keeping();
    if (!place.isServer) return kept;
    const onLost = ({ message }: StoreError) => warn(`${message}: the answer goes on without what is stored`);
    return (await import('../store/without.ts')).withoutLost(kept, { clock, onLost });
  });
  return {
    ...{ database, keeping, forAnswer },
    async close() {
      await place.close();
      if (untold) warn(`${untold.message}: nothing that is stored is in the answer`);
    },
  };
}

/** Whether a file could be made there. What is wrong with any other path is told by opening it. */
function isMissing(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
