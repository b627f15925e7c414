import type { Clock } from '../../../src/model/clock.ts';
import type { Ref } from '../../../src/model/ref.ts';
import type { Relation } from '../../../src/model/relation.ts';
import type { Title } from '../../../src/model/title.ts';
import type { Arrival, Database } from '../../../src/store/database.ts';

/** How to come by new databases on an engine. */
export interface Engine {
  /** A new database with one connection. */
  alone(): Promise<Database>;
  /** A new database. Each call of what comes back is a further connection to it, such as another process could have. */
  shared(): (clock?: Pick<Clock, 'now'>) => Promise<Database>;
}

export const pairs = (relations: readonly Relation[] | undefined) =>
  relations?.map(({ type, to: ref, stated }) => `${type} ${ref}${stated === false ? ' inferred' : ''}`).sort();

/** Relations are a set: their order says nothing. */
export const sorted = (one: Title | undefined) =>
  one?.relations
    ? { ...one, relations: [...one.relations].sort((a, b) => (a.to + a.type < b.to + b.type ? -1 : 1)) }
    : one;

/** Short ways to ask a database of titles. */
export function asking(database: () => Database) {
  const load = async (ref: Ref) => (await database().titles.load([ref])).get(ref);
  const loaded = async (ref: Ref) => (await load(ref))?.title;
  return {
    save: (...batch: readonly Arrival[]) => database().commit({ arrivals: batch }),
    load,
    loaded,
    statedOf: async (ref: Ref) => pairs((await loaded(ref))?.relations),
    inferredOf: async (ref: Ref) => pairs((await database().titles.inferred([ref])).get(ref)),
    refs: async (...asked: readonly Ref[]) =>
      [...(await database().titles.load(asked))].map(([ref, { title }]) => `${ref} is ${title.ref}`),
  };
}
