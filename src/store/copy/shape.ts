import type { Connection } from '../../sqlite/connection.ts';
import { openDatabase } from '../sqlite/open.ts';

/** A table as both engines have it: its columns, and those of its key, by which its rows are in order. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

/** The cells of a row, in the order of the table's columns. */
export type CopiedRow = readonly (string | number | null)[];

/** Every table of the data model, those first that others refer to. */
export function tableShapes(): readonly TableShape[] {
  const db = openDatabase(':memory:');
  try {
    const names = db.all<{ name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    );
    return inOrderOfReference(names.map(({ name }) => ({ ...shapeOf(db, name), refersTo: referredBy(db, name) })));
  } finally {
    db.close();
  }
}

interface Column {
  readonly name: string;
  /** The place in the primary key, from 1; 0: not in it. */
  readonly pk: number;
}

function shapeOf(db: Connection, name: string): TableShape {
  const columns = db.all<Column>('SELECT name, pk FROM pragma_table_info(?)', name);
  // The number of a name is SQLite's own, for the full text: a name is one of a title, a kind and a position.
  const own = columns.filter((column) => name !== 'name' || column.name !== 'id');
  const keyed = own.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const key = keyed.length > 0 ? keyed.map((column) => column.name) : ['title_id', 'kind', 'position'];
  return { name, columns: own.map((column) => column.name), key };
}

function referredBy(db: Connection, name: string): readonly string[] {
  return db.all<{ table: string }>('SELECT "table" FROM pragma_foreign_key_list(?)', name).map(({ table }) => table);
}

interface Referring extends TableShape {
  readonly refersTo: readonly string[];
}

function inOrderOfReference(tables: readonly Referring[]): readonly TableShape[] {
  const done: Referring[] = [];
  const isReady = ({ name, refersTo }: Referring) =>
    refersTo.every((other) => other === name || done.some((one) => one.name === other));
  for (let left = tables; left.length > 0; left = left.filter((one) => !done.includes(one))) {
    const ready = left.filter(isReady);
    if (ready.length === 0) throw new Error('The tables refer to each other in a circle');
    done.push(...ready);
  }
  return done.map(({ refersTo: _, ...shape }) => shape);
}
