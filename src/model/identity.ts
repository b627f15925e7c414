import {
  type Id,
  type Ids,
  identifying,
  idOf,
  type Kind,
  kindOf,
  type Ref,
  refOf,
  type Source,
  sourceOf,
  sources,
} from './ref.ts';
import type { Title } from './title.ts';

/** Which refs are one title, as far as a run has been told. Never by equal numbers, never by names. */
export interface Identity {
  /**
   * The ids are one title's. Ids that contradict what is known of a numbering stay apart: one title there may be two here.
   * Answers the refs for which another one stands from now on.
   */
  learn(ids: Ids, kind: Kind): readonly Ref[];
  /** The refs are the title's, although its numbering has another id for it: it has merged them. Answers those of which that is news. */
  merge(refs: readonly Ref[], into: Ref): readonly Ref[];
  /** The ref that stands for the title in this run. */
  canonical(ref: Ref): Ref;
  /** The ref of the title in the first numbering that it is known in. */
  best(ref: Ref): Ref;
  /** Every id that is known of it. */
  idsOf(ref: Ref): Ids;
  /** The title's ref in the first of these numberings that it is known in. */
  refIn(ref: Ref, numberings: readonly Source[]): Ref | undefined;
}

/** One title: the ref that stands for it, and every id that is known of it. */
interface Group {
  readonly primary: Ref;
  readonly ids: Map<Source, Id>;
}

/** Every ref that was named, and the title that it is of. */
type Groups = Map<Ref, Group>;

export function createIdentity(): Identity {
  const groups: Groups = new Map();
  return {
    learn: (ids, kind) => learnt(groups, ids, kind),
    merge: (refs, into) => merged(groups, refs, into),
    canonical: (ref) => groups.get(ref)?.primary ?? ref,
    best: (ref) => refIn(groups, ref, sources) ?? ref,
    idsOf: (ref) => Object.fromEntries(groups.get(ref)?.ids ?? [[sourceOf(ref), idOf(ref)]]),
    refIn: (ref, numberings) => (numberings.includes(sourceOf(ref)) ? ref : refIn(groups, ref, numberings)),
  };
}

function learnt(groups: Groups, ids: Ids, kind: Kind): readonly Ref[] {
  const refs = identifying.flatMap((source) => (ids[source] === undefined ? [] : refOf(source, ids[source], kind)));
  const [first, ...rest] = refs;
  if (!first) return [];
  const own =
    groups.get(first) ??
    rest.map((ref) => groups.get(ref)).find((group) => group && fits(group, [first])) ??
    newGroup(groups, first);
  keepShared(groups, own, ids);
  return refs.flatMap((ref) => joined(groups, ref, own, kind));
}

/** Ids that titles may share are known of each of them, and stand for the first that was named. */
function keepShared(groups: Groups, own: Group, ids: Ids): void {
  for (const source of sources) {
    const id = ids[source];
    if (id === undefined || identifying.includes(source) || own.ids.has(source)) continue;
    own.ids.set(source, id);
    const ref = refOf(source, id);
    if (!groups.has(ref)) groups.set(ref, own);
  }
}

function merged(groups: Groups, refs: readonly Ref[], into: Ref): readonly Ref[] {
  if (refs.length === 0) return [];
  const own = groups.get(into) ?? newGroup(groups, into);
  const news = refs.filter((ref) => groups.get(ref) !== own);
  for (const ref of news) groups.set(ref, own);
  return news;
}

function newGroup(groups: Groups, ref: Ref): Group {
  const group: Group = { primary: ref, ids: new Map([[sourceOf(ref), idOf(ref)]]) };
  groups.set(ref, group);
  return group;
}

/** Puts a ref, with all that it was known to be, into a title, unless they contradict each other. Answers the refs that `own` now stands for. */
function joined(groups: Groups, ref: Ref, own: Group, kind: Kind): readonly Ref[] {
  const other = groups.get(ref);
  if (other === own) return [];
  const theirs = other ? [...other.ids].map(([source, id]) => refOf(source, id, kind)) : [ref];
  if (!fits(own, theirs)) return [];
  for (const one of theirs) if (!own.ids.has(sourceOf(one))) own.ids.set(sourceOf(one), idOf(one));
  const refs = other ? [...groups].filter(([, group]) => group === other).map(([one]) => one) : [ref];
  for (const one of refs) groups.set(one, own);
  return refs;
}

/** The title's ref in the first of these numberings that it is known in. */
function refIn(groups: Groups, ref: Ref, numberings: readonly Source[]): Ref | undefined {
  const ids = groups.get(ref)?.ids;
  for (const source of numberings) {
    const id = ids?.get(source);
    if (id !== undefined) return refOf(source, id, kindOf(ref));
  }
  return undefined;
}

/** No numbering of titles would have two ids of the title. */
function fits({ ids }: Group, refs: readonly Ref[]): boolean {
  return refs.every((ref) => {
    const source = sourceOf(ref);
    return !identifying.includes(source) || (ids.get(source) ?? idOf(ref)) === idOf(ref);
  });
}

/** All that a title is called by, its own ref first. */
export function refsOf(title: Pick<Title, 'ref' | 'ids' | 'kind' | 'merged'>): readonly Ref[] {
  const others = Object.entries(title.ids).map(([source, id]) => refOf(source as Source, id, title.kind));
  return [title.ref, ...[...others, ...(title.merged ?? [])].filter((ref) => ref !== title.ref)];
}
