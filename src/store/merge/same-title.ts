import { identifying, kindOf, type Ref, refOf, type Source, sourceOf, sources } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import type { Arrival } from '../database.ts';
import { type Attribution, replaces } from './freshness.ts';

/** A stored title, as far as its identity is concerned. */
export interface KnownTitle {
  readonly id: number;
  readonly ref: Ref;
  readonly refs: ReadonlyMap<Source, Ref>;
  readonly statement: Attribution;
}

/** One title after a batch: the rows that turned out to be it, and what arrived about it. */
export interface IdentifiedTitle {
  /** Ids of the rows that stand for it, of which the lowest is kept; empty for a new title. */
  readonly rows: readonly number[];
  readonly refs: ReadonlyMap<Source, Ref>;
  /** The ref by which the title is called. */
  readonly ref: Ref;
  readonly arrivals: readonly Arrival[];
}

export interface Identities {
  /** All titles of the rows, the arrivals and the named refs. */
  readonly entries: readonly IdentifiedTitle[];
  /** Finds the title that a ref of this batch means. */
  readonly entryOf: (ref: Ref) => IdentifiedTitle | undefined;
}

interface Draft {
  readonly order: number;
  rows: number[];
  refs: Map<Source, Ref>;
  ref: Ref | undefined;
  /** The refs by which its rows were called. */
  names: Set<Ref>;
  arrivals: Arrival[];
  statement: Attribution | undefined;
}

/** Lists a title's refs at all providers. Its own ref wins over its id of the same provider. */
export function refsBySource(title: Title): ReadonlyMap<Source, Ref> {
  const own = sourceOf(title.ref);
  const kind = kindOf(title.ref);
  const refs = new Map<Source, Ref>();
  for (const source of sources) {
    const id = title.ids[source];
    if (source === own) refs.set(source, title.ref);
    else if (id !== undefined) refs.set(source, refOf(source, id, kind));
  }
  return refs;
}

/**
 * Decides which titles are one. Pure: rows and arrivals in, titles out.
 * Two are one when they share an id and no provider knows them by different ids. If one does, one provider's title is
 * split into several of another's: they stay apart and both carry the shared id.
 */
export function identify(known: readonly KnownTitle[], batch: readonly Arrival[], named: readonly Ref[]): Identities {
  const index = indexOf(known);
  for (const arrival of batch) place(index, arrival);
  for (const ref of named) if (!pick(index, ref)) index.add({ refs: new Map([[sourceOf(ref), ref]]) });
  nameAll(index);
  const entries = index.drafts() as readonly IdentifiedTitle[];
  return { entries, entryOf: (ref) => pick(index, ref) as IdentifiedTitle | undefined };
}

const none: readonly Draft[] = [];

/** Drafts of titles, and an index of the refs that they carry. */
interface DraftIndex {
  readonly drafts: () => readonly Draft[];
  /** Finds the drafts that carry a ref, oldest first. */
  readonly carriers: (ref: Ref) => readonly Draft[];
  readonly add: (draft: Partial<Draft>) => Draft;
  readonly give: (draft: Draft, source: Source, ref: Ref) => void;
  readonly remove: (draft: Draft) => void;
}

function indexOf(known: readonly KnownTitle[]): DraftIndex {
  const drafts = new Set<Draft>();
  // Nearly always one draft carries a ref.
  const byRef = new Map<Ref, readonly Draft[]>();
  let order = 0;
  const carry = (draft: Draft, ref: Ref) => {
    const carriers = byRef.get(ref);
    if (!carriers) byRef.set(ref, [draft]);
    else if (!carriers.includes(draft))
      byRef.set(
        ref,
        [...carriers, draft].sort((a, b) => a.order - b.order),
      );
  };
  const drop = (draft: Draft, ref: Ref) => {
    const others = (byRef.get(ref) ?? none).filter((one) => one !== draft);
    if (others.length > 0) byRef.set(ref, others);
    else byRef.delete(ref);
  };
  const index: DraftIndex = {
    drafts: () => [...drafts],
    carriers: (ref) => byRef.get(ref) ?? none,
    add: (part) => {
      const blank = { order: order++, rows: [], refs: new Map(), arrivals: [], ref: undefined, statement: undefined };
      const draft: Draft = { ...blank, names: new Set(), ...part };
      drafts.add(draft);
      for (const ref of draft.refs.values()) carry(draft, ref);
      return draft;
    },
    give: (draft, source, ref) => {
      const old = draft.refs.get(source);
      if (old === ref) return;
      if (old !== undefined) drop(draft, old);
      draft.refs.set(source, ref);
      carry(draft, ref);
    },
    remove: (draft) => {
      drafts.delete(draft);
      for (const ref of draft.refs.values()) drop(draft, ref);
    },
  };
  for (const { id, ref, refs, statement } of [...known].sort((a, b) => a.id - b.id)) {
    index.add({ rows: [id], ref, names: new Set([ref]), refs: new Map(refs), statement });
  }
  return index;
}

