import { expect, it } from 'vitest';
import { openPostgres } from '../../../src/store/postgres/postgres.ts';
import { openDatabase } from '../../../src/store/sqlite/open.ts';
import { emptyDatabase, hasPostgres, placeOf, psql } from '../../helpers/postgres.ts';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly required: boolean;
}

/** What a type of SQLite's strict tables is on a server. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  INTEGER: ['int4', 'int8', 'bool'],
  TEXT: ['text', 'json', 'jsonb'],
  REAL: ['float8'],
};

function inFile(): readonly Column[] {
  const db = openDatabase(':memory:');
  const rows = db.all<{ table: string; column: string; type: string; required: number; pk: number }>(`
    SELECT t.name AS "table", c.name AS "column", c.type, c."notnull" AS required, c.pk
    FROM pragma_table_list t JOIN pragma_table_info(t.name) c
    WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'`);
  db.close();
  return rows.map(({ required, pk, ...row }) => ({ ...row, required: required === 1 || pk > 0 }));
}

async function onServer(): Promise<readonly Column[]> {
  const address = await emptyDatabase();
  await (await openPostgres(placeOf(address))).close();
  return (await psql(
    address,
    `SELECT table_name AS "table", column_name AS "column", udt_name AS type, is_nullable = 'NO' AS required
     FROM information_schema.columns c
     WHERE table_schema = 'animectl' AND table_name NOT IN ('data_model', 'title_document')
       AND EXISTS (SELECT 1 FROM pg_tables t WHERE t.schemaname = 'animectl' AND t.tablename = c.table_name)`,
  )) as readonly Column[];
}

const nameOf = ({ table, column }: Column) => `${table}.${column}`;

it.skipIf(!hasPostgres)(
  'has the same tables and columns on both engines, each of a type that can hold the same',
  async () => {
    const [file, server] = [inFile(), await onServer()];
    // The number of a name is SQLite's own.
    const wanted = file.filter((one) => nameOf(one) !== 'name.id');
    expect(server.map(nameOf).sort()).toEqual(wanted.map(nameOf).sort());
    const there = new Map(server.map((one) => [nameOf(one), one]));
    const wrong = wanted.filter((one) => {
      const other = there.get(nameOf(one));
      return !other || !kinds[one.type]?.includes(other.type) || other.required !== one.required;
    });
    expect(wrong).toEqual([]);
  },
);

it.skipIf(!hasPostgres)(
  'sorts and compares texts by the numbers of their characters, whatever the locale',
  async () => {
    const address = await emptyDatabase();
    await (await openPostgres(placeOf(address))).close();
    const others = await psql(
      address,
      `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'animectl' AND udt_name = 'text' AND table_name !~ '^v_' AND collation_name IS DISTINCT FROM 'C'`,
    );
    expect(others).toEqual([]);
  },
);
