import type { Entry } from './identity.ts';
import type { RelationRow } from './relations.ts';
import type { TitleRow } from './rows.ts';
import { sayersIn } from './stated-by.ts';
import type { MergedTitle } from './titles.ts';

/** A row of `change`: title id, at, field, before, after, and for a relation the id of the other title. */
export type ChangeRow = readonly [number, number, string, string | null, string | null, number | null];

/** What is worth telling a person. Not popularity, which changes every day. */
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
 * What a batch changes in titles that were known. Pure. That another provider sees a title otherwise is no change: only
 * what the provider that spoke before now says is one. `before`: relations, as they were.
 */
export function changesIn(
  titles: readonly MergedTitle[],
  rows: ReadonlyMap<number, TitleRow>,
  before: readonly RelationRow[],
  changes: { readonly removed: readonly RelationRow[]; readonly written: readonly RelationRow[] },
): readonly ChangeRow[] {
  const told = titles.filter(({ statement }) => !statement.outline);
  const known = new Map(told.map((title) => [title, knownRow(title.entry, rows)]));
  const voices = new Map([...known].flatMap(([title, row]) => voiceOf(title, row) ?? []));
  const related = relationChanges(before, changes, voices);
  return told.flatMap((title): readonly ChangeRow[] => {
    const row = known.get(title);
    if (!row) return [[title.id, title.statement.fetchedAt, 'added', null, text(title.facts.title), null]];
    return [...fieldChanges(title, row), ...relationsOf(title, related.get(title.id) ?? [])];
  });
}

/** A title and who says how it is related, if that is who said so before. */
function voiceOf(
  { id, related }: MergedTitle,
  row: TitleRow | undefined,
): readonly [readonly [number, string]] | undefined {
  return related && related.provider === row?.relations_provider ? [[id, related.provider]] : undefined;
}

/** The title as it was; undefined where it was at most named. */
function knownRow({ rows: ids }: Entry, rows: ReadonlyMap<number, TitleRow>): TitleRow | undefined {
  const known = ids.flatMap((id) => rows.get(id) ?? []).filter(({ outline }) => outline === 0);
  return known.find(({ id }) => id === Math.min(...ids)) ?? known[0];
}

const text = (value: string | number | null | undefined): string | null =>
  value === undefined || value === null ? null : String(value);

function fieldChanges({ id, facts, statement }: MergedTitle, row: TitleRow): readonly ChangeRow[] {
  if (row.provider !== statement.provider) return [];
  return watched.flatMap((column): readonly ChangeRow[] => {
    const [was, is] = [text(row[column]), text(facts[factOf[column]])];
    return was === is ? [] : [[id, statement.fetchedAt, column, was, is, null]];
  });
}

interface Turn {
  readonly to: number;
  readonly was: string | null;
  readonly is: string | null;
}

function relationsOf({ id, related }: MergedTitle, turns: readonly Turn[]): readonly ChangeRow[] {
  return related ? turns.map(({ to, was, is }) => [id, related.fetchedAt, 'relation', was, is, to]) : [];
}

/** By title: what its voice says it is to others now, and said before. Titles without one are passed over. */
function relationChanges(
  before: readonly RelationRow[],
  { removed, written }: { readonly removed: readonly RelationRow[]; readonly written: readonly RelationRow[] },
  voices: ReadonlyMap<number, string>,
): ReadonlyMap<number, readonly Turn[]> {
  const key = ({ from, to }: RelationRow) => `${from} ${to}`;
  const heard = voices.size === 0 ? [] : [...removed, ...written].filter((row) => row.stated && voices.has(row.from));
  const touched = new Map(heard.map((row) => [key(row), row]));
  if (touched.size === 0) return new Map();
  const typesOf = (rows: readonly RelationRow[]) => {
    const types = new Map<string, Set<string>>();
    for (const row of rows) {
      if (!row.stated || !touched.has(key(row)) || !sayersIn(row.provider).includes(voices.get(row.from) ?? ''))
        continue;
      types.set(key(row), (types.get(key(row)) ?? new Set()).add(row.type));
    }
    return types;
  };
  const was = typesOf(before);
  const gone = new Set(heard.map((row) => `${key(row)} ${row.type}`));
  const is = typesOf([...before.filter((row) => !gone.has(`${key(row)} ${row.type}`)), ...written]);
  const turns = new Map<number, Turn[]>();
  const words = (types: Set<string> | undefined) => (types ? [...types].sort().join(',') : null);
  for (const [pair, { from, to }] of touched) {
    const turn: Turn = { to, was: words(was.get(pair)), is: words(is.get(pair)) };
    if (turn.was === turn.is) continue;
    const own = turns.get(from) ?? [];
    turns.set(from, own);
    own.push(turn);
  }
  return turns;
}
