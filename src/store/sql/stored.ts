import type { Database } from '../database.ts';
import { readChanges } from './changes.ts';
import { readCrawls } from './crawls.ts';
import { readDecisions } from './decisions.ts';
import type { Engine } from './engine.ts';
import { readJobs } from './jobs.ts';
import { readLists } from './lists.ts';
import { readReleases } from './releases.ts';
import { readTitles } from './titles.ts';

/** Everything of a database that is only read. */
export function readStored(engine: Engine): Omit<Database, 'upkeep' | 'commit' | 'close'> {
  return {
    titles: readTitles(engine),
    crawls: readCrawls(engine),
    decisions: readDecisions(engine),
    changes: readChanges(engine),
    jobs: readJobs(engine),
    lists: readLists(engine),
    releases: readReleases(engine),
  };
}
