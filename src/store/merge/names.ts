import { type MergedTitle, namesIn } from './merged-facts.ts';

/** A row of `name`, without its id and its folded name. */
export interface NameRow {
  readonly title_id: number;
  readonly kind: string;
  readonly position: number;
  readonly name: string;
  /** Of an alias: who calls the title so; null where that is not known. */
  readonly provider: string | null;
}

/** How many aliases a title keeps. */
const mostAliases = 100;

/**
 * Compares the names that titles should have with those in `before`, which holds the names of all rows that stand for the titles.
 * Returns the rows to remove and the rows to write.
 */
export function changedNames(
  titles: readonly MergedTitle[],
  before: readonly NameRow[],
): { readonly removed: readonly NameRow[]; readonly written: readonly NameRow[] } {
  // Most titles of a bulk save had no names.
  if (before.length === 0) return { removed: before, written: titles.flatMap((title) => namesOf(title, before)) };
  const aliases = new Map<number, NameRow[]>();
  for (const row of before) {
    if (row.kind === 'alias') aliases.set(row.title_id, [...(aliases.get(row.title_id) ?? []), row]);
  }
  const after = titles.flatMap((title) =>
    namesOf(
      title,
      [title.id, ...title.entry.rows].flatMap((row) => aliases.get(row) ?? []),
    ),
  );
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const isSame = (row: NameRow) => {
    const known = old.get(keyOf(row));
    return known?.name === row.name && known.provider === row.provider;
  };
  const kept = new Set(after.map(keyOf));
  return {
    removed: before.filter((row) => !kept.has(keyOf(row))),
    written: after.filter((row) => !isSame(row)),
  };
}

const keyOf = (row: NameRow): string => `${row.title_id} ${row.kind} ${row.position}`;

function namesOf(title: MergedTitle, known: readonly NameRow[]): readonly NameRow[] {
  const proper = namesIn(title.facts).map(([kind, name]) => ({ kind, name, provider: null }));
  if (known.length === 0 && title.aliases.length === 0) return placed(title, proper);
  const taken = new Set(proper.map(({ name }) => name));
  const all: readonly Pick<NameRow, 'name' | 'provider'>[] = [...known.filter(standsIn(title)), ...title.aliases];
  const others = [...new Map(all.filter(({ name }) => !taken.has(name)).map((one) => [one.name, one])).values()];
  const aliases = others.slice(-mostAliases).map(({ name, provider }) => ({ kind: 'alias', name, provider }));
  return placed(title, [...proper, ...aliases]);
}

/** Names of one kind are counted from 0; those of a kind come one after the other. */
function placed({ id }: MergedTitle, names: readonly Omit<NameRow, 'title_id' | 'position'>[]): readonly NameRow[] {
  let position = 0;
  return names.map(({ kind, name, provider }, n) => {
    position = names[n - 1]?.kind === kind ? position + 1 : 0;
    return { title_id: id, kind, position, name, provider };
  });
}

/** Whether an alias that was known still is one. Nobody knows whose the oldest are: they go when somebody states aliases anew. */
function standsIn({ renamedBy, aliases }: MergedTitle): (row: NameRow) => boolean {
  return ({ provider }) => (provider === null ? aliases.length === 0 : !renamedBy.has(provider));
}
