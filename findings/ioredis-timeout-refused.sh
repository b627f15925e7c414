#!/usr/bin/env bash
# ioredis with `commandTimeout` keeps a process alive for that long after a command that Redis refused, although the connection
# is closed.
#
# Version: ioredis 5.8.2. Node 20.20. Seen on 2026-11-28.
# Expected: the time-out of a command ends with its answer, be it a value or an error: after quit() nothing is left to wait for.
# Seen: after an answer that is a value the process ends at once; after one that is an error it ends when the time-out is over.
# Who is hurt: short programs (a command line, cron) that ask for something that an older or a locked-down Redis refuses, such as
#   CLIENT SETINFO or CONFIG GET, and catch the refusal: each run takes as much longer as the time-out is.
# What to do: leave `commandTimeout` out and race commands against a timer of one's own that is unref()ed, or ask for what may
#   be refused on a connection without it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ioredis@5.8.2 >&2

cat >run.mjs <<'JS'
import { createServer } from 'node:net';
import { argv } from 'node:process';
import { Redis } from 'ioredis';

// A server that knows the protocol's two simplest answers, one for each command: a value, or an error.
const answer = argv[2] === 'error' ? '-ERR unknown command\r\n' : '+OK\r\n';
const server = createServer((socket) => {
  socket.on('data', (bytes) => socket.write(answer.repeat(bytes.toString().split('*').length - 1)));
});
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const redis = new Redis({ host: '127.0.0.1', port, commandTimeout: 3000, enableReadyCheck: false, disableClientInfo: true });
  const said = await redis.call('HELLOTHERE').catch((error) => error.message);
  const at = performance.now();
  redis.disconnect();
  server.close();
  process.on('exit', () => console.log(`${said}: ended ${performance.now() - at < 1500 ? 'at once' : 'when the time-out was over'}`));
});
JS
value=$(node run.mjs value)
refused=$(node run.mjs error)
echo "$value"
echo "$refused"
[ "$value" = 'OK: ended at once' ]
[ "$refused" = 'ERR unknown command: ended when the time-out was over' ]
