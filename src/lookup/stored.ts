import type { Arrived } from '../model/lookup.ts';
import type { Ids, Kind, Ref } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Database, Stored } from '../store/database.ts';
import type { Origin } from './origin.ts';
import type { KnownRelations } from './receive.ts';

/** How many stored titles are looked at for one query, and how many where most of them are of the other sort. */
const [searchLimit, widerLimit] = [25, 400];

/** What of the database counts. */
export interface StoredOptions {
  /** Whether a title says what nobody may rely on any more: an older edition's word, or one that may not be kept for so long. */
  readonly isOutdated: (stored: Stored) => boolean;
  /** What searches find: films, or all the other titles. */
  readonly about: 'anime' | 'films';
}

/**
 * What is stored. A title whose relations are not known comes with those that are related in an unknown way; whoever knows more
 * goes before it.
 */
export function storeOrigin(database: () => Promise<Database>, { isOutdated, about }: StoredOptions): Origin {
  const isSought = (stored: Stored) => isFilm(stored.title.kind) === (about === 'films') && !isOutdated(stored);
  const arrived = (stored: Stored): Arrived => ({ type: 'title', from: 'store', ...stored });
  return {
    label: 'what is stored',
    local: true,
    async *titles(refs) {
      const { titles } = await database();
      // One that is asked for by several of its ids comes once.
      const found = new Map([...(await titles.load(refs)).values()].map((one) => [one.title.ref, one]));
      const current = [...found.values()].filter((stored) => !isOutdated(stored));
      const bare = current.filter(({ title }) => !title.relations).map(({ title }) => title.ref);
      const related = bare.length > 0 ? await titles.related(bare) : new Map();
      for (const { title, ...rest } of current) {
        const one = title.relations ? title : { ...title, related: related.get(title.ref) ?? [] };
        yield arrived({ title: one, ...rest });
      }
    },
    async *search(queries) {
      for (const query of queries) {
        const found = await searched(await database(), query, isSought);
        yield { type: 'candidates', query, found: found.map(arrived), from: 'store' };
      }
    },
  };
}

const isFilm = (kind: Kind): boolean => kind === 'movie' || kind === 'collection';

/** Ten thousand films may have names like that of the one anime that is sought, and the other way round. */
async function searched(
  { titles }: Database,
  query: string,
  isSought: (stored: Stored) => boolean,
): Promise<readonly Stored[]> {
  const found = await titles.search(query, searchLimit);
  const some = found.filter(isSought);
  if (found.length < searchLimit || some.length === found.length) return some;
  return (await titles.search(query, widerLimit)).filter(isSought).slice(0, searchLimit);
}

/**
 * The relations that stored titles state, for a provider that suddenly states none: those that anybody has stated, with who
 * has. `own`: only those that this provider has stated, because the other providers are asked as well. `standIn`: the name of the
 * bundled provider.
 */
export function storedRelations(database: () => Promise<Database>, own: boolean, standIn: string): KnownRelations {
  return async (refs, provider) => {
    const { titles } = await database();
    const found = await titles.stated(refs, provider);
    return (
      found &&
      new Map(
        [...found].map(([ref, { emptiedAt, ...stored }]) => [
          ref,
          {
            title: stored.title,
            relations: statedIn(stored, provider, own, standIn),
            ...(emptiedAt !== undefined && { emptiedAt }),
          },
        ]),
      )
    );
  };
}

/** Empty where the provider has stated none itself, nor the bundled one in its place: then nothing is sudden. */
function statedIn(
  { title, provider: from }: Stored,
  provider: string,
  own: boolean,
  standIn: string,
): readonly Relation[] {
  const all = (title.relations ?? [])
    .filter(({ stated }) => stated !== false)
    .map(({ by = [from], ...relation }) => ({ ...relation, by }));
  if (own) return all.flatMap(({ by, ...relation }) => (by.includes(provider) ? relation : []));
  if (!all.some(({ by }) => by.includes(provider) || by.includes(standIn))) return [];
  return all.map(({ by, ...relation }) => (by.length === 1 && by[0] === provider ? relation : { ...relation, by }));
}

/** Ids that are stored of titles, by the ref that was asked for. */
export function storedIds(database: () => Promise<Database>): (refs: readonly Ref[]) => Promise<ReadonlyMap<Ref, Ids>> {
  return async (refs) => {
    const found = await (await database()).titles.load(refs);
    return new Map([...found].map(([ref, { title }]) => [ref, title.ids]));
  };
}
