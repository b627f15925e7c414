#!/usr/bin/env bash
# Progress that a server tells in one piece with its answer is never heard by the client of the Model Context Protocol.
#
# Version: @modelcontextprotocol/client 2.4.0 on Node 20.20. Seen on 2026-11-28.
# Expected: notifications/progress that a server wrote before the result of a call reach onprogress before callTool() resolves.
# Seen: those that come apart from the result do; those that come in one piece with it never do, not later either.
# Who is hurt: whoever counts on the last step ("3 of 3"): a quick server writes just that, in one piece.
# What to do: take the result for the last step; a server says nothing in progress that is not in the result as well.
set -euo pipefail
command -v npm >/dev/null || { echo 'needs npm'; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @modelcontextprotocol/client@2.4.0
cat >server.mjs <<'JS'
import { createInterface } from 'node:readline';
const line = (message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`;
const write = (text) => process.stdout.write(text);
createInterface({ input: process.stdin }).on('line', (text) => {
  const { id, method, params } = JSON.parse(text);
  if (method === 'initialize') {
    const { protocolVersion } = params;
    write(line({ id, result: { protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'server', version: '1' } } }));
  } else if (method === 'tools/call') {
    const { progressToken } = params._meta;
    const progress = (n) => line({ method: 'notifications/progress', params: { progressToken, progress: n } });
    const result = line({ id, result: { content: [{ type: 'text', text: 'done' }] } });
    if (params.name === 'together') return write(progress(1) + progress(2) + result);
    write(progress(1));
    setTimeout(() => write(progress(2)), 100);
    setTimeout(() => write(result), 200);
  } else if (id !== undefined) write(line({ id, error: { code: -32601, message: 'no such method' } }));
});
JS
cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
const client = new Client({ name: 'client', version: '1' });
await client.connect(new StdioClientTransport({ command: process.execPath, args: ['server.mjs'] }));
const heard = async (name) => {
  const told = [];
  const { content } = await client.callTool({ name, arguments: {} }, { onprogress: ({ progress }) => told.push(progress) });
  await new Promise((later) => setTimeout(later, 300));
  return { told, text: content[0].text };
};
const seen = { apart: await heard('apart'), together: await heard('together') };
console.log(seen);
await client.close();
assert.deepEqual(seen, { apart: { told: [1, 2], text: 'done' }, together: { told: [], text: 'done' } });
JS
node see.mjs
