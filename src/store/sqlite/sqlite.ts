import { resolve } from 'node:path';
import { systemClock } from '../../model/clock.ts';
import { StoreError } from '../../model/errors.ts';
import type { Ref } from '../../model/ref.ts';
import { patiently } from '../../sqlite/busy.ts';
import type { Connection } from '../../sqlite/connection.ts';
import { guarded } from '../../sqlite/failure.ts';
import type { Database } from '../database.ts';
import { sqliteChanges } from './changes.ts';
import { commitBatch } from './commit.ts';
import * as crawlSql from './crawl-sql.ts';
import { sqliteDecisions } from './decisions.ts';
import { type Read, sqliteJobs } from './jobs.ts';
import { isWritable, type OpenOptions, openDatabase, schemaVersion, versionOf } from './open.ts';
import { sqliteReleases } from './releases.ts';
import { sqliteTitles } from './titles.ts';
import { sqliteWatches } from './watches.ts';

/**
 * Opens an SQLite file (or `:memory:`), which is created where it is missing. A file of an older data model is brought up to date
 * first, and a copy of it is kept, unless it is opened `asIs`. A file that cannot be written can still be read; only commits
 * reject. Rejects with `StoreError`, having created and changed nothing.
 */
export async function openSqlite(file: string, options: OpenOptions = {}): Promise<Database> {
  const isAsIs = options.readonly || options.asIs;
  if (!isAsIs && isOutdated(file)) await (await import('./migrate.ts')).migrate(resolve(file), options.patience);
  const db = openDatabase(file, options);
  const { patience, clock = patience?.clock ?? systemClock } = options;
  const reading: Read = async (body) => {
    const safely = () => guarded(db.file, body);
    return patience ? patiently(safely, patience) : safely();
  };
  // Only who looks after a database needs this.
  const upkeep = async () => (await import('./upkeep.ts')).sqliteUpkeep(db, reading, clock);
  return {
    titles: sqliteTitles(db, reading, clock),
    crawls: {
      roots: () => reading(() => db.all<{ ref: Ref }>(crawlSql.crawlRoots).map(({ ref }) => ref)),
      latest: () =>
        reading(() =>
          db
            .all<{ root: Ref; members: string }>(crawlSql.latestCrawls)
            .map(({ root, members }) => ({ root, members: JSON.parse(members) as readonly Ref[] })),
        ),
    },
    decisions: sqliteDecisions(db, reading),
    changes: sqliteChanges(db, reading),
    watches: sqliteWatches(db, reading),
    jobs: sqliteJobs(db, reading),
    releases: sqliteReleases(db, reading),
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
    async commit(batch) {
      refuseReadonly(db);
      return reading(() => commitBatch(db, batch, clock.now()));
    },
    close: () => reading(db.close),
  };
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
