import type { Ref } from '../../model/ref.ts';
import type { StoredCrawls } from '../database.ts';
import type { Engine } from './engine.ts';
import { all, listGiven } from './statement.ts';

/** Before data model 5 no franchises were kept. */
const later = { of: 'franchise', or: [] };

export function readCrawls({ dialect: { franchise: sql }, read }: Engine): StoredCrawls {
  return {
    roots: () =>
      read(function* () {
        return (yield* all<{ ref: Ref }>(sql.franchiseRoots)).map(({ ref }) => ref);
      }, later),
    latest: () =>
      read(function* () {
        const rows = yield* all<{ name: string; root: Ref; members: string }>(sql.knownFranchises);
        return rows.map(({ name, root, members }) => ({ name, root, members: JSON.parse(members) as readonly Ref[] }));
      }, later),
    beside: (refs) =>
      read(function* () {
        return (yield* all<{ ref: Ref }>(sql.sameFranchise, listGiven(refs))).map(({ ref }) => ref);
      }, later),
  };
}
