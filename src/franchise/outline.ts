import type { Edge, Franchise } from '../model/franchise.ts';
import type { Ref } from '../model/ref.ts';
import { type Continuity, continuitiesFrom } from './continuity.ts';
import { franchiseName } from './name.ts';
import { byRelease } from './release.ts';
import { rolesAmong } from './roles.ts';
import { outerTie, type Place } from './shape.ts';
import type { Roles, Titled } from './titled.ts';

/** All that is read from the relations of a franchise. */
export interface Outline {
  /** What the franchise is called; undefined for no titles. */
  readonly name: string | undefined;
  /** The best known first. One where nothing splits the franchise, none for no titles. */
  readonly continuities: readonly Continuity[];
  readonly continuityOf: ReadonlyMap<Ref, Continuity>;
  /** Where each title stands in its continuity; for the lead of one, what it is to titles of another. */
  readonly places: ReadonlyMap<Ref, Place>;
  /** What each title is to the others. */
  readonly roles: Roles;
}

const known = new WeakMap<Franchise, Outline>();

/** Several readers want it of one answer: it is made once. */
export function outlineOf(franchise: Franchise): Outline {
  const before = known.get(franchise);
  if (before) return before;
  const outline = outlined(
    franchise.members.map(({ title }) => title),
    franchise.edges,
  );
  known.set(franchise, outline);
  return outline;
}

/** Gives a franchise the outline that was read of it before. */
export function setOutline(franchise: Franchise, outline: Outline): void {
  known.set(franchise, outline);
}

export function outlined(titles: readonly Titled[], edges: readonly Edge[]): Outline {
  const released = byRelease(titles);
  const rank = new Map(released.map(({ ref }, n) => [ref, n]));
  const roles = rolesAmong(released, edges);
  const continuities = continuitiesFrom(released, roles);
  const places = new Map<Ref, Place>();
  for (const { shape } of continuities) {
    for (const [ref, place] of shape.places) {
      const others = (roles.get(ref) ?? []).filter(({ of }) => !shape.places.has(of));
      const tie = place.tie ?? outerTie(ref, others, rank);
      places.set(ref, { ...place, ...(tie && { tie }) });
    }
  }
  return {
    name: franchiseName(
      released,
      continuities[0]?.shape.opening,
      continuities.map(({ lead }) => lead),
    ),
    continuities,
    continuityOf: new Map(continuities.flatMap((one) => one.titles.map((ref) => [ref, one] as const))),
    places,
    roles,
  };
}

/** The title that some titles are watched from; undefined for none. */
export function openingOfTitles(titles: readonly Titled[], edges: readonly Edge[]): Ref | undefined {
  const refs = new Set(titles.map(({ ref }) => ref));
  const own = edges.filter(({ from, to }) => refs.has(from) && refs.has(to));
  return outlined(titles, own).continuities[0]?.shape.opening;
}
