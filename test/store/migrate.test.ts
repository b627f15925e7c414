import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { searched } from '../../src/model/names.ts';
import { refOf } from '../../src/model/ref.ts';
import { policyKey, presets } from '../../src/model/relation-policy.ts';
import { migrate, plannedMigration } from '../../src/store/sqlite/migrate.ts';
import { migrations } from '../../src/store/sqlite/migrations.ts';
import { openDatabase, schemaVersion } from '../../src/store/sqlite/open.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { ownFolder } from '../helpers/folder.ts';
import { told } from '../helpers/outcomes.ts';
import { runs } from '../helpers/suite.ts';

/** What that data model calls them. */
const kinds = (version: number) =>
  version < 3 ? { anime: 'ANIME', manga: 'MANGA' } : { anime: 'anime', manga: 'manga' };

/** A file as a program of that data model left it, with something in it. */
function oldFile(version: number): string {
  const file = join(ownFolder(), 'anime.db');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec(readFileSync(join(import.meta.dirname, `../fixtures/schema-${version}.sql`), 'utf8'));
  db.exec(`
    INSERT INTO title (id, ref, kind, title, provider, fetched_at, outline, relations_provider, relations_known_at)
    VALUES (1, 'anilist:1', '${kinds(version).anime}', 'Cowboy Bebop', 'anilist', 5, 0, 'anilist', 5), (2, 'anilist:5', '${kinds(version).anime}', 'Film', 'anilist', 5, 0, 'anilist', 5);
    INSERT INTO external_id VALUES (1, 'anilist', 'anilist:1'), (1, 'mal', 'mal:1'), (2, 'anilist', 'anilist:5');
    INSERT INTO name VALUES (1, 1, 'title', 0, 'Cowboy Bebop', 'cowboy bebop'), (2, 2, 'title', 0, 'Film', 'film'), (3, 2, 'native', 0, 'カウボーイ', 'カウボーイ'), (4, 2, 'synonym', 0, 'Spike & Jet''s Film', 'spike jet s film'), (5, 2, 'synonym', 1, 'てんごくのとびら', 'てんごくのとびら');
    INSERT INTO relation VALUES (1, 2, 'SIDE_STORY', 1, 'anilist'), (2, 1, 'PARENT', 1, 'anilist');`);
  foldAgain(db, version);
  db.close();
  return file;
}

/** Names are folded as today since data model 3. */
function foldAgain(db: Database.Database, version: number): void {
  if (version < 3) return;
  db.function('searched', { deterministic: true }, (name) => searched(String(name)));
  db.exec('UPDATE name SET folded = searched(name)');
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

  it.runIf(version < 3)('says of its crawls what they did with each type of relation, as new ones do', async () => {
    const file = oldFile(version);
    const db = new Database(file);
    const insert = db.prepare(
      `INSERT INTO crawl (query, root, policy, depth, started_at, elapsed_ms, complete, requests, waited_ms) VALUES ('q', 'anilist:1', ?, 'auto', 1, 1, 1, 1, 1)`,
    );
    for (const policy of ['fffffffffllii', 'fflllllllllii', 'franchise']) insert.run(policy);
    await migrate(file);
    expect(db.prepare('SELECT policy FROM crawl ORDER BY id').pluck().all()).toEqual([
      policyKey(presets.franchise),
      policyKey(presets.strict),
      'franchise',
    ]);
    db.close();
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
    expect(plannedMigration(file)).toEqual({ from: schemaVersion, to: schemaVersion, migrations: [] });
    expect(readdirSync(join(file, '..'))).toContain(`anime.db.v${version}-backup`);
  });

  it('can be read as it is', async () => {
    const file = oldFile(version);
    const store = await openSqlite(file, { readonly: true });
    expect((await store.titles.load(['anilist:1'])).get('anilist:1')?.title.kind).toBe('anime');
    expect((await store.titles.startingWith('cow', 5)).map(({ ref }) => ref)).toEqual(['anilist:1']);
    expect([await store.lists.followed(), await store.changes.after(0, 0), await store.jobs.list(5)]).toEqual([
      [],
      [],
      [],
    ]);
    await store.close();
    expect(readdirSync(join(file, '..'))).toEqual(['anime.db']);
  });

  it('is not touched when a step fails', async () => {
    const file = oldFile(version);
    const db = new Database(file);
    // The last step makes it.
    db.exec('CREATE TABLE list (something)');
    db.close();
    await expect(migrate(file)).rejects.toThrow(/^Database .*table list already exists/);
    const after = new Database(file);
    expect(after.pragma('user_version', { simple: true })).toBe(version);
    after.close();
  });
});

