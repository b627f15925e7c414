#!/usr/bin/env bash
# The language of most titles at AniDB, "x-jat", is a valid language tag, and what sorts by a language in Node throws at it.
#
# Versions: Node 20.20, 24.22 and 26.12 (ICU 78); bcp-47 2.1.2. Seen on 2026-11-29.
# Expected: AniDB's files of titles call the language of each by xml:lang: x-jat is Japanese in Latin letters, x-zht and x-kot the same of
#   Chinese and Korean, x-other any other. Tags that begin with x- are for private use and well formed (RFC 5646, 2.2.7), and
#   what takes a tag that it does not know falls back to another, as Intl does for "qq".
# Seen: Intl.Locale, Intl.Collator, localeCompare() and toLocaleUpperCase() end with a RangeError: ECMA-402 takes Unicode's language
#   identifiers, which have no tags that are private as a whole. Intl.DisplayNames calls it "root" on Node 20 and throws from
#   22 on. An unknown language is no error, and neither is "und-x-jat", but for Intl.DisplayNames, to which it is the same.
# Who is hurt: who sorts or shows titles by the language that stands with them: the first main title, which is x-jat for nearly every
#   anime, ends the run.
# What to do: give Intl what they mean, ja-Latn, zh-Latn and ko-Latn; or put "und-" before them where nothing is to be shown.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts bcp-47@2.1.2 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { parse } from 'bcp-47';

const uses = {
  'Intl.Locale': (tag) => new Intl.Locale(tag).toString(),
  'Intl.DisplayNames': (tag) => new Intl.DisplayNames(['en'], { type: 'language' }).of(tag),
  'Intl.Collator': (tag) => new Intl.Collator(tag).compare('a', 'b'),
  localeCompare: (tag) => 'a'.localeCompare('b', tag),
  toLocaleUpperCase: (tag) => 'a'.toLocaleUpperCase(tag),
};
const of = (tag, use) => {
  try {
    return use(tag);
  } catch (error) {
    return error.name;
  }
};
const tags = ['ja', 'qq', 'x-jat', 'x-zht', 'x-other', 'und-x-jat'];
const seen = Object.fromEntries(
  tags.map((tag) => [tag, Object.fromEntries(Object.entries(uses).map(([name, use]) => [name, of(tag, use)]))]),
);
console.log(`Node ${process.versions.node}, ICU ${process.versions.icu}`);
console.table(seen);
for (const tag of ['x-jat', 'x-zht', 'x-other']) {
  assert.deepEqual(parse(tag).privateuse, [tag.slice(2)]);
  const { 'Intl.DisplayNames': shown, ...others } = seen[tag];
  assert.equal(shown, Number.parseInt(process.versions.node) < 22 ? 'root' : 'RangeError');
  assert.deepEqual([...new Set(Object.values(others))], ['RangeError']);
}
for (const tag of ['ja', 'qq', 'und-x-jat']) {
  assert.equal(seen[tag]['Intl.Locale'], tag);
  assert.equal(seen[tag].localeCompare, -1);
}
JS
node see.mjs
