#!/usr/bin/env bash
# zod reads "required" and "minItems" of a JSON Schema only where "properties" or "items" stands beside them.
#
# Version: zod 4.6.7 (z.fromJSONSchema, which calls itself semi-experimental), beside ajv 8.20.0. Seen on 2026-11-28,
#   Node 20.20.
# Expected: the words of JSON Schema hold independently of each other. What zod cannot check it says: if/then, not and
#   dependentRequired raise an error that names the word.
# Seen: {type: object, required: [title]} accepts {}. {type: array, minItems: 1} accepts []. And the usual way to
#   tighten a shared part, allOf with a $ref and a list of what is required here, lets an object without the field
#   through. No error, no warning; ajv refuses all three.
# Who is hurt: who holds a server's answers against an OpenAPI or JSON Schema through zod: the check is green while
#   the fields that clients need are missing.
# What to do: check answers with ajv; before trusting a check, see it refuse something.
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

const film = { type: 'object', properties: { title: { type: 'string' }, tmdbId: { type: 'integer' } } };
const cases = {
  'required alone': [{ type: 'object', required: ['title'] }, {}],
  'required beside a $ref': [
    { $defs: { film }, allOf: [{ $ref: '#/$defs/film' }, { type: 'object', required: ['tmdbId'] }] },
    { title: 'Akira' },
  ],
  'minItems alone': [{ type: 'array', minItems: 1 }, []],
  'required beside properties': [{ ...film, required: ['title'] }, {}],
};
const accepted = {};
for (const [name, [schema, value]] of Object.entries(cases))
  accepted[name] = {
    zod: z.fromJSONSchema(schema).safeParse(value).success,
    ajv: new Ajv2020.default({ strict: false }).validate(schema, value),
  };
let told = 'nothing';
try {
  z.fromJSONSchema({ type: 'object', dependentRequired: { title: ['tmdbId'] } });
} catch (error) {
  told = error.message;
}
console.log('accepted, though something required is missing:', accepted);
console.log('of a word that zod does not know it says:', told);

assert.deepEqual(accepted, {
  'required alone': { zod: true, ajv: false },
  'required beside a $ref': { zod: true, ajv: false },
  'minItems alone': { zod: true, ajv: false },
  'required beside properties': { zod: false, ajv: false },
});
assert.match(told, /not supported/);
JS
node see.mjs
