import type { Arrival, SavedTitle } from '../database.ts';
import { columns, holds, refsOfRow, type TitleRow } from './columns.ts';
import { columnsOf, type MergedTitle } from './merged-facts.ts';
import type { RelationChanges, RelationRow } from './relations.ts';

/** What a save knows when it has decided what to write. */
export interface Merged {
  readonly titles: readonly MergedTitle[];
  /** The rows of `title` as they were, by id. */
  readonly rows: ReadonlyMap<number, TitleRow>;
  /** Relations of these titles as they were. */
  readonly before: readonly RelationRow[];
  readonly changes: RelationChanges;
}

/** Columns that say who stated something and when, not what. */
const sayingWho: ReadonlySet<string> = new Set([
  'provider',
  'fetched_at',
  'outline',
  'relations_provider',
  'relations_known_at',
]);
const telling = columns.flatMap((column, index) => (sayingWho.has(column) ? [] : [[column, index] as const]));

/** What becomes of each arrival of a batch, in the same order. Pure. */
export function outcomesOf(batch: readonly Arrival[], merged: Merged): readonly SavedTitle[] {
  const restated = restatedTitles(merged);
  const kept = new Map<Arrival, SavedTitle>();
  for (const title of merged.titles) {
    const { entry } = title;
    if (entry.arrivals.length === 0) continue;
    const one: SavedTitle = { ref: entry.ref, outcome: outcomeOf(title, merged, restated) };
    for (const arrival of entry.arrivals) kept.set(arrival, one);
  }
  return batch.map((arrival) => kept.get(arrival) ?? { ref: arrival.title.ref, outcome: 'unchanged' });
}

function outcomeOf(title: MergedTitle, { rows }: Merged, restated: ReadonlySet<number>): SavedTitle['outcome'] {
  const own = title.entry.rows.flatMap((id) => rows.get(id) ?? []);
  if (own.every(({ outline }) => outline === 1)) return 'new';
  const [row] = own;
  const isSame = row !== undefined && own.length === 1 && !restated.has(title.id) && !differs(title, row);
  return isSame ? 'unchanged' : 'updated';
}

function differs(title: MergedTitle, row: TitleRow): boolean {
  const cells = columnsOf(title);
  if (telling.some(([column, index]) => !holds(row[column] ?? null, cells[index], column))) return true;
  const known = refsOfRow(row);
  if (title.entry.refs.size !== known.size) return true;
  for (const [source, ref] of title.entry.refs) if (known.get(source) !== ref) return true;
  const synonyms = JSON.stringify(title.facts.synonyms ?? []);
  return row.synonyms !== synonyms && JSON.stringify(JSON.parse(row.synonyms)) !== synonyms;
}

/** Ids of titles that no longer state the same relations. Who else states a relation is no difference. */
function restatedTitles({ before, changes }: Merged): ReadonlySet<number> {
  const { removed, written } = changes;
  const restated = new Set(removed.filter(({ stated }) => stated).map(({ from }) => from));
  const known = new Set(before.map(({ from }) => from));
  const key = ({ from, to, type }: RelationRow) => `${from} ${to} ${type}`;
  // Made on first use: most titles of a bulk save had no relations.
  let was: ReadonlyMap<string, boolean> | undefined;
  for (const row of written) {
    if (restated.has(row.from) || (!row.stated && !known.has(row.from))) continue;
    if (known.has(row.from)) was ??= new Map(before.map((one) => [key(one), one.stated]));
    if (row.stated !== (was?.get(key(row)) ?? false)) restated.add(row.from);
  }
  return restated;
}
