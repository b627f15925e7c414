import type { Edge } from '../model/franchise.ts';
import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import { type Apart, apartIn } from './apart.ts';
import { coverage } from './coverage.ts';
import { type Evidence, type Group, groupedBy, retellingsOf, seriesName, yearOrRef } from './evidence.ts';
import { fameIn } from './fame.ts';
import { type Home, ownerOf } from './owner.ts';
import { neighbours, reach } from './recap.ts';
import { byRelease, isOut } from './release.ts';
import { rolesAmong } from './roles.ts';
import { type Shape, shapeFrom } from './shape.ts';
import { gathered } from './standing.ts';
import { isAdult, isFullSeries, isPromotion, minutesIn, type Rank, type Roles, type Titled } from './titled.ts';

/** Titles that tell one story, and what hangs on it: Fullmetal Alchemist of 2003 is one, Brotherhood another. */
export interface Continuity {
  /** Its main title; no two of a franchise are the same. */
  readonly name: string;
  readonly lead: Ref;
  /** As if there were no other titles. */
  readonly shape: Shape;
  /** In no particular order. */
  readonly titles: readonly Ref[];
}

/**
 * A franchise splits where titles are only an ALTERNATIVE or a SPIN_OFF of each other, and where a sequel is a series of its
 * own. What is too small to be watched for itself stays with what it belongs to. The best known first; the same whatever
 * order `titles` and `edges` come in.
 */
export function continuitiesOf(titles: readonly Titled[], edges: readonly Edge[]): readonly Continuity[] {
  const released = byRelease(titles);
  return continuitiesFrom(released, rolesAmong(released, edges));
}

/** The continuities of some titles. `released`: in release order. `roles`: what they are to each other. */
export function continuitiesFrom(released: readonly Titled[], roles: Roles): readonly Continuity[] {
  if (released.length === 0) return [];
  const rank = new Map(released.map(({ ref }, n) => [ref, n]));
  const known = new Map(released.map((title) => [title.ref, title]));
  const retold = retellingsOf(released, known, roles, rank);
  const evidence: Evidence = { titles: known, series: released.filter(isFullSeries), roles, rank, retold };
  const chains = chainsOf(released, roles, apartIn(known, roles, retold));
  const stories = merged(chains, (chain, home) => ownerOf(chain, home, chains, evidence));
  const groups = led(gathered(stories, evidence), evidence);
  return distinct(byFame(groups, fameIn(released, roles), rank));
}

const line: readonly RelationType[] = ['SEQUEL', 'PREQUEL', 'COLLECTION'];

/** Titles tied by SEQUEL and PREQUEL, or films of one collection. */
function chainsOf(released: readonly Titled[], roles: Roles, apart: Apart): readonly Group[] {
  const chain = new Map<Ref, Ref>();
  for (const { ref } of released) {
    if (chain.has(ref)) continue;
    const own = reach(ref, (at) => neighbours(at, roles, line).filter((one) => !apart(at, one)));
    for (const one of own) chain.set(one, ref);
  }
  return groupedBy(released, ({ ref }) => chain.get(ref));
}

/** Each group goes to the one that owns it, if any; circles are left open. */
function merged(groups: readonly Group[], owner: (group: Group, home: Home) => number | undefined): readonly Group[] {
  const home = new Map(groups.flatMap((group, n) => group.map(({ ref }) => [ref, n] as const)));
  const above: (number | undefined)[] = groups.map(() => undefined);
  for (const [n, group] of groups.entries()) {
    const found = owner(group, home);
    if (found !== undefined && top(found, above) !== n) above[n] = found;
  }
  return groupedBy([...groups.keys()], (n) => top(n, above)).map((members) => members.flatMap((n) => groups[n] ?? []));
}

function top(start: number, above: readonly (number | undefined)[]): number {
  let at = start;
  for (let next = above[at]; next !== undefined; next = above[at]) at = next;
  return at;
}

interface Led {
  readonly lead: Titled;
  readonly shape: Shape;
  readonly group: Group;
}

function led(groups: readonly Group[], { roles, rank }: Evidence): readonly Led[] {
  const place = ({ ref }: Titled) => rank.get(ref) ?? 0;
  return groups.map((members) => {
    const group = [...members].sort((a, b) => place(a) - place(b));
    const own = new Set(group.map(({ ref }) => ref));
    const within = group.map(({ ref }) => [ref, (roles.get(ref) ?? []).filter(({ of }) => own.has(of))] as const);
    const shape = shapeFrom(group, new Map(within));
    return { lead: group.find(({ ref }) => ref === shape.lead) ?? (group[0] as Titled), shape, group };
  });
}

