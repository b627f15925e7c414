import { ProviderError } from '../../model/errors.ts';
import { type Ref, refOf } from '../../model/ref.ts';
import type { Relation } from '../../model/relation.ts';
import type { Title } from '../../model/title.ts';
import type { Provider, Raws } from '../provider.ts';
import type { CatalogEntry } from './entry.ts';
import { type Script, type Searchable, scriptOf, searchableOf, searchEntries } from './search.ts';
import { type CatalogRelation, type CatalogTitle, type Titles, titlesOf } from './titles.ts';

/** The facts are a big module, loaded when first asked for. */
const load = once(async () => {
  const { franchises, crossovers } = await import('./franchises/all.ts');
  return titlesOf(franchises, crossovers);
});

const loadNames: Readonly<Record<Script, () => Promise<Searchable[]>>> = {
  japanese: once(async () => searchableOf((await load()).entries, 'japanese')),
  other: once(async () => searchableOf((await load()).entries, 'other')),
};

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Well-known franchises that come with the program, for when nobody else answers. Asks nobody, so it never waits or fails. */
export const catalog: Provider = {
  name: 'catalog',
  label: 'the bundled catalogue',
  numberings: ['anilist', 'mal'],
  limits: [],
  batchSize: 10_000,
  searchBatchSize: 1_000,
  download: async (refs) => rawsOf(await load(), refs),
  decode: (raw) => mediaOf(titleIn(raw)),
  outline: (raw) => raw,
  search: async (titles) => {
    const candidates = await Promise.all(titles.map(candidatesFor));
    return { candidates, raws: rawsOf(await load(), candidates.flat()) };
  },
};

async function candidatesFor(title: string): Promise<Ref[]> {
  return searchEntries(title, await loadNames[scriptOf(title)]()).map(ownRef);
}

function rawsOf({ titleOf, byMal }: Titles, refs: readonly Ref[]): Raws {
  const raws = new Map<Ref, CatalogTitle>();
  for (const ref of refs.flatMap((one) => byMal.get(one) ?? [one])) {
    const title = titleOf(ref);
    if (title) raws.set(ref, title);
  }
  return raws;
}

function titleIn(raw: unknown): CatalogTitle {
  if (isTitle(raw)) return raw;
  throw new ProviderError(
    'catalog',
    'body',
    'this is not a title of the bundled catalogue; clear the cache and ask again',
  );
}

function isTitle(raw: unknown): raw is CatalogTitle {
  return typeof raw === 'object' && raw !== null && 'entry' in raw && 'relations' in raw;
}

function mediaOf({ entry, relations }: CatalogTitle): Title {
  const { anilist, mal, start, end, minutes, status, adult, synonyms } = entry;
  return {
    ...namesAndCounts(entry),
    ref: ownRef(entry),
    ids: { anilist, ...(mal && { mal }) },
    kind: 'anime',
    ...(synonyms && { synonyms }),
    ...(status !== 'UNKNOWN' && { status: status ?? 'FINISHED' }),
    ...(minutes && { durationMinutes: minutes }),
    ...(start && { startDate: start, year: Number(start.slice(0, 4)) }),
    ...(end && { endDate: end }),
    adult: adult ?? false,
    relations: relations.map(relationOf),
  };
}

/** Fields that entries and titles call by one name. */
function namesAndCounts({ title, english, native, format, episodes, rating }: CatalogEntry) {
  return {
    title,
    ...(english && { english }),
    ...(native && { native }),
    ...(format && { format }),
    ...(episodes && { episodes }),
    ...(rating && { rating }),
  };
}

function relationOf({ type, to }: CatalogRelation): Relation {
  return { type, to: ownRef(to), title: to.title, ...(to.format && { format: to.format }) };
}

function ownRef({ anilist }: CatalogEntry): Ref {
  return refOf('anilist', anilist);
}
