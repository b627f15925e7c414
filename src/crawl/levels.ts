import type { Depth } from '../model/depth.ts';
import type { Ref } from '../model/ref.ts';
import type { Neighbourhood } from './graph.ts';
import type { Walk } from './walk.ts';

/** The most levels of neighbours that are worth asking for at once. */
const mostLevels = 3;
/** What a further level may add to an answer, in bytes: beyond that it takes longer than what it saves is worth. */
const worthBytes = 60_000;
/** A title that lists more than this is asked for with its neighbours and no further: it meets half of all franchises. */
const mostRelations = 30;
/** Relations of a title of which nothing is known. */
const usualRelations = 3;

/** What a title takes in an answer, in bytes: whole, as who it is, and as an id. */
const bytesOf = { whole: 400, outline: 115, id: 32 } as const;

/** How many levels of neighbours are worth asking for. */
const levelsWithin = (depth: Depth): number =>
  depth.auto ? mostLevels : Math.min(mostLevels, Math.max(1, depth.steps));

/** A search brings fewer along: what it finds first may be a title that meets hundreds, or not the one that was meant. */
export const levelsOfSearch = (depth: Depth): number => Math.min(2, levelsWithin(depth));

/**
 * How many levels of neighbours of these titles are asked for in one request: as many as keep the answer small, by what is
 * known of their relations so far. An answer repeats a title wherever another one names it, so it grows with every level by
 * as many times as titles have relations.
 */
export function levelsFor(refs: readonly Ref[], walk: Walk, graph: Neighbourhood, depth: Depth): number {
  const near = relationsKnown(walk, graph);
  if (refs.some((ref) => (near.get(ref)?.length ?? 0) > mostRelations)) return 1;
  // Who is only looked at mostly stays outside, and is often one that meets many.
  if (!refs.some((ref) => walk.members.has(ref))) return 1;
  const most = levelsWithin(depth);
  const one = bytesFor(refs, 1, near, graph);
  for (let levels = most; levels > 1; levels--)
    if (bytesFor(refs, levels, near, graph) - one <= worthBytes) return levels;
  return 1;
}

/** What each title is known to be related to, also by the word of others alone. */
function relationsKnown({ members }: Walk, graph: Neighbourhood): ReadonlyMap<Ref, readonly Ref[]> {
  const all = new Map<Ref, Ref[]>();
  const seen = new Set<Ref>();
  const listOf = (ref: Ref) => {
    const list = all.get(ref) ?? [];
    all.set(ref, list);
    return list;
  };
  const visit = (ref: Ref) => {
    if (seen.has(ref)) return;
    seen.add(ref);
    for (const to of graph.neighbours(ref)) {
      listOf(ref).push(to);
      if (!graph.isRead(to)) listOf(to).push(ref);
    }
  };
  for (const ref of members.keys()) {
    visit(ref);
    for (const to of graph.neighbours(ref)) visit(to);
  }
  return all;
}

/** How many bytes an answer has, about. */
function bytesFor(
  refs: readonly Ref[],
  levels: number,
  near: ReadonlyMap<Ref, readonly Ref[]>,
  graph: Neighbourhood,
): number {
  const outermost = levels < mostLevels ? bytesOf.outline : bytesOf.id;
  const unknown = (left: number): number =>
    left === 0 ? outermost : bytesOf.whole + usualRelations * unknown(left - 1);
  const known = new Map<string, number>();
  const bytes = (ref: Ref, left: number): number => {
    if (left === 0) return outermost;
    const key = `${left} ${ref}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const others = near.get(ref) ?? [];
    const more = graph.isRead(ref) ? 0 : Math.max(1, usualRelations - others.length);
    const sum = others.reduce((all, to) => all + bytes(to, left - 1), bytesOf.whole + more * unknown(left - 1));
    known.set(key, sum);
    return sum;
  };
  return refs.reduce((all, ref) => all + bytes(ref, levels + 1), 0);
}