function place(index: DraftIndex, arrival: Arrival): void {
  const { title, provider, fetchedAt } = arrival;
  const stated = refsBySource(title);
  const statement: Attribution = { provider, fetchedAt, outline: false };
  const draft = ownerOf(index, title.ref, stated) ?? index.add({ refs: new Map(stated) });
  const newer = draft.statement === undefined || replaces(statement, draft.statement);
  for (const [source, ref] of stated) if (newer || !draft.refs.has(source)) index.give(draft, source, ref);
  draft.arrivals.push(arrival);
  if (newer) draft.statement = statement;
  joinAll(index, draft);
}

/**
 * Finds the draft that an arrival is about. Titles are told apart by the id of the provider that comes first in `sources`: where
 * those differ, they are two titles, whatever else they share.
 */
function ownerOf(index: DraftIndex, own: Ref, stated: ReadonlyMap<Source, Ref>): Draft | undefined {
  const carriers = index.carriers(own);
  if (carriers.length === 0) return undefined;
  const higher = identifying.filter((source) => sources.indexOf(source) < sources.indexOf(sourceOf(own)));
  const shared = (draft: Draft) => [...stated].filter(([source, ref]) => draft.refs.get(source) === ref).length;
  return carriers
    .filter((draft) => !higher.some((source) => differ(draft.refs, stated, source)))
    .sort((a, b) => shared(b) - shared(a) || Number(b.ref === own) - Number(a.ref === own) || a.order - b.order)[0];
}

function differ(a: ReadonlyMap<Source, Ref>, b: ReadonlyMap<Source, Ref>, source: Source): boolean {
  return a.has(source) && b.has(source) && a.get(source) !== b.get(source);
}

function joinAll(index: DraftIndex, draft: Draft): void {
  const isSame = (other: Draft) =>
    other !== draft && !identifying.some((source) => differ(draft.refs, other.refs, source));
  // A join brings ids that more titles may share: look again until nothing changes.
  for (let found: Draft | undefined = draft; found; ) {
    found = undefined;
    for (const source of identifying) {
      const ref = draft.refs.get(source);
      found ??= ref && index.carriers(ref).find(isSame);
    }
    if (found) absorb(index, draft, found);
  }
}

function absorb(index: DraftIndex, draft: Draft, other: Draft): void {
  index.remove(other);
  for (const [source, ref] of other.refs) if (!draft.refs.has(source)) index.give(draft, source, ref);
  for (const name of other.names) draft.names.add(name);
  draft.rows.push(...other.rows);
  draft.arrivals.unshift(...other.arrivals);
  draft.ref ??= other.ref;
  if (other.statement && draft.statement && replaces(other.statement, draft.statement))
    draft.statement = other.statement;
}

/** Refs in the order of `sources`. */
function inOrder(refs: ReadonlyMap<Source, Ref>): readonly Ref[] {
  if (refs.size === 1) return [...refs.values()];
  return sources.flatMap((source) => refs.get(source) ?? []);
}

/** Finds the draft that is called by a ref, else the one that has carried it longest. */
function pick(index: DraftIndex, ref: Ref): Draft | undefined {
  const carriers = index.carriers(ref);
  return carriers.length === 1 ? carriers[0] : (carriers.find((draft) => draft.ref === ref) ?? carriers[0]);
}

/**
 * Names every draft: by the first of its refs, in the order of `sources`, by which no other title is or was called. Where providers
 * contradict each other so much that all its refs are taken, the draft is joined to the title that has the first of them.
 */
function nameAll(index: DraftIndex): void {
  const taken = new Map<Ref, Draft>();
  for (const draft of index.drafts()) for (const name of draft.names) taken.set(name, draft);
  for (const draft of index.drafts()) {
    const refs = inOrder(draft.refs);
    const best = refs.find((ref) => (taken.get(ref) ?? draft) === draft);
    const other = best === undefined ? refs.map((ref) => taken.get(ref)).find((one) => one !== undefined) : undefined;
    if (best !== undefined) {
      draft.ref = best;
      taken.set(best, draft);
    } else if (other) {
      absorb(index, other, draft);
      for (const name of draft.names) taken.set(name, other);
    }
  }
}
