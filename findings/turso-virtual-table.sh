#!/usr/bin/env bash
# In a SQLite file with a full-text table, Turso's engine writes rows without their indexes and triggers, and without a word.
#
# Versions: @tursodatabase/database 0.7.2 (before 1.0); libsql 0.5.29 (SQLite 3.45.1) to make and check the files. Seen on 2026-11-29,
#   Node 20.20.
# Expected: a file that an engine does not understand whole is refused, or is for reading only.
# Seen: the virtual table of FTS5 is not known to it, which is fair. But as soon as there is one, no index is kept up, and a trigger that
#   was made after it does not run: a row that is put in is in the table and not in the index, where SQLite itself no longer
#   finds it ("row 3 missing from index"). Its own integrity_check names pages of the sound file that are "never used".
# Who is hurt: who opens a file of a program with full-text search in it with this engine, for its speed or its asynchronous calls, and
#   adds a row. REINDEX mends an index; what triggers should have written is missing.
# What to do: read such a file with it, and write with SQLite.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @tursodatabase/database@0.7.2 libsql@0.5.29 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { connect } from '@tursodatabase/database';
import Database from 'libsql';

const table = 'CREATE TABLE title (id INTEGER PRIMARY KEY, name TEXT NOT NULL); CREATE TABLE added (name TEXT NOT NULL);';
const fullText = 'CREATE VIRTUAL TABLE words USING fts5(name);';
const others = `CREATE INDEX by_name ON title (name);
  CREATE TRIGGER noted AFTER INSERT ON title BEGIN INSERT INTO added VALUES (new.name); END;`;

async function written(file, schema) {
  const made = new Database(file);
  made.exec(`${schema} INSERT INTO title (name) VALUES ('Bleach'), ('Gintama');`);
  assert.equal(made.prepare('PRAGMA integrity_check').get().integrity_check, 'ok');
  made.close();

  const turso = await connect(file);
  const [{ integrity_check: before }] = await (await turso.prepare('PRAGMA integrity_check')).all();
  await (await turso.prepare("INSERT INTO title (name) VALUES ('Frieren')")).run();
  await turso.close();

  const sqlite = new Database(file);
  const all = (query) => sqlite.prepare(query).all().map(({ name }) => name);
  const seen = {
    'its own check before': before.includes('never used') ? 'pages never used' : before,
    'sound for SQLite after': sqlite.prepare('PRAGMA integrity_check').get().integrity_check === 'ok',
    'by the table': all('SELECT name FROM title NOT INDEXED ORDER BY id'),
    'by the index': all('SELECT name FROM title INDEXED BY by_name ORDER BY name'),
    'written by the trigger': all("SELECT name FROM added WHERE name = 'Frieren'"),
  };
  sqlite.close();
  return seen;
}
const seen = {
  'without full text': await written('none.sqlite', table + others),
  'full text after them': await written('after.sqlite', table + others + fullText),
  'full text before them': await written('before.sqlite', table + fullText + others),
};
console.dir(seen, { depth: 4 });
const titles = ['Bleach', 'Gintama', 'Frieren'];
const damaged = {
  'its own check before': 'pages never used',
  'sound for SQLite after': false,
  'by the table': titles,
  'by the index': ['Bleach', 'Gintama'],
};
assert.deepEqual(seen, {
  'without full text': {
    'its own check before': 'ok',
    'sound for SQLite after': true,
    'by the table': titles,
    'by the index': titles.toSorted(),
    'written by the trigger': ['Frieren'],
  },
  'full text after them': { ...damaged, 'written by the trigger': ['Frieren'] },
  'full text before them': { ...damaged, 'written by the trigger': [] },
});
JS
node see.mjs