describe('migration', () => {
  it('has a step for every version', () => {
    expect(migrations.map(({ to }) => to)).toEqual(versions.map((version) => version + 1));
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
    const db = new Database(file);
    db.exec("UPDATE title SET title = 'Another name'");
    db.close();
    expect((await migrate(file)).backup).toBe(`${file}.v1-backup-2`);
  });

  it('keeps all earlier copies that are not the same, and each for the user alone', async () => {
    const file = oldFile(1);
    for (const [n, title] of ['One', 'Two'].entries()) {
      const db = new Database(file);
      db.prepare('UPDATE title SET title = ?').run(title);
      db.close();
      copyFileSync(file, n === 0 ? `${file}.v1-backup` : `${file}.v1-backup-2`);
    }
    const db = new Database(file);
    db.exec("UPDATE title SET title = 'Three'");
    db.close();
    expect((await migrate(file)).backup).toBe(`${file}.v1-backup-3`);
    expect(statSync(`${file}.v1-backup-3`).mode & 0o777).toBe(0o600);
  });

  it('changes nothing where rows do not fit together', async () => {
    const file = oldFile(1);
    const db = new Database(file);
    db.pragma('foreign_keys = OFF');
    db.exec("INSERT INTO relation VALUES (1, 77, 'SEQUEL', 1, 'anilist')");
    db.close();
    await expect(migrate(file)).rejects.toMatchObject({ code: 'damaged', file });
    const after = new Database(file, { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(1);
    after.close();
  });

  it('that was killed leaves no parts behind, and the copy that it had made is the copy', async () => {
    const file = oldFile(1);
    // Killed after copying, and before that in the middle of a copy.
    copyFileSync(file, `${file}.v1-backup`);
    for (const left of ['a1b2.part', 'a1b2.part-journal']) writeFileSync(`${file}.v1-backup.${left}`, 'half');
    expect((await migrate(file)).backup).toBe(`${file}.v1-backup`);
    const left = readdirSync(join(file, '..')).sort();
    expect(left).toEqual(['anime.db', 'anime.db.v1-backup']);
    told({
      kind: 'a migration that is killed',
      tried: 'while it copies, and after that; then the next one',
      came: `${left.length} files: the database and one copy of what it was`,
    });
  });

  it('is done once where two ask for it at the same time', async () => {
    const file = oldFile(1);
    const both = await Promise.all([migrate(file), migrate(file)]);
    expect(both.flatMap(({ backup }) => backup ?? [])).toEqual([`${file}.v1-backup`]);
    expect(readdirSync(join(file, '..')).sort()).toEqual(['anime.db', 'anime.db.v1-backup']);
  });

  it('is asked for where an older file is opened by itself', () => {
    expect(() => openDatabase(oldFile(1))).toThrow(expect.objectContaining({ code: 'outdated' }));
  });
});

describe('a large file', () => {
  /** Each with two names, two ids and a relation both ways. */
  const titles = runs(6_000, 20_000);
  const filled = (version: number): string => {
    const file = oldFile(version);
    const db = new Database(file);
    db.exec(`
      WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < ${titles} + 9)
      INSERT INTO title (id, ref, kind, title, native, provider, fetched_at, outline)
      SELECT i, 'anilist:' || i, CASE i % 5 WHEN 0 THEN '${kinds(version).manga}' ELSE '${kinds(version).anime}' END, 'The Hero''s Tale ' || i, 'ひーろー ' || i, 'anilist', i, 0 FROM n;
      INSERT INTO external_id SELECT id, 'anilist', ref FROM title WHERE id >= 10 UNION ALL SELECT id, 'mal', 'mal:' || id FROM title WHERE id >= 10;
      INSERT INTO name (title_id, kind, position, name, folded)
      SELECT id, 'title', 0, title, 'the hero s tale ' || id FROM title WHERE id >= 10
      UNION ALL SELECT id, 'native', 0, native, native FROM title WHERE id >= 10;
      INSERT INTO relation SELECT id, id + 1, 'SEQUEL', 1, 'anilist' FROM title WHERE id BETWEEN 10 AND ${titles} + 8
      UNION ALL SELECT id + 1, id, 'PREQUEL', 0, 'anilist' FROM title WHERE id BETWEEN 10 AND ${titles} + 8;`);
    foldAgain(db, version);
    db.close();
    return file;
  };

  it.each(versions)('of data model %i is migrated with all that is in it', async (version) => {
    const file = filled(version);
    await migrate(file);
    const store = await openSqlite(file);
    expect(await store.upkeep.check()).toEqual([]);
    expect(await store.upkeep.info()).toMatchObject({ titles: titles + 2, relations: { inferred: titles - 1 } });
    const last = refOf('anilist', titles + 9);
    for (const words of [`the heros tale ${titles + 9}`, `ヒーロー ${titles + 9}`])
      expect((await store.titles.search(words, 1)).map(({ title }) => title.ref)).toEqual([last]);
    const mid = (await store.titles.load(['mal:4711'])).get('mal:4711')?.title;
    expect(mid).toMatchObject({ ref: 'anilist:4711', kind: 'anime', title: "The Hero's Tale 4711" });
    expect((await store.titles.load(['anilist:5000'])).get('anilist:5000')?.title.kind).toBe('manga');
    await store.close();
  });
});
