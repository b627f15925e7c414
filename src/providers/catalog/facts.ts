import type { CatalogEntry } from './entry.ts';
import { crossovers, franchises } from './franchises/all.ts';
import { type Script, type SearchableNames, searchableOf } from './search.ts';
import { type CatalogTitle, titlesOf } from './titles.ts';

/** What is bundled, as far as it is asked for. */
export interface CatalogFacts {
  /** The title with this AniList id. */
  title(anilist: number): CatalogTitle | undefined;
  /** AniList ids of the title with this MyAnimeList id. MyAnimeList keeps some in one that AniList splits. */
  byMal(mal: number): readonly number[];
  /** All titles that are bundled as one franchise with this one, itself among them; the same list for each of them. */
  together(anilist: number): readonly CatalogIds[];
  /** What all titles are called in one script. */
  names(script: Script): SearchableNames;
  franchises(): readonly CatalogGroup[];
}

export type CatalogIds = Pick<CatalogEntry, 'anilist' | 'mal'>;

/** Titles that are bundled together. */
export interface CatalogGroup {
  readonly name: string;
  /** By start date. */
  readonly entries: readonly CatalogEntry[];
}

/** The facts as they are written in the source. The built program reads what was prepared of them: see prepared.ts. */
export function openFacts(): CatalogFacts {
  const { entries, titleOf, byMal } = titlesOf(franchises, crossovers);
  return {
    title: titleOf,
    byMal: (mal) => byMal.get(mal) ?? [],
    together: (anilist) =>
      franchises.find(({ entries: own }) => own.some((entry) => entry.anilist === anilist))?.entries ?? [],
    names: (script) => searchableOf(entries, script),
    franchises: () => franchises,
  };
}
