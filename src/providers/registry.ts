import type { CatalogDocument } from '../model/documents.ts';
import type { Source } from '../model/ref.ts';
import { catalogEditionMs, catalogFranchises } from './catalog/edition.ts';
import type { Provider } from './provider.ts';

/** One provider, before it is loaded. */
export interface Registered {
  /** As in sentences. */
  readonly label: string;
  /** The numberings whose ids it can be asked for, its own first. */
  readonly numberings: readonly [Source, ...Source[]];
  load(): Promise<Provider>;
}

/**
 * The one list of providers that are asked over the network, a line each, in the order in which they stand in for one another.
 * Settings, `--provider`, precedence, labels and figures follow from it.
 */
export const registry = {
  anilist: {
    label: 'AniList',
    numberings: ['anilist', 'mal'],
    load: async () => (await import('./anilist/anilist.ts')).anilist,
  },
  mal: { label: 'MyAnimeList', numberings: ['mal'], load: async () => (await import('./mal/mal.ts')).mal },
  shikimori: {
    label: 'Shikimori',
    numberings: ['shikimori', 'mal'],
    load: async () => (await import('./shikimori/shikimori.ts')).shikimori,
  },
  kitsu: {
    label: 'Kitsu',
    numberings: ['kitsu', 'anilist', 'mal'],
    load: async () => (await import('./kitsu/kitsu.ts')).kitsu,
  },
} as const satisfies Readonly<Record<string, Registered>>;

export type ProviderName = keyof typeof registry;
export const providerNames = Object.keys(registry) as readonly ProviderName[];

interface Bundled {
  readonly name: string;
  readonly editionMs: number;
  readonly franchises: number;
  list(): Promise<CatalogDocument>;
}

/** The provider that comes with the program, for when no other one answers. `editionMs`: the day to which its facts are complete. */
export const bundled = {
  name: 'catalog',
  label: 'the bundled catalogue',
  numberings: ['anilist', 'mal'],
  editionMs: catalogEditionMs,
  franchises: catalogFranchises,
  load: async () => (await import('./catalog/catalog.ts')).catalog,
  list: async () => (await import('./catalog/list.ts')).catalogList(),
} as const satisfies Registered & Bundled;

/** A provider, as in sentences; undefined for a name that is none. */
export function providerLabel(name: string): string | undefined {
  if (name === bundled.name) return bundled.label;
  return Object.hasOwn(registry, name) ? registry[name as ProviderName].label : undefined;
}
