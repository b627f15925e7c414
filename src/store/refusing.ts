import type { StoreError } from '../model/errors.ts';
import type { Batch, CommitOptions, Committed, Database } from './database.ts';
import { empty } from './late.ts';

export interface RefusingOptions {
  /** Hears when somebody is told of it. */
  readonly refusing?: () => void;
  /** Tries once more to open it, for a commit that may take its time. Absent: it is as closed as it was. */
  readonly again?: () => Promise<Database>;
}

/**
 * Stands in for a database that cannot be opened as things are: no title is stored in it, and everything else rejects with
 * `error`. For runs whose answer is worth having although it cannot be kept, never for those that ask what is stored. A crawl is not
 * kept even where it can be opened later, but for its titles: it was made without what is stored.
 */
export function refusingDatabase(error: StoreError, { refusing = () => {}, again }: RefusingOptions = {}): Database {
  const refuse = () => {
    refusing();
    return Promise.reject(error);
  };
  async function commit({ crawls: _, ...batch }: Batch, options: CommitOptions = {}): Promise<Committed> {
    if (!again || options.waitMs !== undefined) return refuse();
    try {
      return await (await again()).commit(batch, options);
    } catch (reason) {
      refusing();
      throw reason;
    }
  }
  return {
    titles: { ...empty.titles, stated: async () => undefined },
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
    commit,
    unreadSince: () => true,
    close: async () => {},
  };
}
