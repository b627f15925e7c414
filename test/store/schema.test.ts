import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { inverseOf } from '../../src/model/relation.ts';
import * as changeSql from '../../src/store/sqlite/change-sql.ts';
import * as crawlSql from '../../src/store/sqlite/crawl-sql.ts';
import * as decisionSql from '../../src/store/sqlite/decision-sql.ts';
import * as franchiseSql from '../../src/store/sqlite/franchise-sql.ts';
import * as jobSql from '../../src/store/sqlite/job-sql.ts';
import * as listSql from '../../src/store/sqlite/list-sql.ts';
import { schemaVersion } from '../../src/store/sqlite/open.ts';
import * as saveSql from '../../src/store/sqlite/save-sql.ts';
import * as searchSql from '../../src/store/sqlite/search-sql.ts';
import * as titleSql from '../../src/store/sqlite/title-sql.ts';
import * as upkeepSql from '../../src/store/sqlite/upkeep-sql.ts';
import * as watchSql from '../../src/store/sqlite/watch-sql.ts';

const schema = readFileSync(createRequire(import.meta.url).resolve('animectl/schema.sql'), 'utf8');

const fresh = () => {
  const db = new Database(':memory:');
  db.exec(schema);
  return db;
};

describe('schema.sql', () => {
  it('can be run again and changes nothing', () => {
    const db = fresh();
    db.exec(
      `INSERT INTO title (id, ref, kind, title, provider, fetched_at, outline) VALUES (1, 'mal:1', 'anime', 'A', 'mal', 1, 0)`,
    );
    const state = () => [db.prepare('SELECT * FROM sqlite_schema').all(), db.prepare('SELECT * FROM title').all()];
    const before = state();
    db.exec(schema);
    expect(state()).toEqual(before);
  });

  it('has the version that the program writes', () => {
    expect(fresh().pragma('user_version', { simple: true })).toBe(schemaVersion);
  });

  it('has the relation types of the model', () => {
    const rows = fresh().prepare('SELECT type, inverse FROM relation_type').raw().all() as [string, string][];
    expect(Object.fromEntries(rows)).toEqual(inverseOf);
  });

  it('has tables of strict types', () => {
    const tables = fresh().prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name <> 'sqlite_sequence'`,
    );
    expect(tables.pluck().all()).toEqual(['sqlite_schema']);
  });

  it('keeps the full-text index in step', () => {
    const db = fresh();
    db.exec(`
      INSERT INTO title (id, ref, kind, title, provider, fetched_at, outline) VALUES (1, 'mal:1', 'anime', 'A', 'mal', 1, 0);
      INSERT INTO name VALUES (1, 1, 'title', 0, 'Alpha', 'alpha', NULL), (2, 1, 'synonym', 0, 'Beta', 'beta', NULL);
      UPDATE name SET name = 'Gamma', folded = 'gamma' WHERE id = 2;`);
    const found = (word: string) => db.prepare('SELECT rowid FROM name_search WHERE folded MATCH ?').pluck().all(word);
    expect([found('alpha'), found('beta'), found('gamma')]).toEqual([[1], [], [2]]);
    db.exec('PRAGMA foreign_keys = ON; DELETE FROM title');
    expect(found('alpha')).toEqual([]);
    db.exec(`INSERT INTO name_search (name_search) VALUES ('integrity-check')`);
  });

  it('has views that can be read', () => {
    const db = fresh();
    expect(db.prepare('SELECT * FROM v_relations').all()).toEqual([]);
    expect(db.prepare('SELECT * FROM v_watch_order').all()).toEqual([]);
    expect(db.prepare('SELECT * FROM v_franchises').all()).toEqual([]);
  });
});

// Words of one or two letters are too short for the full-text index.
// What lists everything reads everything.
const readsAll = new Set([
  'searchLike',
  'franchiseRoots',
  'knownFranchises',
  'removeEmptyFranchises',
  'cuts',
  'joins',
  'watches',
  'allLists',
]);

describe('every stored time', () => {
  it('is looked at by those who look for times ahead of now', () => {
    const columns = fresh().prepare(`
      SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
      WHERE m.type = 'table' AND c.type = 'INTEGER' AND (c.name = 'at' OR c.name LIKE '%\\_at' ESCAPE '\\')`);
    const looked = upkeepSql.times.map(({ table, column }) => `${table}.${column}`);
    expect(looked.sort()).toEqual(columns.pluck().all().sort());
  });
});

describe('every statement', () => {
  const db = fresh();
  const statements = Object.entries({
    ...saveSql,
    ...titleSql,
    ...searchSql,
    ...crawlSql,
    ...franchiseSql,
    ...jobSql,
    ...changeSql,
    ...decisionSql,
    ...watchSql,
    ...listSql,
  }).filter((entry): entry is [string, string] => /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/.test(String(entry[1])));

  it.each(statements.filter(([name]) => !readsAll.has(name)))('uses an index: %s', (_, text) => {
    const values = text
      .split('?')
      .slice(1)
      .map(() => '[]');
    const steps = db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values) as { detail: string }[];
    // Not counted: lists that were passed in, the full-text index with a word to look for, and what it found.
    const scans = steps
      .map(({ detail }) => detail)
      .filter(
        (detail) =>
          detail.startsWith('SCAN ') &&
          !/^SCAN (j|s|near|json_each|CONSTANT ROW|\(subquery-\d+\))(?!\w)|:M\d+$/.test(detail),
      );
    expect(scans).toEqual([]);
  });

  it('takes rows that it is given one by one, and looks at no others: settle', () => {
    const steps = db.prepare(`EXPLAIN QUERY PLAN ${jobSql.settle}`).all('[]', 1) as { detail: string }[];
    expect(steps.map(({ detail }) => detail).filter((detail) => detail.includes('import_row'))).toEqual([]);
  });
});
