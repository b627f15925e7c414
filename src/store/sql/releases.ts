import type { RankedGroup, ReleaseCategory } from '../../model/reputation.ts';
import type { StoredReleases } from '../releases.ts';
import type { Engine } from './engine.ts';
import { all, type Parameter } from './statement.ts';

export function readReleases({ dialect: { release: sql }, read }: Engine): StoredReleases {
  const found = <Row>(text: string, ...values: readonly Parameter[]) =>
    read(() => all<Row>(text, ...values), { of: 'release_group', or: [] });
  const groups = async (text: string, ...values: readonly Parameter[]) =>
    (await found<GroupColumns>(text, ...values)).map(groupOf);
  return {
    best: (limit, category = '') => groups(sql.bestGroups, limit, category || null, category || null),
    group: (name) => groups(sql.groupByName, name.toLowerCase()),
    named: (part, limit) => groups(sql.groupsNamed, `%${part.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`, limit),
    categories: () => found<ReleaseCategory>(sql.releaseCategories),
    async listing(name) {
      const [row] = await found<ListingColumns>(sql.listingNamed, name);
      if (!row) return undefined;
      const { done, ...rest } = row;
      return { ...rest, isDone: done === 1 };
    },
  };
}

interface ListingColumns {
  readonly name: string;
  readonly pages: number;
  readonly perPage: number;
  readonly wanted: number;
  readonly done: 0 | 1;
  readonly at: number;
}

type GroupColumns = Omit<RankedGroup, 'group' | 'first' | 'last'> & {
  readonly group_key: string;
  readonly name: string;
  readonly first_month: string | null;
  readonly last_month: string | null;
};

function groupOf({ group_key: _, name, first_month, last_month, ...rest }: GroupColumns): RankedGroup {
  return { group: name, ...rest, first: first_month, last: last_month };
}
