import type { Edge, Member } from '../model/franchise.ts';
import type { Ref } from '../model/ref.ts';
import type { Order } from './orders.ts';
import { type Outline, outlined } from './outline.ts';
import { byRelease } from './release.ts';
import { inStoryOrder, nearSequelsAfter } from './story.ts';
import type { Titled } from './titled.ts';

/**
 * A continuity after the other, the best known first. In each the titles as they came out, or as the story runs; what came
 * out before the title that a person begins with follows it.
 */
export function watchOrder(
  titles: readonly Titled[],
  edges: readonly Edge[],
  order: Order,
  outline = outlined(titles, edges),
): readonly Ref[] {
  const known = new Map(titles.map((title) => [title.ref, title]));
  return outline.continuities.flatMap(({ titles: refs, shape }) => {
    const own = byRelease(refs.flatMap((ref) => known.get(ref) ?? []));
    const begun = [
      ...own.filter(({ ref }) => ref === shape.opening),
      ...own.filter(({ ref }) => ref !== shape.opening),
    ];
    const told = order === 'story' ? inStoryOrder(begun, outline) : begun;
    return nearSequelsAfter(told, outline.roles).map(({ ref }) => ref);
  });
}

/** As `watchOrder` says, for members of a franchise. */
export function inOrder(
  members: readonly Member[],
  edges: readonly Edge[],
  order: Order,
  outline?: Outline,
): readonly Member[] {
  const refs = watchOrder(
    members.map(({ title }) => title),
    edges,
    order,
    outline,
  );
  const place = new Map(refs.map((ref, n) => [ref, n]));
  return [...members].sort((a, b) => (place.get(a.title.ref) ?? 0) - (place.get(b.title.ref) ?? 0));
}
