#!/usr/bin/env bash
# From episode 1000 on, "One Piece - 1155" is season 11, episode 55.
#
# Version: @ctrl/video-filename-parser 5.4.1. Seen on 2026-11-28, Node 20.20.
# Expected: the number after " - " is an episode counted from the first, whether it has three digits or four, as in the
#   names that fansub groups give: no season, episode 1155.
# Seen: three digits are the episode. Four are split in the middle, into season and episode: 998 is episode 998, 1000 is
#   season 10, episode 0, and 1155 season 11, episode 55. isSpecial is true for the former and false for the latter.
#   "E1155" stays whole.
# Who is hurt: who sorts One Piece or Detective Conan by it. Both have passed 1000, and have no such seasons: the files
#   of a series change their form in the middle, and meet episodes of other numberings.
# What to do: where there is one season of two digits, one episode, and the name has both joined after " - ", read them
#   as one number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @ctrl/video-filename-parser@5.4.1 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { filenameParse } from '@ctrl/video-filename-parser';

const names = {
  '[SubsPlease] One Piece - 998 (1080p).mkv': { seasons: [], episodeNumbers: [998], isSpecial: true },
  '[SubsPlease] One Piece - 1000 (1080p).mkv': { seasons: [10], episodeNumbers: [0], isSpecial: false },
  '[SubsPlease] One Piece - 1155 (1080p).mkv': { seasons: [11], episodeNumbers: [55], isSpecial: false },
  '[SubsPlease] Detective Conan - 1180 (720p).mkv': { seasons: [11], episodeNumbers: [80], isSpecial: false },
  'One.Piece.E1155.1080p.WEB-DL.mkv': { seasons: [], episodeNumbers: [1155], isSpecial: true },
};
for (const [name, expected] of Object.entries(names)) {
  const { title, seasons, episodeNumbers, isSpecial } = filenameParse(name, true);
  console.log(name, { title, seasons, episodeNumbers, isSpecial });
  assert.deepEqual({ seasons, episodeNumbers, isSpecial }, expected);
}
JS
node see.mjs
