import type { Edge } from '../model/franchise.ts';
import type { Ref } from '../model/ref.ts';
import { inverseOf, type RelationType } from '../model/relation.ts';
import { rolesOf } from './roles.ts';

/** Two related titles, once: `to` is the `type` of `from`. */
export interface Link {
  readonly from: Ref;
  readonly to: Ref;
  readonly type: RelationType;
  /** What `from` is to `to`. */
  readonly back: RelationType;
  /** Whether one of the two comes from the other; false for what merely stands beside it. */
  readonly directed: boolean;
  /** Who states anything of the two, by the alphabet. */
  readonly by: readonly string[];
}

/** What comes of something else, most telling first. */
const down: readonly RelationType[] = ['SEQUEL', 'SUMMARY', 'COMPILATION', 'SIDE_STORY', 'SPIN_OFF', 'ADAPTATION'];

/**
 * Every pair of related titles, both ends heard, in the order of `refs`: from the first one, the parent, the prequel. Of a
 * collection, in which every film is tied to every other one, those that follow each other.
 */
export function linksOf(refs: readonly Ref[], edges: readonly Edge[]): readonly Link[] {
  const rank = new Map(refs.map((ref, n) => [ref, n]));
  const own = edges.filter(({ from, to }) => rank.has(from) && rank.has(to));
  const roles = rolesOf(own);
  const roleOf = new Map(
    [...roles].flatMap(([ref, all]) => all.map(({ role, of }) => [`${ref} ${of}`, role] as const)),
  );
  const sayers = sayersIn(own);
  return refs.flatMap((from, n) =>
    (roles.get(from) ?? [])
      .filter(({ role, of }) => (rank.get(of) ?? 0) > n && (role !== 'COLLECTION' || rank.get(of) === n + 1))
      .sort((a, b) => (rank.get(a.of) ?? 0) - (rank.get(b.of) ?? 0))
      .map(({ role, of }) => ({
        ...linkOf(from, of, role, roleOf.get(`${of} ${from}`) ?? inverseOf[role]),
        by: [...new Set([...(sayers.get(`${from} ${of}`) ?? []), ...(sayers.get(`${of} ${from}`) ?? [])])].sort(),
      })),
  );
}

/** By direction. */
function sayersIn(edges: readonly Edge[]): ReadonlyMap<string, readonly string[]> {
  const sayers = new Map<string, readonly string[]>();
  for (const { from, to, by } of edges) {
    const key = `${from} ${to}`;
    sayers.set(key, [...(sayers.get(key) ?? []), ...by]);
  }
  return sayers;
}

/** `first` came before `second`; what each is to the other. */
function linkOf(first: Ref, second: Ref, firstIs: RelationType, secondIs: RelationType): Omit<Link, 'by'> {
  const ahead = down.indexOf(secondIs);
  const behind = down.indexOf(firstIs);
  if (ahead >= 0 && (behind < 0 || ahead <= behind))
    return { from: first, to: second, type: secondIs, back: firstIs, directed: true };
  if (behind >= 0) return { from: second, to: first, type: firstIs, back: secondIs, directed: true };
  // A parent that does not know its child: the child is not known to be more than an extra.
  const type = secondIs === 'PARENT' || secondIs === 'CONTAINS' ? inverseOf[secondIs] : secondIs;
  return { from: first, to: second, type, back: firstIs, directed: false };
}
