import { ProviderError } from '../../model/errors.ts';
import type { Known } from '../../model/lookup.ts';
import { kindOf, numberOf, type Ref, sourceOf } from '../../model/ref.ts';
import type { Relation } from '../../model/relation.ts';
import type { Title } from '../../model/title.ts';
import type { Provider, Raws } from '../provider.ts';
import type { CatalogEntry } from './entry.ts';
import type { CatalogFacts } from './facts.ts';
import { entryIds, entryRef } from './ids.ts';
import { type Script, type SearchableNames, scriptOf, searchNames } from './search.ts';
import type { CatalogRelation, CatalogTitle } from './titles.ts';

/** The facts are many, and opened when first asked for. */
const load = once(async () => (await import('./facts.ts')).openFacts());

const loadNames: Readonly<Record<Script, () => Promise<SearchableNames>>> = {
  japanese: once(async () => (await load()).names('japanese')),
  other: once(async () => (await load()).names('other')),
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

/** Titles that are bundled as one franchise with one of these. */
export async function together(refs: readonly Ref[]): Promise<readonly Known[]> {
  const facts = await load();
  const all = new Set(refs.flatMap((ref) => idsOf(facts, ref)).map(facts.together));
  return [...all].flat().map((one) => ({ ref: entryRef(one.anilist), ids: entryIds(one), kind: 'anime' }));
}

async function candidatesFor(title: string): Promise<Ref[]> {
  return searchNames(title, await loadNames[scriptOf(title)]()).map(entryRef);
}

function rawsOf(facts: CatalogFacts, refs: readonly Ref[]): Raws {
  const raws = new Map<Ref, CatalogTitle>();
  for (const id of refs.flatMap((ref) => idsOf(facts, ref))) {
    const title = facts.title(id);
    if (title) raws.set(entryRef(id), title);
  }
  return raws;
}

/** AniList ids of what goes by a ref. */
function idsOf(facts: CatalogFacts, ref: Ref): readonly number[] {
  if (kindOf(ref) !== 'anime') return [];
  if (sourceOf(ref) === 'mal') return facts.byMal(numberOf(ref));
  return sourceOf(ref) === 'anilist' ? [numberOf(ref)] : [];
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
  const { start, end, minutes, status, adult, synonyms } = entry;
  return {
    ...namesAndCounts(entry),
    ref: ownRef(entry),
    ids: entryIds(entry),
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

function ownRef({ anilist }: Pick<CatalogEntry, 'anilist'>): Ref {
  return entryRef(anilist);
}
