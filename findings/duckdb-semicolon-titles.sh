#!/usr/bin/env bash
# A CSV with the one column "title" loses that column and its heading when every title holds a semicolon.
#
# Version: DuckDB 1.5.6 (@duckdb/node-api 1.5.6-r.1). Seen on 2026-11-28, Node 20.20.
# Expected: a file without a comma has one column. Its first line, a word that stands in no other line, is the heading.
# Seen: the sign between columns is guessed from the lines: "Steins;Gate", "Robotics;Notes" and "Chaos;Head" give two columns,
#   and the line "title", which has one, is dropped. The columns are called Steins and Gate, and the first title is their
#   heading, so that one row fewer is there as well. One title without a semicolon, a second column, or quotation marks
#   around every field, and all is read as one thinks.
# Who is hurt: who asks for the titles of one franchise with a script that worked for all the others: the
#   titles of the Science Adventure games and series are written so.
# What to do: read_csv(..., delim = ',') in scripts; when writing, put quotation marks around what holds a semicolon.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @duckdb/node-api@1.5.6-r.1 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const read = async (lines, how) => {
  writeFileSync('titles.csv', `${lines.join('\n')}\n`);
  const told = await connection.runAndReadAll(how ?? "FROM 'titles.csv'");
  return { columns: told.columnNames(), rows: told.getRowsJson() };
};
const titles = ['Steins;Gate', 'Robotics;Notes', 'Chaos;Head'];
const asOne = { columns: ['title'], rows: titles.map((title) => [title]) };
const quoted = (text) => `"${text}"`;
const seen = {
  alone: await read(['title', ...titles]),
  'with one without a semicolon': await read(['title', ...titles, 'Bleach']),
  'with quotation marks': await read(['title', ...titles].map(quoted)),
  'with the sign named': await read(['title', ...titles], "FROM read_csv('titles.csv', delim = ',')"),
};
console.dir(seen, { depth: 4 });
assert.deepEqual(seen, {
  alone: { columns: ['Steins', 'Gate'], rows: [['Robotics', 'Notes'], ['Chaos', 'Head']] },
  'with one without a semicolon': { columns: ['title'], rows: [...asOne.rows, ['Bleach']] },
  'with quotation marks': asOne,
  'with the sign named': asOne,
});
JS
node see.mjs
