import type { Http } from '../http/http.ts';
import { ProviderError } from '../model/errors.ts';
import type { Arrived } from '../model/lookup.ts';
import type { Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Provider, Raws } from '../providers/provider.ts';
import type { Database, Stored } from '../store/database.ts';
import type { Origin } from './lookup.ts';
import type { KeeperOptions } from './receive.ts';

/** How many stored titles are looked at for one searched title. */
const searchLimit = 25;

/**
 * What is stored. Titles that are only named by others are left to whoever knows more, and so are those that were saved
 * from an older edition of the catalogue (`editionMs`, Unix time) than the one at hand.
 */
export function storeOrigin(database: () => Promise<Database>, editionMs: number): Origin {
  const isOutdated = ({ provider, fetchedAt }: Stored) => provider === 'catalog' && fetchedAt < editionMs;
  const arrived = (stored: Stored): Arrived => ({ type: 'title', from: 'store', ...stored });
  return {
    label: 'what is stored',
    local: true,
    async *titles(refs) {
      const found = await (await database()).titles.load(refs);
      for (const stored of new Set(found.values())) {
        if (stored.title.relations && !isOutdated(stored)) yield arrived(stored);
      }
    },
    async *search(queries) {
      for (const query of queries) {
        const found = (await (await database()).titles.search(query, searchLimit)).filter(
          (stored) => !isOutdated(stored),
        );
        yield { type: 'candidates', query, found: found.map(arrived), from: 'store' };
      }
    },
  };
}

/**
 * What stored titles state themselves of others, for a provider that suddenly states nothing: what anybody has stated, with
 * who has, or (`own`, where the others are asked as well) only what that provider has.
 */
export function storedRelations(database: () => Promise<Database>, own: boolean): NonNullable<KeeperOptions['known']> {
  return async (refs, provider) => {
    const found = await (await database()).titles.load(refs);
    return new Map([...found].map(([ref, stored]) => [ref, statedIn(stored, provider, own)]));
  };
}

function statedIn({ title, provider: sayer }: Stored, provider: string, own: boolean): readonly Relation[] {
  return (title.relations ?? []).flatMap((relation) => {
    const { by = [sayer], ...rest } = relation;
    if (relation.stated === false || (own && !by.includes(provider))) return [];
    return own || (by.length === 1 && by[0] === provider) ? rest : { ...rest, by };
  });
}

/** A provider that needs no network; `editionMs`: how old its facts are, Unix time. */
export function bundledOrigin(provider: () => Promise<Provider>, label: string, editionMs: number): Origin {
  function* read(raws: Raws, decode: Provider['decode'], name: string): Generator<Arrived> {
    for (const raw of raws.values()) {
      yield { type: 'title', title: decode(raw), from: 'catalog', provider: name, fetchedAt: editionMs };
    }
  }
  return {
    label,
    local: true,
    numberings: ['anilist', 'mal'],
    async *titles(refs) {
      const { download, decode, name } = await provider();
      yield* read(await download(refs, noNetwork, { lookAhead: false }), decode, name);
    },
    async *search(queries) {
      const { search, decode, name } = await provider();
      const page = await search(queries, noNetwork, { lookAhead: false });
      const arrived = new Map([...read(page.raws, decode, name)].map((one) => [one.title.ref, one]));
      for (const [n, query] of queries.entries()) {
        const found = (page.candidates[n] ?? []).flatMap((ref: Ref) => arrived.get(ref) ?? []);
        yield { type: 'candidates', query, found, from: 'catalog' };
      }
    },
  };
}

const noNetwork: Http = {
  url: '',
  fetch: () => Promise.reject(new ProviderError('catalog', 'request', 'The bundled catalogue has no network to ask')),
};
