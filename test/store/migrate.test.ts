import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, plannedMigration } from '../../src/store/sqlite/migrate.ts';
import { steps } from '../../src/store/sqlite/migrations.ts';
import { openDatabase, schemaVersion } from '../../src/store/sqlite/open.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { ownFolder } from '../helpers/folder.ts';

/** A file as a program of that data model left it, with something in it. */
function oldFile(version: number): string {
  const file = join(ownFolder(), 'anime.db');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec(readFileSync(join(import.meta.dirname, `../fixtures/schema-${version}.sql`), 'utf8'));
  db.exec(`
    INSERT INTO title (id, ref, kind, title, provider, fetched_at, outline, relations_provider, relations_known_at)
    VALUES (1, 'anilist:1', 'ANIME', 'Cowboy Bebop', 'anilist', 5, 0, 'anilist', 5), (2, 'anilist:5', 'ANIME', 'Film', 'anilist', 5, 0, 'anilist', 5);
    INSERT INTO external_id VALUES (1, 'anilist', 'anilist:1'), (1, 'mal', 'mal:1'), (2, 'anilist', 'anilist:5');
    INSERT INTO name VALUES (1, 1, 'title', 0, 'Cowboy Bebop', 'cowboy bebop'), (2, 2, 'title', 0, 'Film', 'film'), (3, 2, 'native', 0, 'カウボーイ', 'カウボーイ'), (4, 2, 'synonym', 0, 'Spike & Jet''s Film', 'spike jet s film'), (5, 2, 'synonym', 1, 'てんごくのとびら', 'てんごくのとびら');
    INSERT INTO relation VALUES (1, 2, 'SIDE_STORY', 1, 'anilist'), (2, 1, 'PARENT', 1, 'anilist');`);
  db.close();
  return file;
}

const versions = Array.from({ length: schemaVersion - 1 }, (_, n) => n + 1);
/** Without comments and blanks: a column that was added later stands after them. */
const bare = (sql: string): string =>
  sql
    .replace(/--[^\n]*/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([(),]) ?/g, '$1')
    .replaceAll('IF NOT EXISTS ', '')
    .replace(/^CREATE TABLE "(\w+)"/, 'CREATE TABLE $1');
const modelOf = (db: Database.Database) =>
  (db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').raw().all() as unknown[][]).map((row) =>
    row.map((cell) => (cell === null ? null : bare(String(cell)))),
  );

describe.each(versions)('a file of data model %i', (version) => {
  it('comes to have the data model of a new file, and keeps what is in it', async () => {
    const file = oldFile(version);
    const { from, to, backup } = await migrate(file);
    expect([from, to, backup]).toEqual([version, schemaVersion, `${file}.v${version}-backup`]);
    const [db, fresh] = [new Database(file), new Database(':memory:')];
    fresh.exec(readFileSync('schema.sql', 'utf8'));
    expect(modelOf(db)).toEqual(modelOf(fresh));
    expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    const store = await openSqlite(file);
    expect((await store.titles.load(['mal:1'])).get('mal:1')?.title).toMatchObject({ title: 'Cowboy Bebop' });
    expect(await store.titles.search('cowboy', 5)).toHaveLength(1);
    for (const words of ["spike and jet's", 'jets film', 'テンゴクの', 'かうぼーい'])
      expect([words, (await store.titles.search(words, 5)).map(({ title }) => title.ref)]).toEqual([
        words,
        ['anilist:5'],
      ]);
    await store.close();
  });

  it('is copied first, and the copy is the old file', async () => {
    const file = oldFile(version);
    const { backup = '' } = await migrate(file);
    const copy = new Database(backup, { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(version);
    expect(copy.prepare('SELECT count(*) FROM title').pluck().get()).toBe(2);
    copy.close();
  });

  it('is brought up to date by whatever opens it to write', async () => {
    const file = oldFile(version);
    await (await openSqlite(file)).close();
    expect(plannedMigration(file)).toEqual({ from: schemaVersion, to: schemaVersion, steps: [] });
    expect(readdirSync(join(file, '..'))).toContain(`anime.db.v${version}-backup`);
  });

  it('can be read as it is', async () => {
    const file = oldFile(version);
    const store = await openSqlite(file, { readonly: true });
    expect((await store.titles.load(['anilist:1'])).size).toBe(1);
    await store.close();
    expect(readdirSync(join(file, '..'))).toEqual(['anime.db']);
  });

  it('is not touched when a step fails', async () => {
    const file = oldFile(version);
    const db = new Database(file);
    // The last step makes it.
    db.exec('CREATE TABLE title_3 (something)');
    db.close();
    await expect(migrate(file)).rejects.toThrow(/^Database .*title_3 already exists/);
    const after = new Database(file);
    expect(after.pragma('user_version', { simple: true })).toBe(version);
    after.close();
  });
});

describe('migration', () => {
  it('has a step for every version', () => {
    expect(steps.map(({ to }) => to)).toEqual(versions.map((version) => version + 1));
  });

  it('leaves a missing, an empty and a new file alone', async () => {
    const folder = ownFolder();
    writeFileSync(join(folder, 'empty.db'), '');
    await (await openSqlite(join(folder, 'new.db'))).close();
    for (const name of ['none.db', 'empty.db', 'new.db'])
      expect((await migrate(join(folder, name))).backup).toBeUndefined();
    expect(readdirSync(folder).sort()).toEqual(['empty.db', 'new.db']);
  });

  it('keeps an earlier copy', async () => {
    const file = oldFile(1);
    copyFileSync(file, `${file}.v1-backup`);
    expect((await migrate(file)).backup).toBe(`${file}.v1-backup-2`);
  });

  it('is asked for where an older file is opened by itself', () => {
    expect(() => openDatabase(oldFile(1))).toThrow(/run animectl db migrate/);
  });
});
