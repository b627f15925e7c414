import type { Join } from '../model/decision.ts';
import type { Media } from '../model/media.ts';
import type { Ref } from '../model/ref.ts';
import { inverseOf, type Relation, type RelationType } from '../model/relation.ts';
import { createIdentity, type Identity } from './identity.ts';
import type { Pair } from './policy.ts';

/** What a run has learnt so far. Only grows. */
export interface Graph {
  /** A title with what it states. A title may come again, from somebody else: what they state adds up. */
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
  /** The first relation that the user or `near` states of `far`, as stated. */
  relation(near: Ref, far: Ref): Relation | undefined;
  /** Whether the user keeps the two from being joined. */
  isCut(near: Ref, far: Ref): boolean;
}

/** What the user has decided of relations. */
export interface Decisions {
  /** Pairs whose relations count for nothing. */
  readonly cuts?: readonly (readonly [Ref, Ref])[];
  /** Relations besides those that are stated. */
  readonly joins?: readonly Pick<Join, 'from' | 'to' | 'type'>[];
}

/** What was told, by the refs that stand for the titles now. */
interface Index {
  readonly titles: Map<Ref, Media>;
  readonly closed: Set<Ref>;
  readonly stated: Edges;
  /** Both ways. */
  readonly joined: Edges;
}

type Edges = Map<Ref, Map<Ref, Relation[]>>;

type Fact =
  | { readonly media: Media }
  | { readonly hint: readonly Relation[]; readonly of: Ref }
  | { readonly closed: Ref }
  | { readonly join: Pick<Join, 'from' | 'to' | 'type'> };

export function createGraph({ cuts = [], joins = [] }: Decisions = {}): Graph {
  const identity = createIdentity();
  const facts: Fact[] = [];
  let index = emptyIndex();
  /** Refs that were used before it was known which one stands for them. */
  const spoken = new Set<Ref>();

  function tell(fact: Fact): void {
    facts.push(fact);
    for (const ref of enter(fact, index, identity)) spoken.add(ref);
  }

  function statedTypes(from: Ref, to: Ref): readonly RelationType[] | undefined {
    const { titles, closed, stated } = index;
    if (!titles.get(from)?.relations) return closed.has(from) ? [] : undefined;
    return (stated.get(from)?.get(to) ?? []).filter((one) => one.stated !== false).map((one) => one.type);
  }

  for (const join of joins) tell({ join });

  function isCut(near: Ref, far: Ref): boolean {
    const is = (a: Ref, b: Ref) => identity.canonical(a) === near && identity.canonical(b) === far;
    return cuts.some(([a, b]) => is(a, b) || is(b, a));
  }

  return {
    add(media) {
      // Two that turned out to be one: everything is entered anew under the ref that stands for both.
      if (identity.learn(media.ids, media.kind).some((ref) => spoken.has(ref))) {
        index = emptyIndex();
        for (const fact of facts) enter(fact, index, identity);
      }
      tell({ media });
    },
    hint: (of, hint) => tell({ hint, of }),
    close: (ref) => tell({ closed: ref }),
    canonical: identity.canonical,
    media: (ref) => index.titles.get(ref),
    isRead: (ref) => index.titles.get(ref)?.relations !== undefined || index.closed.has(ref),
    neighbours: (ref) => neighboursIn(index, ref),
    pair(near, far) {
      const joined = index.joined
        .get(near)
        ?.get(far)
        ?.map(({ type }) => type);
      return { near: statedTypes(near, far), far: statedTypes(far, near), ...(joined && { joined }) };
    },
    relation: (near, far) => (index.joined.get(near)?.get(far) ?? index.stated.get(near)?.get(far))?.[0],
    isCut,
  };
}

const emptyIndex = (): Index => ({ titles: new Map(), closed: new Set(), stated: new Map(), joined: new Map() });

function neighboursIn({ stated, joined }: Index, ref: Ref): Iterable<Ref> {
  const own = stated.get(ref)?.keys() ?? [];
  const added = joined.get(ref)?.keys();
  return added ? new Set([...own, ...added]) : own;
}

/** Answers the refs that the fact speaks of. */
function enter(fact: Fact, index: Index, identity: Identity): readonly Ref[] {
  if ('closed' in fact) {
    index.closed.add(identity.canonical(fact.closed));
    return [fact.closed];
  }
  if ('join' in fact) {
    const { from, to, type } = fact.join;
    connect(from, { type, to }, index.joined, identity);
    connect(to, { type: inverseOf[type], to: from, stated: false }, index.joined, identity);
    return [from, to];
  }
  if ('hint' in fact) {
    for (const relation of fact.hint) connect(fact.of, { ...relation, stated: false }, index.stated, identity);
    return [fact.of, ...fact.hint.map(({ to }) => to)];
  }
  enterTitle(fact.media, index, identity);
  return [fact.media.ref, ...(fact.media.relations ?? []).map(({ to }) => to)];
}

function enterTitle(media: Media, index: Index, identity: Identity): void {
  const ref = identity.canonical(media.ref);
  const known = index.titles.get(ref);
  if (!known?.relations) index.titles.set(ref, { ...known, ...media });
  for (const relation of media.relations ?? []) connect(ref, relation, index.stated, identity);
}

function connect(of: Ref, relation: Relation, all: Edges, identity: Identity): void {
  const [from, to] = [identity.canonical(of), identity.canonical(relation.to)];
  if (to === from) return;
  const edges = all.get(from) ?? new Map<Ref, Relation[]>();
  all.set(from, edges);
  const known = edges.get(to) ?? [];
  edges.set(to, known);
  const isKnown = known.some((one) => one.type === relation.type && one.stated === relation.stated);
  if (!isKnown) known.push(relation);
}
