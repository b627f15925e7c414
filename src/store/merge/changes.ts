import type { TitleRow } from './columns.ts';
import type { MergedTitle } from './merged-facts.ts';
import type { RelationRow } from './relations.ts';
import type { IdentifiedTitle } from './same-title.ts';
import { providersIn } from './stated-by.ts';

/** A row of `change`: title id, at, field, before, after, and for a relation the id of the other title. */
export type ChangeRow = readonly [number, number, string, string | null, string | null, number | null];

/** Columns whose changes are kept. Popularity is not among them: it changes every day. */
const watched = ['title', 'english', 'format', 'status', 'episodes', 'start_date', 'end_date'] as const;
const factOf = {
  title: 'title',
  english: 'english',
  format: 'format',
  status: 'status',
  episodes: 'episodes',
  start_date: 'startDate',
  end_date: 'endDate',
} as const;

/**
 * Finds what a batch changes in titles that were known. Pure. It is a change where a provider now states something else than it
 * stated before, and none where another provider differs from it. `before` holds the relations as they were.
 */
export function changesIn(
  titles: readonly MergedTitle[],
  rows: ReadonlyMap<number, TitleRow>,
  before: readonly RelationRow[],
  changes: { readonly removed: readonly RelationRow[]; readonly written: readonly RelationRow[] },
): readonly ChangeRow[] {
  const fetched = titles.filter(({ statement }) => !statement.outline);
  const known = new Map(fetched.map((title) => [title, knownRow(title.entry, rows)]));
  const providers = new Map([...known].flatMap(([title, row]) => relationProviderOf(title, row) ?? []));
  const related = relationChanges(before, changes, providers);
  return fetched.flatMap((title): readonly ChangeRow[] => {
    const row = known.get(title);
    if (!row) return [[title.id, title.statement.fetchedAt, 'added', null, text(title.facts.title), null]];
    return [...fieldChanges(title, row), ...relationsOf(title, related.get(title.id) ?? [])];
  });
}

/** A title's id and the provider of its relations, if the same provider stated them before; else undefined. */
function relationProviderOf(
  { id, related }: MergedTitle,
  row: TitleRow | undefined,
): readonly [readonly [number, string]] | undefined {
  return related && related.provider === row?.relations_provider ? [[id, related.provider]] : undefined;
}

/** The row of a title as it was; undefined where no row or only a mention was stored. */
function knownRow({ rows: ids }: IdentifiedTitle, rows: ReadonlyMap<number, TitleRow>): TitleRow | undefined {
  const known = ids.flatMap((id) => rows.get(id) ?? []).filter(({ outline }) => outline === 0);
  return known.find(({ id }) => id === Math.min(...ids)) ?? known[0];
}

const text = (value: string | number | null | undefined): string | null =>
  value === undefined || value === null ? null : String(value);

function fieldChanges({ id, facts, statement }: MergedTitle, row: TitleRow): readonly ChangeRow[] {
  if (row.provider !== statement.provider) return [];
  return watched.flatMap((column): readonly ChangeRow[] => {
    const [was, is] = [text(row[column]), text(facts[factOf[column]])];
    // A status is always stated in full: one that was not known was read off a list, and nothing has happened to the title.
    if (column === 'status' && was === null) return [];
    return was === is ? [] : [[id, statement.fetchedAt, column, was, is, null]];
  });
}

interface Difference {
  readonly to: number;
  readonly was: string | null;
  readonly is: string | null;
}

function relationsOf({ id, related }: MergedTitle, differences: readonly Difference[]): readonly ChangeRow[] {
  return related ? differences.map(({ to, was, is }) => [id, related.fetchedAt, 'relation', was, is, to]) : [];
}

/**
 * Finds, by title, how its provider now states it to be related to others, and how before. What it takes back and the other title still
 * states is there as before, as what follows from that. `providers`: whose relations count, by title.
 */
function relationChanges(
  before: readonly RelationRow[],
  { removed, written }: { readonly removed: readonly RelationRow[]; readonly written: readonly RelationRow[] },
  providers: ReadonlyMap<number, string>,
): ReadonlyMap<number, readonly Difference[]> {
  const key = ({ from, to }: RelationRow) => `${from} ${to}`;
  const own =
    providers.size === 0 ? [] : [...removed, ...written].filter((row) => row.stated && providers.has(row.from));
  const touched = new Map(own.map((row) => [key(row), row]));
  if (touched.size === 0) return new Map();
  const typesOf = (rows: readonly RelationRow[]) => {
    const types = new Map<string, Set<string>>();
    for (const row of rows) {
      if (!touched.has(key(row)) || !providersIn(row.provider).includes(providers.get(row.from) ?? '')) continue;
      types.set(key(row), (types.get(key(row)) ?? new Set()).add(row.type));
    }
    return types;
  };
  const was = typesOf(before.filter(({ stated }) => stated));
  const gone = new Set([...removed, ...written].map((row) => `${key(row)} ${row.type}`));
  const is = typesOf([...before.filter((row) => !gone.has(`${key(row)} ${row.type}`)), ...written]);
  const differences = new Map<number, Difference[]>();
  const words = (types: Set<string> | undefined) => (types ? [...types].sort().join(',') : null);
  for (const [pair, { from, to }] of touched) {
    const one: Difference = { to, was: words(was.get(pair)), is: words(is.get(pair)) };
    if (one.was === one.is) continue;
    const own = differences.get(from) ?? [];
    differences.set(from, own);
    own.push(one);
  }
  return differences;
}
