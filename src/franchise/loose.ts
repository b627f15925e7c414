import type { Ref } from '../model/ref.ts';
import { falseBridges } from './bridges.ts';
import type { FranchiseDocument } from './document.ts';
import { franchiseName } from './name.ts';
import { openingOfTitles } from './outline.ts';

/** Titles of another name that nothing but one relation ties to the rest: probably another franchise. */
export interface LoosePart {
  readonly name: string;
  /** How many titles it has. */
  readonly titles: number;
  /** The end of that relation in it, and the one in the rest. */
  readonly end: Ref;
  readonly on: Ref;
}

const parts = new WeakMap<FranchiseDocument, readonly LoosePart[]>();

/** The parts of an answer that hang on one title alone, largest first. */
export function loosePartsOf(document: FranchiseDocument): readonly LoosePart[] {
  const known = parts.get(document) ?? found(document);
  parts.set(document, known);
  return known;
}

function found({ titles, relations }: FranchiseDocument): readonly LoosePart[] {
  const named = titles.map(({ ref, title, english }) => ({
    ref,
    names: english === undefined ? [title] : [title, english],
  }));
  const links = relations.map(({ from, to }) => [from, to] as const);
  // What goes on from the rest belongs to it, whatever it is called.
  const goesOn = new Set(
    relations.flatMap(({ from, to, type }) => (type === 'SEQUEL' || type === 'PREQUEL' ? [`${from} ${to}`] : [])),
  );
  const bridges = falseBridges(named, links, ({ a, b }) => !goesOn.has(`${a} ${b}`) && !goesOn.has(`${b} ${a}`));
  return bridges.map(({ a, b, sizes }) => {
    const [end, on] = sizes[0] < sizes[1] ? [a, b] : [b, a];
    const own = reachedFrom(end, on, links);
    const those = titles.filter(({ ref }) => own.has(ref));
    return { name: franchiseName(those, openingOfTitles(those, relations)) ?? end, titles: those.length, end, on };
  });
}

/** All that is tied to `end` without going through `on`. */
function reachedFrom(end: Ref, on: Ref, links: readonly (readonly [Ref, Ref])[]): ReadonlySet<Ref> {
  const near = new Map<Ref, Ref[]>();
  for (const [a, b] of links) near.set(a, [...(near.get(a) ?? []), b]);
  const own = new Set([end]);
  for (const ref of own) for (const to of near.get(ref) ?? []) if (!(ref === end && to === on)) own.add(to);
  return own;
}
