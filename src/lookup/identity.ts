import type { Ids } from '../model/ref.ts';
import { type Id, idOf, type Kind, kindOf, type Ref, refOf, type Source, sourceOf, sources } from '../model/ref.ts';
import type { Title } from '../model/title.ts';

/** Which refs are one title, as far as a run has been told. Never by equal numbers, never by names. */
export interface Identity {
  /**
   * The ids are one title's. Ids that contradict what is known of a numbering stay apart: one title there may be two here.
   * Answers the refs for which another one stands from now on.
   */
  learn(ids: Ids, kind: Kind): readonly Ref[];
  /** The ref that stands for the title in this run. */
  canonical(ref: Ref): Ref;
  /** The ref of the title in the first numbering that it is known in. */
  best(ref: Ref): Ref;
  /** Every id that is known of it. */
  idsOf(ref: Ref): Ids;
  /** The title's ref in the first of these numberings that it is known in. */
  refIn(ref: Ref, numberings: readonly Source[]): Ref | undefined;
}

interface Group {
  readonly primary: Ref;
  readonly ids: Map<Source, Id>;
}

export function createIdentity(): Identity {
  const groups = new Map<Ref, Group>();

  const groupOf = (ref: Ref): Group => {
    const known = groups.get(ref);
    if (known) return known;
    const group: Group = { primary: ref, ids: new Map([[sourceOf(ref), idOf(ref)]]) };
    groups.set(ref, group);
    return group;
  };

  function join(into: Group, other: Group): readonly Ref[] {
    for (const [source, id] of other.ids) into.ids.set(source, id);
    const refs = [...groups].filter(([, group]) => group === other).map(([ref]) => ref);
    for (const ref of refs) groups.set(ref, into);
    return refs;
  }

  return {
    learn(ids, kind) {
      const refs = sources.flatMap((source) => (ids[source] === undefined ? [] : refOf(source, ids[source], kind)));
      const [first, ...rest] = refs;
      if (!first) return [];
      const own =
        groups.get(first) ??
        rest.map((ref) => groups.get(ref)).find((group) => group && fits(group, [first])) ??
        groupOf(first);
      return refs.flatMap((ref): readonly Ref[] => {
        const other = groups.get(ref);
        if (other === own) return [];
        if (
          other &&
          fits(
            own,
            [...other.ids].map(([source, id]) => refOf(source, id, kind)),
          )
        )
          return join(own, other);
        if (other || !fits(own, [ref])) return [];
        own.ids.set(sourceOf(ref), idOf(ref));
        groups.set(ref, own);
        return [ref];
      });
    },
    canonical: (ref) => groups.get(ref)?.primary ?? ref,
    best(ref) {
      const ids = groups.get(ref)?.ids;
      const source = sources.find((one) => ids?.has(one));
      return source ? refOf(source, ids?.get(source) ?? idOf(ref), kindOf(ref)) : ref;
    },
    idsOf: (ref) => Object.fromEntries(groups.get(ref)?.ids ?? [[sourceOf(ref), idOf(ref)]]),
    refIn(ref, numberings) {
      const own = sourceOf(ref);
      if (numberings.includes(own)) return ref;
      const ids = groups.get(ref)?.ids;
      const source = numberings.find((one) => ids?.has(one));
      const id = source && ids?.get(source);
      return source && id !== undefined ? refOf(source, id, kindOf(ref)) : undefined;
    },
  };
}

/** No numbering would have two ids of the title. */
function fits({ ids }: Group, refs: readonly Ref[]): boolean {
  return refs.every((ref) => (ids.get(sourceOf(ref)) ?? idOf(ref)) === idOf(ref));
}

/** All that a title is called by, its own ref first. */
export function refsOf(title: Title): readonly Ref[] {
  const others = Object.entries(title.ids).map(([source, id]) => refOf(source as Source, id, title.kind));
  return [title.ref, ...others.filter((ref) => ref !== title.ref)];
}
