import { describe } from 'vitest';
import type { Engine } from './contract/ask.ts';
import { describeChanges } from './contract/changes.ts';
import { describeCommits } from './contract/commits.ts';
import { describeFranchises } from './contract/franchises.ts';
import { describeIdentity } from './contract/identity.ts';
import { describeJobs } from './contract/jobs.ts';
import { describeLibrary } from './contract/library.ts';
import { describeLists } from './contract/lists.ts';
import { describeOutlines } from './contract/outlines.ts';
import { describePrecedence } from './contract/precedence.ts';
import { describeRelations } from './contract/relations.ts';
import { describeReleases } from './contract/releases.ts';
import { describeSearch } from './contract/search.ts';
import { describeTakenBack } from './contract/taken-back.ts';
import { describeTimes } from './contract/times.ts';
import { describeTitles } from './contract/titles.ts';
import { describeUpkeep } from './contract/upkeep.ts';
import { describeWatches } from './contract/watches.ts';

/** What is promised. Each part has hooks of its own, which are for its tests alone. */
const parts = {
  titles: describeTitles,
  relations: describeRelations,
  franchises: describeFranchises,
  identity: describeIdentity,
  outlines: describeOutlines,
  precedence: describePrecedence,
  'taken back': describeTakenBack,
  search: describeSearch,
  changes: describeChanges,
  watches: describeWatches,
  jobs: describeJobs,
  lists: describeLists,
  library: describeLibrary,
  releases: describeReleases,
  times: describeTimes,
  upkeep: describeUpkeep,
  commits: describeCommits,
} satisfies Readonly<Record<string, (engine: Engine) => void>>;

type Part = keyof typeof parts;

/** What every database promises, on whichever engine; `names`: some parts of it. */
export function describeDatabase(name: string, engine: Engine, names = Object.keys(parts) as readonly Part[]): void {
  describe(name, () => {
    for (const part of names) describe(part, () => parts[part](engine));
  });
}
