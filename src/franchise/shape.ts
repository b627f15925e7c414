import type { Edge } from '../model/franchise.ts';
import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import { coverage } from './coverage.ts';
import { withoutSeason } from './name.ts';
import { foretasteMinutes, isExtraFormat, isOverSoon, openingOf } from './opening.ts';
import { filmsRecutBy, latinNames, neighbours, type Retellings, reach, recapsOf } from './recap.ts';
import { byRelease, isOut } from './release.ts';
import { rolesAmong } from './roles.ts';
import {
  isAdult,
  isFullSeries,
  isSeries,
  isShorts,
  minutesIn,
  type Rank,
  type Role,
  type Roles,
  type Titled,
} from './titled.ts';

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
  /** The title that a person begins with; undefined for no titles. Never a special, a recap, a song or an advert where there is anything else. */
  readonly opening: Ref | undefined;
  readonly places: ReadonlyMap<Ref, Place>;
}

/** The main line, other lines and what hangs on them. The same whatever order `titles` and `edges` come in. */
export function shapeOf(titles: readonly Titled[], edges: readonly Edge[]): Shape {
  const released = byRelease(titles);
  return shapeFrom(released, rolesAmong(released, edges));
}

/** The shape of some titles. `released`: in release order. `roles`: what they are to each other, and to nothing else. */
export function shapeFrom(released: readonly Titled[], roles: Roles): Shape {
  const rank = new Map(released.map(({ ref }, n) => [ref, n]));
  const recaps = recapsOf(released, roles, rank);
  const belongs = new Set(
    released.map(({ ref }) => ref).filter((ref) => recaps.has(ref) || isPartOfAnother(ref, roles, rank)),
  );
  const chains = continued(chainsOf(released, roles, belongs), recaps, roles, rank);
  const main = mainOf(chains, released, roles);
  const kinds = new Map(chains.flatMap((chain) => kindsOf(chain, chain === main, roles)));
  const places = released.map(({ ref }) => {
    const kind = kinds.get(ref) ?? 'branch';
    const tie = ref === main?.lead.ref ? undefined : tieOf(ref, roles.get(ref) ?? [], recaps, rank, kinds);
    return [ref, { kind, recap: recaps.has(ref), ...(tie && { tie }) }] as const;
  });
  return {
    lead: main?.lead.ref,
    opening: openingOf(released, main?.lead, recaps, kinds, roles),
    places: new Map(places),
  };
}

/** What a title is to titles of other continuities, the most telling only. `roles`: what it is to those. */
export function outerTie(ref: Ref, roles: readonly Role[], rank: Rank): Place['tie'] {
  return tieOf(ref, roles, new Map(), rank, new Map([[ref, 'line']]));
}

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

/** Titles tied by SEQUEL and PREQUEL, or films of one collection, and the one it starts with: the first series, or else the first title. */
interface Chain {
  readonly titles: readonly Titled[];
  readonly lead: Titled;
  /** Goes on from recaps of this chain: stated of none of its titles, and its line all the same. */
  readonly added?: ReadonlySet<Ref>;
}

function chainsOf(released: readonly Titled[], roles: Roles, without: ReadonlySet<Ref>): readonly Chain[] {
  const free = new Map(released.filter(({ ref }) => !without.has(ref)).map((title) => [title.ref, title]));
  const seen = new Set<Ref>();
  const chains: Chain[] = [];
  // Where every title belongs to another there is no line; the first one then stands for it.
  for (const start of free.size ? free.values() : released.slice(0, 1)) {
    if (seen.has(start.ref)) continue;
    const refs = reach(start.ref, (ref) =>
      neighbours(ref, roles, ['SEQUEL', 'PREQUEL', 'COLLECTION']).filter((one) => free.has(one)),
    );
    for (const ref of refs) seen.add(ref);
    const titles = refs.size > 1 ? released.filter(({ ref }) => refs.has(ref)) : [start];
    chains.push({ titles, lead: titles.find(isFullSeries) ?? titles.find(isAnySeries) ?? firstOf(titles) ?? start });
  }
  return chains;
}

