#!/usr/bin/env bash
# One title with angle brackets as a category makes the whole Atom feed unreadable, and most readers do not say so.
#
# Version: feed 6.0.0 (readers: saxes 6.0.0, rss-parser 3.13.0, feedsmith 3.0.1). Seen on 2026-11-28, Node 20.20.
# Expected: a category is plain text, as a title is. "<harmony/>", which really is the name of a film, is escaped in
#   every format, or refused.
# Seen: the RSS of the same feed escapes it. The Atom writes the bare "<" into the attributes term and label, so the
#   document is not well-formed XML. A strict parser stops there and shows no entry at all, of any title. Two feed
#   readers from npm read the file without a word, so a test that opens the feed with one of them stays green.
# Who is hurt: whoever offers a news feed with titles, tags or franchises as categories. On the day when that film is
#   new, strict readers (browsers, libxml2, most desktop programs) lose the feed.
# What to do: read one's own feeds with a strict XML parser in tests, and escape "<" in categories before feed gets
#   them for Atom.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts feed@6.0.0 saxes@6.0.0 rss-parser@3.13.0 feedsmith@3.0.1 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { Feed } from 'feed';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { SaxesParser } from 'saxes';

const news = (category) => {
  const feed = new Feed({
    id: 'https://example.org/feeds/news',
    title: 'New titles',
    link: 'https://example.org/',
    copyright: '',
    updated: new Date('2026-11-28T00:00:00Z'),
  });
  for (const [id, title] of [['anilist:1', 'Cowboy Bebop'], ['anilist:5', 'Cowboy Bebop: The Movie']])
    feed.addItem({
      id: `https://example.org/titles/${id}`,
      title,
      link: `https://example.org/titles/${id}`,
      date: new Date('2026-11-27T00:00:00Z'),
      category: [{ name: category, term: category }],
    });
  return feed;
};
const strict = (xml) => {
  try {
    new SaxesParser({ xmlns: true }).write(xml).close();
    return 'well-formed';
  } catch (error) {
    return `not well-formed: ${error.message}`;
  }
};

const good = news('Cowboy Bebop').atom1();
const atom = news('<harmony/>').atom1();
const rss = news('<harmony/>').rss2();
const lenient = {
  'rss-parser': (await new RssParser().parseString(atom)).items.length,
  feedsmith: parseFeed(atom).feed.entries.length,
};
console.log('Atom, category Cowboy Bebop:', strict(good));
console.log('RSS,  category <harmony/>:  ', strict(rss));
console.log('Atom, category <harmony/>:  ', strict(atom));
console.log('the line in the Atom:       ', atom.split('\n').find((line) => line.includes('<category')).trim());
console.log('entries that lenient readers find in it:', lenient);

assert.equal(strict(good), 'well-formed');
assert.equal(strict(rss), 'well-formed');
assert.match(strict(atom), /^not well-formed/);
assert.deepEqual(lenient, { 'rss-parser': 2, feedsmith: 2 });
JS
node see.mjs
