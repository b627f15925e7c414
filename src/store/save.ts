import type { Ref } from '../model/ref.ts';
import type { Connection } from './connection.ts';
import { fold } from './fold.ts';
import { type Entry, type Identities, identify, refsOf } from './identity.ts';
import { changedRelations, type RelationChanges, type RelationRow } from './relations.ts';
import { refsOfRow, type TitleRow } from './rows.ts';
import * as sql from './sql.ts';
import type { Arrival, Saved } from './store.ts';
import { columnsOf, knownOf, mentionsIn, type Title, titleOf, type Version } from './titles.ts';

/** One transaction; the number of statements does not depend on the batch. */
export function saveBatch(db: Connection, batch: readonly Arrival[]): Saved {
  if (batch.length === 0) return { titles: 0, rows: 0 };
  return { titles: batch.length, rows: db.transaction(() => write(db, batch)) };
}

function write(db: Connection, batch: readonly Arrival[]): number {
  const mentions = mentionsIn(batch);
  const refs = new Set([...batch.flatMap(({ media }) => [...refsOf(media).values()]), ...mentions.keys()]);
  const rows = new Map(db.all<TitleRow>(sql.known, JSON.stringify([...refs])).map((row) => [row.id, row]));
  const identities = identify([...rows.values()].map(knownOf), batch, [...mentions.keys()]);
  const idOf = numberAll(identities.entries, db.all<{ id: number }>(sql.lastId)[0]?.id ?? 0);
  const changed = identities.entries.filter(({ arrivals, rows: own }) => arrivals.length > 0 || own.length > 1);
  const touched = JSON.stringify(changed.flatMap((entry) => [idOf(entry), ...entry.rows]));
  const before = readRelations(db, touched);
  const titles = titlesOf(identities, idOf, rows, mentions, before);
  const names = db.all<NameRow>(sql.names, touched);
  const changes = relationChanges(titles, identities, idOf, before);
  giveUp(db, identities.entries, idOf);
  return (
    writeTitles(db, titles, rows) +
    writeIds(db, titles, rows) +
    writeNames(db, titles, names) +
    writeRelations(db, changes)
  );
}

type IdOf = (entry: Entry) => number;

/** The oldest row of a title is kept; new titles are counted on from the last one. */
function numberAll(entries: readonly Entry[], lastId: number): IdOf {
  let next = lastId;
  const ids = new Map(entries.map((entry) => [entry, entry.rows.length > 0 ? Math.min(...entry.rows) : ++next]));
  return (entry) => ids.get(entry) ?? 0;
}

function readRelations(db: Connection, touched: string): readonly RelationRow[] {
  const rows = db.all<Omit<RelationRow, 'stated'> & { readonly stated: 0 | 1 }>(sql.relations, touched, touched);
  return rows.map((row) => ({ ...row, stated: row.stated === 1 }));
}

function titlesOf(
  identities: Identities,
  idOf: IdOf,
  rows: ReadonlyMap<number, TitleRow>,
  mentions: ReadonlyMap<Ref, Version>,
  relations: readonly RelationRow[],
): readonly Title[] {
  const related = new Set(relations.filter(({ stated }) => stated).map(({ from }) => from));
  const mentioned = new Map([...mentions].map(([ref, mention]) => [identities.entryOf(ref), mention]));
  return identities.entries
    .filter((entry) => entry.arrivals.length > 0 || entry.rows.length !== 1 || mentioned.has(entry))
    .map((entry) => {
      const own = entry.rows.flatMap((row) => rows.get(row) ?? []);
      return titleOf(
        idOf(entry),
        entry,
        own,
        mentioned.get(entry),
        entry.rows.some((row) => related.has(row)),
      );
    });
}

function relationChanges(
  titles: readonly Title[],
  identities: Identities,
  idOf: IdOf,
  before: readonly RelationRow[],
): RelationChanges {
  const kept = new Map(identities.entries.flatMap((entry) => entry.rows.map((row) => [row, idOf(entry)])));
  const targetOf = (ref: Ref) => {
    const entry = identities.entryOf(ref);
    return entry ? [idOf(entry)] : [];
  };
  const restated = titles.flatMap(({ id, lists }) =>
    lists.map(({ provider, relations }) => ({
      from: id,
      provider,
      relations: relations.flatMap(({ to, type }) => targetOf(to).map((target) => ({ to: target, type }))),
    })),
  );
  return changedRelations(before, restated, (id) => kept.get(id) ?? id);
}

/** Rows that turned out to stand for the same title as another one go, with their names, ids and relations. */
function giveUp(db: Connection, entries: readonly Entry[], idOf: IdOf): void {
  const given = entries.flatMap((entry) =>
    entry.rows.filter((row) => row !== idOf(entry)).map((row) => [row, idOf(entry)] as const),
  );
  db.run(sql.moveCrawls, JSON.stringify(given));
  db.run(sql.removeTitles, JSON.stringify(given.map(([row]) => row)));
}

function writeTitles(db: Connection, titles: readonly Title[], rows: ReadonlyMap<number, TitleRow>): number {
  const isNew = (values: readonly unknown[]) => {
    const row = rows.get(Number(values[0]));
    return !row || sql.columns.some((column, index) => row[column] !== values[index]);
  };
  return db.run(sql.writeTitles, JSON.stringify(titles.map(columnsOf).filter(isNew)));
}

function writeIds(db: Connection, titles: readonly Title[], rows: ReadonlyMap<number, TitleRow>): number {
  const ids = titles.flatMap(({ id, entry }) => {
    const row = rows.get(id);
    const known = row && refsOfRow(row);
    return [...entry.refs]
      .filter(([source, ref]) => known?.get(source) !== ref)
      .map(([source, ref]) => [id, source, ref]);
  });
  return db.run(sql.writeIds, JSON.stringify(ids));
}

interface NameRow {
  readonly title_id: number;
  readonly kind: string;
  readonly position: number;
  readonly name: string;
}

const keyOf = (row: Omit<NameRow, 'name'>): string => `${row.title_id} ${row.kind} ${row.position}`;

function namesOf({ id, facts }: Title): readonly NameRow[] {
  const named = (kind: string, names: readonly (string | undefined)[]) =>
    names.flatMap((name, position) => (name === undefined ? [] : [{ title_id: id, kind, position, name }]));
  return [
    ...named('title', [facts.title]),
    ...named('english', [facts.english]),
    ...named('native', [facts.native]),
    ...named('synonym', facts.synonyms ?? []),
  ];
}

function writeNames(db: Connection, titles: readonly Title[], before: readonly NameRow[]): number {
  const old = new Map(before.map((row) => [keyOf(row), row.name]));
  const names = titles.flatMap(namesOf);
  const kept = new Set(names.map(keyOf));
  const gone = before.filter((row) => !kept.has(keyOf(row)));
  const fresh = names.filter((row) => old.get(keyOf(row)) !== row.name);
  return (
    db.run(sql.removeNames, JSON.stringify(gone.map((row) => [row.title_id, row.kind, row.position]))) +
    db.run(
      sql.writeNames,
      JSON.stringify(fresh.map((row) => [row.title_id, row.kind, row.position, row.name, fold(row.name)])),
    )
  );
}

function writeRelations(db: Connection, { removed, written }: RelationChanges): number {
  const keys = removed.map(({ from, to, type }) => [from, to, type]);
  const rows = written.map(({ from, to, type, stated, provider }) => [from, to, type, Number(stated), provider]);
  return db.run(sql.removeRelations, JSON.stringify(keys)) + db.run(sql.writeRelations, JSON.stringify(rows));
}
