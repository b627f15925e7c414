#!/usr/bin/env bash
# A connection on which nothing was asked yet holds up the end of a server for a minute, closeIdleConnections() or not.
#
# Version: node:http of Node 20.20. Seen on 2026-11-28.
# Expected: server.close() and server.closeIdleConnections() end a server that answers nobody: by the documentation the
#   second one closes all connections "which are not sending a request or waiting for a response".
# Seen: a connection that has had an answer is closed; one on which nothing was sent yet stays, and the server does not
#   end before its headersTimeout and the next check of connections (60 s and up to 30 s more), or until the other side
#   gives up.
# Who is hurt: whoever stops a server that browsers have open (they connect ahead of time), or clients that keep a spare
#   connection: a supervisor kills it after its own patience, in the middle of saving.
# What to do: note sockets in 'connection', forget them in 'request', and destroy what is left when the server is to end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';

// Whether a server ends within two seconds, with one connection on which `said` was sent.
async function endsWith(said) {
  const server = createServer((_, response) => response.end('x')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const arrived = once(server, 'connection');
  const socket = connect(server.address().port, '127.0.0.1');
  await Promise.all([arrived, once(socket, 'connect')]);
  if (said) {
    socket.write(said);
    await once(socket, 'data');
  }
  socket.resume();
  const ended = new Promise((done) => server.close(() => done(true)));
  server.closeIdleConnections();
  const late = new Promise((done) => setTimeout(done, 2000, false));
  const isOver = await Promise.race([ended, late]);
  socket.destroy();
  await ended;
  return isOver;
}
const answered = await endsWith('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
const silent = await endsWith('');
console.log(process.version);
console.log('a connection that had its answer: ends', answered);
console.log('a connection that asked nothing:  ends', silent);
assert.deepEqual([answered, silent], [true, false]);
JS
node see.mjs
