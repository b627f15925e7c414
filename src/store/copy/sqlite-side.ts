import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { StoreError } from '../../model/errors.ts';
import type { Connection } from '../../sqlite/connection.ts';
import { guarded } from '../../sqlite/failure.ts';
import { openDatabase, schemaVersion, versionOf } from '../sqlite/open.ts';
import type { CopiedRow, TableShape } from './shape.ts';
import { type CopySource, type CopyTarget, keyCells, pageText } from './side.ts';

type Cells = readonly Record<string, string | number | null>[];

function pageIn(db: Connection, table: TableShape, after: CopiedRow | undefined, limit: number): readonly CopiedRow[] {
  const text = pageText(table, `"${table.name}"`, after !== undefined);
  const rows = db.all<Cells[number]>(text, ...(after ? keyCells(table, after) : []), limit);
  return rows.map((row) => table.columns.map((column) => row[column] ?? null));
}

/** Opens a file for copying from it. Throws `StoreError`. */
export function sqliteSource(file: string): CopySource {
  const path = resolve(file);
  const db = openDatabase(path, { mustExist: true, readonly: true });
  const version = guarded(path, () => versionOf(path)) ?? 0;
  if (version < schemaVersion) {
    db.close();
    throw new StoreError('outdated', `its data model is ${version}, a copy needs ${schemaVersion}`, { file: path });
  }
  // What others write meanwhile is not seen.
  guarded(path, () => db.run('BEGIN'));
  return {
    page: async (table, after, limit) => guarded(path, () => pageIn(db, table, after, limit)),
    close: async () => db.close(),
  };
}

/**
 * Opens a file for copying to it: one beside it, which takes its place in the end. What an earlier copy has left there is gone on
 * with. Throws `StoreError` where there is a database already.
 */
export function sqliteTarget(file: string): CopyTarget {
  const path = resolve(file);
  const part = `${path}.copying`;
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new StoreError('path', 'there is something already, and a copy replaces nothing', { file: path });
  const db = openDatabase(part);
  db.run('PRAGMA foreign_keys = OFF');
  return {
    page: async (table, after, limit) => guarded(part, () => pageIn(db, table, after, limit)),
    async last({ name, columns, key }) {
      const order = key.map((column) => `"${column}" DESC`).join(', ');
      const [row] = guarded(part, () => db.all<Cells[number]>(`SELECT * FROM "${name}" ORDER BY ${order} LIMIT 1`));
      return row && columns.map((column) => row[column] ?? null);
    },
    async write({ name, columns }, rows) {
      const names = columns.map((column) => `"${column}"`).join(', ');
      const cells = columns.map((_, index) => `value ->> ${index}`).join(', ');
      const text = `INSERT INTO "${name}" (${names}) SELECT ${cells} FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`;
      guarded(part, () => db.transaction(() => db.run(text, JSON.stringify(rows))));
    },
    async finish() {
      guarded(part, () => {
        db.all('PRAGMA wal_checkpoint(TRUNCATE)');
        db.all('PRAGMA optimize');
        db.close();
        renameSync(part, path);
        for (const end of ['-wal', '-shm']) if (existsSync(part + end)) rmSync(part + end, { force: true });
      });
    },
    close: async () => db.close(),
  };
}
