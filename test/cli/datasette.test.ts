import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { newWorld } from '../helpers/io.ts';

interface Shown {
  readonly description: string;
  readonly columns?: Readonly<Record<string, string>>;
  readonly label_column?: string;
  readonly facets?: readonly string[];
  readonly units?: Readonly<Record<string, string>>;
  readonly sort?: string;
  readonly sort_desc?: string;
}

it('beside a copy of the file, says what each table and view of it is, and names columns that it has', async () => {
  const world = newWorld();
  await world.run(['--offline', '--quiet', 'franchise', 'Death Note']);
  const copy = join(world.folder, 'anime.sqlite');
  const { code, err } = await world.run(['db', 'export', '--datasette', '--output', copy]);
  const file = join(world.folder, 'metadata.json');
  expect([code, err]).toEqual([
    0,
    `${copy} is written.\n${file} is written.\nTo look at it: datasette ${copy} --metadata ${file}\n`,
  ]);
  const { databases } = JSON.parse(readFileSync(file, 'utf8'));
  const tables: Readonly<Record<string, Shown>> = databases.anime.tables;
  const db = new Sqlite(copy, { readonly: true });
  const there = db.prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").pluck().all() as string[];
  expect(Object.keys(tables).sort()).toEqual(there.filter((name) => !/^(?:sqlite|name_search)/.test(name)).sort());
  const strange = Object.entries(tables).flatMap(([name, shown]) => {
    const has = new Set(db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name));
    const { columns, label_column, facets = [], units, sort, sort_desc } = shown;
    const named = [...Object.keys({ ...columns, ...units }), ...facets, label_column, sort, sort_desc];
    return named.filter((one) => one !== undefined && !has.has(one)).map((one) => `${name}.${one}`);
  });
  db.close();
  expect(strange).toEqual([]);
  expect(tables.title).toMatchObject({
    description: 'One row a title, whatever number of providers know it.',
    columns: { popularity: 'users who list it' },
    units: { duration_minutes: 'min' },
  });
});

it.each([['--datasette'], ['--datasette', '--output', 'titles.csv', '--format', 'csv'], ['--datasette', '-o', '-']])(
  'goes with a copy of the file only: %s',
  async (...words) => {
    const { code, err } = await newWorld().run(['db', 'export', ...words]);
    expect([code, err]).toEqual([
      2,
      'animectl: --datasette goes with a copy of the database: add --output anime.sqlite\n',
    ]);
  },
);
