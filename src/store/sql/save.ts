import { searched } from '../../model/names.ts';
import type { Ref } from '../../model/ref.ts';
import type { Arrival, SavedTitle } from '../database.ts';
import { changesIn } from '../merge/changes.ts';
import { columns, holds, refsOfRow, type TitleRow } from '../merge/columns.ts';
import { emptiedIn } from '../merge/emptied.ts';
import {
  addsTo,
  columnsOf,
  knownOf,
  type MergedTitle,
  mentionsIn,
  titleOf,
  type Version,
} from '../merge/merged-facts.ts';
import { changedNames, type NameRow } from '../merge/names.ts';
import { outcomesOf } from '../merge/outcomes.ts';
import { changedRelations, type RelationChanges, type RelationRow } from '../merge/relations.ts';
import { type IdentifiedTitle, type Identities, identify, refsBySource } from '../merge/same-title.ts';
import { providersIn } from '../merge/stated-by.ts';
import { withCountedTimes, withPastTimes } from '../merge/times.ts';
import type { Dialect } from './dialect.ts';
import { all, type List, listGiven, rowsGiven, run, type Steps } from './statement.ts';

type Sql = Dialect['save'];

/** What saving titles did. */
export interface Saved {
  readonly kept: readonly SavedTitle[];
  /** How many titles that arrived were written. */
  readonly titles: number;
  /** How many rows were written or removed. */
  readonly rows: number;
}

export const nothingSaved: Saved = { kept: [], titles: 0, rows: 0 };

/** Saves titles at `now` (Unix time in ms), inside a transaction. The number of statements does not depend on the batch. */
export function* saveArrivals({ save: sql, change }: Dialect, arrivals: readonly Arrival[], now: number): Steps<Saved> {
  const batch = withPastTimes(arrivals, now);
  const mentions = mentionsIn(batch);
  const refs = new Set(mentions.keys());
  for (const { title } of batch) for (const ref of refsBySource(title).values()) refs.add(ref);
  const stored = (yield* all<TitleRow>(sql.known, listGiven(refs))).map((row) => withCountedTimes(row, now));
  const rows = new Map(stored.map((row) => [row.id, row]));
  const identities = identify([...rows.values()].map(knownOf), batch, [...mentions.keys()]);
  const idOf = numberAll(identities.entries, (yield* all<{ id: number }>(sql.lastId))[0]?.id ?? 0);
  const changed = changedEntries(identities, rows, mentions);
  const touched = listGiven(new Set(changed.flatMap(({ entry }) => [idOf(entry), ...entry.rows])));
  const before = yield* readRelations(sql, touched);
  const titles = titlesOf(changed, idOf, rows, before);
  const names = yield* all<NameRow>(sql.names, touched);
  const changes = relationChanges(titles, identities, idOf, before);
  yield* removeMerged(sql, identities.entries, idOf);
  const changeRows = changesIn(titles, rows, before, changes);
  const written =
    (yield* writeTitles(sql, titles, rows)) +
    (yield* writeIds(sql, titles, rows)) +
    (yield* writeNames(sql, titles, names)) +
    (yield* writeRelations(sql, changes));
  yield* writeEmptied(sql, titles, rows);
  yield* run(change.writeChanges, rowsGiven(changeRows));
  // Those that named one of these, too: what they say may be gone together with it.
  if (sql.finish) yield* all(sql.finish, listGiven(new Set([...touched.list, ...before.map(({ from }) => from)])));
  return {
    kept: outcomesOf(batch, { titles, rows, before, changes }),
    titles: writtenTitles(titles, rows, changes),
    rows: written,
  };
}

/** A title of which the batch states something new. */
interface ChangedEntry {
  readonly entry: IdentifiedTitle;
  readonly mention: Version | undefined;
}

