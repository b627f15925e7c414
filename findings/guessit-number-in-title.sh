#!/usr/bin/env bash
# A number in an anime's name is read as an episode: "91 Days" loses its name, and each of its files two episodes.
#
# Version: guessit-js 3.9.0, beside @viren070/parse-torrent-title 0.9.1. Seen on 2026-11-28, Node 20.20.
# Expected: in "[Group] 91 Days - 05 [1080p].mkv", the usual form of such names, what stands before " - 05" is the
#   title, and the episode is 5.
# Seen: the episode is the list [91, 5]. Where the number comes first there is no title at all ("Days" is filed as
#   another title); where it stands inside, the title ends before it: "Mob Psycho" of "Mob Psycho 100 III". Nothing
#   marks the answer as doubtful. Numbers below 10 without a zero ("Kaiju No. 8") are left alone. The other parser has
#   all of them right.
# Who is hurt: who sorts or imports files by it: a folder of 86, 91 Days or Yamato 2199 has no name, or that of another
#   title, and "episode" is now a number and now a list.
# What to do: take the title up to " - NN" oneself when a name begins with a group in brackets; refuse an answer with
#   several episodes that are not a range.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts guessit-js@3.9.0 @viren070/parse-torrent-title@0.9.1 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { parseTorrentTitle } from '@viren070/parse-torrent-title';
import { guessit } from 'guessit-js';

const wrong = {
  '91 Days': [undefined, [91, 5]],
  '86 - Eighty Six': [undefined, [86, 5]],
  '22-7': [undefined, [22, 5]],
  'Mob Psycho 100 III': ['Mob Psycho', [100, 5]],
  'Uchuu Senkan Yamato 2199': ['Uchuu Senkan Yamato', [2199, 5]],
};
for (const [title, expected] of Object.entries(wrong)) {
  const name = `[Group] ${title} - 05 [1080p].mkv`;
  const guessed = guessit(name);
  const other = parseTorrentTitle(name);
  console.log(name, { 'guessit-js': [guessed.title, guessed.episode], other: [other.title, other.episodes] });
  assert.deepEqual([guessed.title, guessed.episode], expected);
  assert.deepEqual([other.title, other.episodes], [title, [5]]);
}
const right = guessit('[Group] Kaiju No. 8 - 05 [1080p].mkv');
console.log('left alone:', right.title, right.episode);
assert.equal(right.episode, 5);
JS
node see.mjs
