import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { notesIn } from '../../src/store/sqlite/notes.ts';
import { ownFolder } from '../helpers/folder.ts';
import { makeTables } from '../helpers/schema.ts';

const now = Date.UTC(2026, 10, 21);
const hour = 3_600_000;

/** A database as it is made, and what is to be said of it and of what lies beside it. */
function made({ pageSize = 4096 } = {}) {
  const db = new Database(':memory:');
  onTestFinished(() => void db.close());
  db.pragma(`page_size = ${pageSize}`);
  makeTables(db);
  const folder = ownFolder();
  return { db, folder, notes: () => notesIn(db, join(folder, 'anime.db'), now) };
}
const title = (id: number, fetchedAt = now) =>
  `INSERT INTO title (id, ref, kind, title, provider, fetched_at, outline) VALUES (${id}, 'mal:${id}', 'anime', 'A', 'mal', ${fetchedAt}, 0)`;

describe('what can be mended in a database file', () => {
  it('is nothing in a new one', () => {
    const { db, notes } = made();
    db.exec(title(1));
    expect(notes()).toEqual([]);
  });

  it('is times that lie more than a minute ahead, wherever they are', () => {
    const { db, notes } = made();
    db.exec(title(1, now + 60_000));
    expect(notes()).toEqual([]);
    db.exec(title(2, now + 60_001));
    db.exec(`INSERT INTO watch (ref, title, at) VALUES ('mal:1', 'A', ${now + 60_001})`);
    expect(notes()).toEqual([{ what: 'times ahead', count: 2 }]);
  });

  it('is imports that are not done and were not worked on for an hour', () => {
    const { db, notes } = made();
    const begun = (state: string, at: number) =>
      db.exec(`INSERT INTO import_job (source, options, state, started_at, updated_at, requests, read, counts, problems)
        VALUES ('list', '{}', '${state}', 1, ${at}, 0, 0, '{}', '[]')`);
    begun('running', now - hour);
    begun('done', now - 9 * hour);
    expect(notes()).toEqual([]);
    begun('running', now - hour - 1);
    expect(notes()).toEqual([{ what: 'open imports', count: 1 }]);
    begun('reading', now - 2 * hour);
    expect(notes()).toEqual([{ what: 'open imports', count: 2 }]);
  });

  it('is titles of which providers state no relations any more, each once, and those providers by the alphabet', () => {
    const { db, notes } = made();
    db.exec(`${title(1)}; ${title(2)}; INSERT INTO emptied VALUES (1, 'mal', 5), (1, 'anilist', 5), (2, 'mal', 5)`);
    expect(notes()).toEqual([{ what: 'emptied relations', count: 2, providers: ['anilist', 'mal'] }]);
  });

  it('is space that holds nothing: ten mebibytes, if that is a quarter of the file', () => {
    const page = 65_536;
    const freeOf = (freed: number, kept: number) => {
      const { db, notes } = made({ pageSize: page });
      db.exec('CREATE TABLE filler (n INTEGER PRIMARY KEY, bytes BLOB)');
      // Each is a page of its own.
      const fill = db.prepare('INSERT INTO filler VALUES (?, zeroblob(?))');
      for (let n = 0; n < freed + kept; n++) fill.run(n, page - 100);
      db.exec(`DELETE FROM filler WHERE n < ${freed}`);
      const [free, all] = ['freelist_count', 'page_count'].map((name) => db.pragma(name, { simple: true }) as number);
      return { free: free ?? 0, all: all ?? 0, notes: notes() };
    };
    const little = freeOf(159, 0);
    expect([little.free, little.notes]).toEqual([159, []]);
    const enough = freeOf(160, 0);
    expect([enough.free, enough.notes]).toEqual([160, [{ what: 'free space', count: 1, bytes: 160 * page }]]);
    // Other pages than the filler's: the same number in each.
    const others = enough.all - 160;
    const quarter = freeOf(160, 3 * 160 - others);
    expect([quarter.all, quarter.notes]).toEqual([640, [{ what: 'free space', count: 1, bytes: 160 * page }]]);
    expect(freeOf(160, 3 * 160 - others + 1).notes).toEqual([]);
  });

  it('is copies that migrations have kept beside it, and what killed ones have left, but nobody else’s files', () => {
    const { folder, notes } = made();
    const beside = (name: string, bytes: number) => writeFileSync(join(folder, name), 'x'.repeat(bytes));
    for (const name of [
      'anime.db',
      'anime.db-wal',
      'anime.db.copying',
      'anime.db.v4',
      'other.db.v4-backup',
      'anime.db.part',
    ])
      beside(name, 7);
    expect(notes()).toEqual([]);
    beside('anime.db.v4-backup', 10);
    beside('anime.db.v3-backup-2', 200);
    expect(notes()).toEqual([{ what: 'copies', count: 2, bytes: 210 }]);
    for (const [n, end] of ['', '-journal', '-wal', '-shm'].entries())
      beside(`anime.db.v4-backup.1.part${end}`, 10 ** n);
    expect(notes()).toEqual([
      { what: 'copies', count: 2, bytes: 210 },
      { what: 'parts', count: 4, bytes: 1111 },
    ]);
    beside('anime.db.v4-backup.part-old', 3);
    expect(notes()[0]).toEqual({ what: 'copies', count: 3, bytes: 213 });
  });
});
