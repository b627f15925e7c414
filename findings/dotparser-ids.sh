#!/usr/bin/env bash
# Bare numbers in DOT are other nodes than Graphviz means: 007 and 7 become one, 86 and "86" become two.
#
# Version: dotparser 1.1.1, beside Graphviz itself as @hpcc-js/wasm-graphviz 1.29.2. Seen on 2026-11-28, Node 20.20.
# Expected: in DOT an id is text, whatever its form: 86 and "86" are the same node, 007 and 7 are not, 1.0 and 1 are not.
# Seen: dotparser turns bare numerals into numbers. 007 and 7 are both 7, and 1.0 and 1 both 1: two titles are one. And
#   86 is a number where "86" is a text, so a Map or a === sees two nodes where Graphviz draws one. Quoted ids are kept
#   as they are.
# Who is hurt: who reads graphs whose nodes are named by ids or by titles made of digits: relations end at the wrong
#   title, or at one that was never described.
# What to do: quote every id when writing DOT, also numeric ones; when reading, compare ids as text, and know that a
#   leading zero is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts dotparser@1.1.1 @hpcc-js/wasm-graphviz@1.29.2 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import dotparser from 'dotparser';

const graphviz = await Graphviz.load();
const nodes = (dot) => ({
  graphviz: JSON.parse(graphviz.dot(dot, 'json')).objects.map((node) => node.name),
  dotparser: [...new Set(dotparser(dot)[0].children.flatMap((edge) => edge.edge_list.map((node) => node.id)))],
});
const expected = {
  'digraph { 86 -> "86" }': { graphviz: ['86'], dotparser: [86, '86'] },
  'digraph { 007 -> 7 }': { graphviz: ['007', '7'], dotparser: [7] },
  'digraph { 1.0 -> 1 }': { graphviz: ['1.0', '1'], dotparser: [1] },
  'digraph { "007" -> "7" }': { graphviz: ['007', '7'], dotparser: ['007', '7'] },
};
for (const [dot, seen] of Object.entries(expected)) {
  console.log(dot, nodes(dot));
  assert.deepEqual(nodes(dot), seen);
}
JS
node see.mjs
