#!/usr/bin/env bash
# FTS5 takes decomposed Latin letters for what they are, and breaks decomposed kana in two.
#
# Version: SQLite 3.54.1 (@sqlite.org/sqlite-wasm 3.54.1-build1); the same with 3.53.2. Seen on 2026-11-28, Node 20.20.
# Expected: unicode61 folds marks, so that a name found in its composed form is found whichever form was stored: names of
#   files made on old macOS volumes are decomposed.
# Seen: it does for Latin: a decomposed "Pokémon" is found by the composed one and by "pokemon". For kana the voicing mark
#   is a gap: a decomposed ガンダム is stored as the three words カ, ンタ and ム. The composed word finds nothing, カ and ム
#   alone do, and a search by prefix for ガン finds nothing. Hangul stays one word, but is not found either. trigram
#   finds neither the Latin nor the Japanese name.
# Who is hurt: whose import works for "Pokémon" in a test, and whose Japanese titles are stored and never found.
# What to do: normalize('NFC') on both sides, what is stored and what is asked for.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @sqlite.org/sqlite-wasm@3.54.1-build1 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import init from '@sqlite.org/sqlite-wasm';

const { oo1 } = await init();
const names = ['Pokémon', 'ガンダム', '케이온'];
const found = (tokenizer) => {
  const db = new oo1.DB(':memory:');
  db.exec(`CREATE VIRTUAL TABLE names USING fts5(name, tokenize = '${tokenizer}')`);
  db.exec(`CREATE VIRTUAL TABLE words USING fts5vocab(names, row)`);
  for (const name of names) db.exec({ sql: 'INSERT INTO names VALUES (?)', bind: [name.normalize('NFD')] });
  const ask = (words) => db.selectValues('SELECT name FROM names WHERE names MATCH ?', [words]).length;
  const quoted = (name) => ask(`"${name}"`);
  return {
    composed: names.map(quoted),
    decomposed: names.map((name) => quoted(name.normalize('NFD'))),
    'parts of ガンダム': ['カ', 'ム'].map(quoted),
    'begins with ガン': ask('"ガン"*'),
    words: db.selectValues('SELECT term FROM words ORDER BY term').filter((word) => /^[\u30a0-\u30ff]+$/.test(word)),
  };
};
const seen = { unicode61: found('unicode61'), trigram: found('trigram') };
console.log(seen);
assert.deepEqual(seen.unicode61, {
  composed: [1, 0, 0],
  decomposed: [1, 1, 1],
  'parts of ガンダム': [1, 1],
  'begins with ガン': 0,
  words: ['カ', 'ム', 'ンタ'],
});
assert.deepEqual(seen.trigram.composed, [0, 0, 0]);
assert.deepEqual(seen.trigram.decomposed, [1, 1, 1]);
JS
node see.mjs
