import type { CatalogDocument } from '../../model/documents.ts';
import { catalogDate, catalogSources } from './edition.ts';
import type { CatalogEntry } from './entry.ts';
import { openFacts } from './facts.ts';
import { entryRef } from './ids.ts';

/** All that is bundled, by the names of its franchises; titles in the order in which they came out. */
export function catalogList(): CatalogDocument {
  const byName = [...openFacts().franchises()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return {
    schema: 1,
    asOf: catalogDate,
    sources: catalogSources,
    franchises: byName.map(({ name, entries }) => ({ name, titles: entries.map(titleOf) })),
  };
}

function titleOf({
  anilist,
  english,
  title,
  start,
}: CatalogEntry): CatalogDocument['franchises'][number]['titles'][number] {
  return { ref: entryRef(anilist), title: english ?? title, year: start ? Number(start.slice(0, 4)) : null };
}