function changedEntries(
  { entries, entryOf }: Identities,
  rows: ReadonlyMap<number, TitleRow>,
  mentions: ReadonlyMap<Ref, Version>,
): readonly ChangedEntry[] {
  const mentioned = new Map<IdentifiedTitle | undefined, Version>();
  for (const [ref, mention] of mentions) mentioned.set(entryOf(ref), mention);
  const isChanged = ({ entry, mention }: ChangedEntry) => {
    if (entry.arrivals.length > 0 || entry.rows.length !== 1) return true;
    return mention !== undefined && entry.rows.some((id) => addsToRow(rows.get(id), mention));
  };
  return entries.map((entry) => ({ entry, mention: mentioned.get(entry) })).filter(isChanged);
}

function addsToRow(row: TitleRow | undefined, mention: Version): boolean {
  return row !== undefined && addsTo(row, mention);
}

type IdOf = (entry: IdentifiedTitle) => number;

/** Numbers all titles: a title keeps the id of its oldest row, and new ones are counted on from the last id. */
function numberAll(entries: readonly IdentifiedTitle[], lastId: number): IdOf {
  let next = lastId;
  const ids = new Map(entries.map((entry) => [entry, entry.rows.length > 0 ? Math.min(...entry.rows) : ++next]));
  return (entry) => ids.get(entry) ?? 0;
}

function* readRelations(sql: Sql, touched: List): Steps<readonly RelationRow[]> {
  const rows = yield* all<Omit<RelationRow, 'stated'> & { readonly stated: 0 | 1 }>(sql.relations, touched, touched);
  return rows.map((row) => ({ ...row, stated: row.stated === 1 }));
}

function titlesOf(
  changed: readonly ChangedEntry[],
  idOf: IdOf,
  rows: ReadonlyMap<number, TitleRow>,
  relations: readonly RelationRow[],
): readonly MergedTitle[] {
  // Made on first use: only empty lists need it, which are few.
  let stating: ReadonlySet<string> | undefined;
  const statesRelations = (row: number, provider: string) => {
    stating ??= statingRows(relations);
    return stating.has(`${row} ${provider}`);
  };
  return changed.map(({ entry, mention }) => {
    const own = entry.rows.flatMap((row) => rows.get(row) ?? []);
    return titleOf(idOf(entry), entry, own, mention, (provider) =>
      entry.rows.some((row) => statesRelations(row, provider)),
    );
  });
}

/** Which providers state relations of which rows, each as `ROW PROVIDER`. */
function statingRows(relations: readonly RelationRow[]): ReadonlySet<string> {
  const stated = relations.filter((row) => row.stated);
  return new Set(stated.flatMap(({ from, provider }) => providersIn(provider).map((one) => `${from} ${one}`)));
}

/** The id of a title that there is none of. */
const nowhere = 0;

function relationChanges(
  titles: readonly MergedTitle[],
  identities: Identities,
  idOf: IdOf,
  before: readonly RelationRow[],
): RelationChanges {
  const kept = new Map(identities.entries.flatMap((entry) => entry.rows.map((row) => [row, idOf(entry)])));
  const ids = new Map<Ref, number>();
  const targetOf = (ref: Ref): number => {
    const known = ids.get(ref);
    if (known !== undefined) return known;
    const entry = identities.entryOf(ref);
    const id = entry ? idOf(entry) : nowhere;
    ids.set(ref, id);
    return id;
  };
  const restated = titles.flatMap(({ id, lists }) =>
    lists.map(({ provider, relations }) => {
      const targets = relations.map(({ to, type }) => ({ to: targetOf(to), type }));
      return { from: id, provider, relations: targets.filter(({ to }) => to !== nowhere) };
    }),
  );
  const partings = titles.flatMap(({ id, parted }) => [...parted].map((provider) => ({ id, provider })));
  return changedRelations(before, restated, (id) => kept.get(id) ?? id, partings);
}

/** Removes rows that turned out to stand for another row's title, with their names, ids and relations. */
function* removeMerged(sql: Sql, entries: readonly IdentifiedTitle[], idOf: IdOf): Steps<void> {
  const merged = new Map(
    entries.flatMap((entry) =>
      entry.rows.filter((row) => row !== idOf(entry)).map((row) => [row, idOf(entry)] as const),
    ),
  );
  const gone = listGiven(merged.keys());
  yield* run(sql.moveCrawls, rowsGiven([...merged]));
  yield* run(sql.moveFranchises, rowsGiven([...merged]), rowsGiven([...merged]));
  const related = yield* all<RelatedRow>(sql.relatedTo, gone, gone);
  yield* run(sql.writeRelated, rowsGiven(movedRelated(related, merged)));
  yield* run(sql.removeTitles, gone);
}

