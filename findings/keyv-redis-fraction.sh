#!/usr/bin/env bash
# A lifetime with a fraction of a millisecond keeps nothing on Redis, and set() says true all the same.
#
# Version: keyv 5.6.0 with @keyv/redis 5.1.6 on Redis 7.0 (Debian 12: apt-get install redis-server; without it this
#   script ends with 77). Seen on 2026-11-28, Node 20.20.
# Expected: a lifetime such as 3600000.5, as a computed one easily is (a day over seven, an hour plus Math.random()), is
#   rounded; or set() says false, as it does by its type when nothing was stored.
# Seen: keyv in memory keeps the entry. On Redis the server refuses the command, keyv tells an "error" event, and set()
#   answers true; get() then finds nothing. The same code caches on one machine and never on the fleet.
# Who is hurt: who spreads lifetimes by chance, so that not all entries end at once, or divides them: every request goes
#   to the provider again, and the limit is used up by answers that were thought to be kept.
# What to do: Math.ceil() every lifetime before it reaches the store, and count what is read back, not what set() says.
set -euo pipefail
if ! command -v redis-server >/dev/null; then
  echo "skipped: redis-server is not installed (apt-get install redis-server)"
  exit 77
fi
folder=$(mktemp -d)
cd "$folder"
redis-server --port 0 --unixsocket "$folder/redis.sock" --save '' --appendonly no --dir "$folder" >/dev/null &
redis=$!
trap 'kill "$redis" 2>/dev/null || true; rm -rf "$folder"' EXIT
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts keyv@5.6.0 @keyv/redis@5.1.6 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import KeyvRedis from '@keyv/redis';
import Keyv from 'keyv';

const seen = {};
const stores = { memory: undefined, Redis: new KeyvRedis({ socket: { path: process.argv[2] } }) };
for (const [name, store] of Object.entries(stores)) {
  const errors = [];
  const keyv = new Keyv(store ? { store, namespace: 'answers' } : { namespace: 'answers' });
  keyv.on('error', (error) => errors.push(error.message));
  for (const lifetime of [3_600_000, 3_600_000.5])
    seen[`${name}, ${lifetime} ms`] = {
      set: await keyv.set(`anilist:${lifetime}`, 'an answer', lifetime),
      get: await keyv.get(`anilist:${lifetime}`),
    };
  seen[`${name}, error events`] = errors;
  await keyv.disconnect();
}
console.log(seen);

const kept = { set: true, get: 'an answer' };
assert.deepEqual(seen, {
  'memory, 3600000 ms': kept,
  'memory, 3600000.5 ms': kept,
  'memory, error events': [],
  'Redis, 3600000 ms': kept,
  'Redis, 3600000.5 ms': { set: true, get: undefined },
  'Redis, error events': ['ERR value is not an integer or out of range'],
});
JS
node see.mjs "$folder/redis.sock"
