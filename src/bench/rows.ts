import type { Ref } from '../model/ref.ts';
import { inverseOf, type RelationType } from '../model/relation.ts';
import type { Arrival } from '../store/database.ts';
import { type Chance, chanceFrom } from './chance.ts';

/** A row of `relation`: from, to, type, stated, provider. */
export type Row = readonly [number, number, RelationType, 0 | 1, string];

/** The same relations as what a provider answers and as rows of the database. */
export interface Relations {
  /** All titles with what they state: each relation in one direction. */
  readonly arrivals: readonly Arrival[];
  /** The same and the other directions, which follow from it. */
  readonly rows: readonly Row[];
}

export type RowOrder = 'random' | 'sorted';

const provider = 'anilist';
const types: readonly RelationType[] = ['SEQUEL', 'SIDE_STORY', 'ALTERNATIVE', 'CHARACTER', 'SUMMARY', 'OTHER'];

/** Titles that are stored under the ids from 1 to `count`, of which nothing is known yet but their names. */
export function titlesWithout(count: number): readonly Arrival[] {
  return Array.from({ length: count }, (_, n) => arrivalOf(n + 1));
}

/** `count` relations between so many titles, each stated by one of its ends, the same every time. */
export function relationsBetween(titles: number, count: number, order: RowOrder): Relations {
  const chance = chanceFrom(1);
  const byTitle = new Map<number, Map<number, RelationType>>();
  for (let made = 0; made < count; ) {
    const [from, to] = [1 + chance.below(titles), 1 + chance.below(titles)];
    if (from === to || byTitle.get(from)?.has(to) || byTitle.get(to)?.has(from)) continue;
    const targets = byTitle.get(from) ?? new Map<number, RelationType>();
    byTitle.set(from, targets.set(to, chance.oneOf(types)));
    made += 1;
  }
  const arrivals = [...byTitle].map(([id, targets]) =>
    arrivalOf(
      id,
      inOrder([...targets], order, chance, ([to]) => to),
    ),
  );
  const rows = [...byTitle].flatMap(([from, targets]) =>
    [...targets].flatMap(([to, type]): readonly Row[] => [
      [from, to, type, 1, provider],
      [to, from, inverseOf[type], 0, provider],
    ]),
  );
  return {
    arrivals: inOrder(arrivals, order, chance, ({ title }) => title.ids.anilist ?? 0),
    rows: inOrder(rows, order, chance, ([from, to]) => from * (titles + 1) + to),
  };
}

const refOfId = (id: number): Ref => `anilist:${id}`;

function arrivalOf(id: number, targets?: readonly (readonly [number, RelationType])[]): Arrival {
  const relations = targets?.map(([to, type]) => ({ type, to: refOfId(to), title: nameOf(to) }));
  const title = { ref: refOfId(id), ids: { anilist: id }, kind: 'anime' as const, title: nameOf(id) };
  return { title: relations ? { ...title, relations } : title, provider, fetchedAt: 1 };
}

const nameOf = (id: number): string => `Title ${id}`;

function inOrder<T>(items: readonly T[], order: RowOrder, chance: Chance, key: (item: T) => number): readonly T[] {
  return order === 'random' ? shuffled(items, chance) : [...items].sort((a, b) => key(a) - key(b));
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], chance: Chance): readonly T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = chance.below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
