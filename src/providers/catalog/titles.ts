import { type Ref, refOf } from '../../model/ref.ts';
import { inverseOf, type RelationType } from '../../model/relation.ts';
import type { CatalogFranchise, Entry, Link } from './entry.ts';

/** What one title states of another, with enough of the other to name it. */
export interface CatalogRelation {
  readonly type: RelationType;
  readonly to: Entry;
}

/** A title as the catalogue hands it out: an entry and what it states of others, both directions. */
export interface CatalogTitle {
  readonly entry: Entry;
  readonly relations: readonly CatalogRelation[];
}

export interface Titles {
  /** By AniList ref. */
  readonly byRef: ReadonlyMap<Ref, CatalogTitle>;
  /** MyAnimeList's ref to the AniList refs of the same title: MyAnimeList keeps some in one that AniList splits. */
  readonly byMal: ReadonlyMap<Ref, readonly Ref[]>;
}

export function titlesOf(franchises: readonly CatalogFranchise[], crossovers: readonly Link[]): Titles {
  const entries = franchises.flatMap((franchise) => franchise.entries);
  const byId = new Map(entries.map((entry) => [entry.anilist, entry]));
  const relations = relationsOf([...franchises.flatMap((franchise) => franchise.links), ...crossovers], byId);
  const byRef = new Map(
    entries.map((entry) => [refOf('anilist', entry.anilist), { entry, relations: relations.get(entry.anilist) ?? [] }]),
  );
  return { byRef, byMal: byMalOf(entries) };
}

function relationsOf(links: readonly Link[], byId: ReadonlyMap<number, Entry>): Map<number, CatalogRelation[]> {
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

function byMalOf(entries: readonly Entry[]): Map<Ref, Ref[]> {
  const all = new Map<Ref, Ref[]>();
  for (const { mal, anilist } of entries) if (mal) listOf(all, refOf('mal', mal)).push(refOf('anilist', anilist));
  return all;
}

function listOf<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  if (list.length === 0) lists.set(key, list);
  return list;
}