interface RelatedRow {
  readonly a_id: number;
  readonly b_id: number;
  readonly provider: string;
}

function movedRelated(
  rows: readonly RelatedRow[],
  merged: ReadonlyMap<number, number>,
): readonly (readonly unknown[])[] {
  return rows
    .map(({ a_id, b_id, provider }) => [merged.get(a_id) ?? a_id, merged.get(b_id) ?? b_id, provider] as const)
    .filter(([a, b]) => a !== b)
    .map(([a, b, provider]) => [Math.min(a, b), Math.max(a, b), provider]);
}

/** Counts titles that arrived and are not as they were: their row, or what they state of others. */
function writtenTitles(titles: readonly MergedTitle[], rows: ReadonlyMap<number, TitleRow>, changes: RelationChanges) {
  const restated = new Set<number>();
  for (const all of [changes.removed, changes.written]) for (const { from } of all) restated.add(from);
  const arrived = titles.filter(({ entry }) => entry.arrivals.length > 0);
  return arrived.filter((one) => restated.has(one.id) || isChanged(columnsOf(one), rows)).length;
}

function isChanged(values: readonly unknown[], rows: ReadonlyMap<number, TitleRow>): boolean {
  const row = rows.get(Number(values[0]));
  return !row || columns.some((column, index) => !holds(row[column], values[index], column));
}

function* writeTitles(sql: Sql, titles: readonly MergedTitle[], rows: ReadonlyMap<number, TitleRow>): Steps<number> {
  const changed = titles.map(columnsOf).filter((values) => isChanged(values, rows));
  return yield* run(sql.writeTitles, rowsGiven(changed));
}

function* writeIds(sql: Sql, titles: readonly MergedTitle[], rows: ReadonlyMap<number, TitleRow>): Steps<number> {
  const ids = titles.flatMap(({ id, entry }) => {
    const row = rows.get(id);
    const known = row && refsOfRow(row);
    return [...entry.refs]
      .filter(([source, ref]) => known?.get(source) !== ref)
      .map(([source, ref]) => [id, source, ref]);
  });
  return yield* run(sql.writeIds, rowsGiven(ids));
}

function* writeNames(sql: Sql, titles: readonly MergedTitle[], before: readonly NameRow[]): Steps<number> {
  const { removed, written } = changedNames(titles, before);
  const gone = removed.map((row) => [row.title_id, row.kind, row.position]);
  const rows = written.map(({ title_id, kind, position, name, provider }) => [
    ...[title_id, kind, position, name, searched(name), provider],
  ]);
  return (yield* run(sql.removeNames, rowsGiven(gone))) + (yield* run(sql.writeNames, rowsGiven(rows)));
}

function* writeEmptied(sql: Sql, titles: readonly MergedTitle[], rows: ReadonlyMap<number, TitleRow>): Steps<void> {
  const { noted, ended } = emptiedIn(titles, rows);
  yield* run(sql.removeEmptied, rowsGiven(ended));
  yield* run(sql.writeEmptied, rowsGiven(noted));
}

/** Writes relations, inside a transaction. Returns how many rows were written or removed. */
export function* writeRelations(sql: Sql, { removed, written }: RelationChanges): Steps<number> {
  const keys = removed.map(({ from, to, type }) => [from, to, type]);
  // In the order of the key: twice as fast as in any other.
  const inOrder = [...written].sort((a, b) => a.from - b.from || a.to - b.to);
  const rows = inOrder.map(({ from, to, type, stated, provider }) => [from, to, type, Number(stated), provider]);
  return (yield* run(sql.removeRelations, rowsGiven(keys))) + (yield* run(sql.upsertRelations, rowsGiven(rows)));
}
