#!/usr/bin/env bash
# A list that an OpenAPI document wants with commas (explode: false) is repeated by four of six generated clients.
#
# Versions: swagger-typescript-api 13.13.0, openapi-typescript-codegen 0.31.0, orval 7.13.2 (the last for Node 20) with its clients for
#   axios (1.21.1) and fetch, oazapfts 7.5.0, @hey-api/openapi-ts 0.95.0. Seen on 2026-11-29, Node 20.20.
# Expected: style "form" with explode false is ?list=SEQUEL,SIDE_STORY, in OpenAPI 3.0 and 3.1.
# Seen: oazapfts and @hey-api/openapi-ts send that. swagger-typescript-api, openapi-typescript-codegen and orval's fetch client send
#   ?list=SEQUEL&list=SIDE_STORY, and orval's axios client, its default, ?list[]=SEQUEL&list[]=SIDE_STORY, which is another parameter.
#   None says so when it generates.
# Who is hurt: whose server takes the first or the last of several, and answers another question than was asked.
# What to do: on the server, take both forms, or refuse one in words; for orval's axios client set `paramsSerializer`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps swagger-typescript-api@13.13.0 openapi-typescript-codegen@0.31.0 \
  orval@7.13.2 axios@1.21.1 oazapfts@7.5.0 @oazapfts/runtime@1.2.0 @hey-api/openapi-ts@0.95.0 typescript@5.9.3 esbuild@0.28.2 >&2

cat >titles.json <<'JSON'
{ "openapi": "3.1.0", "info": { "title": "titles", "version": "1" }, "paths": { "/titles": { "get": { "operationId": "titles",
  "parameters": [{ "name": "list", "in": "query", "style": "form", "explode": false, "schema": { "type": "array", "items": { "type": "string" } } }],
  "responses": { "200": { "description": "the address", "content": { "application/json": { "schema": { "type": "object",
    "properties": { "url": { "type": "string" } }, "required": ["url"] } } } } } } } } }
JSON
{
  npx oazapfts titles.json oazapfts.ts
  npx openapi-ts -i titles.json -o hey -c @hey-api/client-fetch
  npx swagger-typescript-api generate -p "$folder/titles.json" -o swagger -n api.ts
  npx openapi -i titles.json -o codegen --client fetch
  npx orval --input titles.json --output orval/axios.ts
  npx orval --input titles.json --output orval/fetch.ts --client fetch
} >generated.log 2>&1 || { cat generated.log; exit 1; }

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const asked = [];
const server = createServer(({ url }, response) => {
  asked.push(decodeURIComponent(url));
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ url }));
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const base = `http://127.0.0.1:${server.address().port}`;
const load = (file) => {
  const outfile = `built-${file.replaceAll('/', '-')}.mjs`;
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  buildSync({ entryPoints: [file], bundle: true, platform: 'node', format: 'esm', outfile, banner, logLevel: 'error' });
  return import(pathToFileURL(outfile));
};
const list = ['SEQUEL', 'SIDE_STORY'];
const clients = {
  oazapfts: async () => {
    const { defaults, titles } = await load('oazapfts.ts');
    defaults.baseUrl = base;
    await titles({ list });
  },
  '@hey-api/openapi-ts': async () => (await load('hey/sdk.gen.ts')).titles({ query: { list }, baseUrl: base }),
  'swagger-typescript-api': async () => new (await load('swagger/api.ts')).Api({ baseUrl: base }).titles.titles({ list }),
  'openapi-typescript-codegen': async () => {
    const { OpenAPI, DefaultService } = await load('codegen/index.ts');
    OpenAPI.BASE = base;
    await DefaultService.titles(list);
  },
  'orval, fetch': async () => fetch(base + (await load('orval/fetch.ts')).getTitlesUrl({ list })),
  'orval, axios': async () => (await load('orval/axios.ts')).titles({ list }, { baseURL: base }),
};
for (const ask of Object.values(clients)) await ask();
server.close();
server.closeAllConnections();
console.table(Object.keys(clients).map((client, at) => ({ client, 'asked for': asked[at] })));
const [commas, repeated, brackets] = ['list=SEQUEL,SIDE_STORY', 'list=SEQUEL&list=SIDE_STORY', 'list[]=SEQUEL&list[]=SIDE_STORY'];
assert.deepEqual(asked, [commas, commas, repeated, repeated, repeated, brackets].map((query) => `/titles?${query}`));
JS
node see.mjs
