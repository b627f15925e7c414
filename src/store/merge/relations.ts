import { inverseOf, type RelationType } from '../../model/relation.ts';
import { bundled } from '../../providers/registry.ts';
import { joinedProviders, providersWithout } from './stated-by.ts';

/** A row of `relation`. */
export interface RelationRow {
  readonly from: number;
  readonly to: number;
  readonly type: RelationType;
  readonly stated: boolean;
  /** The providers that state it, or state what it follows from, as in stated-by.ts. */
  readonly provider: string;
}

/** The relations that a provider now states of a title, in place of those that it and the bundled catalogue stated before. */
export interface Restated {
  readonly from: number;
  readonly provider: string;
  readonly relations: readonly { readonly to: number; readonly type: RelationType }[];
}

/** A title that turned out not to be the one of which a provider has stated all that it did. */
export interface Parting {
  readonly id: number;
  readonly provider: string;
}

export interface RelationChanges {
  readonly removed: readonly RelationRow[];
  readonly written: readonly RelationRow[];
}

/** Rows by the title that a relation is of and the title that it leads to: a handful for each pair. */
type Pairs = Map<number, Map<number, RelationRow[]>>;

/**
 * Decides which relations to write after titles were joined and their relations were stated anew. Pure. `rows` holds every row from
 * or to a title that changed; `keptOf` returns the id that the title of an id now has. A relation that only one end states is
 * inferred for the other end; an inferred one never stands beside a stated one. What a provider stated from or to a title that was
 * parted from it goes before anything is stated anew.
 */
export function changedRelations(
  rows: readonly RelationRow[],
  restated: readonly Restated[],
  keptOf: (id: number) => number,
  partings: readonly Parting[] = [],
): RelationChanges {
  const before: Pairs = new Map();
  const stated: Pairs = new Map();
  for (const row of rows) {
    const moved = { ...row, from: keptOf(row.from), to: keptOf(row.to) };
    // Rows of a title that was merged into another one were removed with it.
    if (moved.from === row.from && moved.to === row.to) add(before, row);
    if (!row.stated) continue;
    const provider = providersWithout(row.provider, partedFrom(moved, partings));
    if (provider !== '') add(stated, { ...moved, provider });
  }
  for (const one of restated) restate(stated, one);
  return difference(before, bothWays(stated));
}

const nobody: readonly string[] = [];

function partedFrom({ from, to }: RelationRow, partings: readonly Parting[]): readonly string[] {
  if (partings.length === 0) return nobody;
  return partings.filter(({ id }) => id === from || id === to).map(({ provider }) => provider);
}

const none: readonly RelationRow[] = [];
const at = (pairs: Pairs, from: number, to: number): readonly RelationRow[] => pairs.get(from)?.get(to) ?? none;

function add(pairs: Pairs, row: RelationRow): void {
  const targets = pairs.get(row.from);
  const same = targets?.get(row.to);
  if (!targets) pairs.set(row.from, new Map([[row.to, [row]]]));
  else if (!same) targets.set(row.to, [row]);
  else merge(same, row);
}

/** Adds a row to those of its pair. There is one row for each type, with all providers that state it. */
function merge(same: RelationRow[], row: RelationRow): void {
  const at = same.findIndex(({ type }) => type === row.type);
  const known = same[at];
  if (!known) same.push(row);
  else if (known.provider !== row.provider)
    same[at] = { ...known, provider: joinedProviders(known.provider, row.provider) };
}

function restate(pairs: Pairs, { from, provider, relations }: Restated): void {
  const known = pairs.get(from);
  const kept = known ? [...known.values()].flat().flatMap((row) => withoutProvider(row, provider)) : none;
  pairs.delete(from);
  for (const { to, type } of relations) add(pairs, { from, to, type, stated: true, provider });
  for (const row of kept) add(pairs, row);
}

/** What is left of a row when a provider no longer states it. The bundled catalogue only stands in for a provider, so it goes too. */
function withoutProvider(row: RelationRow, provider: string): readonly RelationRow[] {
  const rest = providersWithout(row.provider, [provider, bundled.name]);
  return rest === row.provider ? [row] : rest === '' ? [] : [{ ...row, provider: rest }];
}

function bothWays(stated: Pairs): readonly RelationRow[] {
  const rows: RelationRow[] = [];
  for (const [from, targets] of stated) {
    for (const [to, same] of targets) {
      if (from === to) continue;
      const [only] = same;
      if (same.length > 1 || !only) rows.push(...same);
      else rows.push(only);
      if (stated.get(to)?.has(from)) continue;
      if (same.length > 1 || !only) rows.push(...inferredFrom(same));
      else rows.push(inverse(only));
    }
  }
  return rows;
}

function inferredFrom(same: readonly RelationRow[]): readonly RelationRow[] {
  const inferred: RelationRow[] = [];
  for (const row of same) merge(inferred, inverse(row));
  return inferred;
}

function inverse({ from, to, type, provider }: RelationRow): RelationRow {
  return { from: to, to: from, type: inverseOf[type], stated: false, provider };
}

function difference(before: Pairs, after: readonly RelationRow[]): RelationChanges {
  if (before.size === 0) return { removed: none, written: after };
  const same = (a: RelationRow, b: RelationRow) => a.stated === b.stated && a.provider === b.provider;
  const kept = new Set<RelationRow | undefined>();
  const written = after.filter((row) => {
    const old = at(before, row.from, row.to).find(({ type }) => type === row.type);
    kept.add(old);
    return !old || !same(old, row);
  });
  const all = [...before.values()].flatMap((targets) => [...targets.values()].flat());
  return { removed: all.filter((row) => !kept.has(row)), written };
}
