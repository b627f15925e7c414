#!/usr/bin/env bash
# From keyv 5 to keyv 6, an entry whose time is already over is no longer dropped: it is kept for ever.
#
# Version: keyv 6.1.0, beside keyv 5.6.0 (6.1.0 asks for Node 22.19 and runs on 20.20, too). Seen on 2026-11-28.
# Expected: set(key, value, lifetime) with a lifetime below zero stores nothing that get() would give back: the time at
#   which it should end has passed. At worst the default lifetime holds.
# Seen: keyv 5 gives nothing back. keyv 6 takes a negative lifetime for "none": the entry never ends, not even by the
#   default lifetime of the cache, which the same call without a number obeys.
# Who is hurt: who computes lifetimes as "end minus now" (an Expires header, max-age minus Age, the next broadcast): an
#   answer that came late, or a clock that is a little ahead, pins an old answer for good.
# What to do: do not store when the rest is zero or less (zero, too, means for ever, in both versions).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts five@npm:keyv@5.6.0 six@npm:keyv@6.1.0 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Keyv as Five } from 'five';
import { Keyv as Six } from 'six';

const defaultMs = 50;
const seen = {};
for (const [version, Keyv] of [['keyv 5.6.0', Five], ['keyv 6.1.0', Six]]) {
  const cache = new Keyv({ ttl: defaultMs });
  await cache.set('no lifetime', 'an answer');
  await cache.set('over for a minute', 'an answer', -60_000);
  const early = await cache.get('over for a minute');
  await wait(4 * defaultMs);
  seen[version] = {
    'over for a minute, read at once': early,
    'read after four default lifetimes': await cache.get('over for a minute'),
    'no lifetime, read after four': await cache.get('no lifetime'),
  };
}
console.log(seen);

const row = (early, late) => ({
  'over for a minute, read at once': early,
  'read after four default lifetimes': late,
  'no lifetime, read after four': undefined,
});
assert.deepEqual(seen, { 'keyv 5.6.0': row(undefined, undefined), 'keyv 6.1.0': row('an answer', 'an answer') });
JS
node see.mjs
