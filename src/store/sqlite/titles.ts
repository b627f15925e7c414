import type { Clock } from '../../model/clock.ts';
import type { Ref } from '../../model/ref.ts';
import type { Relation } from '../../model/relation.ts';
import type { NamedTitle } from '../../model/title.ts';
import type { Connection } from '../../sqlite/connection.ts';
import type { Stored, StoredTitles } from '../database.ts';
import { type RelationColumns, relationOf, type StoredRow, storedOf } from '../merge/columns.ts';
import { withCountedTimes } from '../merge/times.ts';
import type { Read } from './jobs.ts';
import { searchTitles } from './search.ts';
import { hasTable } from './tables.ts';
import * as sql from './title-sql.ts';
import { titlesStartingWith } from './typeahead.ts';

/** How many titles are read at once where all are. */
const pageSize = 500;

export function sqliteTitles(db: Connection, reading: Read, clock: Pick<Clock, 'now'>): StoredTitles {
  return {
    load: (refs) => reading(() => load(db, refs, clock.now())),
    inferred: (refs) => reading(() => inferred(db, refs)),
    related: (refs) => reading(() => related(db, refs)),
    search: (words, limit) => reading(() => search(db, words, limit, clock.now())),
    startingWith: (start, limit) => reading(() => titlesStartingWith(db, start, limit)),
    async *all() {
      for (let after = 0; ; ) {
        const ids = await reading(() => db.all<{ id: number }>(sql.titleIds, after, pageSize));
        if (ids.length === 0) return;
        yield await reading(() => loadByIds(db, ids, clock.now()));
        after = ids.at(-1)?.id ?? after;
      }
    },
  };
}

function loadByIds(db: Connection, ids: readonly { readonly id: number }[], now: number): readonly Stored[] {
  const rows = db.all<StoredRow>(sql.loadById, JSON.stringify(ids.map(({ id }) => id)));
  return rows.flatMap((row) => storedOf(withCountedTimes(row, now)) ?? []);
}

/** Of several titles that carry a ref, the one called by it, else the one that has carried it longest. */
function byAsked<Row extends { readonly asked: Ref; readonly ref: Ref }>(rows: readonly Row[]): ReadonlyMap<Ref, Row> {
  const best = new Map<Ref, Row>();
  for (const row of rows) if (!best.has(row.asked) || row.ref === row.asked) best.set(row.asked, row);
  return best;
}

function load(db: Connection, refs: readonly Ref[], now: number): ReadonlyMap<Ref, Stored> {
  if (refs.length === 0) return new Map();
  const rows = byAsked(db.all<StoredRow & { readonly asked: Ref }>(sql.load, JSON.stringify(refs)));
  return new Map(
    refs.flatMap((asked) => {
      const row = rows.get(asked);
      const stored = row && storedOf(withCountedTimes(row, now));
      return stored ? [[asked, stored] as const] : [];
    }),
  );
}

function inferred(db: Connection, refs: readonly Ref[]): ReadonlyMap<Ref, readonly Relation[]> {
  if (refs.length === 0) return new Map();
  type Row = { readonly asked: Ref; readonly ref: Ref; readonly relations: string };
  const rows = byAsked(db.all<Row>(sql.inferred, JSON.stringify(refs)));
  return new Map(
    [...rows].flatMap(([asked, { relations }]) => {
      const columns = JSON.parse(relations) as readonly RelationColumns[];
      return columns.length > 0 ? [[asked, columns.map((one) => relationOf(one, false))] as const] : [];
    }),
  );
}

function related(db: Connection, refs: readonly Ref[]): ReadonlyMap<Ref, readonly NamedTitle[]> {
  if (refs.length === 0 || !hasTable(db, 'related')) return new Map();
  type Row = { readonly asked: Ref; readonly ref: Ref; readonly related: string };
  const rows = byAsked(db.all<Row>(sql.related, JSON.stringify(refs)));
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

function search(db: Connection, words: string, limit: number, now: number): readonly Stored[] {
  const ids = searchTitles(db, words, limit);
  if (ids.length === 0) return [];
  const rows = new Map(db.all<StoredRow>(sql.loadById, JSON.stringify(ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return (row && storedOf(withCountedTimes(row, now))) ?? [];
  });
}
