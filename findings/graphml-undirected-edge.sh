#!/usr/bin/env bash
# No reader keeps directed="false" in GraphML: two turn the edge into a one-way one, the third refuses the file.
#
# Version: graphology-graphml 0.5.2 with graphology 0.26.0; networkx 2.8.8 and python-igraph 0.10.2 as in Debian 12
#   (apt-get install python3-networkx python3-igraph; parts whose reader is missing are passed over, and that is said).
#   Seen on 2026-11-28, Node 20.20.
# Expected: GraphML lets one edge say directed="false" in a graph with edgedefault="directed". A sequel points one way,
#   an alternative version does not; so a franchise is a mixed graph, and a reader keeps it, or says that it cannot.
# Seen: graphology looks for "true" alone and makes the edge a directed one, without a word, although its own graphs
#   can be mixed. igraph does the same. networkx refuses the whole file.
# Who is hurt: who draws or measures franchises: a remake becomes a successor of the first series, and whatever follows
#   arrows finds the first from the second no more.
# What to do: do not count on the attribute: put "symmetric" into a data key of the edge, keep edgedefault="directed",
#   or write such an edge once each way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts graphology@0.26.0 graphology-graphml@0.5.2 >&2

cat >franchise.graphml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="relation" for="edge" attr.name="relation" attr.type="string"/>
  <graph edgedefault="directed">
    <node id="Fullmetal Alchemist"/>
    <node id="Conqueror of Shamballa"/>
    <node id="Brotherhood"/>
    <edge source="Fullmetal Alchemist" target="Conqueror of Shamballa"><data key="relation">SEQUEL</data></edge>
    <edge source="Fullmetal Alchemist" target="Brotherhood" directed="false"><data key="relation">ALTERNATIVE</data></edge>
  </graph>
</graphml>
XML
cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Graph from 'graphology';
import { parse } from 'graphology-graphml';

const graph = parse(Graph, readFileSync('franchise.graphml', 'utf8'));
console.log('graphology: type', graph.type, '- undirected edges', graph.undirectedSize, '- directed', graph.directedSize);
console.log('graphology: out of Brotherhood:', graph.outboundNeighbors('Brotherhood'));
assert.equal(graph.undirectedSize, 0);
assert.equal(graph.directedSize, 2);
assert.deepEqual(graph.outboundNeighbors('Brotherhood'), []);
JS
node see.mjs

python=/usr/bin/python3
if "$python" -c 'import networkx' 2>/dev/null; then
  "$python" - <<'PY'
import networkx
print("networkx", networkx.__version__, end=": ")
try:
    networkx.read_graphml("franchise.graphml")
    raise SystemExit("read without an error")
except networkx.NetworkXError as error:
    print("refused:", error)
    assert "directed=false" in str(error)
PY
else
  echo "networkx is not installed: passed over"
fi
if "$python" -c 'import igraph' 2>/dev/null; then
  "$python" - <<'PY'
import igraph
graph = igraph.Graph.Read_GraphML("franchise.graphml")
brotherhood = graph.vs.find(id="Brotherhood")
print("igraph", igraph.__version__, ": directed", graph.is_directed(), "- out of Brotherhood:", graph.successors(brotherhood))
assert graph.is_directed() and graph.successors(brotherhood) == []
PY
else
  echo "igraph is not installed: passed over"
fi
