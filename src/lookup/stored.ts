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
 * has. `own`: only those that this provider has stated, because the other providers are asked as well.
 */
export function storedRelations(database: () => Promise<Database>, own: boolean): KnownRelations {
  return async (refs, provider) => {
    const found = await (await database()).titles.load(refs);
    return new Map([...found].map(([ref, stored]) => [ref, statedIn(stored, provider, own)]));
  };
}

function statedIn({ title, provider: from }: Stored, provider: string, own: boolean): readonly Relation[] {
  return (title.relations ?? []).flatMap((relation) => {
    const { by = [from], ...rest } = relation;
    if (relation.stated === false || (own && !by.includes(provider))) return [];
    return own || (by.length === 1 && by[0] === provider) ? rest : { ...rest, by };
  });
}
