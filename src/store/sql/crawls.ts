import type { Ref } from '../../model/ref.ts';
import type { StoredCrawls } from '../database.ts';
import type { Engine } from './engine.ts';
import { all } from './statement.ts';

export function readCrawls({ dialect: { crawl: sql }, read }: Engine): StoredCrawls {
  return {
    roots: () =>
      read(function* () {
        return (yield* all<{ ref: Ref }>(sql.crawlRoots)).map(({ ref }) => ref);
      }),
    latest: () =>
      read(function* () {
        const rows = yield* all<{ root: Ref; members: string }>(sql.latestCrawls);
        return rows.map(({ root, members }) => ({ root, members: JSON.parse(members) as readonly Ref[] }));
      }),
  };
}
