#!/usr/bin/env bash
# add() with an id that is taken gives back a job that does not exist: the id of the stored one, and the data of the new one.
#
# Version: bullmq 6.7.0 with ioredis 5.8.2 on Redis 7.0 (Debian 12: apt-get install redis-server; without it this script ends
#   with 77). Seen on 2026-11-28, Node 20.20.
# Expected: the same id twice is one job, as its manual says, and what add() gives back is that job, with its name and data.
# Seen: it is one job, with the name and data of the first. The second add() gives back its own name, data and options beside
#   the id of the first; addBulk() and `deduplication` do so as well. No word tells that nothing was added; getState() on it
#   speaks of the stored job.
# Who is hurt: who shows or logs what was queued: "Gintama waits as same-1" while Bleach does; and who compares data to
#   learn whether a job is new.
# What to do: read it again with getJob(id) before showing it.
set -euo pipefail
if ! command -v redis-server >/dev/null; then
  echo "skipped: redis-server is not installed (apt-get install redis-server)"
  exit 77
fi
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
redis-server --port 0 --unixsocket "$folder/redis.sock" --save '' --appendonly no --loglevel warning >/dev/null &
server=$!
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts bullmq@6.7.0 ioredis@5.8.2 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { argv } from 'node:process';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';

const connection = new Redis(argv[2], { maxRetriesPerRequest: null });
const queue = new Queue('titles', { connection });
const brief = ({ id, name, data }) => ({ id, name, data });
const twice = async (first, second) => {
  await first();
  const told = brief(await second());
  return { told, stored: brief(await queue.getJob(told.id)) };
};
const bleach = { title: 'Bleach' };
const gintama = { title: 'Gintama' };
const seen = {
  add: await twice(
    () => queue.add('first', bleach, { jobId: 'same-1' }),
    () => queue.add('second', gintama, { jobId: 'same-1' }),
  ),
  addBulk: await twice(
    () => queue.add('first', bleach, { jobId: 'same-2' }),
    async () => (await queue.addBulk([{ name: 'second', data: gintama, opts: { jobId: 'same-2' } }]))[0],
  ),
  deduplication: await twice(
    () => queue.add('first', bleach, { deduplication: { id: 'same' } }),
    () => queue.add('second', gintama, { deduplication: { id: 'same' } }),
  ),
};
console.dir(seen, { depth: 4 });
for (const { told, stored } of Object.values(seen)) {
  assert.equal(told.id, stored.id);
  assert.deepEqual([told.name, told.data], ['second', gintama]);
  assert.deepEqual([stored.name, stored.data], ['first', bleach]);
}
assert.equal(await queue.count(), 3);
await queue.close();
await connection.quit();
JS
node see.mjs "$folder/redis.sock"
