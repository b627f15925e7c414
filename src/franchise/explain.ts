import type { Franchise, Member, Truncation } from '../model/franchise.ts';
import { kindOf, type Ref, refOf, type Source } from '../model/ref.ts';
import type { Relation, RelationType } from '../model/relation.ts';
import type { Title } from '../model/title.ts';

/** How every relation type is treated, as a crawl's policy says. */
export type Treatments = Readonly<Record<RelationType, 'follow' | 'list' | 'ignore'>>;

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
  readonly policy: Treatments;
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
  const ids = Object.entries(title?.ids ?? {}).map(([source, id]) => refOf(source as Source, id, title?.kind));
  return new Set([ref, ...(title ? [title.ref] : []), ...ids]);
}

function named({ ref, title, english }: Title): Named {
  return { ref, title: english ?? title };
}

/** What members call a title that did not come itself. */
function nameIn({ members }: Franchise, ref: Ref): string | undefined {
  return members.flatMap(({ title }) => title.relations ?? []).find(({ to, title }) => to === ref && title)?.title;
}

type Members = ReadonlyMap<Ref, Member>;

function pathTo(member: Member, { edges }: Franchise, members: Members, policy: Treatments): readonly Step[] {
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
      by: followedTypes(says, policy),
      free: at.depth === before.depth,
    });
    at = before;
  }
  return path;
}

/** PARENT says little where the other end says what kind of child it is: then that word decides. */
function followedTypes(says: readonly Said[], policy: Treatments): readonly RelationType[] {
  const stated = says.filter((one) => one.stated);
  const decisive = stated.filter(
    ({ type, by }) => type !== 'PARENT' || !stated.some((one) => one.by !== by && kindsOfChild.has(one.type)),
  );
  return [...new Set(decisive.map(({ type }) => type).filter((type) => policy[type] === 'follow'))];
}

const kindsOfChild: ReadonlySet<RelationType> = new Set(['SIDE_STORY', 'SPIN_OFF', 'SUMMARY']);

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
  const isNext = truncated?.frontier.some((ref) => refs.has(ref));
  if (truncated && (isNext || followedTypes(says, policy).length)) return { why: 'limit', by: truncated.by, says };
  if (says.length > 0 && [...refs].some((ref) => kindOf(ref) === 'manga')) return { why: 'manga', says };
  const list = says.some(({ type }) => policy[type] === 'list') || listed.some((one) => refs.has(one.ref));
  const types = [...new Set(says.map(({ type }) => type))];
  if (list || says.length > 0) return { why: list ? 'listed' : 'ignored', types, says };
  return { why: 'unrelated', cutShort: truncated !== undefined || failed.length > 0 };
}

/** What members say of a title that is none, what it says of them, and what the crawl named it for. */
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
  const own = (known?.relations ?? [])
    .filter(({ to }) => members.has(to))
    .map((relation) => said(known?.ref ?? relation.to, relation));
  const named = franchise.listed
    .filter(({ ref, of }) => refs.has(ref) && !theirs.some(({ by }) => by === of) && !own.some((one) => one.of === of))
    .map(({ ref, of, type }) => ({ by: of, of: ref, type, stated: true, statedBy: [] }));
  return [...theirs, ...own, ...named];
}
