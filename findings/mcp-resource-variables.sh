#!/usr/bin/env bash
# A server that offers title/{ref} over MCP is handed "anilist%3A16498", and never hears of a search that leaves out one of its parameters.
#
# Versions: @modelcontextprotocol/server 2.4.0 and client 2.4.0. Seen on 2026-11-29, Node 20.20.
# Expected: variables as they were before they were put into the address: RFC 6570, by which these templates are written, encodes
#   them, so whoever takes an address apart decodes them, as every router of HTTP does. {?q,page} is a query whose parts may
#   be missing, in any order.
# Seen: they come as they stand in the address. Who encodes a ref, as encodeURIComponent and the template's own expand() do, has
#   its colon as %3A; and a title in Japanese always comes encoded, even where it was not sent so. {?q,page} matches both
#   parts in that order alone: q without page, and page before q, are "Resource not found".
# Who is hurt: every server whose ids or titles have more than letters and digits in them: it finds nothing, or works with the client at
#   hand, which sends the colon as it is, and not with the next.
# What to do: decodeURIComponent() each variable in the handler; give optional parameters to tools, not to templates.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/server@2.4.0 @modelcontextprotocol/client@2.4.0 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/client';
import { InMemoryTransport, McpServer, ResourceTemplate, UriTemplate } from '@modelcontextprotocol/server';

const server = new McpServer({ name: 'titles', version: '1.0.0' });
const echo = async (uri, variables) => ({ contents: [{ uri: uri.href, text: JSON.stringify(variables) }] });
server.registerResource('title', new ResourceTemplate('anime://title/{ref}', { list: undefined }), {}, echo);
server.registerResource('search', new ResourceTemplate('anime://search{?q,page}', { list: undefined }), {}, echo);
const [ours, theirs] = InMemoryTransport.createLinkedPair();
await server.connect(ours);
const client = new Client({ name: 'reader', version: '1.0.0' });
await client.connect(theirs);

const read = (uri) =>
  client.readResource({ uri }).then(
    ({ contents }) => JSON.parse(contents[0].text),
    (error) => error.message.includes('not found') && 'not found',
  );
const expanded = new UriTemplate('anime://title/{ref}').expand({ ref: 'anilist:16498' });
const seen = {
  expanded,
  'what it expands to': await read(expanded),
  'colon as it is': await read('anime://title/anilist:16498'),
  'Japanese as it is': await read('anime://title/進撃の巨人'),
  'both, in order': await read('anime://search?q=Re%3AZERO&page=2'),
  'one of two': await read('anime://search?q=Bleach'),
  'both, the other way': await read('anime://search?page=2&q=Bleach'),
};
console.dir(seen, { depth: 3 });
assert.deepEqual(seen, {
  expanded: 'anime://title/anilist%3A16498',
  'what it expands to': { ref: 'anilist%3A16498' },
  'colon as it is': { ref: 'anilist:16498' },
  'Japanese as it is': { ref: encodeURIComponent('進撃の巨人') },
  'both, in order': { q: 'Re%3AZERO', page: '2' },
  'one of two': 'not found',
  'both, the other way': 'not found',
});
await client.close();
await server.close();
JS
node see.mjs
