import { isDecider } from '../model/decision.ts';
import type { Franchise, Member, Truncation } from '../model/franchise.ts';
import { refsOf } from '../model/identity.ts';
import { kindOf, type Ref } from '../model/ref.ts';
import type { Relation, RelationType } from '../model/relation.ts';
import { decisive, type Pair, type Policy, type Rule, type Treatment, treatmentOf } from '../model/relation-policy.ts';
import type { Title } from '../model/title.ts';

export interface Named {
  readonly ref: Ref;
  readonly title: string;
}

/** One end's word: `of` is the `type` of `by`. */
export interface Said {
  readonly by: Ref;
  readonly of: Ref;
  readonly type: RelationType;
  /** False: nobody states it, it follows from the other end's word. */
  readonly stated: boolean;
  /** Providers that state it, or state what it follows from. Empty: not known. */
  readonly statedBy: readonly string[];
}

/** From one member to the next. */
export interface Step {
  readonly from: Named;
  readonly to: Named;
  /** What each end says of the other. */
  readonly says: readonly Said[];
  /** What let it in: the types that are followed. Empty: the relation was known from elsewhere. */
  readonly by: readonly RelationType[];
  /** Whether it counts against `--depth`. */
  readonly free: boolean;
}

/** Why a title is not there. */
export type LeftOut =
  | { readonly why: 'cut'; readonly from: Named }
  | { readonly why: 'failed'; readonly error: string }
  | { readonly why: 'missing' }
  | { readonly why: 'limit'; readonly by: Truncation['by']; readonly says: readonly Said[] }
  | { readonly why: 'manga'; readonly says: readonly Said[] }
  /** What is stated would let it in; a rule about names keeps it out. */
  | { readonly why: 'rule'; readonly rule: Rule; readonly says: readonly Said[] }
  /** Related only by types that are named and not followed, or passed over. */
  | { readonly why: 'listed' | 'ignored'; readonly types: readonly RelationType[]; readonly says: readonly Said[] }
  /** Nothing that is known leads to it from any member; `cutShort`: the crawl did not see all. */
  | { readonly why: 'unrelated'; readonly cutShort: boolean };

/** Why a title is in a franchise or not. */
export interface Explanation {
  readonly schema: 1;
  readonly query: string;
  readonly root: Named;
  readonly title: Named;
  readonly member: boolean;
  /** From the root to the title; empty for the root itself and for what is left out. */
  readonly path: readonly Step[];
  readonly leftOut: LeftOut | null;
}

export interface ExplainOptions {
  readonly policy: Policy;
  /** Titles that came along and are no members: what they state themselves is then known. */
  readonly others?: Iterable<Title>;
  /** Pairs that are kept from being joined. */
  readonly cuts?: Iterable<readonly [Ref, Ref]>;
}

/** Finds `ref`, in any numbering, in what a crawl found, and says what let it in or kept it out. */
export function explain(franchise: Franchise, ref: Ref, options: ExplainOptions): Explanation {
  const members = indexOf(franchise.members.map((member) => [member.title, member] as const));
  const others = indexOf(Array.from(options.others ?? [], (title) => [title, title] as const));
  const member = members.get(ref);
  const known = member?.title ?? others.get(ref);
  const root = members.get(franchise.root);
  const listed = franchise.listed.find((one) => one.ref === ref);
  const title = known ? named(known) : { ref, title: listed?.title ?? nameIn(franchise, ref) ?? ref };
  return {
    schema: 1,
    query: franchise.query,
    root: root ? named(root.title) : { ref: franchise.root, title: franchise.root },
    title,
    member: member !== undefined,
    path: member ? pathTo(member, franchise, members, options.policy) : [],
    leftOut: member ? null : leftOut(aliases(ref, known), known, franchise, members, options),
  };
}

/** By every ref that a title goes by. */
function indexOf<T>(all: readonly (readonly [Title, T])[]): ReadonlyMap<Ref, T> {
  const index = new Map(all.map(([title, one]) => [title.ref, one]));
  for (const [title, one] of all) for (const ref of aliases(title.ref, title)) if (!index.has(ref)) index.set(ref, one);
  return index;
}

function aliases(ref: Ref, title: Title | undefined): ReadonlySet<Ref> {
  return new Set([ref, ...(title ? refsOf(title) : [])]);
}

function named({ ref, title, english }: Title): Named {
  return { ref, title: english ?? title };
}

/** What members call a title that did not come itself. */
function nameIn({ members }: Franchise, ref: Ref): string | undefined {
  return members.flatMap(({ title }) => title.relations ?? []).find(({ to, title }) => to === ref && title)?.title;
}

type Members = ReadonlyMap<Ref, Member>;

function pathTo(member: Member, { edges }: Franchise, members: Members, policy: Policy): readonly Step[] {
  const path: Step[] = [];
  const seen = new Set([member]);
  for (let at = member; at.via; ) {
    const before = members.get(at.via.ref);
    if (!before || seen.has(before)) break;
    seen.add(before);
    const near = before.title.ref;
    const far = at.title.ref;
    const says = edges
      .filter(({ from, to }) => (from === near && to === far) || (from === far && to === near))
      .map(({ from, to, type, stated, by }) => ({ by: from, of: to, type, stated, statedBy: by }))
      .filter((one, n, all) => n === all.findIndex(({ by, type }) => by === one.by && type === one.type))
      .sort((a, b) => Number(a.by !== near) - Number(b.by !== near));
    path.unshift({
      from: named(before.title),
      to: named(at.title),
      says,
      by: followedTypes(says, near, policy),
      free: at.depth === before.depth,
    });
    at = before;
  }
  return path;
}

