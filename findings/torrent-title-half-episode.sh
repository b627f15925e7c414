#!/usr/bin/env bash
# Episode 25.5, a recap, is episode 25.
#
# Version: @viren070/parse-torrent-title 0.9.1. Seen on 2026-11-28, Node 20.20.
# Expected: recaps between two episodes are numbered 25.5, in files as in the databases of anime. A parser whose numbers
#   are whole ones says nothing, or that it is a special.
# Seen: the fraction is cut off: "- 25.5", "S01E05.5" and "05.5v2" give the episodes [25], [5] and [5], with nothing that
#   tells them from the true ones. Nothing of ".5" stays in the title either.
# Who is hurt: who picks the file of an episode by number: the recap is taken for the episode, and replaces it, as the
#   later release.
# What to do: look for \d\.5 between the title and the first bracket before asking for an episode.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @viren070/parse-torrent-title@0.9.1 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { parseTorrentTitle } from '@viren070/parse-torrent-title';

const names = {
  '[SubsPlease] Spy x Family - 25 (1080p).mkv': { title: 'Spy x Family', episodes: [25] },
  '[SubsPlease] Spy x Family - 25.5 (1080p).mkv': { title: 'Spy x Family', episodes: [25] },
  '[SubsPlease] Hyouka - 11.5 (720p).mkv': { title: 'Hyouka', episodes: [11] },
  '[Group] Toradora - 05.5v2 (720p).mkv': { title: 'Toradora', episodes: [5] },
  'Toradora.S01E05.5.1080p.WEB.mkv': { title: 'Toradora', episodes: [5] },
};
for (const [name, expected] of Object.entries(names)) {
  const read = parseTorrentTitle(name);
  console.log(name, read);
  assert.deepEqual({ title: read.title, episodes: read.episodes }, expected);
  assert.ok(!JSON.stringify(read).includes('.5'));
}
JS
node see.mjs
