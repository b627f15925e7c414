import type { Join } from '../model/decision.ts';
import { createIdentity, type Identity } from '../model/identity.ts';
import type { Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Pair } from '../model/relation-policy.ts';
import type { Title } from '../model/title.ts';
import {
  emptyIndex,
  enter,
  type Fact,
  type Index,
  isStated,
  neighboursIn,
  relationIn,
  type StatedRelation,
  typesIn,
} from './graph-index.ts';

/** Titles and how they are related, as far as a run knows: all that a walk reads. */
export interface Neighbourhood {
  /** Whether what the title states is known, or never will be. */
  isRead(ref: Ref): boolean;
  /** Titles that it names, or is known to be named by, in the order in which they were learnt. */
  neighbours(ref: Ref): readonly Ref[];
  pair(near: Ref, far: Ref): Pair;
  /** What the user states of the pair, else what most state of `far` by `near`; of equals the first of `relationTypes`. */
  relation(near: Ref, far: Ref): Relation | undefined;
  /** Whether the user keeps the two from being joined. */
  isCut(near: Ref, far: Ref): boolean;
  title(ref: Ref): Title | undefined;
  /** All that providers state of `far` by `near`, as each has it, and who does. The user's own word is left out. */
  stated(near: Ref, far: Ref): readonly StatedRelation[];
}

/** What a run has learnt so far. Grows, but for what a provider takes back. */
export interface Graph extends Neighbourhood {
  /** Adds a title with what it states, and who says so. It may come again, from another provider: what they state adds up. */
  add(title: Title, provider: string): void;
  /** Adds a title in place of all that the provider stated of it before. */
  replace(title: Title, provider: string): void;
  /** Adds relations that others are known to state of `ref`. They name neighbours and decide nothing. */
  hint(ref: Ref, relations: readonly Relation[]): void;
  /** Notes that there is nothing more to learn of a title: a dead id, a failure. */
  close(ref: Ref): void;
  /** The ref that a title is known by here, from any of its ids. */
  canonical(ref: Ref): Ref;
  /** The best ref that is known of a title: the same in every run that learns the same. */
  name(ref: Ref): Ref;
  /** The providers that state anything of others by the title. */
  statedBy(ref: Ref): ReadonlySet<string>;
}

/** A relation that is decided here. `by`: who has; absent: the user. */
export type Joined = Pick<Join, 'from' | 'to' | 'type'> & { readonly by?: string };

/** What the user has decided of relations. */
export interface Decisions {
  /** Pairs whose relations count for nothing. */
  readonly cuts?: readonly (readonly [Ref, Ref])[];
  /** Those of the cuts that come with the program. */
  readonly shipped?: readonly (readonly [Ref, Ref])[];
  /** Relations besides those that are stated. */
  readonly joins?: readonly Joined[];
}

/** What a graph has been told, and what follows from it. */
interface State {
  readonly identity: Identity;
  facts: Fact[];
  index: Index;
  /** Refs that were used before it was known which one stands for them. */
  readonly spoken: Set<Ref>;
  readonly cuts: readonly (readonly [Ref, Ref])[];
  /** The cuts by the refs that stand for the titles now; undefined until they are asked for, and once those refs have changed. */
  cutOff: ReadonlyMap<Ref, ReadonlySet<Ref>> | undefined;
  /** A title is not read before it is closed, whoever has brought it along: all providers are asked about it. */
  readonly readWhenClosed: boolean;
}

/** `allProviders`: all providers are asked about every title, so that none is read before it is closed. */
export function createGraph({ cuts = [], joins = [] }: Decisions = {}, allProviders = false): Graph {
  const state: State = {
    identity: createIdentity(),
    facts: [],
    index: emptyIndex(),
    spoken: new Set(),
    cuts,
    cutOff: undefined,
    readWhenClosed: allProviders,
  };
  for (const join of joins) tell(state, { join });
  return {
    add: (title, provider) => addTitle(state, title, provider),
    replace: (title, provider) => replaceTitle(state, title, provider),
    hint: (of, hint) => tell(state, { hint, of }),
    close: (ref) => tell(state, { closed: ref }),
    canonical: state.identity.canonical,
    name: state.identity.best,
    title: (ref) => state.index.titles.get(ref),
    isRead: (ref) => isRead(state, ref),
    stated: (near, far) => statedIn(state, near, far),
    statedBy: (ref) => state.index.statedBy.get(ref) ?? new Set(),
    neighbours: (ref) => neighboursIn(state.index, ref),
    pair: (near, far) => pairIn(state, near, far),
    relation: (near, far) => relationIn(state.index, near, far),
    isCut: (near, far) => isCut(state, near, far),
  };
}

function addTitle(state: State, title: Title, provider: string): void {
  const { identity, spoken } = state;
  const moved = [...identity.learn(title.ids, title.kind), ...identity.merge(title.merged ?? [], title.ref)];
  if (moved.length > 0) state.cutOff = undefined;
  // Two that turned out to be one: everything is entered anew under the ref that stands for both.
  if (moved.some((ref) => spoken.has(ref))) enterAll(state);
  tell(state, { title, provider });
}

function replaceTitle(state: State, title: Title, provider: string): void {
  const { canonical } = state.identity;
  state.facts = state.facts.filter((fact) => {
    const isTheirs = 'title' in fact && fact.provider === provider;
    return !isTheirs || canonical(fact.title.ref) !== canonical(title.ref);
  });
  enterAll(state);
  addTitle(state, title, provider);
}

/** Makes the index anew from all facts. */
function enterAll(state: State): void {
  state.index = emptyIndex();
  for (const fact of state.facts) enter(fact, state.index, state.identity);
}

function tell(state: State, fact: Fact): void {
  state.facts.push(fact);
  for (const ref of enter(fact, state.index, state.identity)) state.spoken.add(ref);
}

function isRead({ index, readWhenClosed }: State, ref: Ref): boolean {
  return index.closed.has(ref) || (!readWhenClosed && index.titles.get(ref)?.relations !== undefined);
}

function statedIn({ index }: State, from: Ref, to: Ref): readonly StatedRelation[] {
  return (index.stated.get(from)?.get(to)?.all ?? []).filter(isStated);
}

function pairIn(state: State, near: Ref, far: Ref): Pair {
  const { stated, joined } = state.index;
  const pair = {
    near: isRead(state, near) ? typesIn(stated, near, far) : undefined,
    far: isRead(state, far) ? typesIn(stated, far, near) : undefined,
  };
  if (joined.size === 0) return pair;
  // What follows of the other direction of what the user states decides nothing.
  const both = [...typesIn(joined, near, far), ...typesIn(joined, far, near)];
  return both.length > 0 ? { ...pair, joined: both } : pair;
}

function isCut(state: State, near: Ref, far: Ref): boolean {
  if (state.cuts.length === 0) return false;
  state.cutOff ??= cutOffIn(state);
  return state.cutOff.get(near)?.has(far) === true;
}

function cutOffIn({ cuts, identity: { canonical } }: State): ReadonlyMap<Ref, ReadonlySet<Ref>> {
  const all = new Map<Ref, Set<Ref>>();
  const add = (from: Ref, to: Ref) => all.set(from, (all.get(from) ?? new Set()).add(to));
  for (const [a, b] of cuts) {
    add(canonical(a), canonical(b));
    add(canonical(b), canonical(a));
  }
  return all;
}
