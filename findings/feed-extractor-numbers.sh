#!/usr/bin/env bash
# A title that looks like a number is written anew: 007 is "7", "3.0" is "3", and ids 003 and 3 are one.
#
# Version: @extractus/feed-extractor 8.0.3. Seen on 2026-11-28, Node 20.20.
# Expected: titles and ids of a feed are text.
# Seen: they are read as numbers and made text again: "007" is "7", "2.50" is "2.5", "1e3" is "1000", and "0" and "00" are
#   empty titles, in Atom as in RSS. "86" and "1917" come through by luck. It happens to ids of RSS as well: guids "003"
#   and "3" both become "3".
# Who is hurt: readers of feeds about anime and films, where titles are numbers (86, 3.0+1.0, 007, 00), and whoever tells
#   news by its guid: of two entries with padded ids one is never shown.
# What to do: give the XML parser below the option that leaves text alone (xmlParserOptions: { parseTagValue: false });
#   when writing a feed, use ids that are no numbers, such as tag: URIs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @extractus/feed-extractor@8.0.3 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { extractFromXml } from '@extractus/feed-extractor';

const titles = ['007', '86', '3.0', '2.50', '1e3', '0', '00', '91 Days'];
const items = titles.map((title, n) => `<item><title>${title}</title><link>https://example.org/${n}</link></item>`);
const atomEntries = titles.map(
  (title, n) =>
    `<entry><id>tag:example.org,2026:${n}</id><title>${title}</title><updated>2026-11-28T08:00:00Z</updated></entry>`,
);
const ids = ['003', '3'].map((id) => `<item><title>n</title><guid isPermaLink="false">${id}</guid></item>`);
const rss = (inside) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>https://example.org/</link><description>d</description>${inside}</channel></rss>`;
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:f</id><title>t</title>
  <updated>2026-11-28T08:00:00Z</updated><author><name>a</name></author>${atomEntries.join('')}</feed>`;
const told = (xml, options) => extractFromXml(xml, options).entries.map(({ title }) => title);
const seen = {
  rss: told(rss(items.join(''))),
  atom: told(atom),
  'rss, text left alone': told(rss(items.join('')), { xmlParserOptions: { parseTagValue: false } }),
  'ids of rss': extractFromXml(rss(ids.join(''))).entries.map(({ id }) => id),
};
console.log(titles, seen);
const changed = ['7', '86', '3', '2.5', '1000', '', '', '91 Days'];
assert.deepEqual(seen, {
  rss: changed,
  atom: changed,
  'rss, text left alone': titles,
  'ids of rss': ['3', '3'],
});
JS
node see.mjs
