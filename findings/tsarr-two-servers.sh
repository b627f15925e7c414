#!/usr/bin/env bash
# Making a client for a second Radarr sends the first client's calls to the second Radarr.
#
# Version: tsarr 2.4.12, the newest for Node 20 (2.16.0, which wants Node 24.21, keeps them apart). Seen on 2026-11-28,
#   Node 20.20.
# Expected: two RadarrClient objects with an address and a key each talk to their own server, as their constructors say.
# Seen: address and key are kept once for the whole process. As soon as the second client exists, the first one asks
#   the second server, with the second key, and gets a proper answer of the wrong library. No error, no warning.
# Who is hurt: who keeps two libraries (one for 4K, one for the rest) and reads, adds or deletes in
#   both: a deletion meant for the one hits the film that has this number in the other. And tests that run a client
#   against a real and a simulated server in one process compare one server with itself.
# What to do: one process, or one worker, a server; or a newer Node. In tests, never two of these clients side by side.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts tsarr@2.4.12 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { RadarrClient } from 'tsarr';

const library = async (title) => {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify([{ id: 1, title, tmdbId: 1, tags: [] }]));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { asked, server, baseUrl: `http://127.0.0.1:${server.address().port}` };
};
const main = await library('Akira');
const fourK = await library('Paprika');
const title = async (client) => (await client.getMovies()).data[0].title;

const first = new RadarrClient({ baseUrl: main.baseUrl, apiKey: '1'.repeat(32) });
const before = await title(first);
const second = new RadarrClient({ baseUrl: fourK.baseUrl, apiKey: '2'.repeat(32) });
const after = await title(first);
const other = await title(second);
console.log('first client, alone:                    ', before);
console.log('first client, once the second was made: ', after);
console.log('second client:                          ', other);
console.log('requests at the first server: ', main.asked.length, '- at the second:', fourK.asked.length);
main.server.close();
fourK.server.close();

assert.deepEqual([before, after, other], ['Akira', 'Paprika', 'Paprika']);
assert.equal(main.asked.length, 1);
assert.equal(fourK.asked.length, 2);
JS
node see.mjs
