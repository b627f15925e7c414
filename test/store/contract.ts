import { describe } from 'vitest';
import type { Engine } from './contract/ask.ts';
import { describeChanges } from './contract/changes.ts';
import { describeCommits } from './contract/commits.ts';
import { describeFranchises } from './contract/franchises.ts';
import { describeIdentity } from './contract/identity.ts';
import { describeJobs } from './contract/jobs.ts';
import { describeLibrary } from './contract/library.ts';
import { describeLists } from './contract/lists.ts';
import { describeRelations } from './contract/relations.ts';
import { describeReleases } from './contract/releases.ts';
import { describeSearch } from './contract/search.ts';
import { describeTakenBack } from './contract/taken-back.ts';
import { describeTimes } from './contract/times.ts';
import { describeTitles } from './contract/titles.ts';
import { describeUpkeep } from './contract/upkeep.ts';
import { describeWatches } from './contract/watches.ts';

/** What every database promises, on whichever engine. */
export function describeDatabase(name: string, engine: Engine): void {
  describe(name, () => {
    describeTitles(engine);
    describeRelations(engine);
    describeFranchises(engine);
    describeIdentity(engine);
    describeTakenBack(engine);
    describeSearch(engine);
    describeChanges(engine);
    describeWatches(engine);
    describeJobs(engine);
    describeLists(engine);
    describeLibrary(engine);
    describeReleases(engine);
    describeTimes(engine);
    describeUpkeep(engine);
    describeCommits(engine);
  });
}
