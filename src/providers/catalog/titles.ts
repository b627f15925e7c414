import { inverseOf, type RelationType } from '../../model/relation.ts';
import type { CatalogEntry, CatalogFranchise, CatalogLink } from './entry.ts';

/** What one title states of another, with enough of the other to name it. */
export interface CatalogRelation {
  readonly type: RelationType;
  readonly to: Pick<CatalogEntry, 'anilist' | 'title' | 'format'>;
}

/** A title as the catalogue hands it out: an entry and what it states of others, both directions. */
export interface CatalogTitle {
  readonly entry: CatalogEntry;
  readonly relations: readonly CatalogRelation[];
}

export interface Titles {
  readonly entries: readonly CatalogEntry[];
  /** The title with this AniList id. */
  readonly titleOf: (anilist: number) => CatalogTitle | undefined;
  /** MyAnimeList's id to the AniList ids of the same title: MyAnimeList keeps some in one that AniList splits. */
  readonly byMal: ReadonlyMap<number, readonly number[]>;
}

type Relations = ReadonlyMap<number, readonly CatalogRelation[]>;

/** Relations are worked out for the franchises that are asked for: most runs need one of a hundred. */
export function titlesOf(franchises: readonly CatalogFranchise[], crossovers: readonly CatalogLink[]): Titles {
  const entries = franchises.flatMap((franchise) => franchise.entries);
  const byId = new Map(entries.map((entry) => [entry.anilist, entry]));
  const homes = new Map(franchises.flatMap((home) => home.entries.map(({ anilist }) => [anilist, home] as const)));
  const met = relationsOf(crossovers, byId);
  const known = new Map<CatalogFranchise, Relations>();

  const relationsIn = (home: CatalogFranchise): Relations => {
    const relations = known.get(home) ?? relationsOf(home.links, byId);
    known.set(home, relations);
    return relations;
  };
  const titleOf = (id: number) => {
    const entry = byId.get(id);
    const home = homes.get(id);
    if (!entry || !home) return undefined;
    return { entry, relations: [...(relationsIn(home).get(id) ?? []), ...(met.get(id) ?? [])] };
  };
  return { entries, titleOf, byMal: byMalOf(entries) };
}

function relationsOf(
  links: readonly CatalogLink[],
  byId: ReadonlyMap<number, CatalogEntry>,
): Map<number, CatalogRelation[]> {
  const all = new Map<number, CatalogRelation[]>();
  const state = (from: number, type: RelationType, to: number) => {
    const target = byId.get(to);
    if (target) listOf(all, from).push({ type, to: target });
  };
  for (const [from, type, to, back] of links) {
    state(from, type, to);
    state(to, back ?? inverseOf[type], from);
  }
  return all;
}

function byMalOf(entries: readonly CatalogEntry[]): Map<number, number[]> {
  const all = new Map<number, number[]>();
  for (const { mal, anilist } of entries) if (mal) listOf(all, mal).push(anilist);
  return all;
}

function listOf<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  if (list.length === 0) lists.set(key, list);
  return list;
}
