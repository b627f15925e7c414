#!/usr/bin/env bash
# `npx NAME` in a package's own folder runs the package's `prepare` script once more.
#
# Version: npm 11.19.1 and 10.9.4. Seen on 2026-11-28, Node 20.20.
# Expected: `npm ci` has run `prepare`, and `npx NAME` starts what package.json names as `bin`, which is there.
# Seen: npm does not start the file. It installs the folder as a link into a folder of its own (~/.npm/_npx), and runs `prepare` in
#   the project for that, with npm_command=exec, silently, before the command starts: npm 11 at the first `npx` until that folder
#   is cleared, npm 10 (which Node 20 and 22 bring) at every one.
# Who is hurt: whoever follows a README that says `npm ci && npx NAME`: a build of ten seconds is made again, and files that are
#   in use meanwhile (a server, tests) are written anew. In this project it was 10 s of processor time before the first answer.
# What to do: let `prepare` do nothing where npm_command is exec and all is made; or start the file with node.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --prefix tool eleven@npm:npm@11.19.1 ten@npm:npm@10.9.4 >&2
mkdir project
cd project
cat >package.json <<'JSON'
{ "name": "greeter", "version": "1.0.0", "bin": { "greeter": "greet.js" }, "scripts": { "prepare": "node prepare.js" } }
JSON
echo 'require("node:fs").appendFileSync(`${__dirname}/prepared`, `${process.env.npm_command}\n`)' >prepare.js
printf '#!/usr/bin/env node\nconsole.log("hello")\n' >greet.js
chmod +x greet.js

cat >see.cjs <<'JS'
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { readFileSync, rmSync } = require('node:fs');
for (const which of ['eleven', 'ten']) {
  const env = { ...process.env, npm_config_cache: `${__dirname}/../cache-${which}`, npm_config_update_notifier: 'false' };
  const npm = (...words) =>
    execFileSync(process.execPath, [`../tool/node_modules/${which}/bin/npm-cli.js`, ...words], { encoding: 'utf8', env, stdio: 'pipe' });
  const prepared = () => readFileSync('prepared', 'utf8').trim().split('\n');
  rmSync('prepared', { force: true });
  npm('install', '--no-audit', '--no-fund');
  const seen = { npm: npm('--version').trim(), 'after install': prepared() };
  seen.said = npm('exec', 'greeter').trim();
  seen['after the first npx'] = prepared();
  npm('exec', 'greeter');
  seen['after the second'] = prepared();
  console.log(seen);
  assert.equal(seen.said, 'hello');
  assert.deepEqual(seen['after install'], ['install']);
  assert.deepEqual(seen['after the first npx'], ['install', 'exec']);
  assert.deepEqual(seen['after the second'], which === 'ten' ? ['install', 'exec', 'exec'] : ['install', 'exec']);
}
JS
node see.cjs
