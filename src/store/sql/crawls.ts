import type { Ref } from '../../model/ref.ts';
import type { StoredCrawls } from '../database.ts';
import type { Engine } from './engine.ts';
import { all, listGiven } from './statement.ts';

/** Before data model 5 no franchises were kept. */
const later = { of: 'franchise', or: [] };
const laterBeside = { of: 'franchise', or: new Map<Ref, Ref[]>() };

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
        const found = new Map<Ref, Ref[]>();
        for (const { asked, ref } of yield* all<{ asked: Ref; ref: Ref }>(sql.sameFranchise, listGiven(refs))) {
          const own = found.get(asked);
          if (own) own.push(ref);
          else found.set(asked, [ref]);
        }
        return found;
      }, laterBeside),
  };
}
