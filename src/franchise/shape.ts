import type { Edge } from '../model/franchise.ts';
import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import { coverage } from './coverage.ts';
import { byRelease } from './order.ts';
import { type Role, rolesOf } from './roles.ts';

/** What the shape of a franchise is read from. */
export type Titled = Pick<
  Title,
  'ref' | 'title' | 'english' | 'format' | 'status' | 'episodes' | 'durationMinutes' | 'startDate' | 'year'
>;

/** Where a title stands in its franchise. */
export interface Place {
  /** `main`: the story that gives the franchise its name. `line`: another story of its own. `branch`: belongs to other titles. */
  readonly kind: 'main' | 'line' | 'branch';
  /** What it is to which titles, the most telling relation only; absent for the first of the main line. */
  readonly tie?: { readonly role: RelationType; readonly of: readonly Ref[] };
  /** Tells again what other titles tell. */
  readonly recap: boolean;
}

export interface Shape {
  /** The title that the main line starts with; undefined for no titles. */
  readonly lead: Ref | undefined;
  readonly places: ReadonlyMap<Ref, Place>;
}

/** The main line, other lines and what hangs on them. The same whatever order `titles` and `edges` come in. */
export function shapeOf(titles: readonly Titled[], edges: readonly Edge[]): Shape {
  const released = byRelease(titles);
  const rank = new Map(released.map(({ ref }, n) => [ref, n]));
  const roles = rolesOf(edges.filter(({ from, to }) => rank.has(from) && rank.has(to)));
  const recaps = recapsOf(released, roles);
  const belongs = new Set(
    titles.map(({ ref }) => ref).filter((ref) => recaps.has(ref) || isPartOfAnother(ref, roles, rank)),
  );
  const chains = chainsOf(released, roles, belongs);
  const main = mainOf(chains, titles);
  const kinds = new Map(chains.flatMap((chain) => kindsOf(chain, chain === main, roles)));
  const places = titles.map(({ ref }) => {
    const kind = kinds.get(ref) ?? 'branch';
    const tie = ref === main?.lead.ref ? undefined : tieOf(ref, roles.get(ref) ?? [], recaps.has(ref), rank, kinds);
    return [ref, { kind, recap: recaps.has(ref), ...(tie && { tie }) }] as const;
  });
  return { lead: main?.lead.ref, places: new Map(places) };
}

export type Roles = ReadonlyMap<Ref, readonly Role[]>;
/** Places in release order. */
export type Rank = ReadonlyMap<Ref, number>;

function isPartOfAnother(ref: Ref, roles: Roles, rank: Rank): boolean {
  return (roles.get(ref) ?? []).some((role) => isPartOf(ref, role, roles, rank));
}

/**
 * A side story or a summary. Where the other title does not call itself the parent, as when both call each other side
 * stories, only the later one is.
 */
export function isPartOf(ref: Ref, { role, of }: Role, roles: Roles, rank: Rank): boolean {
  if (!parts.has(role)) return false;
  const agreed = roles.get(of)?.some((back) => back.of === ref && (back.role === 'PARENT' || back.role === 'CONTAINS'));
  return agreed || (rank.get(ref) ?? 0) > (rank.get(of) ?? 0);
}

const parts: ReadonlySet<RelationType> = new Set(['SIDE_STORY', 'SUMMARY', 'COMPILATION']);

/** Titles tied by SEQUEL and PREQUEL, and the one it starts with: the first series, or else the first title. */
interface Chain {
  readonly titles: readonly Titled[];
  readonly lead: Titled;
}

function chainsOf(released: readonly Titled[], roles: Roles, without: ReadonlySet<Ref>): readonly Chain[] {
  const free = new Map(released.filter(({ ref }) => !without.has(ref)).map((title) => [title.ref, title]));
  const seen = new Set<Ref>();
  const chains: Chain[] = [];
  // Where every title belongs to another there is no line; the first one then stands for it.
  for (const start of free.size ? free.values() : released.slice(0, 1)) {
    if (seen.has(start.ref)) continue;
    const refs = reach(start.ref, (ref) =>
      neighbours(ref, roles, ['SEQUEL', 'PREQUEL']).filter((one) => free.has(one)),
    );
    for (const ref of refs) seen.add(ref);
    const titles = released.filter(({ ref }) => refs.has(ref));
    chains.push({ titles, lead: titles.find(isSeries) ?? start });
  }
  return chains;
}

export function isSeries({ format, episodes = 0 }: Titled): boolean {
  return format === 'TV' || (format === 'ONA' && episodes >= 8);
}

/** Titles to which `ref` is what `wanted` says. */
function neighbours(ref: Ref, roles: Roles, wanted: readonly RelationType[]): readonly Ref[] {
  return (roles.get(ref) ?? []).filter(({ role }) => wanted.includes(role)).map(({ of }) => of);
}

