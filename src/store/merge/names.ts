import { type MergedTitle, namesIn } from './merged-title.ts';

/** A row of `name`, without its id and its folded name. */
export interface NameRow {
  readonly title_id: number;
  readonly kind: string;
  readonly position: number;
  readonly name: string;
}

/**
 * Compares the names that titles should have with those in `before`, which holds the names of all rows that stand for the titles.
 * Returns the rows to remove and the rows to write.
 */
export function changedNames(
  titles: readonly MergedTitle[],
  before: readonly NameRow[],
): { readonly removed: readonly NameRow[]; readonly written: readonly NameRow[] } {
  const aliases = new Map<number, string[]>();
  for (const { title_id, kind, name } of before) {
    if (kind === 'alias') aliases.set(title_id, [...(aliases.get(title_id) ?? []), name]);
  }
  const after = titles.flatMap((title) =>
    namesOf(
      title,
      [title.id, ...title.entry.rows].flatMap((row) => aliases.get(row) ?? []),
    ),
  );
  const old = new Map(before.map((row) => [keyOf(row), row.name]));
  const kept = new Set(after.map(keyOf));
  return {
    removed: before.filter((row) => !kept.has(keyOf(row))),
    written: after.filter((row) => old.get(keyOf(row)) !== row.name),
  };
}

const keyOf = (row: NameRow): string => `${row.title_id} ${row.kind} ${row.position}`;

function namesOf({ id, facts, aliases }: MergedTitle, known: readonly string[]): readonly NameRow[] {
  const proper = namesIn(facts);
  const taken = new Set(proper.map(([, name]) => name));
  const others = [...new Set([...known, ...aliases])].filter((name) => !taken.has(name));
  const places = new Map<string, number>();
  return [...proper, ...others.map((name) => ['alias', name] as const)].map(([kind, name]) => {
    const position = places.get(kind) ?? 0;
    places.set(kind, position + 1);
    return { title_id: id, kind, position, name };
  });
}
