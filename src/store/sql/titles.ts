import type { Ref } from '../../model/ref.ts';
import type { Relation } from '../../model/relation.ts';
import type { NamedTitle } from '../../model/title.ts';
import type { Stored, StoredOutline, StoredTitles } from '../database.ts';
import { type RelationColumns, relationOf, type StoredRow, storedOf } from '../merge/columns.ts';
import { rowOfDocument } from '../merge/document.ts';
import { countedTime, withCountedTimes } from '../merge/times.ts';
import type { Dialect } from './dialect.ts';
import type { Engine } from './engine.ts';
import { searchTitles } from './search.ts';
import { all, listGiven, type Steps } from './statement.ts';
import { titlesStartingWith } from './typeahead.ts';

type Sql = Dialect['title'];

/** How many titles are read at once where all are. */
const pageSize = 500;

export function readTitles({ dialect, read, clock }: Engine): StoredTitles {
  const sql = dialect.title;
  return {
    load: (refs) => read(() => load(sql, refs, clock.now())),
    outlines: (refs) => read(() => outlines(sql, refs, clock.now())),
    inferred: (refs) => read(() => inferred(sql, refs)),
    carriers: (refs) => read(() => carriers(sql, refs)),
    related: (refs) => read(() => related(sql, refs), { of: 'related', or: new Map() }),
    async stated(refs, provider) {
      const found = await read(() => load(sql, refs, clock.now()));
      const since = await read(() => emptied(sql, refs, provider), { of: 'emptied', or: new Map<Ref, number>() });
      return new Map(
        [...found].map(([ref, stored]) => {
          const emptiedAt = since.get(ref);
          return [ref, emptiedAt === undefined ? stored : { ...stored, emptiedAt }];
        }),
      );
    },
    search: (words, limit) => read(() => search(dialect, words, limit, clock.now())),
    async startingWith(start, limit) {
      const hasFranchises = await read(() => answer(true), { of: 'franchise', or: false });
      return read(() => titlesStartingWith(dialect.typeahead, start, limit, hasFranchises));
    },
    async *all() {
      for (let after = 0; ; ) {
        const ids = await read(() => all<{ id: number }>(sql.titleIds, after, pageSize));
        if (ids.length === 0) return;
        const page = ids.map(({ id }) => id);
        yield await read(() => loadByIds(sql, page, clock.now()));
        after = page.at(-1) ?? after;
      }
    },
  };
}

/** Runs nothing. */
// biome-ignore lint/correctness/useYield: there is no statement to run
function* answer<Result>(result: Result): Steps<Result> {
  return result;
}

/** A title as it is found: its row, or a document that stands for one; null: there is none. */
type Found = StoredRow | { readonly document: string | null };

function rowOf(found: Found): StoredRow | undefined {
  if (!('document' in found)) return found;
  return found.document === null ? undefined : rowOfDocument(found.document);
}

/** Loads titles in the order of their ids. */
function* loadByIds(sql: Sql, ids: readonly number[], now: number): Steps<readonly Stored[]> {
  const found = yield* all<Found>(sql.loadById, listGiven(ids));
  const rows = new Map<number, StoredRow>();
  for (const one of found) {
    const row = rowOf(one);
    if (row) rows.set(row.id, row);
  }
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return (row && storedOf(withCountedTimes(row, now))) ?? [];
  });
}

/** Of several titles that carry a ref, the one called by it, else the one that has carried it longest: whether that is this one. */
const isBetter = <Row extends { readonly ref: Ref }>(asked: Ref, row: Row, best: ReadonlyMap<Ref, Row>): boolean =>
  row.ref === asked || !best.has(asked);

function byAsked<Row extends { readonly asked: Ref; readonly ref: Ref }>(rows: readonly Row[]): ReadonlyMap<Ref, Row> {
  const best = new Map<Ref, Row>();
  for (const row of rows) if (isBetter(row.asked, row, best)) best.set(row.asked, row);
  return best;
}

function* carriers(sql: Sql, refs: readonly Ref[]): Steps<ReadonlyMap<Ref, number>> {
  const rows = yield* all<{ ref: Ref; n: number }>(sql.carriers, listGiven(refs));
  return new Map(rows.map(({ ref, n }) => [ref, n]));
}

function* load(sql: Sql, refs: readonly Ref[], now: number): Steps<ReadonlyMap<Ref, Stored>> {
  const rows = new Map<Ref, StoredRow>();
  for (const found of yield* all<Found & { readonly asked: Ref }>(sql.load, listGiven(refs))) {
    const row = rowOf(found);
    if (row && isBetter(found.asked, row, rows)) rows.set(found.asked, row);
  }
  const loaded = new Map<Ref, Stored>();
  for (const asked of refs) {
    const row = rows.get(asked);
    const stored = row && storedOf(withCountedTimes(row, now));
    if (stored) loaded.set(asked, stored);
  }
  return loaded;
}

interface OutlineRow {
  readonly asked: Ref;
  readonly ref: Ref;
  readonly title: string;
  readonly english: string | null;
  readonly fetched_at: number;
  readonly relations_known_at: number | null;
}

function* outlines(sql: Sql, refs: readonly Ref[], now: number): Steps<ReadonlyMap<Ref, StoredOutline>> {
  const rows = byAsked(yield* all<OutlineRow>(sql.outlines, listGiven(refs)));
  const found = new Map<Ref, StoredOutline>();
  for (const [asked, { ref, title, english, fetched_at, relations_known_at }] of rows)
    found.set(asked, {
      ...{ ref, title, ...(english !== null && { english }) },
      fetchedAt: countedTime(fetched_at, now),
      hasRelations: relations_known_at !== null,
    });
  return found;
}

function* inferred(sql: Sql, refs: readonly Ref[]): Steps<ReadonlyMap<Ref, readonly Relation[]>> {
  type Row = { readonly asked: Ref; readonly ref: Ref; readonly relations: string };
  const rows = byAsked(yield* all<Row>(sql.inferred, listGiven(refs)));
  return new Map(
    [...rows].flatMap(([asked, { relations }]) => {
      const columns = JSON.parse(relations) as readonly RelationColumns[];
      return columns.length > 0 ? [[asked, columns.map((one) => relationOf(one, false))] as const] : [];
    }),
  );
}

function* related(sql: Sql, refs: readonly Ref[]): Steps<ReadonlyMap<Ref, readonly NamedTitle[]>> {
  type Row = { readonly asked: Ref; readonly ref: Ref; readonly related: string };
  const rows = byAsked(yield* all<Row>(sql.related, listGiven(refs)));
  return new Map(
    [...rows].map(([asked, row]) => [
      asked,
      (JSON.parse(row.related) as readonly [Ref, string | null][]).map(([ref, title]) => ({
        ref,
        ...(title !== null && { title }),
      })),
    ]),
  );
}

function* emptied(sql: Sql, refs: readonly Ref[], provider: string): Steps<ReadonlyMap<Ref, number>> {
  type Row = { readonly asked: Ref; readonly ref: Ref; readonly at: number };
  const rows = byAsked(yield* all<Row>(sql.emptied, listGiven(refs), provider));
  return new Map([...rows].map(([asked, { at }]) => [asked, at]));
}

function* search(sql: Dialect, words: string, limit: number, now: number): Steps<readonly Stored[]> {
  return yield* loadByIds(sql.title, yield* searchTitles(sql.search, words, limit), now);
}
