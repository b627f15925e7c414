import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { lines, newWorld, type World } from '../helpers/io.ts';

const offline = (world: World, ...words: readonly string[]) => world.run(['--offline', ...words]);

type Row = Readonly<Record<string, string | number | null>>;

function rowsIn(world: World, sql: string): readonly Row[] {
  const db = new Database(world.db, { readonly: true });
  try {
    return db.prepare<unknown[], Row>(sql).all();
  } finally {
    db.close();
  }
}

const view = 'SELECT * FROM v_watch_order ORDER BY "order"';

it('a franchise is one in the database, with the columns and numbers of the csv, whichever title was asked for', async () => {
  const world = newWorld();
  await offline(world, 'franchise', 'Attack on Titan');
  const { out } = await offline(world, 'franchise', 'Attack on Titan Season 3', '--format', 'csv');
  const printed = parse<Record<string, string>>(out, { columns: true });
  const rows = rowsIn(world, view);
  const columns = Object.keys(printed[0] ?? {});
  expect(columns.length).toBeGreaterThan(20);
  expect(Object.keys(rows[0] ?? {})).toEqual(expect.arrayContaining(columns));
  expect(rows.length).toBe(printed.length);
  // The csv was printed from the catalogue, before it was stored; a truth value is 1 in SQLite.
  const cell = (value: Row[string] | undefined) => String(value ?? '');
  const own = rows.map((row) => columns.map((column) => (column === 'adult' ? '' : cell(row[column]))));
  expect(own).toEqual(printed.map((row) => columns.map((column) => (column === 'adult' ? '' : cell(row[column])))));
  expect(rows[0]?.askedAt).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
});

it('heading, database and completion call it by one name', async () => {
  const world = newWorld();
  for (const title of ['Fate/Zero', 'Free! Eternal Summer', 'Gintama']) {
    const heading = lines((await offline(world, 'franchise', title)).out)[0] ?? '';
    const { title: name } = JSON.parse((await offline(world, 'franchise', title, '--json')).out);
    expect(heading.startsWith(name)).toBe(true);
    expect(rowsIn(world, 'SELECT franchise FROM v_franchises').map(({ franchise }) => franchise)).toContain(name);
    const { out } = await world.run(['completion', 'fish', '--', 'show', '']);
    expect(out).toContain(`${name}\t`);
  }
  expect(rowsIn(world, 'SELECT count(*) AS n FROM v_franchises')).toEqual([{ n: 3 }]);
});

it.each([
  ['dot', 201, true],
  ['mermaid', 201, true],
  ['dot', 200, false],
  ['html', 201, false],
  ['json', 201, false],
])('a picture as %s of %i relations is hard to read, which is said: %s', async (format, count, isSaid) => {
  const many = Array.from({ length: count }, (_, n) => n + 2);
  const { url } = await anilistServer([
    titleOf(1, { title: 'Hub', relations: many.map((id) => ({ type: 'SIDE_STORY', to: `anilist:${id}` }) as const) }),
    ...many.map((id) => titleOf(id, { title: `Hub: part ${id}`, relations: [{ type: 'PARENT', to: 'anilist:1' }] })),
  ]);
  const { code, err } = await newWorld({ anilist: url }).run(['franchise', 'anilist:1', '--format', format]);
  expect(code).toBe(0);
  const said = '201 relations make a picture that is hard to read: --format html can be searched and moved';
  expect(lines(err).filter((line) => line.includes('hard to read'))).toEqual(isSaid ? [said] : []);
});