/** Two that have the same name are told apart by year, then by number. */
function distinct(all: readonly Led[]): readonly Continuity[] {
  const names = all.map((one) => sharedName(one, all));
  const dated = names.map((name, n) => (isRepeated(name, names) ? `${name} (${yearOrRef(all[n]?.lead)})` : name));
  return all.map(({ lead, shape, group }, n) => {
    const name = dated[n] ?? names[n] ?? seriesName(lead);
    return {
      name: isRepeated(name, dated) ? `${names[n]} (${lead.ref})` : name,
      lead: lead.ref,
      shape,
      titles: group.map(({ ref }) => ref),
    };
  });
}

/** Of so many titles those that begin alike are called by that. */
const fewestTitles = 3;

/**
 * What a continuity is called beside others: `Fate/Grand Order` for `Fate/Grand Order: Babylonia`, where most of its titles begin
 * so and no others have it; else the whole name of its lead.
 */
function sharedName(own: Led, all: readonly Led[]): string {
  const name = ownName(own);
  const start = /^(.+?): /.exec(name)?.[1];
  const counted = own.group.filter((title) => !isPromotion(title));
  if (start === undefined || all.length === 1 || counted.length < fewestTitles) return name;
  const begins = (title: Titled) => coverage([title])(start) > 0;
  const isShared = counted.filter(begins).length >= (3 / 4) * counted.length;
  // `Evangelion` is no name for its new films: the series has it, too.
  const holds = ({ english, title: main }: Titled) =>
    [main, english].some((one) => one?.toLowerCase().includes(start.toLowerCase()));
  return isShared && !all.some((other) => other !== own && other.group.some(holds)) ? start : name;
}

/** Its lead's name, unless what it is watched from says more: `FLCL` of which one is `FLCL Alternative`. */
function ownName({ lead, shape, group }: Led): string {
  const opening = group.find(({ ref }) => ref === shape.opening);
  const name = seriesName(lead);
  if (!opening || opening === lead) return name;
  const covered = coverage(group);
  const first = seriesName(opening);
  return covered(first) > covered(name) ? first : name;
}

function isRepeated(name: string, names: readonly string[]): boolean {
  return names.filter((one) => one.toLowerCase() === name.toLowerCase()).length > 1;
}

interface Known {
  readonly one: Led;
  /** Begins with a title for adults only, or with a song or an advert. */
  readonly last: boolean;
  readonly best: number;
  readonly all: number;
  readonly minutes: number;
  /** The place of the title that it is watched from in release order. */
  readonly at: number;
}

/**
 * The best known first, but after one that is about as well known, came first and is not much shorter; then the others as they
 * came out, but for what hardly anybody knows beside them; what begins with a title for adults only, or with a song or an advert,
 * last.
 */
function byFame(groups: readonly Led[], fame: ReturnType<typeof fameIn>, rank: Rank): readonly Led[] {
  const at = ({ lead, shape }: Led) => rank.get(shape.opening ?? lead.ref) ?? 0;
  const left = groups
    .map(
      (one): Known => ({
        one,
        at: at(one),
        last: opensOddly(one),
        minutes: minutesIn(one.group.filter(isOut)),
        ...fame(one.group),
      }),
    )
    .sort((a, b) => Number(a.last) - Number(b.last) || b.best - a.best || b.all - a.all || a.at - b.at);
  const sorted: Led[] = [];
  for (let [first] = left; first; [first] = left) {
    const { last, best: fame } = first;
    const isFirst = sorted.length === 0;
    const isAlike = ({ best }: Known) => best * (isFirst ? aboutAs : farBetter) >= fame || fame - best <= oneMore;
    const alike = left.filter((one) => one.last === last && isAlike(one));
    const isBig = (one: Known, other: Known) => !isFirst || one.minutes > other.minutes / 2;
    const next = alike.reduce((best, one) => (one.at < best.at && isBig(one, best) ? one : best));
    sorted.push(next.one);
    left.splice(left.indexOf(next), 1);
  }
  return sorted;
}

/** One that is so many times better known is not about as well known. */
const aboutAs = 1.25;
/** And where relations are counted, one more of them is often a sequel more. */
const oneMore = 1;
/** What is known so many times less is hardly known. */
const farBetter = 4;

function opensOddly({ group, shape }: Led): boolean {
  return group.some((title) => title.ref === shape.opening && (isAdult(title) || isPromotion(title)));
}
