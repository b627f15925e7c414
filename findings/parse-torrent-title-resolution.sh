#!/usr/bin/env bash
# "1920x1080" is the year 1920, and season 20, episode 1080.
#
# Version: parse-torrent-title 3.0.1. Seen on 2026-11-28, Node 20.20.
# Expected: a resolution of two numbers is one, as "1080p" is, or is passed over.
# Seen: "NxM" is read as season and episode from inside the number: 1920x1080 gives season 20 and episode 1080, and the
#   year 1920 as well; 1280x720 season 80, episode 720; 3840x2160 season 40, episode 2160. There is no resolution, and the
#   title ends in the middle of the number ("Clannad - 05 (12"). A true "S01E10" beside it stays, with both in the lists.
# Who is hurt: whose files are from Blu-ray groups, most of which write "BDRip 1920x1080": films become episodes, and all
#   episodes of a series the same one, of a year when there was no anime.
# What to do: take \d{3,4}x\d{3,4} out of the name before it is parsed, or replace it by its second number and a "p".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts parse-torrent-title@3.0.1 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import parser from 'parse-torrent-title';

const pick = ({ title, year, season, episode, seasonlist, episodelist, resolution }) =>
  JSON.parse(JSON.stringify({ title, year, season, episode, seasonlist, episodelist, resolution }));
const names = {
  '[Group] Mushishi - 03 [BDRip 1080p HEVC].mkv': { title: '[Group] Mushishi - 03 [', resolution: '1080p' },
  '[Group] Mushishi - 03 [BDRip 1920x1080 HEVC].mkv': {
    ...{ title: '[Group] Mushishi - 03 [', year: 1920, season: 20, episode: 1080 },
  },
  '[Group] Clannad - 05 (1280x720 FLAC).mkv': { title: '[Group] Clannad - 05 (12', season: 80, episode: 720 },
  '[Group] Akira [BD 3840x2160 x265].mkv': { title: '[Group] Akira [BD 38', season: 40, episode: 2160 },
  'Steins;Gate.S01E10.1920x1080.mkv': {
    ...{ title: 'Steins;Gate', year: 1920, season: 1, episode: 10, seasonlist: [1, 20], episodelist: [10, 1080] },
  },
};
for (const [name, expected] of Object.entries(names)) {
  const read = pick(parser.parse(name));
  console.log(name, read);
  assert.deepEqual(read, expected);
}
JS
node see.mjs
