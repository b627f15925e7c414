import { resolve } from 'node:path';
import { systemClock } from '../../model/clock.ts';
import { StoreError } from '../../model/errors.ts';
import { patiently } from '../../sqlite/busy.ts';
import type { Connection } from '../../sqlite/connection.ts';
import { guarded } from '../../sqlite/failure.ts';
import { fileIdentity } from '../../sqlite/file.ts';
import type { Batch, Committed, Database } from '../database.ts';
import { hasWork, nothingCommitted, writeBatch } from '../sql/commit.ts';
import type { Engine } from '../sql/engine.ts';
import { readStored } from '../sql/stored.ts';
import { sqliteDialect } from './dialect.ts';
import { isWritable, type OpenOptions, openDatabase, schemaVersion, versionOf } from './open.ts';
import { runSteps } from './steps.ts';
import { hasTable } from './tables.ts';

/**
 * Opens an SQLite file (or `:memory:`), which is created where it is missing. A file of an older data model is brought up to date
 * first, and a copy of it is kept, unless it is opened `asIs`. A file that cannot be written can still be read; only commits
 * reject. Rejects with `StoreError`, having created and changed nothing.
 */
export async function openSqlite(file: string, options: OpenOptions = {}): Promise<Database> {
  const isAsIs = options.readonly || options.asIs;
  if (!isAsIs && isOutdated(file)) await (await import('./migrate.ts')).migrate(resolve(file), options.patience);
  let db = openDatabase(file, options);
  let identity = fileIdentity(db.file);
  const { patience, clock = patience?.clock ?? systemClock } = options;
  const safely = async <Result>(body: () => Result, longestMs = patience?.longestMs): Promise<Result> => {
    const once = () => guarded(db.file, body);
    return patience ? patiently(once, { ...patience, longestMs }) : once();
  };
  const engine: Engine = {
    dialect: sqliteDialect,
    clock,
    read: (steps, later) => safely(() => (later && !hasTable(db, later) ? later.or : runSteps(db, steps()))),
  };
  /** Opens the file again where it was deleted or replaced: what is written to the old one is lost. */
  const renew = (batch: Batch): void => {
    if (file === ':memory:' || identity === fileIdentity(db.file)) return;
    if (typeof batch.job?.job === 'number') throw new StoreError('missing', lostJob, { file: db.file });
    // At first, so that the two never share the files beside them.
    db.close();
    db = openDatabase(file, options);
    identity = fileIdentity(db.file);
    options.onAnew?.();
  };
  // Only who looks after a database needs this.
  const upkeep = async () => (await import('./upkeep.ts')).sqliteUpkeep(db, engine, safely);
  return {
    ...readStored(engine),
    upkeep: {
      info: async () => (await upkeep()).info(),
      check: async () => (await upkeep()).check(),
      disagreements: async () => (await upkeep()).disagreements(),
      mend: async () => {
        refuseReadonly(db);
        return (await upkeep()).mend();
      },
      shrink: async () => (await upkeep()).shrink(),
    },
    async commit(batch, { waitMs } = {}) {
      refuseReadonly(db);
      return safely(() => {
        renew(batch);
        return commitBatch(db, batch, clock.now());
      }, waitMs);
    },
    close: () => safely(() => db.close()),
  };
}

const lostJob = 'it was deleted or replaced while an import wrote to it: begin the import again';

/** So many releases of one commit come from a list of a great many. */
const manyReleases = 1_000;

/** Writes a batch in one transaction, and in one go: nothing else of this process runs meanwhile. */
function commitBatch(db: Connection, batch: Batch, now: number): Committed {
  if (!hasWork(batch)) return nothingCommitted;
  const before = db.statements();
  const done = db.transaction(() => runSteps(db, writeBatch(sqliteDialect, batch, now)));
  // Releases lie anywhere in their table: pages of it that are kept, up to 16 MB, are of little use to the next ones.
  if ((batch.releases?.seen?.length ?? 0) >= manyReleases) db.run('PRAGMA shrink_memory');
  return { ...done, statements: db.statements() - before };
}

/** What cannot be opened at all is told by opening it. */
function isOutdated(file: string): boolean {
  if (file === '' || file === ':memory:' || file.includes('\0')) return false;
  try {
    const version = versionOf(file) ?? 0;
    return version > 0 && version < schemaVersion && isWritable(file);
  } catch {
    return false;
  }
}

function refuseReadonly(db: Connection): void {
  if (!db.readonly) return;
  throw new StoreError('readonly', 'it can be read but not written, so nothing was saved', { file: db.file });
}
