#!/usr/bin/env bash
# A JSON Schema that asks for letters refuses every letter once zod has read it, also where zod wrote it.
#
# Version: zod 4.6.7 (z.toJSONSchema; z.fromJSONSchema, which calls itself semi-experimental), beside ajv 8.20.0.
#   Seen on 2026-11-28, Node 20.20.
# Expected: JSON Schema (2020-12) says that a pattern should be a regular expression with Unicode support, so that
#   \p{L} is any letter. What zod writes by toJSONSchema it reads back by fromJSONSchema with the same meaning.
# Seen: z.string().regex(/^\p{L}+$/u) is written as the right pattern, and ajv accepts names by it. zod reads that
#   pattern without the u: \p{L} then means the characters p{L}, so it refuses "進撃" and "Akira", and accepts "p{L}".
#   Nothing is told. The flag i goes the other way: /^tt\d+$/i is written without it, so that zod itself accepts
#   TT0133093 and every reader of the schema refuses it.
# Who is hurt: who checks answers by a published schema with zod, or makes schemas out of it: titles, tags and names of
#   release groups with letters outside ASCII are what \p{L} is for. All of them fail, or a wrong one passes.
# What to do: check by a JSON Schema with ajv; in schemas that are published use no flag but u, and hold one accepted
#   and one refused value a pattern in a test through both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7 ajv@8.20.0 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import Ajv2020 from 'ajv/dist/2020.js';
import * as z from 'zod';

const three = (schema, values) => {
  const written = z.toJSONSchema(schema);
  const byAjv = new Ajv2020.default({ strict: false }).compile(written);
  const readBack = z.fromJSONSchema(written);
  const verdicts = values.map((value) => [
    value,
    { 'zod, as written': schema.safeParse(value).success, ajv: byAjv(value), 'zod, read back': readBack.safeParse(value).success },
  ]);
  return { pattern: written.pattern, ...Object.fromEntries(verdicts) };
};
const verdict = (written, ajv, back) => ({ 'zod, as written': written, ajv, 'zod, read back': back });

const letters = three(z.string().regex(/^\p{L}+$/u), ['進撃', 'Akira', 'p{L}']);
const imdb = three(z.string().regex(/^tt\d+$/i), ['tt0133093', 'TT0133093']);
console.log('letters, /u:', letters);
console.log('IMDb ids, /i:', imdb);

assert.deepEqual(letters, {
  pattern: '^\\p{L}+$',
  進撃: verdict(true, true, false),
  Akira: verdict(true, true, false),
  'p{L}': verdict(false, false, true),
});
assert.deepEqual(imdb, {
  pattern: '^tt\\d+$',
  tt0133093: verdict(true, true, true),
  TT0133093: verdict(true, false, false),
});
JS
node see.mjs
