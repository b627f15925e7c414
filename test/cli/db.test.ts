import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { refOf } from '../../src/model/ref.ts';
import type { RelationType } from '../../src/model/relation.ts';
import type { Title } from '../../src/model/title.ts';
import { cyclesIn } from '../../src/store/merge/cycles.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { newWorld, type World } from '../helpers/io.ts';

const to = (type: RelationType, id: number) => ({ type, to: refOf('anilist', id) });
const title = (id: number, relations: Title['relations'] = []): Title => ({
  ref: refOf('anilist', id),
  ids: { anilist: id, mal: id + 100 },
  kind: 'anime',
  title: `Show ${id}`,
  format: 'TV',
  relations,
});

/** A database with these titles in it. */
async function stored(
  titles: readonly Title[] = [title(1, [to('SEQUEL', 2)]), title(2, [to('PREQUEL', 1)])],
): Promise<World> {
  const { url } = await anilistServer(titles);
  const world = newWorld({ anilist: url });
  await world.run(['import', ...titles.map(({ ref }) => ref)]);
  return world;
}

function change(world: World, sql: string): void {
  const db = new Database(world.db);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

const json = async (world: World, ...words: readonly string[]) => {
  const { out, code } = await world.run(['db', ...words, '--json']);
  return { ...(out === '' ? {} : JSON.parse(out)), code };
};

describe('db info', () => {
  it('says what is in the file', async () => {
    const world = await stored([title(1, [to('SEQUEL', 3)]), title(2)]);
    expect(await json(world, 'info')).toMatchObject({
      code: 0,
      file: world.db,
      titles: 2,
      outlines: 1,
      ids: { anilist: 3, mal: 2 },
      providers: { anilist: 2 },
      relations: { stated: 1, inferred: 1, untyped: 0 },
      imports: 1,
      crawls: 0,
    });
    expect((await world.run(['db', 'info'])).out).toContain('2, and 1 only named by others');
  });

  it('makes no database', async () => {
    const world = newWorld();
    for (const command of ['info', 'check', 'export', 'vacuum'])
      expect(await world.run(['db', command])).toMatchObject({
        code: 6,
        err: expect.stringContaining('there is none yet'),
      });
    expect(await world.run(['db', 'migrate'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('nothing to do'),
    });
    expect(existsSync(world.db)).toBe(false);
  });
});

describe('db check', () => {
  it('finds nothing in a sound file', async () => {
    const world = await stored();
    expect(await json(world, 'check')).toMatchObject({ code: 0, findings: [] });
    expect((await world.run(['db', 'check'])).out).toBe('The database and its rows are sound.\n');
  });

  it('names what providers say that is odd, which is no fault', async () => {
    const world = await stored([
      title(1, [to('SEQUEL', 2)]),
      title(2, [to('SEQUEL', 3)]),
      title(3, [to('SEQUEL', 1)]),
      title(4, [to('OTHER', 1)]),
    ]);
    const { code, findings } = await json(world, 'check');
    expect(code).toBe(0);
    expect(findings).toEqual([
      {
        severity: 'note',
        what: 'one-sided relations',
        count: 4,
        examples: expect.arrayContaining(['anilist:4 OTHER anilist:1']),
      },
      {
        severity: 'note',
        what: 'SEQUEL cycles',
        count: 1,
        examples: ['anilist:1 -> anilist:2 -> anilist:3 -> anilist:1'],
      },
    ]);
  });

  it('counts one thing as one', async () => {
    const world = await stored([title(1, [to('SEQUEL', 3)]), title(2)]);
    change(world, 'UPDATE title SET title = NULL WHERE outline = 1');
    expect((await world.run(['db', 'check'])).out).toBe(
      'Note: 1 id without a title: anilist:3\nThe database and its rows are sound.\n',
    );
  });

  it('lists on demand of which relations providers say different things, and who says what', async () => {
    const world = await stored([title(1, [to('SEQUEL', 2)]), title(2, [to('PREQUEL', 1)])]);
    expect((await world.run(['db', 'check', '--disagreements'])).out).toBe(
      'No two providers say different things of a relation.\n',
    );
    change(
      world,
      `INSERT INTO relation (from_id, to_id, type, stated, provider) 
       SELECT a.id, b.id, 'OTHER', 1, 'kitsu,mal' FROM title a, title b WHERE a.ref = 'anilist:1' AND b.ref = 'anilist:2'`,
    );
    const { code, out } = await world.run(['db', 'check', '--disagreements', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).disagreements).toMatchObject([
      { from: 'anilist:1', to: 'anilist:2', words: expect.arrayContaining([{ type: 'OTHER', provider: 'mal' }]) },
    ]);
    expect((await world.run(['db', 'check', '--disagreements'])).out).toMatch(
      /anilist:2.* is to .*anilist:1.*: .*OTHER by MyAnimeList/,
    );
  });

  it('finds rows that do not fit together', async () => {
    const world = await stored();
    change(
      world,
      `DELETE FROM relation WHERE from_id = 2; INSERT INTO external_id VALUES (77, 'mal', 'mal:77');
       UPDATE title SET ref = 'kitsu:5' WHERE id = 1`,
    );
    const { code, findings } = await json(world, 'check');
    expect(code).toBe(8);
    type One = { readonly severity: string; readonly what: string; readonly count: number };
    expect(findings.map(({ severity, what, count }: One) => [severity, what, count])).toEqual([
      ['fault', 'foreign keys', 1],
      ['fault', 'one-way relations', 1],
      ['fault', 'orphan ids', 2],
      ['note', 'one-sided relations', 1],
    ]);
  });

  it.each([
    ['db check', ['db', 'check']],
    ['db vacuum', ['db', 'vacuum']],
    ['seen', ['seen', 'anilist:1']],
    ['watch add', ['watch', 'add', 'Show 2']],
  ])('waits for another program that is writing, and says so: %s', async (_, words) => {
    const world = await stored();
    const other = new Database(world.db);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    const began = world.clock.now();
    const { code, out, err } = await world.run(words);
    expect([code, out]).toEqual([6, '']);
    expect(err).toMatch(/waiting for another program/);
    expect(err).toMatch(/another program is writing to it and did not finish in time/);
    expect(world.clock.now() - began).toBeGreaterThan(25_000);
    other.exec('ROLLBACK');
    expect((await world.run(words)).code).toBe(0);
  });

  it('says that the file is damaged', async () => {
    const world = await stored(Array.from({ length: 60 }, (_, n) => title(n + 1)));
    change(world, 'PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
    const bytes = readFileSync(world.db);
    writeFileSync(world.db, bytes.fill(0xff, 4096 * 6, 4096 * 9));
    expect((await world.run(['db', 'check'])).code).toBe(6);
  });

  it('finds a full-text index that is out of step', async () => {
    const world = await stored();
    change(world, `INSERT INTO name_search (rowid, folded) VALUES (999, 'nothing has this name')`);
    expect(await json(world, 'check')).toMatchObject({
      code: 6,
      findings: [
        { severity: 'damage', what: 'full text', count: 1, examples: [expect.stringContaining('SqliteError')] },
      ],
    });
  });
});

describe('db export', () => {
  it('of a database that is not there says so, and writes nothing', async () => {
    const world = newWorld();
    const file = join(world.folder, 'all.csv');
    const { code, err } = await world.run(['db', 'export', '--format', 'csv', '-o', file]);
    expect([code, err]).toEqual([6, expect.stringContaining(world.db)]);
    expect(existsSync(file)).toBe(false);
  });

  const many = Array.from({ length: 1100 }, (_, n) => title(n + 1, n > 0 ? [to('PREQUEL', n)] : []));

  it('writes every title a line, which can be imported again', async () => {
    const world = await stored();
    const { out, code } = await world.run(['db', 'export']);
    expect(code).toBe(0);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.find((line) => line.ref === 'anilist:1')).toMatchObject({
      ref: 'anilist:1',
      ids: { anilist: 1, mal: 101 },
      title: 'Show 1',
      provider: 'anilist',
      relations: [{ type: 'SEQUEL', to: 'anilist:2' }],
    });
    const file = join(world.folder, 'all.ndjson');
    expect(await world.run(['db', 'export', '--output', file])).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(file, 'utf8')).toBe(out);
    expect(await world.run(['import', '--file', file])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Unchanged  2'),
    });
  });

  it('says that there is no such list before anything is written, on the screen as in a file', async () => {
    const world = await stored();
    const words = ['db', 'export', '--format', 'mal-xml', '--list', 'none'];
    const file = join(world.folder, 'none.xml');
    for (const more of [[], ['--output', file]]) {
      const { code, out, err } = await world.run([...words, ...more]);
      expect([code, out, err]).toEqual([3, '', 'animectl: there are no lists yet\n']);
    }
    expect(existsSync(file)).toBe(false);
    expect(await world.run([...words, '--output', ''])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--output <file>.* must not be empty/),
    });
  });

  it('writes a table with one line of heads', async () => {
    const { url } = await anilistServer(many);
    const world = newWorld({ anilist: url });
    const list = join(world.folder, 'list');
    writeFileSync(list, many.map(({ ref }) => ref).join('\n'));
    await world.run(['import', '--yes', list, '--file', list]);
    const { out } = await world.run(['db', 'export', '--format', 'csv']);
    expect(out.split('\n').filter((line) => line.startsWith('ref,'))).toHaveLength(1);
    expect(out.trim().split('\n')).toHaveLength(1101);
  });

  it('copies the file while it is in use', async () => {
    const world = await stored();
    const copy = join(world.folder, 'copy.sqlite');
    const other = new Database(world.db);
    other.exec('BEGIN; SELECT * FROM title');
    expect((await world.run(['db', 'export', '-o', copy])).code).toBe(0);
    other.close();
    expect((await world.run(['--db', copy, 'db', 'info', '--json'])).out).toContain('"titles": 2');
    expect(await world.run(['db', 'export', '--format', 'sqlite'])).toMatchObject({ code: 2 });
    expect(await world.run(['db', 'export', '--format', 'sqlite', '-o', world.db])).toMatchObject({
      code: 2,
      err: expect.stringContaining('it is the database itself'),
    });
    expect(await world.run(['db', 'export', '-o', '/no/where.ndjson'])).toMatchObject({ code: 2 });
    expect(readdirSync(world.folder).filter((name) => name.includes('.part'))).toEqual([]);
  });
});

