import type { DatabaseReader } from '../database.ts';
import { readChanges } from './changes.ts';
import { readCrawls } from './crawls.ts';
import { readDecisions } from './decisions.ts';
import type { Engine } from './engine.ts';
import { readJobs } from './jobs.ts';
import { readLibrary } from './library.ts';
import { readLists } from './lists.ts';
import { readReleases } from './releases.ts';
import { readTitles } from './titles.ts';

export function readStored(engine: Engine): DatabaseReader {
  return {
    titles: readTitles(engine),
    crawls: readCrawls(engine),
    decisions: readDecisions(engine),
    changes: readChanges(engine),
    jobs: readJobs(engine),
    library: readLibrary(engine),
    lists: readLists(engine),
    releases: readReleases(engine),
  };
}
