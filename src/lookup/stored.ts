import type { Arrived } from '../model/lookup.ts';
import type { Relation } from '../model/relation.ts';
import type { Database, Stored } from '../store/database.ts';
import type { Origin } from './origin.ts';
import type { KnownRelations } from './receive.ts';

/** How many stored titles are looked at for one query. */
const searchLimit = 25;

/** The bundled provider, whose word in the database may be of an older edition than the one at hand. */
export interface Edition {
  readonly name: string;
  /** Unix time in ms. */
  readonly editionMs: number;
}

/**
 * What is stored, without what was saved from an older edition of the bundled catalogue. A title whose relations are not known
 * comes with those that are related in an unknown way; whoever knows more goes before it.
 */
export function storeOrigin(database: () => Promise<Database>, bundled: Edition): Origin {
  const isOutdated = ({ provider, fetchedAt }: Stored) => provider === bundled.name && fetchedAt < bundled.editionMs;
  const arrived = (stored: Stored): Arrived => ({ type: 'title', from: 'store', ...stored });
  return {
    label: 'what is stored',
    local: true,
    async *titles(refs) {
      const { titles } = await database();
      const found = new Set((await titles.load(refs)).values());
      const current = [...found].filter((stored) => !isOutdated(stored));
      const bare = current.filter(({ title }) => !title.relations).map(({ title }) => title.ref);
      const related = bare.length > 0 ? await titles.related(bare) : new Map();
      for (const { title, ...rest } of current) {
        const one = title.relations ? title : { ...title, related: related.get(title.ref) ?? [] };
        yield arrived({ title: one, ...rest });
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
 * The relations that stored titles state, for a provider that suddenly states none: those that anybody has stated, with who
 * has. `own`: only those that this provider has stated, because the other providers are asked as well. `standIn`: the name of the
 * bundled provider.
 */
export function storedRelations(database: () => Promise<Database>, own: boolean, standIn: string): KnownRelations {
  return async (refs, provider) => {
    const { titles } = await database();
    const found = await titles.load(refs);
    const emptied = await titles.emptied(refs, provider);
    return new Map(
      [...found].map(([ref, stored]) => {
        const emptiedAt = emptied.get(ref);
        return [
          ref,
          { relations: statedIn(stored, provider, own, standIn), ...(emptiedAt !== undefined && { emptiedAt }) },
        ];
      }),
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
