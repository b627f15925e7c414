#!/usr/bin/env bash
# wanakana writes ワンピース in hiragana as わんぴいす, which nobody does, and there and back it is another word.
#
# Version: wanakana 5.3.1. Seen on 2026-11-29, Node 20.20.
# Expected: hiragana and katakana are two shapes of the same signs, and ー is in either, so that one turned into the other and back is what
#   it was. Where hiragana is typed for a loan word it keeps the mark: わんぴーす is what keyboards give.
# Seen: toHiragana() puts a vowel in place of every ー, by the sound before it: ワンピース is わんぴいす and コードギアス こうどぎあす.
#   toKatakana() of that is ワンピイス and コウドギアス. isHiragana() takes the mark as hiragana all the same. With
#   convertLongVowelMark: false it stays.
# Who is hurt: who folds titles and what is typed to hiragana, so that either finds the other: わんぴーす stays わんぴーす, ワンピース becomes
#   わんぴいす, and the two never meet. Most loan words in titles have a long vowel.
# What to do: pass { convertLongVowelMark: false } wherever something is compared.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts wanakana@5.3.1 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { isHiragana, toHiragana, toKatakana } from 'wanakana';

const titles = ['ワンピース', 'デスノート', 'コードギアス', 'ガンダム'];
const seen = titles.map((title) => {
  const kept = toHiragana(title, { convertLongVowelMark: false });
  const folded = toHiragana(title);
  return { title, folded, back: toKatakana(folded), kept, isHiragana: isHiragana(kept), 'kept, back': toKatakana(kept) };
});
console.table(seen);
const of = (name) => seen.map((each) => each[name]);
assert.deepEqual(of('folded'), ['わんぴいす', 'ですのうと', 'こうどぎあす', 'がんだむ']);
assert.deepEqual(of('back'), ['ワンピイス', 'デスノウト', 'コウドギアス', 'ガンダム']);
assert.deepEqual(of('kept'), ['わんぴーす', 'ですのーと', 'こーどぎあす', 'がんだむ']);
assert.deepEqual(of('kept, back'), titles);
assert.ok(of('isHiragana').every(Boolean));
// The same call on what is typed and on what is stored.
assert.equal(toHiragana('わんぴーす'), 'わんぴーす');
assert.notEqual(toHiragana('わんぴーす'), toHiragana('ワンピース'));
JS
node see.mjs
