#!/usr/bin/env bash
# A square bracket inside a quoted title ends the title, and the rest of the line is lost: [Oshi no Ko] has no sequel.
#
# Version: beautiful-mermaid 1.1.3, beside mermaid 11.17.2 (jsdom 26.1.0 as the page that it wants). Seen on 2026-11-28,
#   Node 20.20.
# Expected: in n1["..."] the quotes hold the label together, whatever brackets are in it; so mermaid reads it. What a
#   reader does not understand it refuses.
# Seen: beautiful-mermaid ends the label at the first "]", also within quotes. The film's name is cut and begins with a
#   stray quote, and what follows on the line, the arrow and the next title, is dropped. The picture is drawn without
#   an error. Round and curly brackets are read as they should be.
# Who is hurt: who writes a franchise as one line an arrow: titles such as "[Oshi no Ko]" and "Fate/stay night
#   [Unlimited Blade Works]" stand alone, without the season after them, and a picture gives no sign of it.
# What to do: write every title on a line of its own before the arrows, which then name ids only; and where a picture
#   is made by this reader, round brackets for square ones.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts mermaid@11.17.2 jsdom@26.1.0 beautiful-mermaid@1.1.3 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { parseMermaid, renderMermaidSVG } from 'beautiful-mermaid';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');

const read = async (title) => {
  const file = `flowchart LR\n  n1["${title}"] --> n2["Season 2"]\n`;
  await mermaid.parse(file);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(file);
  const quick = parseMermaid(file);
  return {
    mermaid: { labels: [...db.getVertices().values()].map((vertex) => vertex.text), arrows: db.getEdges().length },
    'beautiful-mermaid': { labels: [...quick.nodes.values()].map((node) => node.label), arrows: quick.edges.length },
    drawn: renderMermaidSVG(file).includes('Season 2') ? 'with Season 2' : 'without Season 2',
  };
};
for (const title of ['Kara no Kyoukai (Part 1) {2007}', '[Oshi no Ko]', 'Fate/stay night [Unlimited Blade Works]']) {
  const seen = await read(title);
  console.log(title, seen);
  const whole = { labels: [title, 'Season 2'], arrows: 1 };
  const cut = { labels: [`"${title.slice(0, title.indexOf(']'))}`], arrows: 0 };
  const bracket = title.includes(']');
  assert.deepEqual(seen, {
    mermaid: whole,
    'beautiful-mermaid': bracket ? cut : whole,
    drawn: bracket ? 'without Season 2' : 'with Season 2',
  });
}
process.exit(0);
JS
node see.mjs
