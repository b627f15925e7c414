import { type Ref, refOf } from '../../src/model/ref.ts';
import { inverseOf, type Relation, type RelationType } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { titleOf } from './franchise.ts';

/** What one title states of another: `1 SEQUEL 2` (2 is the sequel of 1). */
type Statement = `${number} ${RelationType} ${number}`;

/** Every statement, and what the other end states back. */
export function bothWays(...statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((statement): Statement[] => {
    const [from, type, to] = statement.split(' ') as [`${number}`, RelationType, `${number}`];
    return [statement, `${to as `${number}`} ${inverseOf[type]} ${from}`];
  }) as readonly Statement[];
}

/** `1 SEQUEL 2`, `2 SEQUEL 3`, ... */
export function chain(type: RelationType, ...ids: readonly number[]): readonly Statement[] {
  return ids.slice(1).map((id, n): Statement => `${ids[n] ?? 0} ${type} ${id}`);
}

/** The titles that the statements speak of, each with what it states. `facts`: more of some of them. */
export function titlesOf(
  statements: readonly Statement[],
  facts: Readonly<Record<number, Partial<Title>>> = {},
): readonly Title[] {
  const relations = new Map<number, Relation[]>();
  for (const statement of statements) {
    const [from, type, to] = statement.split(' ') as [string, RelationType, string];
    for (const id of [Number(from), Number(to)]) if (!relations.has(id)) relations.set(id, []);
    relations.get(Number(from))?.push({ type, to: refOf('anilist', Number(to)), title: `Title ${to}` });
  }
  return [...relations].map(([id, own]) => titleOf(id, { relations: own, ...facts[id] }));
}

export const ref = (id: number): Ref => refOf('anilist', id);
export const refs = (...ids: readonly number[]): Ref[] => ids.map(ref);
