#!/usr/bin/env bash
# A server that sends a mark to go on from, "id: 2" with nothing else, is asked from the mark before it when the connection breaks.
#
# Versions: eventsource 3.0.7 with eventsource-parser 3.1.1; undici 7.30.2, which is also what Node has, beside it. Seen on
#   2026-11-29, Node 20.20.
# Expected: the HTML standard keeps the last id of a stream until another comes: a block with an id and no data makes no event and is the new
#   last id, and an event without an id has the last one (9.2.6). A client that is cut off sends it as Last-Event-ID.
# Seen: eventsource forgets the id of a block without data, and after a break asks from the id before: what lay between comes
#   twice, and where no event had an id it comes from the beginning. An event without an id says that its lastEventId is "",
#   where undici and browsers say "1". eventsource-parser, which it reads with, hands on neither. undici does as the standard says.
# Who is hurt: who counts progress with marks of their own, so as not to number what nobody needs again; and who keeps
#   event.lastEventId to go on from, and loses it at the first event without one.
# What to do: as a server, give every event an id and none without data; as a reader, keep the last id that is not empty.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts eventsource@3.0.7 eventsource-parser@3.1.1 undici@7.30.2 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { EventSource as eventsource } from 'eventsource';
import { EventSource as undici } from 'undici';

/** What a client makes of a stream that breaks off, and which id it asks from when it comes again. */
async function cutOff(EventSource, text) {
  const { promise, resolve } = Promise.withResolvers?.() ?? deferred();
  let calls = 0;
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (calls++ === 0) return response.end(`retry: 10\n\n${text}`);
    response.write(': waits\n\n');
    resolve(request.headers['last-event-id'] ?? 'the beginning');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const ids = [];
  const source = new EventSource(`http://127.0.0.1:${server.address().port}`);
  source.onmessage = ({ lastEventId }) => ids.push(lastEventId);
  const from = await promise;
  source.close();
  server.closeAllConnections();
  server.close();
  return { 'ids of its events': ids, 'goes on from': from };
}
function deferred() {
  let resolve;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const streams = {
  'an event with an id': 'id: 1\ndata: Bleach\n\n',
  'and one without': 'id: 1\ndata: Bleach\n\ndata: Gintama\n\n',
  'and an id alone': 'id: 1\ndata: Bleach\n\nid: 2\n\n',
  'an id alone': 'id: 5\n\n',
};
const seen = {};
for (const [name, text] of Object.entries(streams))
  seen[name] = { eventsource: await cutOff(eventsource, text), undici: await cutOff(undici, text) };
console.dir(seen, { depth: 5 });
const told = (ids, from) => ({ 'ids of its events': ids, 'goes on from': from });
assert.deepEqual(seen, {
  'an event with an id': { eventsource: told(['1'], '1'), undici: told(['1'], '1') },
  'and one without': { eventsource: told(['1', ''], '1'), undici: told(['1', '1'], '1') },
  'and an id alone': { eventsource: told(['1'], '1'), undici: told(['1'], '2') },
  'an id alone': { eventsource: told([], 'the beginning'), undici: told([], '5') },
});
JS
node see.mjs
