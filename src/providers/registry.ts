import type { CatalogDocument } from '../model/documents.ts';
import type { Known } from '../model/lookup.ts';
import type { Ref, Source } from '../model/ref.ts';
import { catalogEditionMs, catalogFranchises } from './catalog/edition.ts';
import type { Companions, Provider } from './provider.ts';

/** One provider, before it is loaded. */
export interface Registered {
  /** As in sentences. */
  readonly label: string;
  /** The numberings whose ids it can be asked for, its own first. */
  readonly numberings: readonly [Source, ...Source[]];
  /** What its titles are. One of films stands in for none of anime, nor the other way round. */
  readonly about: 'anime' | 'films';
  /** How long what it says may be kept, in ms; then it is asked anew, or does not count. Absent: for ever. */
  readonly keptForMs?: number;
  /** Where a browser finds the covers that it names: the beginning of their addresses, up to the path. Absent: it names none. */
  readonly pictures?: string;
  /** Each title is a request. */
  readonly singly?: true;
  load(): Promise<Provider>;
  /** Absent: it cannot say which titles probably belong together. */
  companions?(): Promise<Companions>;
}

/** Six months, as TMDB's terms have it. */
const halfYearMs = 180 * 24 * 60 * 60_000;

/**
 * The one list of providers that are asked over the network, a line each, in the order in which they stand in for one another.
 * Settings, `--provider`, precedence, labels and figures follow from it.
 */
export const registry = {
  anilist: {
    label: 'AniList',
    numberings: ['anilist', 'mal'],
    about: 'anime',
    pictures: 'https://s4.anilist.co',
    load: async () => (await import('./anilist/anilist.ts')).anilist,
  },
  mal: {
    label: 'MyAnimeList',
    numberings: ['mal'],
    about: 'anime',
    singly: true,
    load: async () => (await import('./mal/mal.ts')).mal,
  },
  shikimori: {
    label: 'Shikimori',
    numberings: ['shikimori', 'mal'],
    about: 'anime',
    load: async () => (await import('./shikimori/shikimori.ts')).shikimori,
    companions: async (): Promise<Companions> => (await import('./shikimori/hint.ts')).companionsOf,
  },
  kitsu: {
    label: 'Kitsu',
    numberings: ['kitsu', 'anilist', 'mal'],
    about: 'anime',
    load: async () => (await import('./kitsu/kitsu.ts')).kitsu,
  },
  tmdb: {
    label: 'TMDB',
    numberings: ['tmdb', 'imdb'],
    about: 'films',
    keptForMs: halfYearMs,
    pictures: 'https://image.tmdb.org',
    load: async () => (await import('./tmdb/tmdb.ts')).tmdb,
  },
} as const satisfies Readonly<Record<string, Registered>>;

export type ProviderName = keyof typeof registry;
export const providerNames = Object.keys(registry) as readonly ProviderName[];

export const isOfAnime = (name: ProviderName): boolean => registry[name].about === 'anime';

/** The providers of anime, in the order in which they stand in for one another. */
export const animeProviders = providerNames.filter(isOfAnime);
/** The providers of films. */
export const filmProviders = providerNames.filter((name) => !isOfAnime(name));

/** Where covers are, for browsers that are to load nothing else. */
export const pictureOrigins: readonly string[] = Object.values<Registered>(registry).flatMap(
  ({ pictures }) => pictures ?? [],
);

/** How long what a provider says may be kept, in ms; undefined: for ever. */
export function keptForMs(name: string): number | undefined {
  const known: Readonly<Record<string, Registered>> = registry;
  return Object.hasOwn(known, name) ? known[name]?.keptForMs : undefined;
}

interface Bundled {
  readonly name: string;
  readonly editionMs: number;
  readonly franchises: number;
  list(): Promise<CatalogDocument>;
  /** Titles that are bundled as one franchise with one of these. */
  together(refs: readonly Ref[]): Promise<readonly Known[]>;
}

/** The provider that comes with the program, for when no other one answers. `editionMs`: the day to which its facts are complete. */
export const bundled = {
  name: 'catalog',
  about: 'anime',
  label: 'the bundled catalogue',
  numberings: ['anilist', 'mal'],
  editionMs: catalogEditionMs,
  franchises: catalogFranchises,
  load: async () => (await import('./catalog/catalog.ts')).catalog,
  list: async () => (await import('./catalog/list.ts')).catalogList(),
  together: async (refs) => (await import('./catalog/catalog.ts')).together(refs),
} as const satisfies Registered & Bundled;

/** A provider, as in sentences; undefined for a name that is none. */
export function providerLabel(name: string): string | undefined {
  if (name === bundled.name) return bundled.label;
  return Object.hasOwn(registry, name) ? registry[name as ProviderName].label : undefined;
}
