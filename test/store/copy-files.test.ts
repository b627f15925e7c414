import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { refOf } from '../../src/model/ref.ts';
import { relationTypes } from '../../src/model/relation.ts';
import { copyDatabase } from '../../src/store/copy/copy.ts';
import { schemaVersion } from '../../src/store/sqlite/open.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { arrival, crawlOf, titled, to } from '../helpers/arrivals.ts';
import { ownFolder } from '../helpers/folder.ts';

const never = new AbortController().signal;
type Heard = (table: string, rows: number) => void;
const copied = (from: string, target: string, heard: Heard = () => {}, signal = never) =>
  copyDatabase(from, target, { clock: systemClock, signal, heard });

/** More titles than are read at once. */
const many = 2_001;

async function filled(count: number): Promise<string> {
  const file = join(ownFolder(), 'a.db');
  const store = await openSqlite(file);
  const relations = [to('SEQUEL', 'anilist:9')];
  await store.commit({
    arrivals: Array.from({ length: count }, (_, n) => arrival(titled(refOf('anilist', n + 10), { relations }))),
    crawls: [crawlOf('anilist:10', ['anilist:10', 'anilist:11'])],
    decisions: [{ type: 'cut', cut: { a: 'mal:1', b: 'mal:2', at: 1, reason: 'half \u0000 of it' } }],
  });
  await store.close();
  return file;
}

/** Every row of a table, in the order of its rowid. */
function rowsIn(file: string, table: string): unknown {
  const db = new Sqlite(file, { readonly: true });
  const rows = db.prepare(`SELECT * FROM ${table}`).raw().all();
  db.close();
  return rows;
}

it('a copy of a file says of every table how many rows it has written, and is the same', async () => {
  const file = await filled(many);
  const target = join(ownFolder(), 'b.db');
  const heard = new Map<string, number>();
  const tables = await copied(file, target, (table, rows) => void heard.set(table, rows));
  expect(readdirSync(join(target, '..'))).toEqual(['b.db']);
  expect(heard.get('title')).toBe(many + 1);
  expect([heard.get('crawl'), heard.get('cut'), heard.get('watch')]).toEqual([1, 1, 0]);
  // The types of relations are in a new file already.
  expect(heard.get('relation_type')).toBe(0);
  heard.set('relation_type', relationTypes.length);
  expect(new Map(tables.map(({ table, rows }) => [table, rows]))).toEqual(heard);
  for (const { digest } of tables) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  for (const table of ['title', 'relation', 'external_id', 'crawl'])
    expect(rowsIn(target, table)).toEqual(rowsIn(file, table));
  // What no engine but SQLite can hold is replaced.
  expect(rowsIn(target, 'cut')).toEqual([['mal:1', 'mal:2', 'half \ufffd of it', 1]]);
  const store = await openSqlite(target);
  expect((await store.titles.search('title of anilist 77', 1)).map(({ title }) => title.ref)).toEqual(['anilist:77']);
  expect((await store.upkeep.check()).filter(({ severity }) => severity !== 'note')).toEqual([]);
  await store.close();
});

it('a copy that was stopped goes on after the last row that it has, and is no database until it is whole', async () => {
  const file = await filled(many);
  const target = join(ownFolder(), 'b.db');
  const stop = new AbortController();
  const reason = new Error('stopped');
  const stopping = copied(file, target, (table) => void (table === 'title' && stop.abort(reason)), stop.signal);
  await expect(stopping).rejects.toBe(reason);
  // Nothing of it is open any more.
  expect(readdirSync(join(target, '..'))).toEqual(['b.db.copying']);
  const heard = new Map<string, number>();
  const tables = await copied(file, target, (table, rows) => void heard.set(table, rows));
  expect([heard.get('title'), heard.get('relation')]).toEqual([0, 2 * many]);
  expect(tables.find(({ table }) => table === 'title')?.rows).toBe(many + 1);
  expect(readdirSync(join(target, '..'))).toEqual(['b.db']);
});

it('a copy says which side cannot be used, and replaces nothing that is there', async () => {
  const [file, folder] = [await filled(1), ownFolder()];
  const [old, taken] = [join(folder, 'old.db'), join(folder, 'taken.db')];
  await expect(copied(join(folder, 'none.db'), join(folder, 'b.db'))).rejects.toMatchObject({
    ...{ code: 'missing', side: 'FROM', file: join(folder, 'none.db') },
  });
  writeFileSync(taken, 'x');
  await expect(copied(file, taken)).rejects.toMatchObject({ code: 'path', side: 'TO', file: taken });
  await copied(file, old);
  const db = new Sqlite(old);
  db.pragma(`user_version = ${schemaVersion - 1}`);
  db.close();
  await expect(copied(old, join(folder, 'b.db'))).rejects.toMatchObject({
    ...{
      code: 'outdated',
      side: 'FROM',
      what: `its data model is ${schemaVersion - 1}, a copy needs ${schemaVersion}`,
    },
  });
  expect(readdirSync(folder).sort()).toEqual(['old.db', 'taken.db']);
  writeFileSync(join(folder, 'empty.db'), '');
  await copied(file, join(folder, 'empty.db'));
  expect(rowsIn(join(folder, 'empty.db'), 'title')).toEqual(rowsIn(file, 'title'));
});

it('a copy that is not what it was copied from is no database', async () => {
  const file = await filled(3);
  const target = join(ownFolder(), 'b.db');
  const stop = new AbortController();
  const stopping = copied(file, target, (table) => void (table === 'title' && stop.abort()), stop.signal);
  await expect(stopping).rejects.toThrow();
  const db = new Sqlite(`${target}.copying`);
  db.exec(`UPDATE title SET title = 'Other' WHERE ref = 'anilist:11'`);
  db.close();
  await expect(copied(file, target)).rejects.toMatchObject({
    code: 'damaged',
    what: expect.stringContaining('the table title is not what it was copied from (rows: 4 there and 4 here)'),
  });
  expect(existsSync(target)).toBe(false);
});
