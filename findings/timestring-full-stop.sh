#!/usr/bin/env bash
# MyAnimeList's "1 hr. 30 min." is 60.3 minutes for this reader, and "2 hr. 4 min." 120.4.
#
# Version: timestring 7.0.0, beside parse-duration 2.1.9. Seen on 2026-11-29, Node 20.20.
# Expected: abbreviations may end with a full stop, as MyAnimeList's pages and exports made of them write them; what cannot be read throws,
#   as it does for "24 min per ep".
# Seen: the full stop behind a unit is taken for the decimal point of the next number: "1 hr. 30 min." is an hour and .30 minutes. No error;
#   "24 min." and "1 hr 30 min" are right, so that only films come out short, each by nearly all of its minutes.
# Who is hurt: who sums the length of a franchise: a film of 1 h 55 min counts as 1 h 0.55 min.
# What to do: remove full stops behind letters first, or use parse-duration, which reads all of these.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts timestring@7.0.0 parse-duration@2.1.9 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import parseDuration from 'parse-duration';
import timestring from 'timestring';

const seen = ['24 min.', '1 hr 30 min', '1 hr. 30 min.', '2 hr. 4 min.', '1 hr. 55 min.'].map((text) => ({
  text,
  timestring: timestring(text, 'm'),
  'parse-duration': parseDuration(text, 'm'),
  'without full stops': timestring(text.replace(/(?<=[a-z])\./g, ''), 'm'),
}));
console.table(seen);
assert.deepEqual(seen.map((each) => each['parse-duration']), [24, 90, 90, 124, 115]);
assert.deepEqual(seen.map((each) => each['without full stops']), [24, 90, 90, 124, 115]);
assert.deepEqual(seen.map((each) => each.timestring), [24, 90, 60.3, 120.4, 60.55]);
assert.throws(() => timestring('24 min per ep', 'm'));
JS
node see.mjs
