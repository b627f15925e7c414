#!/usr/bin/env bash
# A path such as /feeds/{name}.ics is written into the OpenAPI document and answers every request with 400.
#
# Version: @hono/zod-openapi 1.6.3 with hono 4.13.19 and zod 4.6.7. Seen on 2026-11-28, Node 20.20.
# Expected: OpenAPI lets a parameter be a part of a path segment. Either createRoute takes it and serves it, or it
#   says that it cannot.
# Seen: {name}.ics becomes the hono pattern :name.ics, a parameter that is called "name.ics". The document says
#   /feeds/{name}.ics with a parameter name; the server finds no "name" and refuses each request with a 400 that blames
#   the caller. Two parameters in one segment, /lists/{kind}-{id}, are in the document too, and answer 404.
# Who is hurt: who serves calendars, feeds or pictures by their usual endings. Nothing fails at start, the document is
#   valid, and clients that are made from it cannot make one good call.
# What to do: take the whole segment as the parameter and cut the ending off in the schema, or write the paths out; and
#   call every path of the document once in a test.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @hono/zod-openapi@1.6.3 hono@4.13.19 zod@4.6.7 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';

const app = new OpenAPIHono();
const answer = { 200: { description: 'The parameters.', content: { 'application/json': { schema: z.looseObject({}) } } } };
const serve = (path, params) =>
  app.openapi(createRoute({ method: 'get', path, request: { params: z.object(params) }, responses: answer }), (c) =>
    c.json(c.req.valid('param')),
  );
serve('/titles/{ref}', { ref: z.string() });
serve('/feeds/{name}.ics', { name: z.string() });
serve('/lists/{kind}-{id}', { kind: z.string(), id: z.string() });

const { paths } = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Example', version: '1' } });
const documented = Object.fromEntries(
  Object.entries(paths).map(([path, { get }]) => [path, get.parameters.map((parameter) => parameter.name)]),
);
const called = {};
for (const path of ['/titles/anilist:1', '/feeds/upcoming.ics', '/lists/radarr-3']) {
  const response = await app.request(path);
  called[path] = `${response.status} ${(await response.text()).replace(/\s|\\n|\\/g, '').slice(0, 180)}`;
}
console.log('documented:', documented);
console.log('called:', called);

assert.deepEqual(documented, {
  '/titles/{ref}': ['ref'],
  '/feeds/{name}.ics': ['name'],
  '/lists/{kind}-{id}': ['kind', 'id'],
});
assert.match(called['/titles/anilist:1'], /^200 /);
assert.match(called['/feeds/upcoming.ics'], /^400 .*expectedstring,receivedundefined/);
assert.match(called['/lists/radarr-3'], /^404 /);
JS
node see.mjs
