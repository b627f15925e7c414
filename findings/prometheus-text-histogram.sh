#!/usr/bin/env bash
# Of a histogram with a label, this reader of metrics keeps the buckets of the last series, and drops the label.
#
# Version: parse-prometheus-text-format 1.1.1. Seen on 2026-11-28, Node 20.20.
# Expected: a histogram by route gives a list of buckets for each route, as a counter by route gives a value for each.
# Seen: a counter does. A histogram gives one list for all routes: every series writes its buckets over those of the one
#   before, the label is nowhere, and neither sum nor count is there. Without a label, sum and count are there. No error.
# Who is hurt: who tests or watches times by route with it: what is read are the times of one route, whichever the server
#   names last, and looks like those of all.
# What to do: keep to counters and gauges with it, or give every route a name of its own; compare with what a Prometheus says.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts parse-prometheus-text-format@1.1.1 prom-client@15.1.3 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import parser from 'parse-prometheus-text-format';
import { Counter, Histogram, Registry } from 'prom-client';

const registers = [new Registry()];
const requests = new Counter({ name: 'requests_total', help: 'Requests.', labelNames: ['route'], registers });
const byRoute = new Histogram({ name: 'by_route_seconds', help: 'T.', labelNames: ['route'], buckets: [1], registers });
const inAll = new Histogram({ name: 'in_all_seconds', help: 'T.', buckets: [1], registers });
for (const [route, seconds] of [['/a', 0.5], ['/a', 0.5], ['/a', 0.5], ['/b', 3]]) {
  requests.inc({ route });
  byRoute.observe({ route }, seconds);
  inAll.observe(seconds);
}
const parse = parser.default ?? parser;
const seen = parse(await registers[0].metrics()).map(({ name, metrics }) => ({ name, metrics }));
console.dir(seen, { depth: 5 });
assert.deepEqual(seen, [
  {
    name: 'requests_total',
    metrics: [
      { value: '3', labels: { route: '/a' } },
      { value: '1', labels: { route: '/b' } },
    ],
  },
  { name: 'by_route_seconds', metrics: [{ buckets: { 1: '0', '+Inf': '1' } }] },
  { name: 'in_all_seconds', metrics: [{ buckets: { 1: '3', '+Inf': '4' }, count: '4', sum: '4.5' }] },
]);
JS
node see.mjs
