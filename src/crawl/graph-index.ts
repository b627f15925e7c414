import { type Join, user } from '../model/decision.ts';
import type { Identity } from '../model/identity.ts';
import type { Ref } from '../model/ref.ts';
import { inverseOf, type Relation, type RelationType, relationTypes } from '../model/relation.ts';
import type { Title } from '../model/title.ts';

/** A relation with all who state it. */
export type StatedRelation = Relation & Required<Pick<Relation, 'by'>>;

/** All facts, by the refs that stand for the titles now. */
export interface Index {
  readonly titles: Map<Ref, Title>;
  readonly closed: Set<Ref>;
  readonly statedBy: Map<Ref, Set<string>>;
  readonly stated: Edges;
  /** The titles that each title names, or is known to be named by, in the order in which they were learnt. */
  readonly near: Map<Ref, Ref[]>;
  /** What the user states, and what follows from it of the other direction. */
  readonly joined: Edges;
}

export type Edges = Map<Ref, Map<Ref, Tie>>;

/** All that is known of one title's relation to another. */
interface Tie {
  readonly all: StatedRelation[];
  /** The types of those that are stated: what a walk asks for again and again. */
  types: readonly RelationType[];
}

export type Fact =
  | { readonly title: Title; readonly provider: string }
  | { readonly hint: readonly Relation[]; readonly of: Ref }
  | { readonly closed: Ref }
  | { readonly join: Pick<Join, 'from' | 'to' | 'type'> & { readonly by?: string } };

const noTypes: readonly RelationType[] = [];

export const typesIn = (edges: Edges, from: Ref, to: Ref): readonly RelationType[] =>
  edges.get(from)?.get(to)?.types ?? noTypes;

export function relationIn({ joined, stated }: Index, near: Ref, far: Ref): Relation | undefined {
  return joined.get(near)?.get(far)?.all[0] ?? chief(stated.get(near)?.get(far)?.all ?? []);
}

/** The statement that most make, whatever the order in which they came. */
function chief([first, ...rest]: readonly StatedRelation[]): StatedRelation | undefined {
  const weight = (one: StatedRelation) => (isStated(one) ? one.by.length : 0);
  const place = ({ type }: StatedRelation) => relationTypes.indexOf(type);
  const beats = (a: StatedRelation, b: StatedRelation) =>
    weight(a) > weight(b) || (weight(a) === weight(b) && place(a) < place(b));
  return rest.reduce((best, one) => (best && beats(one, best) ? one : best), first);
}

export const emptyIndex = (): Index => ({
  titles: new Map(),
  closed: new Set(),
  statedBy: new Map(),
  stated: new Map(),
  near: new Map(),
  joined: new Map(),
});

export function neighboursIn({ near, joined }: Index, ref: Ref): readonly Ref[] {
  const own = near.get(ref) ?? none;
  const added = joined.get(ref)?.keys();
  return added ? [...new Set([...own, ...added])] : own;
}

const none: readonly Ref[] = [];

/** Enters a fact into the index. Answers the refs that the fact speaks of. */
export function enter(fact: Fact, index: Index, identity: Identity): readonly Ref[] {
  if ('closed' in fact) {
    index.closed.add(identity.canonical(fact.closed));
    return [fact.closed];
  }
  if ('join' in fact) {
    const { from, to, type, by: who = user } = fact.join;
    connect(from, { type, to, by: [who] }, index.joined, identity);
    connect(to, { type: inverseOf[type], to: from, stated: false, by: [who] }, index.joined, identity);
    return [from, to];
  }
  if ('hint' in fact) {
    for (const relation of fact.hint) state(fact.of, { by: [], ...relation, stated: false }, index, identity);
    return [fact.of, ...fact.hint.map(({ to }) => to)];
  }
  enterTitle(fact, index, identity);
  return [fact.title.ref, ...(fact.title.relations ?? []).map(({ to }) => to)];
}

function enterTitle({ title, provider }: Extract<Fact, { title: Title }>, index: Index, identity: Identity): void {
  const ref = identity.canonical(title.ref);
  const known = index.titles.get(ref);
  if (!known?.relations) index.titles.set(ref, { ...known, ...title });
  const providers = index.statedBy.get(ref) ?? new Set();
  index.statedBy.set(ref, providers);
  for (const relation of title.relations ?? []) {
    const { by = [provider] } = relation;
    for (const one of by) providers.add(one);
    state(ref, { ...relation, by }, index, identity);
  }
}

function state(of: Ref, relation: StatedRelation, { stated, near }: Index, identity: Identity): void {
  const added = connect(of, relation, stated, identity);
  if (!added) return;
  const from = identity.canonical(of);
  const known = near.get(from);
  if (known) known.push(added);
  else near.set(from, [added]);
}

/** Answers the other title where nothing was known of it by this one. */
function connect(of: Ref, relation: StatedRelation, all: Edges, identity: Identity): Ref | undefined {
  const from = identity.canonical(of);
  const to = identity.canonical(relation.to);
  if (to === from) return undefined;
  const edges = all.get(from) ?? new Map<Ref, Tie>();
  all.set(from, edges);
  const tie = edges.get(to) ?? { all: [], types: noTypes };
  edges.set(to, tie);
  const known = tie.all;
  const n = known.findIndex((one) => one.type === relation.type && isStated(one) === isStated(relation));
  const before = known[n];
  if (!before) {
    known.push({ ...relation, to });
    if (isStated(relation)) tie.types = [...tie.types, relation.type];
  } else if (relation.by.some((one) => !before.by.includes(one)))
    known[n] = { ...before, by: [...new Set([...before.by, ...relation.by])].sort() };
  return known.length === 1 && !before ? to : undefined;
}

export const isStated = ({ stated }: Relation): boolean => stated !== false;
