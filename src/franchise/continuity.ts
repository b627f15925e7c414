import type { Format } from '../model/format.ts';
import type { Edge } from '../model/franchise.ts';
import type { Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import { withoutSeason } from './name.ts';
import { byRelease } from './order.ts';
import { type Role, rolesOf } from './roles.ts';
import { isPartOf, isSeries, type Rank, type Roles, type Shape, shapeOf, type Titled } from './shape.ts';

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
 * A franchise splits where titles are only an ALTERNATIVE or a SPIN_OFF of each other. What is too small to be watched for
 * itself stays with what it belongs to. By release; the same whatever order `titles` and `edges` come in.
 */
export function continuitiesOf(titles: readonly Titled[], edges: readonly Edge[]): readonly Continuity[] {
  if (titles.length === 0) return [];
  const released = byRelease(titles);
  const rank = new Map(released.map(({ ref }, n) => [ref, n]));
  const roles = rolesOf(edges.filter(({ from, to }) => rank.has(from) && rank.has(to)));
  const stories = merged(chainsOf(released, roles), (chain, home) => ownerOf(chain, home, roles, rank));
  const groups = led(adopted(stories, roles, rank), edges);
  return distinct(groups.sort((a, b) => (rank.get(a.lead.ref) ?? 0) - (rank.get(b.lead.ref) ?? 0)));
}

/** By release. */
type Group = readonly Titled[];

/** Titles tied by SEQUEL and PREQUEL. */
function chainsOf(released: readonly Titled[], roles: Roles): readonly Group[] {
  const chain = new Map<Ref, Ref>();
  for (const { ref } of released) {
    if (chain.has(ref)) continue;
    const own = new Set([ref]);
    for (const one of own)
      for (const { role, of } of roles.get(one) ?? []) if (role === 'SEQUEL' || role === 'PREQUEL') own.add(of);
    for (const one of own) chain.set(one, ref);
  }
  return groupedBy(released, ({ ref }) => chain.get(ref));
}

function groupedBy<T, Key>(all: readonly T[], key: (one: T) => Key): readonly (readonly T[])[] {
  const groups = new Map<Key, T[]>();
  for (const one of all) {
    const name = key(one);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
}

/** Each group goes to the one that owns it, if any; circles are left open. */
function merged(
  groups: readonly Group[],
  owner: (group: Group, home: ReadonlyMap<Ref, number>) => number | undefined,
): readonly Group[] {
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

/**
 * The chain that a chain is a side story or a recap of. A special that several generations share belongs to the latest of
 * those that it follows. A series goes by its own word, not by that of a special that continues it.
 */
function ownerOf(chain: Group, home: ReadonlyMap<Ref, number>, roles: Roles, rank: Rank): number | undefined {
  const series = chain.filter(isSeries);
  for (const { ref } of series.length > 0 ? series : chain) {
    const at = rank.get(ref) ?? 0;
    const parents = (roles.get(ref) ?? [])
      .filter((role) => isPartOf(ref, role, roles, rank) && home.get(role.of) !== home.get(ref))
      .map(({ of }) => ({ of, at: rank.get(of) ?? 0 }))
      .sort((a, b) => a.at - b.at);
    const parent = parents.findLast((one) => one.at < at) ?? parents[0];
    if (parent) return home.get(parent.of);
  }
  return undefined;
}

/** Stories that stand for themselves, each with the small ones that are nearest to it. */
function adopted(stories: readonly Group[], roles: Roles, rank: Rank): readonly Group[] {
  const home = new Map(stories.flatMap((story, n) => story.map(({ ref }) => [ref, n] as const)));
  const titles = new Map(stories.flat().map((title) => [title.ref, title]));
  const ties = stories.map((story, n) => tiesOf(story, n, home, roles, rank));
  const kept = stories.map((story, n) => standsAlone(story, ties[n] ?? [], titles));
  // Where nothing is big enough, all of it is one story.
  if (!kept.includes(true)) return [stories.flat()];
  const owner: (number | undefined)[] = kept.map((stands, n) => (stands ? n : undefined));
  for (let found = true; found; ) {
    found = false;
    for (const n of stories.keys()) {
      if (owner[n] !== undefined) continue;
      owner[n] = nearest(ties[n] ?? [], ({ of }) => owner[home.get(of) ?? n]);
      found ||= owner[n] !== undefined;
    }
  }
  const largest = [...stories.keys()]
    .filter((n) => kept[n])
    .reduce((best, n) => ((stories[n]?.length ?? 0) > (stories[best]?.length ?? 0) ? n : best));
  return groupedBy([...stories.keys()], (n) => owner[n] ?? largest).map((all) => all.flatMap((n) => stories[n] ?? []));
}

/** Of the ties that tell most, whose owner has most; then the first one's. */
function nearest(ties: readonly Role[], owner: (tie: Role) => number | undefined): number | undefined {
  const owned = ties.flatMap((tie) => {
    const own = owner(tie);
    return own === undefined ? [] : [{ role: tie.role, own }];
  });
  const best = owned.filter(({ role }) => tellingness(role) === tellingness(owned[0]?.role ?? role));
  return [...groupedBy(best, ({ own }) => own)].sort((a, b) => b.length - a.length)[0]?.[0]?.own;
}

/** What a story's titles are to titles of other stories: the most telling first, then the one it came right after. */
function tiesOf(story: Group, own: number, home: ReadonlyMap<Ref, number>, roles: Roles, rank: Rank): readonly Role[] {
  const first = Math.min(...story.map(({ ref }) => rank.get(ref) ?? 0));
  const away = (of: Ref) => {
    const at = rank.get(of) ?? 0;
    return at < first ? first - at : rank.size + at;
  };
  return story
    .flatMap(({ ref }) => roles.get(ref) ?? [])
    .filter(({ of }) => home.get(of) !== own)
    .sort((a, b) => tellingness(a.role) - tellingness(b.role) || away(a.of) - away(b.of));
}

const telling: readonly RelationType[] = ['SUMMARY', 'COMPILATION', 'SIDE_STORY', 'ALTERNATIVE', 'SPIN_OFF', 'OTHER'];

function tellingness(role: RelationType): number {
  const at = telling.indexOf(role);
  return at < 0 ? telling.length : at;
}

/** Minutes from which a series is watched for itself; and what has no series: as much as three long films. */
const seriesMinutes = 120;
const otherMinutes = 300;

/** Films that have the name of a series in theirs tell that series again, however many they are. */
function standsAlone(story: Group, ties: readonly Role[], titles: ReadonlyMap<Ref, Titled>): boolean {
  if (story.some(isFullSeries)) return minutesOf(story) >= seriesMinutes;
  const [first] = story;
  const retold = ties
    .flatMap(({ role, of }) => (role === 'ALTERNATIVE' ? (titles.get(of) ?? []) : []))
    .filter(isSeries);
  const isRetelling = retold.some((series) => first && nameOf(first).startsWith(nameOf(series)));
  return !isRetelling && minutesOf(story) >= otherMinutes;
}

/** Two minutes an episode are a series of shorts, however many there are. */
function isFullSeries(title: Titled): boolean {
  return isSeries(title) && minutesOf([{ ...title, episodes: 1 }]) >= 10;
}

/** What is not known is taken to be as usual: a season of a series, a film, an episode of an OVA, and shorts for all else. */
function minutesOf(story: Group): number {
  return story.reduce((sum, { format, episodes, durationMinutes }) => {
    const [usual, each] = (format && usualLength[format]) ?? [1, 5];
    return sum + (episodes ?? usual) * (durationMinutes ?? each);
  }, 0);
}

const usualLength: Readonly<Partial<Record<Format, readonly [episodes: number, minutes: number]>>> = {
  TV: [12, 24],
  OVA: [1, 24],
  MOVIE: [1, 90],
};

function nameOf({ english, title }: Titled): string {
  return withoutSeason(english ?? title);
}

interface Led {
  readonly lead: Titled;
  readonly shape: Shape;
  readonly group: Group;
}

function led(groups: readonly Group[], edges: readonly Edge[]): Led[] {
  const home = new Map(groups.flatMap((group, n) => group.map(({ ref }) => [ref, n] as const)));
  const own: Edge[][] = groups.map(() => []);
  for (const edge of edges) {
    const at = home.get(edge.from);
    if (at !== undefined && at === home.get(edge.to)) own[at]?.push(edge);
  }
  return groups.map((group, n) => {
    const shape = shapeOf(group, own[n] ?? []);
    return { lead: group.find(({ ref }) => ref === shape.lead) ?? (group[0] as Titled), shape, group };
  });
}

/** Two that have the same name are told apart by year, then by number. */
function distinct(all: readonly Led[]): readonly Continuity[] {
  const names = all.map(({ lead }) => nameOf(lead));
  const dated = names.map((name, n) => (isRepeated(name, names) ? `${name} (${yearOf(all[n])})` : name));
  return all.map(({ lead, shape, group }, n) => {
    const name = dated[n] ?? nameOf(lead);
    return {
      name: isRepeated(name, dated) ? `${names[n]} (${lead.ref})` : name,
      lead: lead.ref,
      shape,
      titles: group.map(({ ref }) => ref),
    };
  });
}

function isRepeated(name: string, names: readonly string[]): boolean {
  return names.filter((one) => one.toLowerCase() === name.toLowerCase()).length > 1;
}

function yearOf(one: Led | undefined): string {
  return one?.lead.startDate?.slice(0, 4) ?? String(one?.lead.year ?? one?.lead.ref);
}
