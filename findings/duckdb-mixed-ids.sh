#!/usr/bin/env bash
# One id that is a text among numbers, and DuckDB gives all texts of that column their quotation marks.
#
# Version: DuckDB 1.5.6 (@duckdb/node-api 1.5.6-r.1). Seen on 2026-11-28, Node 20.20.
# Expected: where a field of NDJSON is a number in some lines and a text in others, the column becomes VARCHAR, as a
#   column of a CSV does, and "849,4382" is found as 849,4382.
# Seen: the column has the type JSON, which clients show as VARCHAR. Its texts are kept as JSON writes them: the value
#   is "849,4382" with both quotation marks, in results, in casts to VARCHAR and in exports. A cast and a comparison
#   find no row; a comparison without a cast is a "Malformed JSON" error. The type hangs on the data: without such a
#   line the column is BIGINT, and the same query works.
# Who is hurt: who reads maps of anime ids, where mal_id is 849 in most rows and "849,4382" in a few (Kometa's
#   Anime-IDs), or a tracker's answers whose id is a number one day and a text the next: joins lose just these rows.
# What to do: name the types (columns = {mal_id: 'VARCHAR'}), or take the text out with ->>'$'; when writing NDJSON,
#   give every field one type.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @duckdb/node-api@1.5.6-r.1 >&2
printf '%s\n' '{"anidb":1,"mal_id":849}' '{"anidb":2,"mal_id":"849,4382"}' '{"anidb":3,"mal_id":30}' >map.ndjson
printf '%s\n' 'anidb,mal_id' '1,849' '2,"849,4382"' '3,30' >map.csv

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const ask = async (sql) => {
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson().flat();
  } catch (error) {
    return error.message.split(' at ')[0].split('\n')[0];
  }
};
const told = await connection.runAndReadAll("SELECT mal_id FROM 'map.ndjson'");
const seen = {
  'from CSV': await ask("SELECT mal_id FROM 'map.csv' ORDER BY anidb"),
  'from NDJSON': await ask("SELECT mal_id::VARCHAR FROM 'map.ndjson' ORDER BY anidb"),
  'its type, as the client has it': String(told.columnTypes()[0]),
  'its type, as DuckDB has it': await ask("SELECT DISTINCT typeof(mal_id) FROM 'map.ndjson'"),
  'found by text, with a cast': await ask("SELECT anidb FROM 'map.ndjson' WHERE mal_id::VARCHAR = '849,4382'"),
  'found by text, without': await ask("SELECT anidb FROM 'map.ndjson' WHERE mal_id = '849,4382'"),
  'found with ->>': await ask("SELECT anidb FROM 'map.ndjson' WHERE mal_id->>'$' = '849,4382'"),
  'found with the type named': await ask(
    "SELECT anidb FROM read_json('map.ndjson', columns = {anidb: 'INTEGER', mal_id: 'VARCHAR'}) WHERE mal_id = '849,4382'",
  ),
};
await connection.run("COPY (SELECT anidb, mal_id FROM 'map.ndjson' WHERE anidb = 2) TO 'copy.csv'");
seen['exported as CSV'] = readFileSync('copy.csv', 'utf8').split('\n')[1];
console.log(seen);
assert.deepEqual(seen, {
  'from CSV': ['849', '849,4382', '30'],
  'from NDJSON': ['849', '"849,4382"', '30'],
  'its type, as the client has it': 'VARCHAR',
  'its type, as DuckDB has it': ['JSON'],
  'found by text, with a cast': [],
  'found by text, without': 'Conversion Error: Malformed JSON',
  'found with ->>': ['2'],
  'found with the type named': [2],
  'exported as CSV': '2,"""849,4382"""',
});
JS
node see.mjs
