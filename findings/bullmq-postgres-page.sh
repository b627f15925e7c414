#!/usr/bin/env bash
# The first page of a queue's jobs, oldest first, is on PostgreSQL the page with the newest jobs.
#
# Version: bullmq 6.7.0 with pg 8.23.1 on PostgreSQL 15 and with ioredis 5.8.2 on Redis 7.0 (Debian 12: apt-get install
#   postgresql redis-server; without them this script ends with 77). Seen on 2026-11-28, Node 20.20.
# Expected: the same call gives the same jobs on both backends. getJobs('waiting', 0, 1, true) and getWaiting(0, 1) are
#   the two jobs that wait longest, getWaiting(2, 3) the next two.
# Seen: for ascending order the PostgreSQL backend counts the page from the newest end and then turns it round. Of five
#   jobs a b c d e Redis gives "a b", then "c d"; PostgreSQL gives "d e", then "b c". Whole lists and descending pages
#   are alike, so a test with three jobs and no paging sees nothing. Each page looks right: its jobs are in order.
# Who is hurt: who pages through waiting jobs (a job list, "what is next", a clean-up that takes the oldest thousand):
#   after a move to PostgreSQL it shows, or removes, the newest jobs as the oldest.
# What to do: ask for descending pages alone, and turn them round oneself; hold it in a test that runs on both.
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
const names = async (jobs) => (await jobs).map((job) => job.name).join(' ');
const pages = async (queue) => {
  await queue.addBulk([...'abcde'].map((name) => ({ name, data: {} })));
  return {
    'all, ascending': await names(queue.getJobs(['waiting'], 0, -1, true)),
    'descending, 0 to 1': await names(queue.getJobs(['waiting'], 0, 1, false)),
    'ascending, 0 to 1': await names(queue.getJobs(['waiting'], 0, 1, true)),
    'getWaiting(0, 1)': await names(queue.getWaiting(0, 1)),
    'getWaiting(2, 3)': await names(queue.getWaiting(2, 3)),
  };
};

const connection = new Redis(`${folder}/redis.sock`, { maxRetriesPerRequest: null });
const onRedis = new Queue('franchises', { connection });
const redis = await pages(onRedis);
await onRedis.close();
await connection.quit();

const onPostgres = new Queue(
  'franchises',
  { connection: { host: `${folder}/data`, user: 'queue', database: 'postgres', migrate: true } },
  createPostgresBackend,
);
const postgres = await pages(onPostgres);
await onPostgres.close();

console.log('five jobs, added in the order a b c d e');
console.log('Redis:     ', redis);
console.log('PostgreSQL:', postgres);
const alike = { 'all, ascending': 'a b c d e', 'descending, 0 to 1': 'e d' };
assert.deepEqual(redis, { ...alike, 'ascending, 0 to 1': 'a b', 'getWaiting(0, 1)': 'a b', 'getWaiting(2, 3)': 'c d' });
assert.deepEqual(postgres, { ...alike, 'ascending, 0 to 1': 'd e', 'getWaiting(0, 1)': 'd e', 'getWaiting(2, 3)': 'b c' });
JS
node see.mjs "$folder"
