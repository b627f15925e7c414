import type { Edge, Franchise } from '../model/franchise.ts';
import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import { type Policy, treatmentOf } from '../model/relation-policy.ts';

/**
 * Takes apart what was crawled from several roots at once: members belong together where the policy follows from one to
 * the other. Franchises are in the order of their first members.
 */
export function franchisesIn(
  { members, edges }: Pick<Franchise, 'members' | 'edges'>,
  policy: Policy,
): readonly (readonly Ref[])[] {
  const near = neighboursIn(edges, policy);
  const done = new Set<Ref>();
  return members.flatMap(({ title: { ref } }) => {
    if (done.has(ref)) return [];
    const found = new Set([ref]);
    for (const one of found) for (const other of near.get(one) ?? []) found.add(other);
    for (const one of found) done.add(one);
    return [[...found]];
  });
}

function neighboursIn(edges: readonly Edge[], policy: Policy): ReadonlyMap<Ref, ReadonlySet<Ref>> {
  const stated = new Map<string, RelationType[]>();
  for (const { from, to, type, stated: isStated } of edges) {
    const key = `${from} ${to}`;
    if (isStated) stated.set(key, [...(stated.get(key) ?? []), type]);
  }
  const near = new Map<Ref, Set<Ref>>();
  const link = (from: Ref, to: Ref) => near.set(from, (near.get(from) ?? new Set()).add(to));
  for (const { from, to } of edges) {
    const pair = { near: stated.get(`${from} ${to}`) ?? [], far: stated.get(`${to} ${from}`) ?? [] };
    if (treatmentOf(policy, pair) !== 'follow') continue;
    link(from, to);
    link(to, from);
  }
  return near;
}