const firstOf = (titles: readonly Titled[]): Titled | undefined =>
  titles.find((title) => !isExtraFormat(title) && minutesIn([title]) >= foretasteMinutes);

/** However short its episodes are: of two series of shorts the later one does not lead because it came out on the web. */
const isAnySeries = (title: Titled): boolean => isSeries(title) || title.format === 'TV_SHORT';

/** Chains with those that go on from a recap of theirs after all of their own series: what follows a recap follows the series. */
function continued(chains: readonly Chain[], recaps: Retellings, roles: Roles, rank: Rank): readonly Chain[] {
  if (recaps.size === 0) return chains;
  const merged: (Chain | undefined)[] = [...chains];
  const home = new Map(chains.flatMap((chain, n) => chain.titles.map(({ ref }) => [ref, n] as const)));
  for (const [n, chain] of chains.entries()) {
    const retold = chain.titles
      .flatMap(({ ref }) => neighbours(ref, roles, ['SEQUEL']))
      .map((ref) => recaps.get(ref))
      .find((ref) => ref !== undefined && home.get(ref) !== n);
    const to = retold === undefined ? undefined : home.get(retold);
    const before = to === undefined ? undefined : merged[to];
    const own = merged[n];
    if (to === undefined || !before || !own || !isAfter(own.titles, before.titles, rank)) continue;
    const added = new Set([...(before.added ?? []), ...own.titles.map(({ ref }) => ref)]);
    merged[to] = { titles: byRelease([...before.titles, ...own.titles]), lead: before.lead, added };
    merged[n] = undefined;
    for (const { ref } of own.titles) home.set(ref, to);
  }
  return merged.filter((chain) => chain !== undefined);
}

/** Whether all of `titles` came out after the last series of `others`. */
export function isAfter(titles: readonly Titled[], others: readonly Titled[], rank: Rank): boolean {
  const last = Math.max(-1, ...others.filter(isSeries).map(({ ref }) => rank.get(ref) ?? 0));
  return titles.every(({ ref }) => (rank.get(ref) ?? 0) > last);
}

/**
 * The chain whose names most titles share; then the one with a series, the longest, the oldest. What is for adults only,
 * what tells films of its own name again and specials, songs and adverts alone are main only where there is nothing else.
 */
function mainOf(chains: readonly Chain[], titles: readonly Titled[], roles: Roles): Chain | undefined {
  if (chains.length < 2) return chains[0];
  const covered = coverage(titles);
  const known = new Map(titles.map((title) => [title.ref, title]));
  const scored = chains.map((chain) => ({
    chain,
    score: [
      isAdult(chain.lead) ? 0 : 1,
      filmsRecutBy(chain.lead, known, roles).length > 0 ? 0 : 1,
      isSlight(chain, chain === chains[0], roles) ? 0 : 1,
      Math.max(...latinNames(chain.lead).map((name) => covered(withoutSeason(name)))),
      isFullSeries(chain.lead) ? 2 : isAnySeries(chain.lead) ? 1 : 0,
      minutesIn(chain.titles),
    ],
  }));
  return scored.reduce<(typeof scored)[number] | undefined>(
    (best, one) => (best && !beats(one.score, best.score) ? best : one),
    undefined,
  )?.chain;
}

/** Shorts of television that came first and run for so many minutes are a series like others. */
const longMinutes = 150;

