import type { Ref } from '../../model/ref.ts';
import type { Cycle } from '../upkeep.ts';

interface Step {
  readonly from: Ref;
  readonly to: Ref;
}

/** Finds cycles, depth first and without recursion, because chains are long. Cycles that share titles may be found as one. */
export function cyclesIn(steps: readonly Step[]): readonly Cycle[] {
  const next = new Map<Ref, Ref[]>();
  for (const { from, to } of steps) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<Ref>();
  return [...next.keys()].flatMap((start) => cyclesFrom(start, next, done));
}

/** Turns a cycle so that it begins with the same title wherever the search began. */
function rotated(cycle: Cycle): Cycle {
  const first = cycle.indexOf([...cycle].sort()[0] as Ref);
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}

function cyclesFrom(start: Ref, next: ReadonlyMap<Ref, readonly Ref[]>, done: Set<Ref>): readonly Cycle[] {
  const found: Cycle[] = [];
  const way: Ref[] = [];
  const open: { readonly ref: Ref; readonly depth: number }[] = [{ ref: start, depth: 0 }];
  for (let step = open.pop(); step; step = open.pop()) {
    const { ref, depth } = step;
    for (const left of way.splice(depth)) done.add(left);
    const at = way.indexOf(ref);
    if (at >= 0) found.push(rotated(way.slice(at)));
    if (at >= 0 || done.has(ref)) continue;
    way.push(ref);
    for (const to of next.get(ref) ?? []) open.push({ ref: to, depth: way.length });
  }
  for (const left of way) done.add(left);
  return found;
}
