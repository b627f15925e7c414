#!/usr/bin/env bash
# A paused queue looks empty on PostgreSQL, while on Redis its jobs are counted as waiting.
#
# Version: bullmq 6.7.0 with pg 8.23.1 on PostgreSQL 15 and with ioredis 5.8.2 on Redis 7.0 (Debian 12: apt-get install
#   postgresql redis-server; without them this script ends with 77). Seen on 2026-11-28, Node 20.20.
# Expected: getJobCounts() without words counts the jobs of every kind, and count() those that are still to be done;
#   the backend does not matter, and a pause takes no job away.
# Seen: while the queue is paused, PostgreSQL files its jobs under "paused", which getJobCounts() does not ask for and
#   count() does not add: the three jobs are in no number at all, and count() says 0. On Redis the same jobs stay
#   "waiting", and count() says 3. After resume() both agree again.
# Who is hurt: who lets workers end, scales them down, raises no alarm or deletes a queue when count() is 0: a pause for
#   maintenance looks as if all was done.
# What to do: ask for getJobCounts('waiting', 'paused', 'prioritized', 'delayed', 'active') by name, on both backends.
set -euo pipefail
pgbin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
if [ -z "$pgbin" ] || ! command -v redis-server >/dev/null; then
  echo "skipped: PostgreSQL or redis-server is not installed (apt-get install postgresql redis-server)"
  exit 77
fi
folder=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then as=(runuser -u postgres --) && chown postgres "$folder"; fi
redis=
end() {
  if [ -n "$redis" ]; then kill "$redis" 2>/dev/null || true; fi
  if [ -d "$folder/data" ]; then "${as[@]}" "$pgbin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; fi
  rm -rf "$folder"
}
trap end EXIT
cd "$folder"
"${as[@]}" "$pgbin/initdb" -D "$folder/data" -A trust -U queue --locale=C.UTF-8 >/dev/null
"${as[@]}" "$pgbin/pg_ctl" -D "$folder/data" -w -l "$folder/data/log" \
  -o "-c listen_addresses='' -k $folder/data" start >/dev/null
redis-server --port 0 --unixsocket "$folder/redis.sock" --save '' --appendonly no --dir "$folder" >/dev/null &
redis=$!
printf '{"private":true,"type":"module","overrides":{"msgpackr-extract":"3.0.3"}}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts bullmq@6.7.0 pg@8.23.1 ioredis@5.8.2 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { createPostgresBackend, Queue } from 'bullmq';
import { Redis } from 'ioredis';

const folder = process.argv[2];
const seen = async (queue) => {
  const counts = await queue.getJobCounts();
  return {
    'count()': await queue.count(),
    'sum of getJobCounts()': Object.values(counts).reduce((sum, count) => sum + count, 0),
    named: await queue.getJobCounts('waiting', 'paused'),
  };
};
const story = async (queue) => {
  await queue.addBulk(['a', 'b', 'c'].map((name) => ({ name, data: {} })));
  const running = await seen(queue);
  await queue.pause();
  const paused = await seen(queue);
  await queue.resume();
  return { running, paused, resumed: await seen(queue) };
};

const connection = new Redis(`${folder}/redis.sock`, { maxRetriesPerRequest: null });
const onRedis = new Queue('franchises', { connection });
const redis = await story(onRedis);
await onRedis.close();
await connection.quit();

const onPostgres = new Queue(
  'franchises',
  { connection: { host: `${folder}/data`, user: 'queue', database: 'postgres', migrate: true } },
  createPostgresBackend,
);
const postgres = await story(onPostgres);
await onPostgres.close();

console.log('three jobs\nRedis:     ', redis, '\nPostgreSQL:', postgres);
const three = { 'count()': 3, 'sum of getJobCounts()': 3, named: { waiting: 3, paused: 0 } };
assert.deepEqual(redis, { running: three, paused: three, resumed: three });
assert.deepEqual(postgres, {
  running: three,
  paused: { 'count()': 0, 'sum of getJobCounts()': 0, named: { waiting: 0, paused: 3 } },
  resumed: three,
});
JS
node see.mjs "$folder"
