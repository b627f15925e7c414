#!/usr/bin/env bash
# Every film whose year stands without brackets is an episode: "Your.Name.2016" is episode 2016.
#
# Version: anitomy 0.0.35. Seen on 2026-11-28, Node 20.20.
# Expected: the four digits before the resolution are the year of a film, in "Your Name (2016)" as in "Your.Name.2016",
#   the form of scene releases. If it is not sure, there is no episode.
# Seen: in round or square brackets the number is the year. Without brackets it is the episode, and year is missing,
#   also for 1997 and 2009, and also where the name holds nothing else that could be an episode.
# Who is hurt: who tells films from series by "is there an episode number": no film with a dotted name is a film, and
#   the year that would tell two films of one name apart is gone.
# What to do: look for a year between 1900 and next year before asking for an episode; take an episode above 1900 for
#   none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts anitomy@0.0.35 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { parse } from 'anitomy';

const names = {
  'Your Name (2016) [1080p].mkv': { year: 2016, episode: undefined },
  'Summer Wars [2009].mkv': { year: 2009, episode: undefined },
  'Your.Name.2016.1080p.BluRay.x264-GRP.mkv': { year: undefined, episode: 2016 },
  'Perfect.Blue.1997.REMASTERED.1080p.BluRay.x264-GRP.mkv': { year: undefined, episode: 1997 },
  'Redline 2009.mkv': { year: undefined, episode: 2009 },
};
for (const [name, expected] of Object.entries(names)) {
  const { title, year, episode } = parse(name);
  console.log(name, { title, year, episode: episode.number });
  assert.deepEqual({ year, episode: episode.number }, expected);
}
JS
node see.mjs
