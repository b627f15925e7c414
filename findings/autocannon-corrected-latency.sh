#!/usr/bin/env bash
# One pause of half a second puts thousands of made-up slow answers beside 400 real ones, nearly all of them fast.
#
# Version: autocannon 9.0.0 (a load generator for HTTP). Seen on 2026-11-29, Node 20.20.
# Expected: with a rate, latencies are corrected for requests that would have been sent during a pause ("coordinated
#   omission"): ten connections at ten requests a second each leave out four or five each in half a second.
# Seen: the interval between two requests of a connection is taken to be ceil(1 / rate): that is in seconds, and the
#   latencies are in ms. So it is 1 ms at any rate, and each slow answer adds as many made-up ones as it took
#   milliseconds: of 400 requests there are 4,000 to 9,000 latencies, and the median is 20 ms or more in place of less than one.
#   Besides, all requests of a second are sent as fast as they are answered at its beginning.
# Who is hurt: who holds a server to a p99 at a rate (--overallRate, --connectionRate): a pause in a minute decides it.
# What to do: --ignoreCoordinatedOmission, and compare latency.totalCount with requests.total; or send requests at their
#   times whatever became of those before, and count from when each was due.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts autocannon@9.0.0 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import autocannon from 'autocannon';

let asked = 0;
const server = createServer((_, response) => {
  // The pause: of ten connections that are asked together, the answers of all come after it.
  if (++asked === 200) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  response.end('here it is');
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const url = `http://127.0.0.1:${server.address().port}`;
const loaded = async (more) => {
  asked = 0;
  const { requests, latency } = await autocannon({ url, connections: 10, overallRate: 100, amount: 400, ...more });
  return { requests: requests.total, latencies: latency.totalCount, median: latency.p50, p99: latency.p99 };
};
const usual = await loaded({});
const uncorrected = await loaded({ ignoreCoordinatedOmission: true });
server.close();
console.log('as it is:           ', usual);
console.log('without correction: ', uncorrected);
assert.equal(usual.requests, 400);
assert.equal(uncorrected.latencies, 400);
// Ten connections would have sent 50 in half a second, all together.
assert.ok(usual.latencies > 400 + 10 * 50);
JS
node see.mjs
