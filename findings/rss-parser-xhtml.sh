#!/usr/bin/env bash
# Content of type xhtml in an Atom feed comes out with its words in another order.
#
# Version: rss-parser 3.13.0. Seen on 2026-11-28, Node 20.20.
# Expected: RFC 4287, 3.1.1.3: the content of type xhtml is one div, and is shown as it stands.
# Seen: all text of an element comes first, then its elements, those of one name together: "New: <b>Bleach</b> before
#   <i>Gintama</i>, then <b>86</b>." becomes "New:  before , then .<b>Bleach</b><b>86</b><i>Gintama</i>", and a list between
#   two paragraphs comes after both. No error; content of type html is left as it was.
# Who is hurt: who reads news where order matters ("A before B"), and who writes feeds and tests them with this reader
#   only with plain text.
# What to do: write content as type="html" or "text"; when reading, take the raw XML of such an entry from another parser.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts rss-parser@3.13.0 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import Parser from 'rss-parser';

const inOrder = 'New: <b>Bleach</b> before <i>Gintama</i>, then <b>86</b>.';
const escaped = inOrder.replaceAll('<', '&lt;');
const list = '<p>first</p><ul><li>second</li></ul><p>third</p>';
const div = (inside) => `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`;
const entry = (n, content) =>
  `<entry><id>tag:example.org,2026:${n}</id><title>t</title><updated>2026-11-28T08:00:00Z</updated>${content}</entry>`;
const feed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:f</id><title>t</title>
  <updated>2026-11-28T08:00:00Z</updated><author><name>a</name></author>${[
    `<content type="html">${escaped}</content>`,
    `<content type="xhtml">${div(inOrder)}</content>`,
    `<content type="xhtml">${div(list)}</content>`,
  ]
    .map((content, n) => entry(n, content))
    .join('')}</feed>`;
const { items } = await new Parser().parseString(feed);
const seen = items.map(({ content }) => content);
console.log(seen);
const read = (inside) => `<div type="xhtml">${div(inside)}</div>`;
assert.deepEqual(seen, [
  inOrder,
  read('New:  before , then .<b>Bleach</b><b>86</b><i>Gintama</i>'),
  read('<p>first</p><p>third</p><ul><li>second</li></ul>'),
]);
JS
node see.mjs