/** Specials, songs, few shorts, what is over in a few minutes, what nobody has seen yet, and films or OVAs that are a spin-off. */
function isSlight({ titles, lead }: Chain, isFirst: boolean, roles: Roles): boolean {
  const isBegun = ({ format }: Titled) => isFirst && format === 'TV_SHORT';
  const isLittle = (title: Titled) => isShorts(title) && !(isBegun(title) && minutesIn([title]) >= longMinutes);
  if (titles.every((title) => isExtraFormat(title) || isLittle(title) || !isOut(title))) return true;
  if (!titles.some(isAnySeries) && neighbours(lead.ref, roles, ['SPIN_OFF']).length > 0) return true;
  return isOverSoon(titles);
}

function beats(a: readonly number[], b: readonly number[]): boolean {
  const n = a.findIndex((one, at) => one !== b[at]);
  return n >= 0 && (a[n] ?? 0) > (b[n] ?? 0);
}

/** What follows the lead is the line; what only leads up to it is a branch, unless it is a series itself. */
function kindsOf(chain: Chain, main: boolean, roles: Roles): readonly (readonly [Ref, Place['kind']])[] {
  const own = new Set(chain.titles.map(({ ref }) => ref));
  const forward = new Set([
    ...reach(chain.lead.ref, (ref) => neighbours(ref, roles, ['PREQUEL', 'COLLECTION']).filter((one) => own.has(one))),
    ...(chain.added ?? []),
  ]);
  const loose =
    isSeries(chain.lead) && !chain.titles.some(({ ref }) => neighbours(ref, roles, ['SPIN_OFF', 'OTHER']).length);
  return chain.titles.map((title) => {
    if (main && forward.has(title.ref)) return [title.ref, 'main'];
    const stands = main ? isSeries(title) : loose && (forward.has(title.ref) || isSeries(title));
    return [title.ref, stands ? 'line' : 'branch'];
  });
}

const telling: Readonly<Record<Place['kind'] | 'recap', readonly RelationType[]>> = {
  recap: ['SUMMARY', 'COMPILATION', 'ALTERNATIVE'],
  main: ['SEQUEL', 'PREQUEL', 'ALTERNATIVE', 'SPIN_OFF'],
  line: ['SEQUEL', 'ALTERNATIVE', 'PREQUEL', 'SPIN_OFF'],
  branch: ['SUMMARY', 'COMPILATION', 'SIDE_STORY', 'SPIN_OFF', 'SEQUEL', 'PREQUEL', 'ALTERNATIVE', 'OTHER'],
};

/** That a title is the parent of others says what hangs on it, not where it hangs; that films are of one collection says neither. */
const upward: ReadonlySet<RelationType> = new Set(['PARENT', 'CONTAINS', 'COLLECTION']);

function tieOf(
  ref: Ref,
  roles: readonly Role[],
  recaps: Retellings,
  rank: Rank,
  kinds: ReadonlyMap<Ref, Place['kind']>,
): Place['tie'] {
  const kind = kinds.get(ref) ?? 'branch';
  // Of a title that came first, "prequel" says nothing: the other one is its sequel. And what begins a line of its own is read as
  // a beginning, whatever was told later of the time before it.
  const isLater = (of: Ref) => (rank.get(of) ?? 0) > (rank.get(ref) ?? 0);
  const known = roles.filter(
    ({ role, of }) =>
      !upward.has(role) && !(isLater(of) && (role === 'PREQUEL' || (role === 'SEQUEL' && kind !== 'branch'))),
  );
  const retold = recaps.get(ref);
  if (retold && !known.some(({ role }) => telling.recap.includes(role))) return { role: 'SUMMARY', of: [retold] };
  const role =
    telling[recaps.has(ref) ? 'recap' : kind].find((one) => known.some((own) => own.role === one)) ?? known[0]?.role;
  if (!role) return undefined;
  const all = known.filter((own) => own.role === role).map(({ of }) => of);
  const of = all.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  if (role !== 'SEQUEL') return { role, of };
  // One predecessor says enough: the latest of the same line, if there is one.
  const latest = of.findLast((one) => kinds.get(one) === kind) ?? of.at(-1);
  return { role, of: latest ? [latest] : of };
}
