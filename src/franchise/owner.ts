import type { Ref } from '../model/ref.ts';
import { sharesName } from './apart.ts';
import type { Evidence, Group } from './evidence.ts';
import { filmsRecutBy, neighbours, type Retellings, restsOf } from './recap.ts';
import { isAfter, isPartOf } from './shape.ts';
import { otherMinutes } from './standing.ts';
import { isFullSeries, isSeries, minutesIn, type Titled } from './titled.ts';

/** The number of the chain that a title is in. */
export type Home = ReadonlyMap<Ref, number>;

/**
 * The chain that a chain is a side story or a recap of, or goes on with after a recap. A special that several generations
 * share belongs to the latest of those that it follows; a long line of them to none. A series goes by its own word, not by
 * that of a special that continues it.
 */
export function ownerOf(chain: Group, home: Home, chains: readonly Group[], evidence: Evidence): number | undefined {
  const { roles, rank, retold, titles } = evidence;
  const series = chain.filter(isSeries);
  const homes = new Set<number | undefined>();
  const owners: (number | undefined)[] = [];
  for (const title of series.length > 0 ? series : chain) {
    const at = rank.get(title.ref) ?? 0;
    const parents = (roles.get(title.ref) ?? [])
      .filter((role) => isPartOf(title.ref, role, roles, rank) && home.get(role.of) !== home.get(title.ref))
      .filter(({ of }) => !isOtherSeries(title, titles.get(of)))
      .map(({ of }) => ({ of, at: rank.get(of) ?? 0 }));
    for (const { of } of parents) homes.add(home.get(of));
    const parent = parents.findLast((one) => one.at < at) ?? parents[0];
    if (parent) owners.push(home.get(parent.of));
  }
  if (series.length === 0 && homes.size >= crossedLines && minutesIn(chain) >= otherMinutes) return undefined;
  return (
    owners[0] ??
    retoldBy(chain, home, retold) ??
    continuedBy(chain, home, chains, evidence) ??
    numberedAfter(chain, home, evidence) ??
    recutBy(chain, home, evidence)
  );
}

/** What several lines share is a line of its own from so many on. */
const crossedLines = 3;

/** A side story that is a long series with another name is no part of what it is a side story of. */
function isOtherSeries(title: Titled, of: Titled | undefined): boolean {
  return isFullSeries(title) && of !== undefined && !sharesName(title, of);
}

function retoldBy(chain: Group, home: Home, retold: Retellings): number | undefined {
  const of = chain.map(({ ref }) => retold.get(ref)).find((ref) => ref !== undefined);
  const owner = of && home.get(of);
  return chain.some(({ ref }) => home.get(ref) === owner) ? undefined : owner;
}

/** What follows a retelling of a series, after all of that series, goes on with it. */
function continuedBy(chain: Group, home: Home, chains: readonly Group[], evidence: Evidence): number | undefined {
  const { roles, rank, retold } = evidence;
  for (const { ref } of chain) {
    for (const one of neighbours(ref, roles, ['SEQUEL'])) {
      const of = retold.get(one);
      const owner = of && home.get(of);
      if (owner !== undefined && owner !== home.get(ref) && isAfter(chain, chains[owner] ?? [], rank)) return owner;
    }
  }
  return undefined;
}

/**
 * A series that is called as an older one is, with the number that comes next or a later one, goes on with it where nothing is said
 * of the two: Yu-Gi-Oh! ZEXAL II.
 */
function numberedAfter(chain: Group, home: Home, { roles, rank, series }: Evidence): number | undefined {
  const [first] = chain.filter(isFullSeries);
  if (!first || chain[0] !== first) return undefined;
  const said = new Set((roles.get(first.ref) ?? []).map(({ of }) => of));
  for (const title of series) {
    if (said.has(title.ref) || (rank.get(title.ref) ?? 0) > (rank.get(first.ref) ?? 0)) continue;
    if (restsOf(first, title).some((rest) => laterNumber.test(rest))) return home.get(title.ref);
  }
  return undefined;
}

/** A season's number and nothing else: `Time Bokan 24` and `Cyborg 009` are no such names. */
const laterNumber = /^ (?:(?:season|part) )?(?:[2-9]|ii|iii|iv|v|vi|2nd|3rd|[4-9]th)(?: season| series)?$/;

/** A series that tells films of its own name again goes to them. */
function recutBy(chain: Group, home: Home, { roles, titles }: Evidence): number | undefined {
  const [first] = chain.filter(isSeries);
  const films = first ? filmsRecutBy(first, titles, roles) : [];
  return films.map((ref) => home.get(ref)).find((owner) => !chain.some(({ ref }) => home.get(ref) === owner));
}
