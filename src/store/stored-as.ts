import type { Relation } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import type { Arrival, Stored } from './database.ts';

/** Whether a title is stored in the very words of an answer, by its provider and as of its time or later: saving it would change nothing. */
export function isStoredAs({ title, provider, fetchedAt, emptied }: Arrival, stored: Stored | undefined): boolean {
  if (!stored || emptied || stored.provider !== provider || stored.fetchedAt < fetchedAt) return false;
  const known = stored.title;
  const { ids, relations, synonyms = [], ...facts } = title;
  return (
    Object.entries(ids).every(([source, id]) => known.ids[source as keyof Title['ids']] === id) &&
    (relations === undefined || isStated(relations, known.relations)) &&
    isSame(synonyms, known.synonyms ?? []) &&
    Object.entries(facts).every(([field, value]) => isSame(value, known[field as keyof Title]))
  );
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Whether the title's own provider has stated these relations, and the others' names and formats are known. */
function isStated(relations: readonly Relation[], known: readonly Relation[] = []): boolean {
  const key = ({ type, to }: Relation) => `${type} ${to}`;
  const byKey = new Map(known.map((one) => [key(one), one]));
  return (
    relations.length === known.length &&
    relations.every((one) => {
      const own = byKey.get(key(one));
      const isNamed =
        (one.title === undefined || own?.title !== undefined) && (!one.format || own?.format !== undefined);
      return own !== undefined && own.by === undefined && isNamed;
    })
  );
}