/** The types that let a pair in, of all that its two ends say; `near` is one of them. */
function followedTypes(says: readonly Said[], near: Ref, policy: Policy): readonly RelationType[] {
  return [...new Set(decisive(pairOf(says, near)).filter((type) => policy[type] === 'follow'))];
}

/** A pair as a crawl sees it. What merely follows from the other end's word decides nothing. */
function pairOf(says: readonly Said[], near: Ref): Required<Pair> {
  const stated = says.filter((one) => one.stated);
  const typesOf = (some: readonly Said[]) => some.map(({ type }) => type);
  const byProviders = stated.filter(({ statedBy }) => statedBy.length === 0 || statedBy.some((one) => !isDecider(one)));
  return {
    near: typesOf(byProviders.filter(({ by }) => by === near)),
    far: typesOf(byProviders.filter(({ by }) => by !== near)),
    joined: typesOf(stated.filter(({ statedBy }) => statedBy.some(isDecider))),
  };
}

function leftOut(
  refs: ReadonlySet<Ref>,
  known: Title | undefined,
  franchise: Franchise,
  members: Members,
  { policy, cuts = [] }: ExplainOptions,
): LeftOut {
  const { failed, missing, truncated, listed } = franchise;
  for (const pair of cuts) {
    const other = refs.has(pair[0]) ? members.get(pair[1]) : refs.has(pair[1]) ? members.get(pair[0]) : undefined;
    if (other) return { why: 'cut', from: named(other.title) };
  }
  const failure = failed.find((one) => refs.has(one.ref));
  if (failure) return { why: 'failed', error: failure.error };
  if (missing.some((ref) => refs.has(ref))) return { why: 'missing' };
  const says = saidOfIt(refs, known, franchise, members);
  if (says.length > 0 && [...refs].some((ref) => kindOf(ref) === 'manga')) return { why: 'manga', says };
  const ruled = listed.find((one) => refs.has(one.ref) && one.rule);
  if (ruled?.rule) return { why: 'rule', rule: ruled.rule, says };
  const treatments = treatmentsOf(says, refs, members, policy);
  const isNext = truncated?.frontier.some((ref) => refs.has(ref));
  if (truncated && (isNext || treatments.has('follow'))) return { why: 'limit', by: truncated.by, says };
  const list = treatments.has('list') || listed.some((one) => refs.has(one.ref));
  const types = [...new Set(says.map(({ type }) => type))];
  if (list || says.length > 0) return { why: list ? 'listed' : 'ignored', types, says };
  return { why: 'unrelated', cutShort: truncated !== undefined || failed.length > 0 };
}

/** How the crawl treats a title for each member that it is related to. */
function treatmentsOf(
  says: readonly Said[],
  refs: ReadonlySet<Ref>,
  members: Members,
  policy: Policy,
): ReadonlySet<Treatment | 'undecided'> {
  const byMember = new Map<Ref, Said[]>();
  for (const one of says) {
    const ref = refs.has(one.by) ? one.of : one.by;
    const member = members.get(ref)?.title.ref ?? ref;
    byMember.set(member, [...(byMember.get(member) ?? []), one]);
  }
  return new Set([...byMember].map(([member, some]) => treatmentOf(policy, pairOf(some, member))));
}

/**
 * What members say of a title that is none, what it says of those members, and what the crawl named it for. What it says of
 * members that do not name it is left out: a crawl goes from a title to those that it names.
 */
function saidOfIt(
  refs: ReadonlySet<Ref>,
  known: Title | undefined,
  franchise: Franchise,
  members: Members,
): readonly Said[] {
  const said = (ref: Ref, { to, type, stated = true, by = [] }: Relation, provider?: string): Said => {
    const statedBy = by.length === 0 && provider !== undefined ? [provider] : by;
    return { by: ref, of: to, type, stated, statedBy };
  };
  const theirs = franchise.members.flatMap(({ title, provider }) =>
    (title.relations ?? []).filter(({ to }) => refs.has(to)).map((relation) => said(title.ref, relation, provider)),
  );
  const namedBy = franchise.listed.flatMap(({ ref, of }) => (refs.has(ref) ? of : []));
  const naming = new Set([...theirs.map(({ by }) => by), ...namedBy]);
  const own = (known?.relations ?? [])
    .filter(({ to }) => {
      const member = members.get(to);
      return member !== undefined && naming.has(member.title.ref);
    })
    .map((relation) => said(known?.ref ?? relation.to, relation));
  const named = franchise.listed
    .filter(({ ref, of }) => refs.has(ref) && !theirs.some(({ by }) => by === of) && !own.some((one) => one.of === of))
    .map(({ ref, of, type }) => ({ by: of, of: ref, type, stated: true, statedBy: [] }));
  return [...theirs, ...own, ...named];
}
