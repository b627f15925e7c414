#!/usr/bin/env bash
# A limit of five requests a second lets fifteen through in one moment, if they are asked for together.
#
# Version: ani-client 1.9.0 (a client for AniList). Seen on 2026-11-28, Node 20.20.
# Expected: rateLimit { maxRequests: 5, windowMs: 1000 } holds for whoever calls: twenty calls at once need four
#   windows, five requests in each.
# Seen: the limit is kept only by calls that follow one another. All that find the window full wait for the same moment
#   and then start together: of twenty calls at once five go at once, and the other fifteen a second later, in one
#   burst. By the default (85 a minute) a Promise.all over 200 titles would send 115 in one moment.
# Who is hurt: who fetches a franchise with Promise.all: AniList answers the burst with 429s, and refuses every further
#   request of that minute.
# What to do: put a queue in front that starts one call after another, whatever the client promises; test a limiter
#   with calls at once, and count at the server.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ani-client@1.9.0 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { AniListClient } from 'ani-client';

const arrivals = [];
const server = createServer(async (request, response) => {
  arrivals.push(performance.now());
  let body = '';
  for await (const chunk of request) body += chunk;
  const { id } = JSON.parse(body).variables;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ data: { Media: { id, title: { romaji: 'Akira' } } } }));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const apiUrl = `http://127.0.0.1:${server.address().port}`;

// The bursts: how many requests came with less than half a window between one and the next.
const bursts = async (ask) => {
  arrivals.length = 0;
  await ask(new AniListClient({ apiUrl, rateLimit: { maxRequests: 5, windowMs: 1000 } }));
  return arrivals.reduce((sizes, at, i) => {
    if (i === 0 || at - arrivals[i - 1] > 500) return [...sizes, 1];
    return [...sizes.slice(0, -1), sizes.at(-1) + 1];
  }, []);
};
const ids = Array.from({ length: 20 }, (_, i) => i + 1);
const inTurn = await bursts(async (client) => {
  for (const id of ids) await client.getMedia(id);
});
const atOnce = await bursts((client) => Promise.all(ids.map((id) => client.getMedia(id))));
server.close();
console.log('twenty calls, limit 5 in 1 s; requests in each burst');
console.log('one after another:', inTurn);
console.log('at once:          ', atOnce);
assert.deepEqual(inTurn, [5, 5, 5, 5]);
assert.deepEqual(atOnce, [5, 15]);
JS
node see.mjs
