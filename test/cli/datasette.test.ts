import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { datasetteMetadata } from '../../src/cli/db/datasette.ts';
import { newWorld } from '../helpers/io.ts';

interface Shown {
  readonly description: string;
  readonly columns?: Readonly<Record<string, string>>;
  readonly label_column?: string;
  readonly facets?: readonly string[];
  readonly units?: Readonly<Record<string, string>>;
  readonly sort?: string;
  readonly sort_desc?: string;
  readonly hidden?: boolean;
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

it('tells Datasette what rows are called, what they are counted by, how they are sorted and what is not listed first', async () => {
  const { title, databases, ...of } = Object(datasetteMetadata('/somewhere/my.list.db'));
  expect({ title, ...of }).toEqual({
    title: 'animectl',
    description: expect.stringMatching(/\w+ .*\.$/),
    source: 'animectl',
    source_url: 'https://github.com/animectl/animectl',
  });
  expect(Object.keys(databases)).toEqual(['my.list']);
  const tables: readonly (readonly [string, Shown])[] = Object.entries(databases['my.list'].tables);
  const each = (pick: (shown: Shown) => unknown) =>
    Object.fromEntries(tables.flatMap(([name, shown]) => (pick(shown) === undefined ? [] : [[name, pick(shown)]])));
  expect(each(({ label_column }) => label_column)).toEqual({
    title: 'title',
    franchise: 'name',
    name: 'name',
    relation_type: 'type',
    list: 'name',
    crawl: 'query',
    release_group: 'name',
  });
  expect(each(({ facets }) => facets?.join(' '))).toEqual({
    title: 'kind format status season rating provider',
    v_watch_order: 'franchise format status skippable',
    v_relations: 'type format provider',
    relation: 'type stated provider',
    external_id: 'source',
    list_entry: 'status source',
    crawl: 'complete truncated_by',
    import_job: 'source',
    import_row: 'outcome',
    change: 'field',
    release_group: 'category',
    library_film: 'monitored availability',
  });
  expect(each(({ sort, sort_desc }) => sort ?? (sort_desc && `${sort_desc}, most first`))).toEqual({
    title: 'popularity, most first',
    v_franchises: 'franchise',
    franchise: 'name',
    list_entry: 'title',
    release_group: 'place',
  });
  expect(each(({ units }) => units)).toEqual({
    title: { duration_minutes: 'min' },
    crawl: { elapsed_ms: 'ms', waited_ms: 'ms' },
    library_film: { file_size: 'byte' },
  });
  expect(Object.keys(each(({ hidden }) => hidden)).sort()).toEqual([
    'emptied',
    'mark',
    'release',
    'release_kind',
    'release_listing',
  ]);
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
