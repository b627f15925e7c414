import type { Media } from '../model/media.ts';
import type { Ref } from '../model/ref.ts';
import type { Relation, RelationType } from '../model/relation.ts';
import type { Pair } from './policy.ts';

/** What a run has learnt so far. Only grows. */
export interface Graph {
  /** A title with what it states. A title may come again with more. */
  add(media: Media): void;
  /** Relations that others are known to state of `ref`; they name neighbours and decide nothing. */
  hint(ref: Ref, relations: readonly Relation[]): void;
  /** There is nothing more to learn of it: a dead id, a failure. */
  close(ref: Ref): void;
  /** The ref that a title is known by here, from any of its ids. */
  canonical(ref: Ref): Ref;
  media(ref: Ref): Media | undefined;
  /** Whether what it states is known, or never will be. */
  isRead(ref: Ref): boolean;
  /** Whom it names, or is known to be named by, in the order in which it was learnt. */
  neighbours(ref: Ref): Iterable<Ref>;
  pair(near: Ref, far: Ref): Pair;
  /** The first relation that `near` states of `far`, as stated. */
  relation(near: Ref, far: Ref): Relation | undefined;
}

export function createGraph(): Graph {
  const titles = new Map<Ref, Media>();
  const closed = new Set<Ref>();
  const names = new Map<Ref, Ref>();
  const stated = new Map<Ref, Map<Ref, Relation[]>>();

  const canonical = (ref: Ref): Ref => names.get(ref) ?? ref;
  const edgesOf = (ref: Ref) => stated.get(ref) ?? stated.set(ref, new Map()).get(ref);

  function connect(from: Ref, relation: Relation): void {
    const to = canonical(relation.to);
    const edges = edgesOf(from);
    if (to === from || !edges) return;
    const known = edges.get(to);
    if (known) known.push(relation);
    else edges.set(to, [relation]);
  }

  function statedTypes(from: Ref, to: Ref): readonly RelationType[] | undefined {
    if (!titles.get(from)?.relations) return closed.has(from) ? [] : undefined;
    return (stated.get(from)?.get(to) ?? []).filter((one) => one.stated !== false).map((one) => one.type);
  }

  return {
    add(media) {
      if (titles.get(media.ref)?.relations) return;
      titles.set(media.ref, media);
      for (const [source, id] of Object.entries(media.ids)) {
        const other = `${source}:${id}` as Ref;
        if (!names.has(other)) names.set(other, media.ref);
      }
      for (const relation of media.relations ?? []) connect(media.ref, relation);
    },
    hint(ref, relations) {
      for (const relation of relations) connect(canonical(ref), { ...relation, stated: false });
    },
    close: (ref) => void closed.add(ref),
    canonical,
    media: (ref) => titles.get(ref),
    isRead: (ref) => titles.get(ref)?.relations !== undefined || closed.has(ref),
    neighbours: (ref) => stated.get(ref)?.keys() ?? [],
    pair: (near, far) => ({ near: statedTypes(near, far), far: statedTypes(far, near) }),
    relation: (near, far) => stated.get(near)?.get(far)?.[0],
  };
}
