import { present } from '../../model/present.ts';
import type { Connection } from '../../sqlite/connection.ts';
import type { RankedGroup, ReleaseCategory, StoredReleases } from '../releases.ts';
import type { Read } from './jobs.ts';
import * as sql from './release-sql.ts';
import { hasTable } from './tables.ts';

export function sqliteReleases(db: Connection, reading: Read): StoredReleases {
  const all = <Row>(text: string, ...values: readonly (string | number | null)[]) =>
    reading(() => (hasTable(db, 'release_group') ? db.all<Row>(text, ...values) : []));
  const groups = async (text: string, ...values: readonly (string | number | null)[]) =>
    (await all<GroupColumns>(text, ...values)).map(groupOf);
  return {
    best: (limit, category = '') => groups(sql.bestGroups, limit, category || null, category || null),
    group: (name) => groups(sql.groupByName, name.toLowerCase()),
    named: (part, limit) => groups(sql.groupsNamed, `%${part.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`, limit),
    categories: () => all<ReleaseCategory>(sql.releaseCategories),
    async listing(name) {
      const [row] = await all<ListingColumns>(sql.listingNamed, name);
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
  const months = present({ first: first_month, last: last_month }) as { first?: string; last?: string };
  return { group: name, ...rest, first: months.first, last: months.last };
}
