#!/usr/bin/env bash
# A link in a terminal table widens its column by the address, where the link ends as the description of OSC 8 shows it.
#
# Versions: cli-table3 0.6.5 with string-width 4.2.3 and strip-ansi 6.0.1, the last ones for require(); strip-ansi 7.2.0 beside them. Seen on
#   2026-11-29, Node 20.20.
# Expected: a link (OSC 8) has no width but that of its text. Its parts may end with ESC \ (ST), as its description and most writers
#   outside of JavaScript do, or with BEL; terminals take both.
# Seen: with BEL the column is as wide as the text; with ST the address is counted in: 48 columns for the 15 of "Attack on Titan". With
#   a fixed width the cell shows the beginning of the address and the title is lost. strip-ansi 7 knows both.
# Who is hurt: who puts the output of a program with links (git, gcc, ls, animectl) into a table, or measures it with what require() loads.
# What to do: end links with BEL before they are given to it, or take string-width 5 or later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts cli-table3@0.6.5 string-width-4@npm:string-width@4.2.3 \
  strip-ansi-6@npm:strip-ansi@6.0.1 strip-ansi@7.2.0 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import Table from 'cli-table3';
import stripAnsi from 'strip-ansi';
import stringWidth from 'string-width-4';
import stripAnsi6 from 'strip-ansi-6';

const title = 'Attack on Titan';
const link = (end) => `\u001b]8;;https://anilist.co/anime/16498${end}${title}\u001b]8;;${end}`;
const rowOf = (options, text) => {
  const table = new Table({ ...options, style: { head: [], border: [] } });
  table.push([text]);
  return table.toString().split('\n');
};
const seen = Object.entries({ BEL: '\u0007', ST: '\u001b\\' }).map(([name, end]) => ({
  end: name,
  'string-width 4': stringWidth(link(end)),
  'strip-ansi 6 leaves the title alone': stripAnsi6(link(end)) === title,
  'strip-ansi 7 does': stripAnsi(link(end)) === title,
  'width of the table': rowOf({}, link(end))[0].length,
  'of 24 columns, the title is shown': rowOf({ colWidths: [24] }, link(end))[1].includes(title),
}));
console.table(seen);
const [bel, st] = seen.map((each) => Object.values(each).slice(1));
assert.deepEqual(bel, [15, true, true, 19, true]);
assert.deepEqual(st, [48, false, true, 52, false]);
JS
node see.mjs