describe('db copy', () => {
  it('says which of the two cannot be used, and that it is an argument', async () => {
    const world = await stored();
    const none = join(world.folder, 'none.sqlite');
    const missing = await world.run(['db', 'copy', none, join(world.folder, 'copy.sqlite')]);
    expect([missing.code, missing.err]).toEqual([6, expect.stringMatching(/none\.sqlite: .*; name another FROM$/m)]);
    const taken = await world.run(['db', 'copy', world.db, world.db]);
    expect([taken.code, taken.err]).toEqual([6, expect.stringMatching(/; choose another TO$/m)]);
  });
});

describe('db vacuum', () => {
  it('gives back what holds nothing', async () => {
    const world = await stored(Array.from({ length: 400 }, (_, n) => title(n + 1)));
    change(world, 'DELETE FROM title; PRAGMA wal_checkpoint(TRUNCATE)');
    change(world, 'DELETE FROM name; DELETE FROM external_id; DELETE FROM import_row; PRAGMA wal_checkpoint(TRUNCATE)');
    const before = statSync(world.db).size;
    expect(await world.run(['db', 'vacuum'])).toMatchObject({ code: 0, err: expect.stringMatching(/before, .* now/) });
    expect(statSync(world.db).size).toBeLessThan(before);
  });

  it('makes no small file larger, and says where there is nothing to give back', async () => {
    const world = await stored([title(1)]);
    change(world, 'PRAGMA wal_checkpoint(TRUNCATE)');
    const before = statSync(world.db).size;
    const { bytesAfter } = JSON.parse((await world.run(['db', 'vacuum', '--json'])).out);
    expect([bytesAfter <= before, statSync(world.db).size]).toEqual([true, bytesAfter]);
    expect((await world.run(['db', 'vacuum'])).err).toMatch(/\.sqlite: [\d.,]+ KiB, nothing to give back\.\n$/);
  });
});

