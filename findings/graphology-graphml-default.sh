#!/usr/bin/env bash
# A default in GraphML arrives as text: where "adult" is false by default, every film counts as adult.
#
# Version: graphology-graphml 0.5.2 with graphology 0.26.0. Seen on 2026-11-28, Node 20.20.
# Expected: a key with attr.type="boolean" or "int" gives booleans and numbers, whether a node states the value itself
#   or takes it from <default>, as GraphML has it.
# Seen: stated values are cast, defaults are not. A node without the key gets the text "false", which is true in an
#   `if`, and the text "1", which a sum glues on as a digit. Nothing is told.
# Who is hurt: who writes GraphML with defaults to keep a file of a thousand films small, and whoever reads it with
#   this library: a filter on "adult" throws out every film, and a sum of episodes is a text.
# What to do: write no <default>; leave the key out where the value is not known, and write it where it is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts graphology@0.26.0 graphology-graphml@0.5.2 >&2

cat >franchise.graphml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="adult" for="node" attr.name="adult" attr.type="boolean"><default>false</default></key>
  <key id="episodes" for="node" attr.name="episodes" attr.type="int"><default>1</default></key>
  <graph edgedefault="directed">
    <node id="series"><data key="adult">false</data><data key="episodes">51</data></node>
    <node id="film"/>
    <edge source="series" target="film"/>
  </graph>
</graphml>
XML
cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Graph from 'graphology';
import { parse } from 'graphology-graphml';

const graph = parse(Graph, readFileSync('franchise.graphml', 'utf8'));
const series = graph.getNodeAttributes('series');
const film = graph.getNodeAttributes('film');
const suitable = graph.filterNodes((_, title) => !title.adult);
const episodes = graph.reduceNodes((sum, _, title) => sum + title.episodes, 0);
console.log('series, which states its values:', series);
console.log('film, which takes the defaults: ', film);
console.log('nodes that are not adult:', suitable);
console.log('sum of episodes:', episodes);

assert.deepEqual({ ...series }, { adult: false, episodes: 51 });
assert.deepEqual({ ...film }, { adult: 'false', episodes: '1' });
assert.deepEqual(suitable, ['series']);
assert.equal(episodes, '511');
JS
node see.mjs
