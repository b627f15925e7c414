#!/usr/bin/env bash
# From feed 5.2 to feed 6, the ids of Atom entries change, while those of RSS and JSON Feed stay as they were.
#
# Version: feed 6.0.0, beside feed 5.2.1. Seen on 2026-11-28, Node 20.20.
# Expected: an entry's id is a name, not an address to be tidied: RFC 4287 (4.2.6) wants it kept letter by letter.
#   What addItem is given as id is written as it is, in all three formats and by both versions.
# Seen: feed 6 sends the id of an Atom entry, and only there, through new URL(). An address with a native title comes
#   out percent-encoded, a default port is dropped, a bare host gets a slash, and an id that is no address at all
#   (anilist-16498) throws "Invalid URL" for the whole feed. RSS and JSON Feed of the same object keep the id.
# Who is hurt: whoever updates from 5.2: readers tell new from old by the id, so every subscriber of the Atom feed gets
#   all old entries again as unread. And whoever compares ids across the formats.
# What to do: use ids that URL leaves alone (a tag: or an urn:, or an address in ASCII), and hold them in a test.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts five@npm:feed@5.2.1 six@npm:feed@6.0.0 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { Feed as Five } from 'five';
import { Feed as Six } from 'six';

const entryIds = (Feed, id) => {
  const feed = new Feed({ id: 'tag:example.org,2026:news', title: 'News', copyright: '', updated: new Date(0) });
  feed.addItem({ id, title: 'Attack on Titan', link: 'https://example.org/titles/16498', date: new Date(0) });
  const written = (make) => {
    try {
      return make();
    } catch (error) {
      return `${error.name}: ${error.message}`;
    }
  };
  return {
    atom: written(() => feed.atom1().match(/<entry>[^]*?<id>(.*)<\/id>/)[1]),
    rss: written(() => feed.rss2().match(/<guid[^>]*>(.*)<\/guid>/)[1]),
    json: written(() => JSON.parse(feed.json1()).items[0].id),
  };
};

const changed = {
  'https://example.org/titles/進撃の巨人':
    'https://example.org/titles/%E9%80%B2%E6%92%83%E3%81%AE%E5%B7%A8%E4%BA%BA',
  'https://example.org:443/titles/16498': 'https://example.org/titles/16498',
  'https://example.org': 'https://example.org/',
  'anilist-16498': 'TypeError: Invalid URL',
};
for (const [id, atomOfSix] of Object.entries(changed)) {
  const five = entryIds(Five, id);
  const six = entryIds(Six, id);
  console.log({ given: id, 'feed 5.2.1': five, 'feed 6.0.0': six });
  assert.deepEqual(five, { atom: id, rss: id, json: id });
  assert.deepEqual(six, { atom: atomOfSix, rss: id, json: id });
}
for (const id of ['tag:example.org,2026:anilist:16498', 'urn:example:anilist:16498'])
  assert.deepEqual(entryIds(Six, id), { atom: id, rss: id, json: id });
console.log('kept by both: tag: and urn: ids');
JS
node see.mjs