describe('db migrate', () => {
  it('brings an older file up to date and keeps a copy', async () => {
    const world = await stored();
    const file = join(world.folder, 'old.db');
    const db = new Database(file);
    db.exec(readFileSync(join(import.meta.dirname, '../fixtures/schema-1.sql'), 'utf8'));
    db.close();
    expect(await world.run(['--db', file, 'db', 'info', '--json'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('"version": 1'),
    });
    expect(await world.run(['--db', file, 'db', 'check'])).toMatchObject({ code: 0 });
    expect(await world.run(['--db', file, 'db', 'migrate', '--dry-run'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('1 to 2: '),
    });
    expect(readdirSync(world.folder)).not.toContain('old.db.v1-backup');
    expect(await world.run(['--db', file, 'db', 'migrate'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('old.db.v1-backup'),
    });
    expect(await world.run(['--db', file, 'db', 'migrate'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('nothing to do'),
    });
  });
});

describe('cycles', () => {
  const steps = (text: string) =>
    text.split(' ').map((one) => ({ from: refOf('mal', one.charCodeAt(0)), to: refOf('mal', one.charCodeAt(1)) }));
  const sizes = (text: string) =>
    cyclesIn(steps(text))
      .map((cycle) => cycle.length)
      .sort();

  it.each([
    ['ab bc cd', []],
    ['ab ba', [2]],
    ['ab ac bd cd', []],
    ['ab bc ca cd de ec', [3, 3]],
    ['xa ab bc cb', [2]],
    ['aa', [1]],
  ])('of %s', (text, wanted) => {
    expect(sizes(text)).toEqual(wanted);
  });
});
