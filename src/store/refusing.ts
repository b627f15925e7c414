import type { StoreError } from '../model/errors.ts';
import type { Database } from './database.ts';
import { empty } from './late.ts';

/**
 * Stands in for a database that cannot be opened as things are: no title is stored in it, and everything else rejects with
 * `error`. For runs whose answer is worth having although it cannot be kept, never for those that ask what is stored. `refusing`: hears
 * when somebody is told of it.
 */
export function refusingDatabase(error: StoreError, refusing: () => void = () => {}): Database {
  const refuse = () => {
    refusing();
    return Promise.reject(error);
  };
  return {
    titles: empty.titles,
    crawls: { roots: refuse, latest: refuse, beside: refuse },
    decisions: { cuts: refuse, joins: refuse },
    changes: { after: refuse, last: refuse, mark: refuse },
    lists: { all: refuse, entries: refuse, mine: refuse, followed: refuse },
    library: {
      films: refuse,
      ready: refuse,
      old: refuse,
      places: refuse,
      roots: refuse,
      tags: refuse,
      exclusions: refuse,
      files: refuse,
    },
    jobs: {
      ...{ open: refuse, rejects: refuse, remarks: refuse, rowsAt: refuse, taken: refuse },
      ...{ find: refuse, list: refuse, answers: refuse, roots: refuse },
    },
    releases: { best: refuse, group: refuse, named: refuse, categories: refuse, listing: refuse },
    upkeep: { info: refuse, check: refuse, disagreements: refuse, mend: refuse, shrink: refuse },
    commit: refuse,
    close: async () => {},
  };
}