function reach(start: Ref, next: (ref: Ref) => readonly Ref[]): ReadonlySet<Ref> {
  const seen = new Set([start]);
  for (const ref of seen) for (const one of next(ref)) seen.add(one);
  return seen;
}

/** The chain whose name most titles share; then the one with a series, the longest, the oldest. */
function mainOf(chains: readonly Chain[], titles: readonly Titled[]): Chain | undefined {
  const covered = coverage(titles);
  const scored = chains.map((chain) => ({
    chain,
    score: [covered(chain.lead.english ?? chain.lead.title), isSeries(chain.lead) ? 1 : 0, minutesOf(chain.titles)],
  }));
  return scored.reduce<(typeof scored)[number] | undefined>(
    (best, one) => (best && !beats(one.score, best.score) ? best : one),
    undefined,
  )?.chain;
}

function beats(a: readonly number[], b: readonly number[]): boolean {
  const n = a.findIndex((one, at) => one !== b[at]);
  return n >= 0 && (a[n] ?? 0) > (b[n] ?? 0);
}

function minutesOf(titles: readonly Titled[]): number {
  return titles.reduce((sum, { episodes = 1, durationMinutes = 24 }) => sum + episodes * durationMinutes, 0);
}

/** What follows the lead is the line; what only leads up to it is a branch, unless it is a series itself. */
function kindsOf(chain: Chain, main: boolean, roles: Roles): readonly (readonly [Ref, Place['kind']])[] {
  const own = new Set(chain.titles.map(({ ref }) => ref));
  const forward = reach(chain.lead.ref, (ref) => neighbours(ref, roles, ['PREQUEL']).filter((one) => own.has(one)));
  const loose =
    isSeries(chain.lead) && !chain.titles.some(({ ref }) => neighbours(ref, roles, ['SPIN_OFF', 'OTHER']).length);
  return chain.titles.map((title) => {
    if (main && forward.has(title.ref)) return [title.ref, 'main'];
    const stands = main ? isSeries(title) : loose && (forward.has(title.ref) || isSeries(title));
    return [title.ref, stands ? 'line' : 'branch'];
  });
}

/** What SUMMARY says, and films beside a series that such a film continues: Attack on Titan's first two, for one. */
function recapsOf(released: readonly Titled[], roles: Roles): ReadonlySet<Ref> {
  const series = new Set(released.filter(isSeries).map(({ ref }) => ref));
  const films = new Set(released.filter(({ format }) => format === 'MOVIE').map(({ ref }) => ref));
  const retells = (ref: Ref) => neighbours(ref, roles, ['ALTERNATIVE']).some((one) => series.has(one));
  const recaps = new Set(
    released.filter(({ ref }) => neighbours(ref, roles, ['SUMMARY', 'COMPILATION']).length > 0).map(({ ref }) => ref),
  );
  for (const ref of recaps) {
    if (!films.has(ref)) continue;
    for (const one of neighbours(ref, roles, ['SEQUEL', 'PREQUEL']))
      if (films.has(one) && retells(one)) recaps.add(one);
  }
  return recaps;
}

const telling: Readonly<Record<Place['kind'] | 'recap', readonly RelationType[]>> = {
  recap: ['SUMMARY', 'COMPILATION', 'ALTERNATIVE'],
  main: ['SEQUEL', 'PREQUEL', 'ALTERNATIVE', 'SPIN_OFF', 'PARENT'],
  line: ['SEQUEL', 'ALTERNATIVE', 'PREQUEL', 'SPIN_OFF', 'PARENT'],
  branch: ['SUMMARY', 'COMPILATION', 'SIDE_STORY', 'SPIN_OFF', 'SEQUEL', 'PREQUEL', 'ALTERNATIVE', 'OTHER', 'PARENT'],
};

function tieOf(
  ref: Ref,
  roles: readonly Role[],
  recap: boolean,
  rank: Rank,
  kinds: ReadonlyMap<Ref, Place['kind']>,
): Place['tie'] {
  const kind = kinds.get(ref) ?? 'branch';
  // Of a title that came first, "prequel" says nothing: the other one is its sequel.
  const known = roles.filter(({ role, of }) => role !== 'PREQUEL' || (rank.get(of) ?? 0) < (rank.get(ref) ?? 0));
  const role = telling[recap ? 'recap' : kind].find((one) => known.some((own) => own.role === one)) ?? known[0]?.role;
  if (!role) return undefined;
  const all = known.filter((own) => own.role === role).map(({ of }) => of);
  const of = all.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  if (role !== 'SEQUEL') return { role, of };
  // One predecessor says enough: the latest of the same line, if there is one.
  const latest = of.findLast((one) => kinds.get(one) === kind) ?? of.at(-1);
  return { role, of: latest ? [latest] : of };
}
